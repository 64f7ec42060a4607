"""Reading for a page: in place in a small tracker, beside the window in a big one."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject

from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job


class Fetch(QObject):
    """Hands what was read to `show`; of several questions only the last one is answered."""

    def __init__(
        self,
        document: Document,
        show: Callable[[Any], None],
        parent: QObject,
        *,
        reader: Callable[[Any], Any] = attrgetter("agenda"),
    ) -> None:
        """`reader` gives what is asked, of the document or of a store."""
        super().__init__(parent)
        self._document = document
        self._show = show
        self._reader = reader
        self._number = 0
        self._is_reading = False

    @property
    def is_reading(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_reading

    def start(self, read: Callable[[Any], Any]) -> None:
        """Ask; `read` gets an AgendaReader, or what `reader` gives; its own where the tracker is big."""
        self._number += 1
        number = self._number
        if not self._document.agenda.is_big():
            self._is_reading = False
            self._show(read(self._reader(self._document)))
            return
        self._is_reading = True
        reader = self._reader
        job: Job = self._document.background(lambda store, _: read(reader(store)))
        job.finished.connect(lambda answer: self._on_finished(number, answer))
        job.failed.connect(lambda error: self._on_failed(number, error))
        job.start()

    def _on_finished(self, number: int, answer: Any) -> None:
        if number == self._number:
            self._is_reading = False
            self._show(answer)

    def _on_failed(self, number: int, error: Exception) -> None:
        if number == self._number:
            self._is_reading = False
            raise error
