"""Shows a window and says when it settled; run as a program of its own: KIND SECONDS [FILE].

KIND is "bare" (a PySide6 window with nothing in it), "table" (with a menu bar, and a table of texts from a
model in Python: the least that any program of our kind starts with) or "tracker" (the program as a person
starts it).
Settled means: the window is exposed and painted, and the event queue is empty. It then stays open for that
many seconds. Prints the instant on the system's clock, and the resident bytes at the end. Qt types cost
time when first touched, so that the probe touches but one.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any


def watch(stay: float) -> None:
    """Report as soon as the queue is empty behind an exposed window."""
    from PySide6.QtCore import QAbstractEventDispatcher
    from PySide6.QtWidgets import QApplication

    def on_idle() -> None:
        settled = time.perf_counter()
        shown = [window for window in QApplication.topLevelWidgets() if is_exposed(window)]
        if not shown:
            return
        dispatcher.aboutToBlock.disconnect(on_idle)
        # Only now: what follows is not measured.
        from PySide6.QtCore import QTimer

        QTimer.singleShot(int(stay * 1_000), lambda: finish(settled, shown[0]))

    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.aboutToBlock.connect(on_idle)


def is_exposed(window: Any) -> bool:
    """Whether the window is on the screen, and so has been painted once the queue is empty."""
    handle = window.windowHandle()
    return handle is not None and bool(handle.isExposed())


def finish(settled: float, window: Any) -> None:
    """Print, and end without tidying up."""
    import os

    if hasattr(window, "matrix"):
        model = window.matrix.model
        assert model.rowCount() > 1, "the window shows no rows"
        assert model.data(model.index(0, 0)), "the first row is not filled"
    print(settled, resident_bytes(), flush=True)
    os._exit(0)


def resident_bytes() -> int:
    """What this process holds in memory; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096
    except OSError:
        return 0


def show_bare(stay: float) -> None:
    """A window with nothing in it, as large as ours."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1400, 880)
    window.show()
    watch(stay)
    application.exec()


def show_table(stay: float) -> None:
    """A window with a menu bar and a table whose texts come from Python; nothing is read for it."""
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class Model(QAbstractTableModel):
        def rowCount(self, parent: object = None) -> int:  # noqa: ARG002
            return 2_000

        def columnCount(self, parent: object = None) -> int:  # noqa: ARG002
            return 195

        def data(self, index: object, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:  # noqa: ARG002
            return "Complete" if role == Qt.ItemDataRole.DisplayRole else None

    application = QApplication([])
    window = QMainWindow()
    window.menuBar().addMenu("&File").addAction("&Quit")
    view = QTableView()
    view.setModel(Model(view))
    window.setCentralWidget(view)
    window.resize(1400, 880)
    window.show()
    watch(stay)
    application.exec()


def show_tracker(stay: float, path: str) -> None:
    """The program on that tracker; the probe gets in when Qt is about to be imported anyway."""
    from dsr_tracker import display

    look_for_display = display.why_no_window

    def why_no_window() -> str:
        reason = look_for_display()
        from PySide6.QtWidgets import QApplication

        run = QApplication.exec

        def exec_watched(*_: object) -> int:
            watch(stay)
            return run()

        QApplication.exec = exec_watched  # type: ignore[method-assign]
        return reason

    display.why_no_window = why_no_window
    sys.argv = ["dsr-tracker", path]
    from dsr_tracker.__main__ import main

    sys.exit(main())


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        show_bare(float(sys.argv[2]))
    elif sys.argv[1] == "table":
        show_table(float(sys.argv[2]))
    else:
        show_tracker(float(sys.argv[2]), sys.argv[3])
