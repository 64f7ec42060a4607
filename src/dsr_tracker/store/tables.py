"""Whether a file has the tables of a tracker and nothing else: no trigger, no view, no table of others.

What a file brings along runs in our name: a trigger on the ratings could delete the notes. So every
connection asks before anything else is read.
"""

from __future__ import annotations

import sqlite3

# Not from hashlib, which would load OpenSSL before the window shows.
from _blake2 import blake2b
from pathlib import Path

from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.store.schema import SCHEMA_VERSION

_DIGESTS = {
    1: "b13faa7ebcb6d7f6d8dcefc77711d111",
    2: "c48251d94f3267ef0519c9d4ece69561",
    3: "be1e49ad096b6f8b4a761908bdb66fce",
    4: "57540600b352d8eedd5f77aa3eb7ec3e",
}
"""Of the tables of each format, as `digest_of` gives it; `tests/store/test_tables.py` names a new one."""

_Tables = list[tuple[str, str, str, str]]

# SQLite's own statistics, and the list of migrations, whose text is not ours, may differ in their words.
_ALL_SQL = """
    SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
    WHERE NOT (type = 'table' AND name IN ('_sqlite_migrations', 'sqlite_stat1', 'sqlite_stat4')
               AND sql LIKE 'CREATE TABLE%')
      AND NOT (type = 'index' AND name = 'idx__sqlite_migrations_migration_set_name'
               AND sql LIKE 'CREATE UNIQUE INDEX%')
    ORDER BY type, name"""


def check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Raises NotATrackerError where the file has other tables than its format has; costs two queries.

    One of a later format may have more than we know: NewerFileError where it lacks something of that.
    """
    found = _tables_of(connection)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if _DIGESTS.get(version) == digest_of(found):
        return
    if version > SCHEMA_VERSION:
        from dsr_tracker.store.later import check_later

        check_later(connection, path)
        return
    expected = _expected(version)
    if found == expected:
        return
    raise NotATrackerError(
        f"“{path.name}” {_difference(found, expected)}; it was left as it is.",
        "Another program or person altered it, or it is damaged. Restore a backup, or ask for a copy that"
        " DSR Tracker saved.",
    )


def digest_of(tables: _Tables) -> str:
    """A short text that differs wherever the tables do."""
    return blake2b(repr(tables).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def tables_of_format(version: int) -> _Tables:
    """The tables that the migrations up to that format make."""
    from sqlite_utils import Database

    from dsr_tracker.store.migrations import migrations

    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db = Database(memory, recursive_triggers=False, execute_plugins=False, strict=True)
        later = [each.name for each in migrations.pending(db)][max(version, 0) :]
        migrations.apply(db, stop_before=later)
        return _tables_of(memory)
    finally:
        memory.close()


def _expected(version: int) -> _Tables:
    return tables_of_format(version) if version > 0 else []


def _tables_of(connection: sqlite3.Connection) -> _Tables:
    rows = connection.execute(_ALL_SQL).fetchall()
    # Spaces and quotes are a matter of who wrote the text down.
    return [(*names, "".join(str(sql).split()).replace('"', "")) for *names, sql in rows]


def _difference(found: _Tables, expected: _Tables) -> str:
    """What is wrong, in the words of the worst of it."""
    known = {name: (kind, table, sql) for kind, name, table, sql in expected}
    for kind, name, _, _ in sorted(found, key=lambda row: row[0] not in ("trigger", "view")):
        if name not in known:
            return f"holds a {kind} “{str(name)[:40]}”, which no tracker has"
    there = {name for _, name, _, _ in found}
    for kind, name, _, _ in reversed(expected):  # tables before the indexes that go with them
        if name not in there:
            return f"lacks the {kind} “{name}”"
    for kind, name, table, sql in found:
        if known[name] != (kind, table, sql):
            return f"has an altered {kind} “{name}”"
    return "lists a table twice"
