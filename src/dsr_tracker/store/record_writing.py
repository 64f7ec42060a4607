"""Writes what an edit makes of records into their tables. Of a kind, what is alike is written together."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dsr_tracker.core.errors import ConflictError
from dsr_tracker.store.net import Net
from dsr_tracker.store.rows import Table

_AT_ONCE = 500


def write_records(
    connection: sqlite3.Connection, label: str, changed: Mapping[Table, Mapping[str, Net]]
) -> None:
    """Bring the tables up to what the edit of that name comes to, inside the caller's transaction.

    Raises ConflictError where a record is no longer what it was before.
    """
    for table, records in changed.items():
        try:
            _check(connection, table, label, records)
            _write(connection, table, records)
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                raise changed_elsewhere(label, table) from error
            raise


def changed_elsewhere(label: str, table: Table) -> ConflictError:
    """What is said where a record is not what an edit begins with."""
    return ConflictError(
        f"“{label}” was not done: the {table.kind} was changed elsewhere meanwhile.",
        "The newest state is shown now; look at it and do your change again.",
    )


def rows_by_key(
    connection: sqlite3.Connection, query: str, keys: Iterable[str], *values: str
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that ends with `IN`, for these keys, some hundred at a time."""
    waiting = iter(keys)
    while some := list(itertools.islice(waiting, _AT_ONCE)):
        yield from connection.execute(f"{query} ({', '.join('?' * len(some))})", (*values, *some))


def _check(connection: sqlite3.Connection, table: Table, label: str, records: Mapping[str, Net]) -> None:
    """What is simply added needs no look: the table itself takes no id twice."""
    looked_at = [key for key, net in records.items() if net.before is not None or net.after is None]
    found = {
        row[0]: row
        for row in rows_by_key(connection, f'{table.select_sql} WHERE "{table.key}" IN', looked_at)
    }
    for key in looked_at:
        if not _is_row(table, found.get(key), records[key]):
            raise changed_elsewhere(label, table)


def _is_row(table: Table, row: Sequence[Any] | None, net: Net) -> bool:
    """Whether the row, or none, is the record as it was before."""
    if row is None or net.before is None:
        return row is None and net.before is None
    # Comparing values spares making a record of every row.
    return list(row) == table.to_row(net.before) or bool(table.to_record(row) == net.before)


def _write(connection: sqlite3.Connection, table: Table, records: Mapping[str, Net]) -> None:
    connection.executemany(
        table.delete_sql,
        ((key,) for key, net in records.items() if net.before is not None and net.after is None),
    )
    connection.executemany(
        table.update_sql,
        (
            (*table.to_row(net.after), key)
            for key, net in records.items()
            if net.before is not None and net.after is not None and net.after != net.before
        ),
    )
    connection.executemany(
        table.insert_sql,
        (table.to_row(net.after) for net in records.values() if net.before is None and net.after is not None),
    )
