"""Writes one edit into all that keeps it: records, revisions, the log, the newest statuses, the search index.

Always inside the caller's transaction. An import or a merge may be one edit of 100,000 changes, so what is
alike is written together.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dsr_tracker.core.errors import ConflictError
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.records import Assessment
from dsr_tracker.core.resting import cell_of
from dsr_tracker.store.contents import put_contents
from dsr_tracker.store.digests import EDIT_COLUMNS, REVISION_COLUMNS, edit_digest
from dsr_tracker.store.indexing import put_entries
from dsr_tracker.store.reading import Reader, marks
from dsr_tracker.store.rows import Table, table_of

if TYPE_CHECKING:
    from dsr_tracker.store.bringing import Brought

_Revision = tuple[str | None, ...]
_AT_ONCE = 500


def write_edit(
    connection: sqlite3.Connection, edit: Edit, state: str, brought: Brought | None = None
) -> None:
    """Write the edit, and before it what a merge brought.

    Raises ConflictError where a record is no longer what the edit says it was before.
    """
    line = (edit.edit_id, edit.label, edit.author, edit.recorded_at, edit.action, edit.target_id)
    revisions = _revisions(connection, edit.changes, brought)
    if brought is not None:
        brought.write(connection, edit.edit_id)
    connection.execute(
        f"INSERT INTO edits({EDIT_COLUMNS}, state, change_count, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*line, state, len(revisions), edit_digest(line, revisions)),
    )
    if edit.contents:
        put_contents(connection, edit.contents)
    _write_records(connection, edit)
    put_entries(connection, edit.changes)
    connection.executemany(
        f"INSERT INTO revisions(edit_id, {REVISION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(edit.edit_id, *revision) for revision in revisions],
    )
    _refresh_latest(connection, edit.changes)


def _revisions(
    connection: sqlite3.Connection, changes: Sequence[Change], brought: Brought | None
) -> list[_Revision]:
    """What is kept of each change, as REVISION_COLUMNS."""
    named = [(change, table_of(change.record)) for change in changes]
    keys = [(table.kind, table.key_of(change.record)) for change, table in named]
    parents = _newest_edits(connection, keys)
    joined = {} if brought is None else brought.heads
    return [
        (
            *key,
            *cell_of(change.record),
            parents.get(key, ""),
            joined.get(key, ""),
            table.to_json(change.before),
            table.to_json(change.after),
        )
        for (change, table), key in zip(named, keys, strict=True)
    ]


def _newest_edits(
    connection: sqlite3.Connection, keys: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """For each of these records the edit that touched it last."""
    found: dict[tuple[str, str], str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        ids = [record_id for _, record_id in keys[start : start + _AT_ONCE]]
        # SQLite gives the other columns of the row that has the maximum.
        rows = connection.execute(
            "SELECT kind, record_id, edit_id, max(seq) FROM revisions"
            f" WHERE record_id IN ({marks(ids)}) GROUP BY record_id, kind",
            ids,
        )
        found.update(((kind, record_id), edit_id) for kind, record_id, edit_id, _ in rows)
    return found


def _write_records(connection: sqlite3.Connection, edit: Edit) -> None:
    read = Reader(connection)
    for (table, is_addition), run in itertools.groupby(
        edit.changes, lambda change: (table_of(change.record), change.before is None)
    ):
        if is_addition:
            _add(connection, edit, table, run)
            continue
        for change in run:
            key = table.key_of(change.record)
            if read.record(table.kind, key) != change.before:
                raise _changed_elsewhere(edit, table)
            if change.after is None:
                connection.execute(table.delete_sql, (key,))
            else:
                connection.execute(table.update_sql, [*table.to_row(change.after), key])


def _add(connection: sqlite3.Connection, edit: Edit, table: Table, run: Iterator[Change]) -> None:
    rows = [table.to_row(change.after) for change in run if change.after is not None]
    try:
        connection.executemany(table.insert_sql, rows)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise _changed_elsewhere(edit, table) from error
        raise


def _changed_elsewhere(edit: Edit, table: Table) -> ConflictError:
    return ConflictError(
        f"“{edit.label}” was not done: the {table.kind} was changed elsewhere meanwhile.",
        "The newest state is shown now; look at it and do your change again.",
    )


def _refresh_latest(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    cells = {
        (record.provision_id, record.party_id)
        for change in changes
        for record in (change.before, change.after)
        if isinstance(record, Assessment)
    }
    connection.executemany("DELETE FROM latest WHERE provision_id = ? AND party_id = ?", cells)
    connection.executemany(
        "INSERT INTO latest SELECT provision_id, party_id, as_of, assessment_id, rating, confidence,"
        " is_contrary FROM assessments WHERE provision_id = ? AND party_id = ?"
        " ORDER BY as_of DESC, assessment_id DESC LIMIT 1",
        cells,
    )
