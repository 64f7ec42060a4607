"""What can go wrong, each with what happened, what is safe, and what to do next."""

from __future__ import annotations


class TrackerError(Exception):
    """A fault that a person can act on; `str(error)` is one clear message for her."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what} {advice}".strip())
        self.what = what
        self.advice = advice


class CatalogueError(TrackerError):
    """The shipped catalogue is inconsistent; names file, key and cure."""


class UnknownNameError(TrackerError):
    """An id, country, rating or date that the tracker does not know."""


class InvalidTextError(TrackerError):
    """Typed text that cannot be stored as it is."""


class ConflictError(TrackerError):
    """The record was changed elsewhere since it was read; nothing was written."""


class NothingToUndoError(TrackerError):
    """There is no edit to undo, or none to redo."""


class FileError(TrackerError):
    """The tracker file cannot be opened, read or written."""


class NotATrackerError(FileError):
    """The file is something else, or damaged."""


class NewerFileError(FileError):
    """The file was written by a later version of the program."""


class ReadOnlyError(FileError):
    """The file can be read but not written."""
