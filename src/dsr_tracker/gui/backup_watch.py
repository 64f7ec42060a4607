"""Backs the open tracker up every half hour in which something was changed, beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.words import error_words

_PAUSE_MS = 30 * 60 * 1_000


class BackupWatch(QObject):
    """Silent while all goes well; `Document.backup_failed` says what does not."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Begin a backup, unless nothing was changed or one is being made."""
        if self._job is not None or self._document.is_read_only:
            return
        keeper = self._document.keeper
        self._job = Job(lambda _: keeper.back_up_changes(), self._document)
        self._job.finished.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_made(self, _: object) -> None:
        self._job = None
        self._document.backup_failed.emit("")

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        advice = self._document.explain(error)
        if advice is None:
            raise error  # a fault of ours, told as such
        self._document.backup_failed.emit(error_words(advice))
