"""Keeps the search index: one entry for each record in which something can be found."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Iterator

from dsr_tracker.core.findable import entry_of, words
from dsr_tracker.core.history import Change
from dsr_tracker.core.records import Record
from dsr_tracker.core.searching import KINDS
from dsr_tracker.store.rows import BY_TYPE, TABLES, Table

FINDABLE = tuple(KINDS)
# Sixty million entries of a kind; FTS5's own checksum sees no more than 32 bits of a place.
_PLACE_BITS = 26
_INSERT = (
    "INSERT INTO entries(entry, kind, record_id, provision_id, party_id, day, said)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_Row = tuple[int, str, str, str, str, str, str]


def put_entries(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Bring the index up to these changes, in their order, inside the caller's transaction.

    What changed gets a new place behind all of its kind: entries are read newest first.
    """
    for (of, is_addition), run in itertools.groupby(
        changes, lambda change: (type(change.record), change.before is None)
    ):
        table = BY_TYPE[of]
        if table.kind not in FINDABLE:
            continue
        if is_addition:
            _add(connection, table, (change.after for change in run if change.after is not None))
            continue
        for change in run:
            _put(connection, table, change)


def _put(connection: sqlite3.Connection, table: Table, change: Change) -> None:
    old, new = (None if each is None else entry_of(each) for each in (change.before, change.after))
    if old == new:
        return
    _remove(connection, table.kind, table.key_of(change.record))
    if change.after is not None:
        _add(connection, table, [change.after])


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
        connection.executemany(_INSERT, _rows(table, map(table.to_record, rows), place_range(table.kind)[0]))
    connection.execute("INSERT INTO entry_words(entry_words) VALUES ('rebuild')")


def _rows(table: Table, records: Iterable[Record], place: int) -> Iterator[_Row]:
    """The entries of those records in which something can be found, from that place on."""
    for record in records:
        entry = entry_of(record)
        if entry is not None and (said := " ".join(words(entry.text))):
            key = table.key_of(record)
            yield place, table.kind, key, entry.provision_id, entry.party_id, entry.day, said
            place += 1


def _order(table: Table) -> str:
    return table.key if table.kind in ("assessment", "note", "evidence") else "seq"


def _add(connection: sqlite3.Connection, table: Table, records: Iterable[Record]) -> None:
    first, last = place_range(table.kind)
    newest = connection.execute("SELECT max(entry) FROM entries WHERE entry BETWEEN ? AND ?", (first, last))
    rows = list(_rows(table, records, (newest.fetchone()[0] or first - 1) + 1))
    connection.executemany(_INSERT, rows)
    connection.executemany(
        "INSERT INTO entry_words(rowid, said) VALUES (?, ?)", ((row[0], row[-1]) for row in rows)
    )


def _remove(connection: sqlite3.Connection, kind: str, record_id: str) -> None:
    found = connection.execute(
        "SELECT entry, said FROM entries WHERE kind = ? AND record_id = ?", (kind, record_id)
    ).fetchone()
    if found is None:
        return
    # The index forgets a text only when it is told that text once more.
    connection.execute("INSERT INTO entry_words(entry_words, rowid, said) VALUES ('delete', ?, ?)", found)
    connection.execute("DELETE FROM entries WHERE entry = ?", found[:1])
