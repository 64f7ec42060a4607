"""Types into the box that finds; run as a program of its own: FILE ROUNDS.

Prints the seconds from a key to the page of 50 lines on the screen, those of its two least parts (the query
that reads this page, and painting it again), and the longest that the window could not answer while words
were typed into it, letter by letter.
"""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

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
_SENTENCE = f"{COMMON} bag country:EG la since:2020"
_BETWEEN_KEYS_MS = 60
_TIMES = 3
"""How often each is done in a go, of which the least counts."""


class Paints(QObject):
    """Counts how often something is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def longest_stall(field: QLineEdit) -> float:
    """The longest time between two ticks of a clock in the event loop, while somebody types."""
    ticks: list[float] = []
    ticking = QTimer()
    ticking.timeout.connect(lambda: ticks.append(time.perf_counter()))
    ticking.start(0)
    field.clear()
    for letter in _SENTENCE:
        QTest.keyClicks(field, letter)
        QTest.qWait(_BETWEEN_KEYS_MS)
    ticking.stop()
    return max(after - before for before, after in itertools.pairwise(ticks))


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
    loop = QEventLoop()

    def type_key() -> float:
        palette.field.setText(_TYPED[:-1])
        palette.lookup.search(_TYPED[:-1])
        QTest.qWait(100)

        def go() -> None:
            shown.clear()
            QTest.keyClicks(palette.field, _TYPED[-1])
            while not shown:
                # As a window does: turning on and on would keep the interpreter from the search.
                loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            before = paints.count
            while paints.count == before:
                loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

        return clock(go)

    with Store.open(path, SEEDS, read_only=True) as store:

        def least() -> float:
            assert sum(not line.is_heading for line in found.lines) == PAGE
            query = clock(lambda: store.search.page(parse_search(_TYPED), ["note"], PAGE + 1))
            return query + clock(palette.list.viewport().repaint)

        type_key()
        measured = in_turn(
            {
                "ours": lambda: min(type_key() for _ in range(_TIMES)),
                "least": lambda: min(least() for _ in range(_TIMES)),
            },
            rounds,
        )
    palette.open()  # as high as it is for a person
    print(measured["ours"], measured["least"], longest_stall(palette.field))
    palette.leave()
    window.hide()
    document.close()


if __name__ == "__main__":
    main()
