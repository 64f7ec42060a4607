"""Writes one edit into all that keeps it: records, revisions, the log, the newest statuses, the search index.

Always inside the caller's transaction. An import or a merge may be one edit of 100,000 changes, so what is
alike is written together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.records import Assessment
from dsr_tracker.core.resting import cell_of
from dsr_tracker.store.contents import put_contents
from dsr_tracker.store.digests import EDIT_COLUMNS, REVISION_COLUMNS, edit_digest
from dsr_tracker.store.indexing import put_entries
from dsr_tracker.store.net import BrokenChainError, net_changes
from dsr_tracker.store.record_writing import changed_elsewhere, rows_by_key, write_records
from dsr_tracker.store.rows import table_of

if TYPE_CHECKING:
    from dsr_tracker.store.bringing import Brought

_Revision = tuple[str | None, ...]


def write_edit(
    connection: sqlite3.Connection, edit: Edit, state: str, brought: Brought | None = None
) -> None:
    """Write the edit, and before it what a merge brought.

    Raises ConflictError where a record is no longer what the edit says it was before.
    """
    try:
        changed = net_changes(edit.changes)
    except BrokenChainError as error:
        raise changed_elsewhere(edit.label, error.table) from error
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
    write_records(connection, edit.label, changed)
    put_entries(connection, changed)
    connection.executemany(
        f"INSERT INTO revisions(edit_id, {REVISION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((edit.edit_id, *revision) for revision in revisions),
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
    rows = rows_by_key(
        connection,
        "SELECT kind, record_id, edit_id, seq FROM revisions WHERE record_id IN",
        dict.fromkeys(record_id for _, record_id in keys),
    )
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for kind, record_id, edit_id, seq in rows:
        if seq > newest.get((kind, record_id), (0,))[0]:
            newest[kind, record_id] = (seq, edit_id)
    return {key: edit_id for key, (_, edit_id) in newest.items()}


def _refresh_latest(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    # In the order of the edit: sorting a hundred thousand of them would let no other thread run meanwhile.
    cells = dict.fromkeys(
        (record.provision_id, record.party_id)
        for change in changes
        for record in (change.before, change.after)
        if isinstance(record, Assessment)
    )
    connection.executemany("DELETE FROM latest WHERE provision_id = ? AND party_id = ?", cells)
    connection.executemany(
        "INSERT INTO latest SELECT provision_id, party_id, as_of, assessment_id, rating, confidence,"
        " is_contrary FROM assessments WHERE provision_id = ? AND party_id = ?"
        " ORDER BY as_of DESC, assessment_id DESC LIMIT 1",
        cells,
    )
