"""Types into the box that finds; run as a program of its own: FILE ROUNDS.

Prints the seconds from a key to the page of 50 lines on the screen, and those of its two least parts: the
query that reads this page, and painting it again. The worst of the stalls of the window meanwhile goes to
standard error.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import clock, in_turn
from benchmarks.notes import COMMON
from dsr_tracker.core.searching import parse_search
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.find_box import FindBox
from dsr_tracker.gui.finding import PAGE
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menus import Menus
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store

_TYPED = f"kind:note {COMMON}"


class Paints(QObject):
    """Counts how often something is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def main() -> None:
    """Measure both sides in turn."""
    application = QApplication([])
    application.setStyle("Fusion")
    path, rounds = Path(sys.argv[1]), int(sys.argv[2])
    document = Document(Store.open(path, SEEDS, read_only=True), "Analyst")
    window = MainWindow(document, Viewing(document))
    Menus(window, "light", ())
    window.resize(1400, 3_200)
    window.show()
    QTest.qWaitForWindowExposed(window)
    palette = window.findChildren(FindBox)[0].palette
    palette.open()
    palette.setGeometry(0, 0, 1_000, 3_000)  # as high as 50 lines
    found, paints, shown = palette.lookup.found, Paints(), list[bool]()
    palette.list.viewport().installEventFilter(paints)
    found.rowsInserted.connect(lambda: shown.append(True))
    stalls: list[float] = []
    loop = QEventLoop()

    def type_key() -> float:
        palette.field.setText(_TYPED[:-1])
        palette.lookup.search(_TYPED[:-1])
        settle()

        def go() -> None:
            shown.clear()
            QTest.keyClick(palette.field, Qt.Key(ord(_TYPED[-1].upper())))
            while not shown:
                turn()
            before = paints.count
            while paints.count == before:
                turn()

        return clock(go)

    def turn() -> None:
        # As a window that has nothing to do: turning on and on would keep the interpreter from the search.
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        start = time.perf_counter()
        QApplication.processEvents()
        stalls.append(time.perf_counter() - start)

    def settle() -> None:
        for _ in range(20):
            QApplication.processEvents()
            time.sleep(0.005)

    with Store.open(path, SEEDS, read_only=True) as store:

        def least() -> float:
            assert sum(not line.is_heading for line in found.lines) == PAGE
            query = clock(lambda: store.search.page(parse_search(_TYPED), ["note"], PAGE + 1))
            return query + clock(palette.list.viewport().repaint)

        type_key()
        measured = in_turn({"ours": type_key, "least": least}, rounds)
    print(measured["ours"], measured["least"])
    print(f"The longest turn of the event loop: {1_000 * max(stalls):.1f} ms", file=sys.stderr)
    palette.leave()
    window.hide()
    document.close()


if __name__ == "__main__":
    main()
