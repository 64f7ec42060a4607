"""A start that ends as soon as the window stands: for the self-test, and for measuring."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QAbstractEventDispatcher, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_PATIENCE_MS = 60_000
_SETTLING_MS = 1_000


def leave_when_painted(application: QApplication) -> None:
    """End the program when its window is on the screen, painted and idle; tell the instant.

    The exit code is then 0, and 1 where the window never came.
    """
    dispatcher = QAbstractEventDispatcher.instance(application.thread())

    def on_idle() -> None:
        painted = time.perf_counter()
        if any(_is_exposed(each) for each in application.topLevelWidgets()):
            dispatcher.aboutToBlock.disconnect(on_idle)
            # The clock is one for all programs of a system: whoever started this one subtracts.
            sys.stdout.write(f"window painted at {painted:.6f}\n")
            sys.stdout.flush()
            # What the program does once it has settled is part of the trial.
            QTimer.singleShot(_SETTLING_MS, lambda: application.exit(0))

    dispatcher.aboutToBlock.connect(on_idle)
    QTimer.singleShot(_PATIENCE_MS, lambda: application.exit(1))


def _is_exposed(widget: QWidget) -> bool:
    return isinstance(widget, QMainWindow) and widget.isVisible() and widget.windowHandle().isExposed()
