"""Each record against its newest revision that took effect here, or else against its seal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from dsr_tracker.store.digests import digest_of
from dsr_tracker.store.rows import Table

Row = tuple[Any, ...]
_Told = tuple[str | None, str | None]
_NEWEST = """
    SELECT n.record_id, r.before, r.after FROM
        (SELECT r.record_id, max(r.seq) AS seq FROM revisions r JOIN edits e USING (edit_id)
         WHERE r.kind = ? AND e.merged_by = '' GROUP BY r.record_id) n
    JOIN revisions r ON r.seq = n.seq ORDER BY n.record_id"""


def judged_records(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[str, bool, str]]:
    """Every record of that kind in the order of ids, whether it is there, and what is wrong with it."""
    for key, row, revision, seal in _joined(connection, table):
        yield key, row is not None, _judgement(table, row, revision, seal)


def is_row_of(table: Table, row: Row | None, after: str | None) -> bool:
    """Whether a row, or none, is what a revision left, value by value."""
    if row is None or after is None:
        return row is None and after is None
    try:
        stored = json.loads(after)
    except ValueError:
        return False
    if not isinstance(stored, dict):
        return False
    if len(stored) < len(table.columns):
        # Written before the record gained a field.
        stored = _defaults(table) | stored
    return bool(stored == dict(zip(table.columns, row, strict=True)))


def _judgement(table: Table, row: Row | None, revision: _Told | None, seal: str | None) -> str:
    is_sealed = row is not None and seal is not None and digest_of(list(row)) == seal
    if revision is None:
        if row is None:
            return "was shipped and is missing"
        if seal is None:
            return "was written by no edit and never shipped"
        return "" if is_sealed else "is not as it was shipped"
    after = revision[1]
    # Both sides empty: the wording was taken out of the history.
    if revision == (None, None) or is_sealed or is_row_of(table, row, after):
        return ""
    if row is None:
        return "is missing, though no edit removed it"
    return "is there, though an edit removed it" if after is None else "is not what was last written of it"


def _joined(
    connection: sqlite3.Connection, table: Table
) -> Iterator[tuple[str, Row | None, _Told | None, str | None]]:
    """What there is of each record: its row, its newest revision and its seal."""
    rows = ((row[0], row) for row in connection.execute(f'{table.select_sql} ORDER BY "{table.key}"'))
    revisions = ((key, (before, after)) for key, before, after in connection.execute(_NEWEST, (table.kind,)))
    seals = connection.execute(
        "SELECT record_id, digest FROM seals WHERE kind = ? ORDER BY record_id", (table.kind,)
    )
    return side_by_side(rows, revisions, seals)


def side_by_side(*streams: Iterator[tuple[str, Any]]) -> Iterator[Any]:
    """Sorted streams of (key, value), put together: (key, value or None of each)."""
    heads = [next(stream, None) for stream in streams]
    while any(head is not None for head in heads):
        # In the order of SQLite, which compares bytes.
        key = min((head[0] for head in heads if head is not None), key=_bytes_of)
        yield (key, *(head[1] if head is not None and head[0] == key else None for head in heads))
        heads = [
            next(stream, None) if head is not None and head[0] == key else head
            for stream, head in zip(streams, heads, strict=True)
        ]


def _bytes_of(key: str) -> bytes:
    return key.encode("utf-8", "surrogateescape")


def _defaults(table: Table) -> dict[str, Any]:
    """The column values of fields that have a default."""
    known = {each.name: each.default for each in fields(table.record_type) if each.default is not MISSING}
    filled = [known.get(column, "") for column in table.columns]
    return dict(zip(table.columns, table.to_row(table.record_type(*filled)), strict=True))
