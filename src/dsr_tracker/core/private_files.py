"""Files that only their owner may read: trackers, settings, drafts. Reports are not: they are passed on.

A tracker holds judgements of states and people before anyone signed them off; on a computer that several
people use, the usual mask would let them all read it. Whoever shares one widens it on purpose.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_FILE, _FOLDER = 0o600, 0o700


def make_private_folder(folder: Path) -> None:
    """Make the folder, and those above it, where they are missing; one that is there keeps its rights."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        if folder.parent == folder:
            break
        folder = folder.parent
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            each.mkdir(_FOLDER)
        if not each.is_dir():
            raise FileExistsError(17, "it is no folder", str(each))


def make_private_file(path: Path) -> None:
    """Make an empty file that was not there before; raises FileExistsError where it was."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE))


def write_private_file(path: Path, text: str) -> None:
    """The text as a file at `path`, in place of an older one: whole, or not at all. Raises OSError.

    Half a character, as in a file name that is no text, is written as \\udc80, which JSON reads back.
    """
    fresh = path.with_name(f"{path.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FILE)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:  # half of it on a full disk is of no use to anyone
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
