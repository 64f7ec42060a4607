"""Undo and redo in the window: at once, or beside it where an edit is large."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dsr_tracker.core.history import Action
from dsr_tracker.core.text import shown
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.words import error_words, said

_AT_ONCE = 1_000
"""So many changes are taken back before anybody notices."""


class Reversing(QObject):
    """Takes back the newest edit of the window's document, or does it again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None

    def undo(self) -> None:
        """Take back the newest edit; raises a TrackerError."""
        self._reverse(Action.UNDO)

    def redo(self) -> None:
        """Do the edit again that was undone last; raises a TrackerError."""
        self._reverse(Action.REDO)

    def _reverse(self, action: Action) -> None:
        if self._job is not None:
            return
        self._window.flush()  # what is being typed is an edit of its own, and the newest
        document = self._window.document
        is_undo = action is Action.UNDO
        size = document.read.reversal_size(action)
        if size <= _AT_ONCE:
            (document.undo if is_undo else document.redo)()
            return
        from dsr_tracker.gui.dialogs.wait_dialog import WaitDialog

        label = document.read.next_undo() if is_undo else document.read.next_redo()
        title = self.tr("Undoing") if is_undo else self.tr("Doing again")
        text = self.tr("“{label}”: {n} changes. It is done as a whole, or not at all.").format(
            label=shown(said(label)), n=f"{size:,}"
        )
        job = document.reverse(action)
        job.finished.connect(self._on_ended)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_stopped)
        self._job = job
        WaitDialog(title, text, job, self._window).open()
        job.start()

    def _on_ended(self) -> None:
        self._job = None

    def _on_stopped(self) -> None:
        self._job = None
        self._window.say(self.tr("Stopped. Nothing was changed."))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        advice = self._window.document.explain(error)
        if advice is None:
            raise error  # a fault of ours, told as such
        self._window.bar.show_message(error_words(advice))
