"""Looks at a file beside the tracker: is it the same tracker, in another state?"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from dsr_tracker.core.errors import FileError
from dsr_tracker.store.connection import connect, explained
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.schema import read_header


def tracker_id_of(path: Path) -> str:
    """The id of the tracker in that file; empty for a file that is none or cannot be read now."""
    try:
        read_header(path, may_be_later=True)
        with explained(path), closing(connect(path, read_only=True)) as connection:
            return Reader(connection).meta("tracker_id")
    except FileError:
        return ""
