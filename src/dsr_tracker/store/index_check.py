"""Whether the search index has an entry for whatever can be found, in the words of today, and finds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.core.findable import entry_of, words
from dsr_tracker.store.integrity import is_of_index
from dsr_tracker.store.record_check import Row, side_by_side
from dsr_tracker.store.rows import Table

_Indexed = tuple[str, ...]


def wrong_entries(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    """The ids of records whose entry is missing, left over, or says something else than they do."""
    rows = connection.execute(f'{table.select_sql} ORDER BY "{table.key}"')
    expected = ((row[0], _entry_of(table, row)) for row in rows)
    entries = connection.execute(
        "SELECT record_id, provision_id, party_id, day, said FROM entries WHERE kind = ? ORDER BY record_id",
        (table.kind,),
    )
    for key, wanted, there in side_by_side(expected, ((row[0], row[1:]) for row in entries)):
        if wanted != there:
            yield key


def finds_its_words(connection: sqlite3.Connection) -> bool:
    """Whether the index leads from each word to the entries that hold it, and nowhere else."""
    with closing(sqlite3.connect("")) as copy:
        # SQLite's check of it is an INSERT, which a tracker that is only read does not take.
        connection.backup(copy)
        try:
            copy.execute("INSERT INTO entry_words(entry_words, rank) VALUES ('integrity-check', 1)")
        except MemoryError:  # a damaged length that SQLite believes
            return False
        except sqlite3.DatabaseError as error:
            if not is_of_index(error):
                raise
            return False
    return True


def _entry_of(table: Table, row: Row) -> _Indexed | None:
    try:
        entry = entry_of(table.to_record(row))
    except NotATrackerError:  # said of the record itself
        return None
    said = "" if entry is None else " ".join(words(entry.text))
    return (entry.provision_id, entry.party_id, entry.day, said) if entry is not None and said else None
