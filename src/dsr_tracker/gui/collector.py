"""Looks for garbage where nobody waits for it.

Python does so amid any work, in whatever thread it is at, and all others stand still meanwhile: a third of
a second where a large import is at hand. That thread would also end objects of Qt's that are not its own.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from dsr_tracker.gui.jobs import are_jobs_running

_EVERY_MS = 5_000
_MANY = 30_000
"""Looking through so many new objects takes some hundredths of a second."""


class Collector(QObject):
    """Stands in for Python's own collection from when it is made until the program ends."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        gc.disable()
        _take_as_old()  # what the start made
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look_at_new)
        self._timer.start()
        application.applicationStateChanged.connect(self._on_state_changed)

    def look_at_new(self) -> None:
        """Throw away what is new and garbage; where much is new, leave it for when nobody looks."""
        if are_jobs_running():
            return
        if gc.get_count()[0] > _MANY:
            # Most of an import or a report goes by itself, and none of it is looked through for that.
            _take_as_old()
        else:
            gc.collect(1)

    def look_at_all(self) -> None:
        """Throw away all that is garbage."""
        if not are_jobs_running():
            gc.collect()

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.look_at_all()


def _take_as_old() -> None:
    """Whatever there is counts as old from now on, unexamined."""
    gc.freeze()
    gc.unfreeze()
