"""Notices copies of the open tracker that a program which keeps folders in step has made beside it."""

from __future__ import annotations

import platform

from PySide6.QtCore import QObject, QTimer, Signal

from dsr_tracker.core.conflicted import conflicted_names
from dsr_tracker.gui.document import Document

_PAUSE_MS = 5_000
_MOST = 3
"""More bars would leave no room for work."""


class ConflictWatch(QObject):
    """`found` names each such file once for every state that it has, the first few of them."""

    found = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._path = document.path.absolute()
        self._tracker_id = document.read.meta("tracker_id")
        self._folder_state = -1
        self._names: set[str] = set()
        self._seen: set[tuple[str, int, int]] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look where the folder has changed since the last look; its names first, then those files' ids."""
        folder = self._path.parent
        try:
            state = folder.stat().st_mtime_ns
            if state == self._folder_state:
                return
            others = (each.name for each in folder.iterdir())
            names = conflicted_names(self._path.name, others, platform.node())
            states = [(name, (folder / name).stat()) for name in names]
        except OSError:  # a drive that is gone is said elsewhere
            return
        self._folder_state = state
        for name, status in states:
            seen = (name, status.st_mtime_ns, status.st_size)
            if seen not in self._seen:
                self._seen.add(seen)
                if self._tracker_id and self._document.id_of(folder / name) == self._tracker_id:
                    self._names.add(name)
                    if len(self._names) <= _MOST:
                        self.found.emit(folder / name)
