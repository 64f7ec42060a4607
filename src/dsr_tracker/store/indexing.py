"""Keeps the search index: one entry for each record in which something can be found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from dsr_tracker.core.findable import entry_of, words
from dsr_tracker.core.records import Record
from dsr_tracker.core.searching import KINDS
from dsr_tracker.store.net import Net
from dsr_tracker.store.record_writing import rows_by_key
from dsr_tracker.store.rows import BY_KIND, TABLES, Table

FINDABLE = tuple(KINDS)
SIGNED = tuple(kind for kind in FINDABLE if "recorded_at" in BY_KIND[kind].columns)
"""Kinds of record that somebody signed; their ids grow with the time."""
# Sixty million entries of a kind; FTS5's own checksum sees no more than 32 bits of a place.
_PLACE_BITS = 26
_INSERT = (
    "INSERT INTO entries(entry, kind, record_id, provision_id, party_id, day, said)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_MAKE_ANEW = "INSERT INTO entry_words(entry_words) VALUES ('rebuild')"
_MANY = 1_000
"""From so many texts on it is asked whether forgetting them costs more than reading those that stay."""
_Row = tuple[int, str, str, str, str, str, str]


def put_entries(connection: sqlite3.Connection, changed: Mapping[Table, Mapping[str, Net]]) -> None:
    """Bring the index up to what changed, inside the caller's transaction.

    What changed gets a new place behind all of its kind: entries are read newest first.
    """
    going: list[tuple[int, str]] = []
    coming: list[_Row] = []
    for table, records in changed.items():
        if table.kind in FINDABLE:
            differing = {key: net for key, net in records.items() if _differs(net)}
            going.extend(_places(connection, table.kind, differing))
            added = (net.after for net in differing.values() if net.after is not None)
            coming.extend(_rows(table, added, _next_place(connection, table.kind)))
    is_anew = len(going) > _MANY and 2 * len(going) > _count(connection)
    if not is_anew:
        # The index forgets a text only when it is told that text once more.
        connection.executemany(
            "INSERT INTO entry_words(entry_words, rowid, said) VALUES ('delete', ?, ?)", going
        )
    connection.executemany("DELETE FROM entries WHERE entry = ?", ((place,) for place, _ in going))
    connection.executemany(_INSERT, coming)
    if is_anew:
        connection.execute(_MAKE_ANEW)
    else:
        connection.executemany(
            "INSERT INTO entry_words(rowid, said) VALUES (?, ?)", ((row[0], row[-1]) for row in coming)
        )


def _differs(net: Net) -> bool:
    """Whether something else is found in the record than before."""
    if net.before is None or net.after is None:
        return net.before is not net.after
    return entry_of(net.before) != entry_of(net.after)


def _places(
    connection: sqlite3.Connection, kind: str, records: Mapping[str, Net]
) -> Iterator[tuple[int, str]]:
    """Where those that were there before stand in the index, and what it says of them."""
    return rows_by_key(
        connection,
        "SELECT entry, said FROM entries WHERE kind = ? AND record_id IN",
        (key for key, net in records.items() if net.before is not None),
        kind,
    )


def _next_place(connection: sqlite3.Connection, kind: str) -> int:
    first, last = place_range(kind)
    newest = connection.execute("SELECT max(entry) FROM entries WHERE entry BETWEEN ? AND ?", (first, last))
    return int(newest.fetchone()[0] or first - 1) + 1


def _count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


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
    connection.execute(_MAKE_ANEW)


def _rows(table: Table, records: Iterable[Record], place: int) -> Iterator[_Row]:
    """The entries of those records in which something can be found, from that place on."""
    for record in records:
        entry = entry_of(record)
        if entry is not None and (said := " ".join(words(entry.text))):
            key = table.key_of(record)
            yield place, table.kind, key, entry.provision_id, entry.party_id, entry.day, said
            place += 1


def _order(table: Table) -> str:
    return table.key if table.kind in SIGNED else "seq"
