"""What SQLite says of damage: to pages, where records may be lost, or to the search index, where none are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

# Constraints of our own tables are always said in more detail.
_OF_INDEX = (sqlite3.SQLITE_CORRUPT_VTAB, sqlite3.SQLITE_CONSTRAINT)


def page_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite's look through the file finds wrong; nothing where it is sound."""
    for (problem,) in connection.execute("PRAGMA integrity_check"):
        # Later versions of SQLite look at the search index too, which can always be made anew.
        if problem != "ok" and "fts5" not in problem.lower():
            yield problem


def is_of_index(error: sqlite3.Error) -> bool:
    """Whether it is the search index that SQLite cannot make out."""
    return getattr(error, "sqlite_errorcode", 0) in _OF_INDEX or "fts5" in str(error)
