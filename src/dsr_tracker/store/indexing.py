"""Keeps the search index: one entry for each record in which something can be found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from dsr_tracker.core.findable import Entry, entry_of, words
from dsr_tracker.core.records import Record
from dsr_tracker.core.searching import KINDS
from dsr_tracker.store.rows import TABLES, Table, table_of

FINDABLE = tuple(KINDS)
_PLACE_BITS = 40
_INSERT = (
    "INSERT INTO entries(entry, kind, record_id, provision_id, party_id, day, said)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_Row = tuple[int, str, str, str, str, str, str]


def put_entry(connection: sqlite3.Connection, before: Record | None, after: Record | None) -> None:
    """Bring the index up to a change of one record, inside the caller's transaction.

    What changed gets a new place behind all of its kind: entries are read newest first.
    """
    record = after if after is not None else before
    if record is None or (table := table_of(record)).kind not in FINDABLE:
        return
    old, new = (None if each is None else entry_of(each) for each in (before, after))
    if old == new:
        return
    key = table.key_of(record)
    if before is not None:
        _remove(connection, table.kind, key)
    if new is not None:
        _add(connection, table.kind, key, new)


def place_range(kind: str) -> tuple[int, int]:
    """The first and the last place in the index that entries of the kind can have.

    Each kind has its own, so that a search of one kind passes over those of all others.
    """
    first = (FINDABLE.index(kind) + 1) << _PLACE_BITS
    return first, first + (1 << _PLACE_BITS) - 1


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Make the whole index anew from the records, inside the caller's transaction."""
    connection.execute("INSERT INTO entry_words(entry_words) VALUES ('delete-all')")
    connection.execute("DELETE FROM entries")
    for table in (table for table in TABLES if table.kind in FINDABLE):
        rows = connection.execute(f'{table.select_sql} ORDER BY "{_order(table)}"')
        connection.executemany(_INSERT, _rows(table, map(table.to_record, rows)))
    connection.execute("INSERT INTO entry_words(entry_words) VALUES ('rebuild')")


def _rows(table: Table, records: Iterable[Record]) -> Iterator[_Row]:
    place, _ = place_range(table.kind)
    for record in records:
        entry = entry_of(record)
        if entry is not None and (said := " ".join(words(entry.text))):
            yield (
                place,
                table.kind,
                table.key_of(record),
                entry.provision_id,
                entry.party_id,
                entry.day,
                said,
            )
            place += 1


def _order(table: Table) -> str:
    return table.key if table.kind in ("assessment", "note", "evidence") else "seq"


def _add(connection: sqlite3.Connection, kind: str, record_id: str, entry: Entry) -> None:
    said = " ".join(words(entry.text))
    if not said:
        return
    first, last = place_range(kind)
    newest = connection.execute("SELECT max(entry) FROM entries WHERE entry BETWEEN ? AND ?", (first, last))
    place = (newest.fetchone()[0] or first - 1) + 1
    connection.execute(_INSERT, (place, kind, record_id, entry.provision_id, entry.party_id, entry.day, said))
    connection.execute("INSERT INTO entry_words(rowid, said) VALUES (?, ?)", (place, said))


def _remove(connection: sqlite3.Connection, kind: str, record_id: str) -> None:
    found = connection.execute(
        "SELECT entry, said FROM entries WHERE kind = ? AND record_id = ?", (kind, record_id)
    ).fetchone()
    if found is None:
        return
    # The index forgets a text only when it is told that text once more.
    connection.execute("INSERT INTO entry_words(entry_words, rowid, said) VALUES ('delete', ?, ?)", found)
    connection.execute("DELETE FROM entries WHERE entry = ?", found[:1])
