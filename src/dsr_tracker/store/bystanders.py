"""Our records that a merge passes by: most of them, where two people worked on days of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from dsr_tracker.core.merging import Key
from dsr_tracker.core.records import Assessment, Note, Record

_DAYS = {"assessment": ("assessments", "assessment_id", "as_of"), "note": ("notes", "note_id", "dated_on")}


def bystanders(connection: sqlite3.Connection, theirs: Mapping[Key, Record | None]) -> set[tuple[str, str]]:
    """Our assessments and notes (kind, id) that nothing which the other side touched can have to do with.

    `theirs` has all that it touched. What two people recorded alike, and rival judgements, speak of the
    same cell and day. Where something was removed that records rest on, nobody is a bystander.
    """
    if any(record is None and key.kind not in _DAYS for key, record in theirs.items()):
        return set()
    taken = set(_cells_and_days(theirs.values()))
    found: set[tuple[str, str]] = set()
    for kind, (table, key, day) in _DAYS.items():
        rows = connection.execute(f"SELECT {key}, provision_id, party_id, {day} FROM {table}")
        found.update((kind, record_id) for record_id, *where in rows if (kind, *where) not in taken)
    return {key for key in found if key not in theirs}


def _cells_and_days(records: Iterable[Record | None]) -> Iterable[tuple[str, str, str, str]]:
    for record in records:
        if isinstance(record, Assessment):
            yield "assessment", record.provision_id, record.party_id, record.as_of
        elif isinstance(record, Note):
            yield "note", record.provision_id, record.party_id, record.dated_on
