"""How the records of two trackers stand to each other, read from both histories."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from dsr_tracker.core.history import Action
from dsr_tracker.core.lineage import Base, Relation, Step, common_base, relation
from dsr_tracker.core.merge_planning import Meeting
from dsr_tracker.core.merging import Key, Signature
from dsr_tracker.core.records import Record
from dsr_tracker.store.bystanders import bystanders
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_KIND
from dsr_tracker.store.seeding import SHIPPED

_TOUCHED = "SELECT edit_id, kind, record_id FROM revisions"
_UNSIGNED, _NO_BASE = Signature(), Base(None)


_Told = tuple[str, str, str, str | None, str | None]
"""Of a revision its edit, parent, joined, and the states before and after."""


@dataclass(slots=True)
class History:
    """One tracker's edits, and what they did to those records that the other one may not know."""

    edits: dict[str, Signature] = field(default_factory=dict)
    told: dict[Key, list[_Told]] = field(default_factory=dict)


def edit_ids(connection: sqlite3.Connection) -> set[str]:
    """The ids of all edits that the tracker knows, its own and those that merges brought."""
    return {row[0] for row in connection.execute("SELECT edit_id FROM edits")}


def newest_edit(connection: sqlite3.Connection) -> str:
    """The id of the edit that the tracker recorded last; empty in a new one."""
    row = connection.execute("SELECT edit_id FROM edits ORDER BY seq DESC LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def undone_joins(*connections: sqlite3.Connection) -> frozenset[str]:
    """The merges that were undone and not redone, by the logs of all these trackers."""
    merges: set[str] = set()
    turns: dict[str, tuple[str, str]] = {}
    for connection in connections:
        rows = connection.execute(
            "SELECT edit_id, action, target_id FROM edits WHERE action <> ?", (Action.DO,)
        )
        for edit_id, action, target_id in rows:
            if action == Action.MERGE:
                merges.add(edit_id)
            else:
                turns[edit_id] = (action, target_id)
    balance = Counter[str]()
    for action, target_id in turns.values():
        balance[target_id] += 1 if action == Action.UNDO else -1
    return frozenset(edit_id for edit_id in merges if balance[edit_id] > 0)


def meetings(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> dict[Key, Meeting]:
    """Every record that was touched by an edit which one of the two does not know, but for those of ours
    that are bystanders."""
    undone = undone_joins(ours, theirs)
    keys = _apart(ours, theirs, undone)
    read_ours, read_theirs = Reader(ours), Reader(theirs)
    other = _history(theirs, keys)
    their_states = {key: _state(key, told, read_theirs) for key, told in other.told.items()}
    mine = _history(ours, keys - bystanders(ours, their_states))
    met: dict[Key, Meeting] = {}
    # In the order in which they were recorded, so that what is written lies beside what it belongs to.
    for key in {**mine.told, **other.told}:
        our_told, their_told = mine.told.get(key, ()), other.told.get(key, ())
        our_head = our_told[-1][0] if our_told else ""
        their_head = their_told[-1][0] if their_told else ""
        if our_told and their_told:
            steps = _union(_steps(our_told), _steps(their_told))
            how = relation(steps, our_head, their_head, undone)
            base = common_base(steps, our_head, their_head, undone) if how is Relation.APART else _NO_BASE
        else:
            how, base = relation({}, our_head, their_head), _NO_BASE
        met[key] = Meeting(
            key,
            _state(key, our_told, read_ours),
            their_states[key] if their_told else _state(key, (), read_theirs),
            how,
            mine.edits.get(our_head, _UNSIGNED),
            other.edits.get(their_head, _UNSIGNED),
            _record(key, base.state),
            base.is_known,
        )
    return met


def _apart(
    ours: sqlite3.Connection, theirs: sqlite3.Connection, undone: Collection[str]
) -> set[tuple[str, str]]:
    """The records that were touched by what only one of the two knows."""
    # Of an edit with the same digest both know the same.
    edits = {edit_id for edit_id, _ in _standing(ours, undone) ^ _standing(theirs, undone)}
    touched = [
        {row for row in connection.execute(_TOUCHED) if row[0] in edits} for connection in (ours, theirs)
    ]
    return {row[1:] for row in touched[0] ^ touched[1]}


def _standing(connection: sqlite3.Connection, undone: Collection[str]) -> set[tuple[str, str]]:
    """The edits that the tracker knows, each with its digest, but for what came with a merge that was
    undone: that may come anew."""
    rows = connection.execute("SELECT edit_id, digest, merged_by FROM edits")
    return {(edit_id, digest) for edit_id, digest, merged_by in rows if merged_by not in undone}


def _history(connection: sqlite3.Connection, keys: Set[tuple[str, str]]) -> History:
    found = History()
    found.edits = {
        edit_id: Signature(author, recorded_at)
        for edit_id, author, recorded_at in connection.execute(
            "SELECT edit_id, author, recorded_at FROM edits"
        )
    }
    # A key as a plain tuple is found in a dict as well, and costs nothing until it is a new one.
    for row in connection.execute(
        "SELECT kind, record_id, edit_id, parent, joined, before, after FROM revisions ORDER BY seq"
    ):
        if (key := row[:2]) in keys:
            if (told := found.told.get(key)) is None:
                told = found.told[Key(*key)] = []
            told.append(row[2:])
    return found


def _steps(told: Iterable[_Told]) -> dict[str, Step]:
    """What the edits did to one record, by edit, in order."""
    steps: dict[str, Step] = {}
    for edit_id, parent, joined, before, after in told:
        step = Step(edit_id, parent, joined, before, after, is_erased=before is None and after is None)
        earlier = steps.get(edit_id)
        if earlier is not None:  # one edit may add a record and take it away again
            is_erased = step.is_erased and earlier.is_erased
            step = replace(step, parent=earlier.parent, before=earlier.before, is_erased=is_erased)
        steps[edit_id] = step
    return steps


def _union(ours: dict[str, Step], theirs: dict[str, Step]) -> dict[str, Step]:
    """All steps of both; what was erased on one side is taken from the other."""
    return theirs | {
        edit_id: theirs[edit_id] if step.is_erased and edit_id in theirs else step
        for edit_id, step in ours.items()
    }


def _state(key: Key, told: Sequence[_Told], read: Reader) -> Record | None:
    if told:
        newest: Record | None = _record(key, told[-1][-1])
        return newest
    # What no edit touched may still be there, where it was shipped.
    found: Record | None = read.record(*key) if key.kind in SHIPPED else None
    return found


def _record(key: Key, state: str | None) -> Any:
    return BY_KIND[key.kind].from_json(state)
