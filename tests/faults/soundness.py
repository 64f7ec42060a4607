"""Whether a tracker file is whole, asked of SQLite alone: our own readers are what is being tested."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from dsr_tracker.store.rows import TABLES, Table


def problems_of(path: Path) -> list[str]:
    """What is wrong with the file: damage, half edits, and records that are not what the revisions say."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"dangling in {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        found += half_edits(connection)
        found += unlike_the_revisions(connection)
        found += wrong_latest(connection)
    return found


def half_edits(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT edit_id FROM edits e WHERE change_count <>"
        " (SELECT count(*) FROM revisions r WHERE r.edit_id = e.edit_id)"
    )
    return [f"half edit {edit_id}" for (edit_id,) in rows]


def unlike_the_revisions(connection: sqlite3.Connection) -> list[str]:
    """Records that differ from what their revisions add up to, and revisions that do not join."""
    now: dict[tuple[str, str], str | None] = {}
    found = []
    rows = connection.execute("SELECT kind, record_id, before, after FROM revisions ORDER BY seq")
    for kind, record_id, before, after in rows:
        if now.get((kind, record_id), before) != before:
            found.append(f"{kind} {record_id} was overwritten unseen")
        now[kind, record_id] = after
    for table in TABLES:
        columns = _columns_in(connection, table)
        stored = {row[0]: row for row in _rows(connection, table.name, columns)}
        for (kind, record_id), after in now.items():
            if kind != table.kind:
                continue
            row = stored.pop(record_id, None)
            kept = None if row is None else dict(zip(columns, row, strict=True))
            if kept != (None if after is None else dict.fromkeys(columns, "") | json.loads(after)):
                found.append(f"{kind} {record_id} is not what its revisions say")
        # Nothing but what was shipped came about without a revision.
        found += [
            f"{table.kind} {key} has no revision" for key, row in stored.items() if not _is_shipped(row)
        ]
    return found


def _columns_in(connection: sqlite3.Connection, table: Table) -> list[str]:
    """Those of the table's columns that the file has: one of an older format may lack the youngest."""
    there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
    return [column for column in table.columns if column in there]


def _rows(connection: sqlite3.Connection, name: str, columns: list[str]) -> list[tuple[Any, ...]]:
    listed = ", ".join(f'"{column}"' for column in columns)
    return connection.execute(f'SELECT {listed} FROM "{name}" ORDER BY 1').fetchall() if columns else []


def _is_shipped(row: tuple[Any, ...]) -> bool:
    return "catalogue" in row


def wrong_latest(connection: sqlite3.Connection) -> list[str]:
    """Cells whose newest assessment is another one than the table of the newest says."""
    newest: dict[tuple[str, str], str] = {}
    rows = connection.execute(
        "SELECT provision_id, party_id, assessment_id FROM assessments ORDER BY as_of, assessment_id"
    )
    newest = {(provision_id, party_id): assessment_id for provision_id, party_id, assessment_id in rows}
    rows = connection.execute("SELECT provision_id, party_id, assessment_id FROM latest")
    kept = {(provision_id, party_id): assessment_id for provision_id, party_id, assessment_id in rows}
    return [] if kept == newest else ["the newest assessments are not those listed"]


def edit_ids(path: Path) -> set[str]:
    """The edits in the file's log."""
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT edit_id FROM edits")}


def state_of(path: Path) -> str:
    """One digest of every record and of the log, whatever pages they lie on."""
    with closing(sqlite3.connect(path)) as connection:
        return digest_of(
            connection, [*(table.name for table in TABLES), "edits", "revisions", "latest", "meta"]
        )


def content_of(path: Path) -> str:
    """One digest of every record, without how it came about."""
    with closing(sqlite3.connect(path)) as connection:
        return digest_of(connection, [*(table.name for table in TABLES), "latest"])


def digest_of(connection: sqlite3.Connection, tables: list[str]) -> str:
    digest = hashlib.sha256()
    for name in tables:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")') if row[1] != "seq"]
        listed = ", ".join(f'"{column}"' for column in columns)
        rows = connection.execute(f'SELECT {listed} FROM "{name}" ORDER BY {listed}')
        digest.update(repr((name, rows.fetchall())).encode())
    return digest.hexdigest()


def records_of(path: Path) -> str:
    """One digest of what analysts wrote, in the columns that every format has."""
    with closing(sqlite3.connect(path)) as connection:
        kept = {name: _rows(connection, name, list(columns)) for name, columns in _WRITTEN.items()}
    return hashlib.sha256(repr(kept).encode()).hexdigest()


_YOUNGER = {"search_terms"}
_WRITTEN = {
    **{
        table.name: [column for column in table.columns if column not in _YOUNGER]
        for table in TABLES
        if table.kind in ("assessment", "note", "evidence", "citation", "setting")
    },
    "edits": ["edit_id", "label", "author", "recorded_at", "action", "target_id", "state", "change_count"],
}
