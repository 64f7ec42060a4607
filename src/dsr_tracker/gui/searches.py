"""Questions to the tracker beside the window, of which only the newest is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Question = Callable[[Any], Iterator[object]]
"""Gets a store of its own to read from, and gives its answer in parts."""


class Searches(QObject):
    """One connection, read-only, and one thread; a new question ends the one that is still being answered.

    `answered` brings each part of the answer, `finished` says that there was no more, `failed` why none
    comes. None of them speaks of a question that is no longer the newest.
    """

    answered = Signal(object)
    finished = Signal()
    failed = Signal(object)
    _came = Signal(int, str, object)

    def __init__(self, open_store: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._store: Any = None
        self._number = 0
        # A pool of its own: a report that is being written must not keep a search waiting.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._came.connect(self._on_came)

    @property
    def is_asking(self) -> bool:
        """Whether a question is being answered."""
        return self._pool.activeThreadCount() > 0

    def ask(self, question: Question) -> None:
        """Answer this from now on."""
        self.stop()
        number = self._number
        self._pool.start(_Task(lambda: self._answer(number, question)))

    def stop(self) -> None:
        """Answer nothing any more; the file is free for writing at once."""
        self._number += 1
        if self._store is not None and self.is_asking:
            self._store.search.stop()

    def close(self) -> None:
        """Stop, and let go of the file."""
        self.stop()
        self._pool.waitForDone()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _answer(self, number: int, question: Question) -> None:
        """Runs on the pool's thread, the only one that reads from the store."""
        try:
            if number != self._number:
                return
            if self._store is None:
                self._store = self._open_store()
            for part in question(self._store):
                if number != self._number:
                    return
                self._came.emit(number, "answered", part)
        except Exception as error:  # handed to whoever asked
            self._came.emit(number, "failed", error)
        else:
            self._came.emit(number, "finished", None)

    def _on_came(self, number: int, what: str, part: object) -> None:
        if number != self._number:
            return
        if what == "finished":
            self.finished.emit()
        else:
            (self.answered if what == "answered" else self.failed).emit(part)


class _Task(QRunnable):
    """Only calls: see jobs.py."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()
