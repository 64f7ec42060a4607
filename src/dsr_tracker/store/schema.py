"""What a tracker file looks like from outside, before SQLite opens it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from dsr_tracker.core.errors import FileError, NewerFileError, NotATrackerError, ReadOnlyError

APPLICATION_ID = 0x44535254  # "DSRT", at offset 68 of the file
SCHEMA_VERSION = 4
WORDS_VERSION = 4
"""To be raised when `core/findable.py` makes other words of a text, or `store/indexing.py` orders entries
in another way: then every search index is made anew."""

_HEADER_LENGTH = 100
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes say."""

    page_size: int
    page_count: int
    application_id: int
    user_version: int


def read_header(path: Path, *, may_be_later: bool = False) -> Header:
    """The header of a tracker that this program can open.

    Raises NotATrackerError for any other file, NewerFileError for a later schema (which `may_be_later`
    lets pass), and FileError or ReadOnlyError where the file cannot be read at all. The file is not touched.
    """
    name = f"“{path.name or path}”"
    try:
        status = path.stat()
        # Only a plain file is opened: reading from a pipe would wait for ever.
        if stat.S_ISDIR(status.st_mode):
            raise NotATrackerError(f"{name} is a folder.", "Choose a tracker file (*.dsr).")
        if not stat.S_ISREG(status.st_mode):
            raise NotATrackerError(f"{name} is no ordinary file.", "Choose a tracker file (*.dsr).")
        with path.open("rb") as file:
            content = file.read(_HEADER_LENGTH)
        size = status.st_size
    except PermissionError as error:
        raise ReadOnlyError(
            f"{name} cannot be read: you have no permission.", "Ask its owner, or open a copy."
        ) from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise FileError(f"{name} cannot be read ({reason}).", "Check that the drive is there.") from error
    if not content:
        raise NotATrackerError(
            f"{name} is empty.", "Restore it from a backup, or choose File > New to start another."
        )
    if not content.startswith(_MAGIC) or len(content) < _HEADER_LENGTH:
        raise NotATrackerError(f"{name} is no tracker file; it was left as it is.", "Choose a *.dsr file.")
    page_size = int.from_bytes(content[16:18], "big")
    header = Header(
        page_size=65536 if page_size == 1 else page_size,
        page_count=int.from_bytes(content[28:32], "big"),
        application_id=int.from_bytes(content[68:72], "big"),
        user_version=int.from_bytes(content[60:64], "big"),
    )
    if header.application_id != APPLICATION_ID:
        raise NotATrackerError(
            f"{name} is a database of another program; it was left as it is.", "Choose a *.dsr file."
        )
    # A journal beside the file means that a write was cut off; SQLite rolls it back and mends the length.
    has_journal = path.with_name(path.name + "-journal").exists()
    if size < header.page_size * header.page_count and not has_journal:
        raise NotATrackerError(
            f"{name} is cut short: {size:,} of {header.page_size * header.page_count:,} bytes are there.",
            "It was left as it is. Copy it again from where it came, or restore a backup.",
        )
    if header.user_version > SCHEMA_VERSION and not may_be_later:
        raise newer_file(path, f"format {header.user_version}")
    return header


def newer_file(path: Path, version: str) -> NewerFileError:
    """What is said of a file that only a later version can use."""
    return NewerFileError(
        f"“{path.name}” was written by a later version of DSR Tracker ({version}; "
        f"this one reads up to format {SCHEMA_VERSION}).",
        "It was left as it is. Install the newest version to open it.",
    )
