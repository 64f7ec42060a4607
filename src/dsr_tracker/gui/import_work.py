"""What an import does beside the window: it reads the table, looks what that comes to, and takes it over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dsr_tracker.core.history import Edit
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.importing import TableFile, reading
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.reading_jobs import build_import
from dsr_tracker.importing.building import Import
from dsr_tracker.importing.mapping import Mapping
from dsr_tracker.importing.tables import Table


class ImportWork(QObject):
    """One job at a time; what comes too late is not told.

    `read` comes with a TableFile, `looked` with an Import, `taken` with the import and the edit as recorded.
    `stopped` says that writing was given up, `failed` why something could not be done.
    """

    read = Signal(object)
    progressed = Signal(int, int)
    looked = Signal(object)
    taken = Signal(object, object)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._reading: Job | None = None
        self._looking: Job | None = None
        self._writing: Job | None = None
        self.path: Path | None = None
        self.table: Table | None = None
        self.made: Import | None = None
        """What the table comes to; None until that is known, and where it holds no more."""
        self.is_stopped = False

    @property
    def is_reading(self) -> bool:
        """Whether the table is being read."""
        return self._reading is not None

    @property
    def is_looking(self) -> bool:
        """Whether it is being found out what the table comes to."""
        return self._looking is not None

    @property
    def is_writing(self) -> bool:
        """Whether the table is being taken over."""
        return self._writing is not None

    @property
    def folder(self) -> Path:
        """Where the table lies, or the tracker as long as there is none."""
        return (self.path or self._document.path).parent

    def read_table(self, path: Path, sheet: str = "") -> None:
        """Read that file."""
        self._drop_looking()
        self._drop_reading()
        self.path, self.table, self.made = path, None, None
        self._reading = reading(path, sheet, self)
        self._reading.finished.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._reading.start()

    def forget(self) -> None:
        """What was found holds no more: something else was chosen."""
        self._drop_looking()
        self.made, self.is_stopped = None, False

    def look(self, mapping: Mapping | None) -> None:
        """Find out what the table comes to, where enough is said of it."""
        self._drop_looking()
        self.is_stopped = False
        if self.table is not None and self.path is not None and mapping is not None:
            self._looking = build_import(self._document, self.path.name, self.table, mapping)
            self._looking.progressed.connect(self.progressed)
            self._looking.finished.connect(self._on_looked)
            self._looking.failed.connect(self._on_failed)
            self._looking.start()

    def take(self, made: Import) -> None:
        """Take it over; raises a TrackerError where what is being typed cannot be kept."""
        self._writing = self._document.take_over(made.edit)
        self._writing.finished.connect(self._on_taken)
        self._writing.failed.connect(self._on_not_taken)
        self._writing.cancelled.connect(self._on_not_taken)
        self._writing.start()

    def stop(self) -> None:
        """Give up what is done now; a write says when it has stopped."""
        if self._writing is not None:
            self._writing.cancel()
            return
        self._drop_looking()
        self.is_stopped = True

    def leave(self) -> bool:
        """Whether nothing is being written; that is stopped then, and says so or that it came too late."""
        if self._writing is not None:
            self._writing.cancel()
            return False
        self._drop_looking()
        self._drop_reading()
        return True

    def _on_read(self, found: TableFile) -> None:
        self._reading, self.table = None, found.table
        self.read.emit(found)

    def _on_looked(self, made: Import) -> None:
        self._looking, self.made = None, made
        self.looked.emit(made)

    def _on_taken(self, done: tuple[Edit, str]) -> None:
        self._writing = None
        self.taken.emit(self.made, done[0])

    def _on_not_taken(self, error: Exception | None = None) -> None:
        self._writing = None
        if error is None:
            self.is_stopped = True
            self.stopped.emit()
        else:
            self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        self._reading = self._looking = None
        self.is_stopped = True
        self.failed.emit(error)

    def _drop_reading(self) -> None:
        if self._reading is not None:
            self._reading.finished.disconnect(self._on_read)
            self._reading.failed.disconnect(self._on_failed)
            self._reading.cancel()
            self._reading = None

    def _drop_looking(self) -> None:
        if self._looking is not None:
            self._looking.progressed.disconnect(self.progressed)
            self._looking.finished.disconnect(self._on_looked)
            self._looking.failed.disconnect(self._on_failed)
            self._looking.cancel()
            self._looking = None
