"""The records of a damaged tracker: as its sound history left them, and what its rows say beyond that."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.core.history import Change
from dsr_tracker.core.records import (
    Evidence,
    Instrument,
    InstrumentKind,
    Party,
    PartyKind,
    Provision,
    SourceDocument,
    Tag,
)
from dsr_tracker.core.resting import RESTS_ON
from dsr_tracker.store.digests import seal_rows
from dsr_tracker.store.rows import BY_KIND, TABLES, Table
from dsr_tracker.store.salvaged_log import BY_SALVAGE, Log

_LOST = "(not readable)"
_MADE_UP = ("document", "party", "instrument", "provision", "evidence", "tag", "indicator")
# What a table may not lack: SQLite would refuse the record.
_PARENTS = {
    table.kind: {
        column: parent for column, parent in RESTS_ON.get(table.record_type, {}).items() if parent in _MADE_UP
    }
    for table in TABLES
}
_NEWEST = """
    SELECT n.record_id, r.after, n.first FROM
        (SELECT r.record_id, max(r.seq) AS seq, min(r.seq) AS first FROM main.revisions r
         JOIN main.edits e USING (edit_id)
         WHERE r.kind = :kind AND e.merged_by = :merged_by GROUP BY r.record_id) n
    JOIN main.revisions r ON r.seq = n.seq"""


def take_over_shipped(connection: sqlite3.Connection) -> None:
    """Shipped records that the newest catalogue dropped, retired as any opening would."""
    for table in TABLES:
        if "origin" not in table.columns:
            continue
        key, name = f'"{table.key}"', f'"{table.name}"'
        rows = connection.execute(
            f"SELECT {table.column_list} FROM raw.{name} WHERE origin = 'catalogue'"
            f" AND {key} NOT IN (SELECT {key} FROM main.{name}) GROUP BY {key} ORDER BY seq"
        ).fetchall()
        # An id that no one could type is one of the newest catalogue's, damaged.
        kept = [row for row in rows if row[0].isprintable() and _record(table, row) is not None]
        connection.executemany(table.insert_sql, [(*row[:-1], 1) for row in kept])
        # As they lie in the table: it may keep a number in another form.
        stored = (
            connection.execute(f"{table.select_sql} WHERE {key} = ?", (row[0],)).fetchone() for row in kept
        )
        seal_rows(connection, table.kind, [(row[0], row) for row in stored])


def write_history(connection: sqlite3.Connection) -> None:
    """The records that sound edits left, in the order in which the damaged file had them."""
    for table in TABLES:
        rows = connection.execute(
            f"SELECT h.record_id, h.after FROM ({_NEWEST}) h LEFT JOIN"
            f' (SELECT "{table.key}" AS key, min(seq) AS seq FROM raw."{table.name}" GROUP BY 1) o'
            " ON o.key = h.record_id ORDER BY o.seq IS NULL, o.seq, h.first",
            {"kind": table.kind, "merged_by": ""},
        ).fetchall()
        for key, after in rows:
            record = _told(table, after)
            if record is not None:
                connection.execute(table.delete_sql, (key,))
                connection.execute(table.insert_sql, table.to_row(record))


def lost_records(connection: sqlite3.Connection, log: Log) -> tuple[list[Change], list[str]]:
    """The changes from what the sound history left to what the file holds, and what is to be said of them."""
    changes: list[Change] = []
    remarks: list[str] = []
    for table in TABLES:
        found = list(_found(connection, table, log))
        changes.extend(change for change in found if change is not None)
        taken = _count_from_history(connection, table)
        if taken:
            remarks.append(f"{taken} of {table.name}: the row is damaged or gone, taken from the history")
    placeholders, lines = _placeholders(connection, changes)
    for kind, count in Counter(BY_KIND_OF[type(change.record)] for change in changes).items():
        remarks.append(
            f"{count} of {BY_KIND[kind].name}: not as the readable history has it, taken from its row"
        )
    return [*placeholders, *changes], [*remarks, *lines]


BY_KIND_OF = {table.record_type: table.kind for table in TABLES}


def _found(connection: sqlite3.Connection, table: Table, log: Log) -> Iterator[Change | None]:
    """What rows, and edits that are no longer whole, say beyond the sound history."""
    told = {
        key: after
        for key, after, _ in connection.execute(_NEWEST, {"kind": table.kind, "merged_by": BY_SALVAGE})
    }
    own = "origin = 'analyst'" if "origin" in table.columns else "true"
    rows = connection.execute(
        f'SELECT {table.column_list} FROM raw."{table.name}" WHERE {own} GROUP BY "{table.key}" ORDER BY seq'
    ).fetchall()
    for row in rows:
        told.pop(row[0], None)
        record = _record(table, row)
        before = _stored(connection, table, row[0])
        if record is None or record == before:
            continue
        newest = connection.execute(
            "SELECT r.before IS NULL AND r.after IS NULL FROM main.revisions r"
            " JOIN main.edits e USING (edit_id)"
            " WHERE r.record_id = ? AND r.kind = ? AND e.merged_by = '' ORDER BY r.seq DESC LIMIT 1",
            (row[0], table.kind),
        ).fetchone()
        # Where the history is whole and still tells of it, it is right, and the row is damaged or left over.
        if newest in (None, (1,)) or log.is_doubtful:
            yield Change(before, record)
    for key, after in told.items():
        record = _told(table, after)
        # A revision that is damaged itself may name another record than it holds.
        is_its_own = record is not None and table.key_of(record) == key
        if is_its_own and _stored(connection, table, key) is None:
            yield Change(None, record)


def _count_from_history(connection: sqlite3.Connection, table: Table) -> int:
    own = "origin = 'analyst'" if "origin" in table.columns else "true"
    columns = ", ".join(f'm."{column}"' for column in table.columns)
    count: int = connection.execute(
        f'SELECT count(*) FROM (SELECT {columns} FROM main."{table.name}" m WHERE {own}'
        f' EXCEPT SELECT {table.column_list} FROM raw."{table.name}")'
    ).fetchone()[0]
    return count


def _placeholders(connection: sqlite3.Connection, changes: list[Change]) -> tuple[list[Change], list[str]]:
    """Records for what others rest on and nothing tells of, so that those can be kept."""
    there = {
        table.kind: {row[0] for row in connection.execute(f'SELECT "{table.key}" FROM main."{table.name}"')}
        for table in TABLES
        if table.kind in _MADE_UP
    }
    for change in changes:
        kind = BY_KIND_OF[type(change.record)]
        if kind in there:
            there[kind].add(BY_KIND[kind].key_of(change.record))
    missing: dict[tuple[str, str], None] = {}
    for kind, parents in _PARENTS.items():
        table = BY_KIND[kind]
        for column, parent in parents.items():
            rows = connection.execute(f'SELECT DISTINCT "{column}" FROM main."{table.name}"')
            wanted = {row[0] for row in rows}
            wanted.update(getattr(c.after, column) for c in changes if isinstance(c.after, table.record_type))
            wanted.discard("")
            missing.update(dict.fromkeys((parent, key) for key in sorted(wanted - there[parent])))
    made = [Change(None, _placeholder(kind, key, there["instrument"])) for kind, key in missing]
    for change in list(made):
        record = change.after
        if isinstance(record, Provision) and record.instrument_id not in there["instrument"]:
            there["instrument"].add(record.instrument_id)
            if ("instrument", record.instrument_id) not in missing:
                made.insert(0, Change(None, _placeholder("instrument", record.instrument_id, set())))
    lines = [
        f"{kind} {key}: others rest on it and it is gone; an empty one stands for it" for kind, key in missing
    ]
    made.sort(key=lambda change: list(BY_KIND_OF.values()).index(BY_KIND_OF[type(change.record)]))
    return made, lines


def _placeholder(kind: str, key: str, instruments: set[str]) -> Any:
    name = f"{_LOST} {key}"
    match kind:
        case "document":
            return SourceDocument(key, name, "")
        case "party":
            return Party(key, PartyKind.BODY, name)
        case "instrument":
            return Instrument(key, InstrumentKind.STATEMENT, name)
        case "evidence":
            return Evidence(key, name)
        case "tag":
            return Tag(key, name)
    head = key.partition("/")[0]
    return Provision(key, head if head in instruments else f"lost-{key[:36]}", key[:24], name)


def _stored(connection: sqlite3.Connection, table: Table, key: str) -> Any:
    row = connection.execute(f'{table.select_sql} WHERE "{table.key}" = ?', (key,)).fetchone()
    return None if row is None else table.to_record(row)


def _record(table: Table, row: tuple[Any, ...]) -> Any:
    """The record of a row; None where it makes no sense."""
    try:
        record = table.to_record(row)
        table.to_row(record)
    except (NotATrackerError, AttributeError, TypeError, ValueError):
        return None
    return record


def _told(table: Table, after: str | None) -> Any:
    try:
        return table.from_json(after)
    except NotATrackerError:
        return None
