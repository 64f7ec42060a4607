"""Files that a later version of the program wrote: read, where they still hold all that this one knows."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from dsr_tracker.core.text import shown
from dsr_tracker.store.schema import newer_file

# Columns that are computed or hidden do not count: a later format may not make ours out of others.
_COLUMNS = """
    SELECT made.name, each.name FROM sqlite_schema AS made, pragma_table_xinfo(made.name) AS each
    WHERE made.type = 'table' AND each.hidden = 0"""
_OTHERS = """
    SELECT coalesce(sql, '') FROM sqlite_schema
    WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"""
# An index of words is a table of this kind; no other is looked at, since its module would run.
_WORDS = re.compile(r'CREATE VIRTUAL TABLE "?\w+"? USING fts5\b', re.IGNORECASE)


def check_later(connection: sqlite3.Connection, path: Path) -> None:
    """Raises NewerFileError where a table or column that we read is missing, or something there would run."""
    is_foreign = any(not _WORDS.match(sql) for (sql,) in connection.execute(_OTHERS))
    if is_foreign or _known_columns() - set(connection.execute(_COLUMNS).fetchall()):
        raise newer_file(path, later_version(connection))


def later_version(connection: sqlite3.Connection) -> str:
    """Which version wrote the file, as it says itself: "0.4.0, format 7"."""
    (format_number,) = connection.execute("PRAGMA user_version").fetchone()
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'program_version'").fetchone()
    except sqlite3.OperationalError:  # no such table or column
        row = None
    version = shown(" ".join(str(row[0]).split()))[:40] if row else ""
    return ", ".join(filter(None, (version, f"format {format_number}")))


def _known_columns() -> set[tuple[str, str]]:
    from dsr_tracker.store.migrations import migrate

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        migrate(memory)
        return set(memory.execute(_COLUMNS).fetchall())
