"""How the records of two trackers stand to each other, read from both histories."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from dsr_tracker.core.history import Action
from dsr_tracker.core.lineage import Base, Relation, Step, common_base, relation
from dsr_tracker.core.merge_planning import Meeting
from dsr_tracker.core.merging import Key, Signature
from dsr_tracker.core.records import Record
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_KIND
from dsr_tracker.store.seeding import SHIPPED

_UNSIGNED, _NO_BASE = Signature(), Base(None)


@dataclass(slots=True)
class History:
    """One tracker's edits, and the steps of those records that the other one may not know."""

    edits: dict[str, Signature] = field(default_factory=dict)
    steps: dict[Key, dict[str, Step]] = field(default_factory=dict)
    heads: dict[Key, str] = field(default_factory=dict)


def edit_ids(connection: sqlite3.Connection) -> set[str]:
    """The ids of all edits that the tracker knows, its own and those that merges brought."""
    return {row[0] for row in connection.execute("SELECT edit_id FROM edits")}


def newest_edit(connection: sqlite3.Connection) -> str:
    """The id of the edit that the tracker recorded last; empty in a new one."""
    row = connection.execute("SELECT edit_id FROM edits ORDER BY seq DESC LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def revision_keys(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Which edit touched which record, of all that the tracker knows."""
    return set(connection.execute("SELECT edit_id, kind, record_id FROM revisions"))


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
    """Every record that was touched by an edit which one of the two does not know."""
    undone = undone_joins(ours, theirs)
    keys = {Key(*rest) for _, *rest in _standing(ours, undone) ^ _standing(theirs, undone)}
    mine, other = _history(ours, keys), _history(theirs, keys)
    read_ours, read_theirs = Reader(ours), Reader(theirs)
    met: dict[Key, Meeting] = {}
    for key in keys:
        our_head, their_head = mine.heads.get(key, ""), other.heads.get(key, "")
        steps = _union(mine.steps.get(key, {}), other.steps.get(key, {}))
        how = relation(steps, our_head, their_head, undone)
        base = common_base(steps, our_head, their_head, undone) if how is Relation.APART else _NO_BASE
        met[key] = Meeting(
            key,
            _state(key, mine, our_head, read_ours),
            _state(key, other, their_head, read_theirs),
            how,
            mine.edits.get(our_head, _UNSIGNED),
            other.edits.get(their_head, _UNSIGNED),
            _record(key, base.state),
            base.is_known,
        )
    return met


def _standing(connection: sqlite3.Connection, undone: Collection[str]) -> set[tuple[str, str, str]]:
    """What the tracker knows, without what came with a merge that was undone: it may come anew."""
    known = revision_keys(connection)
    if not undone:
        return known
    rows = connection.execute("SELECT edit_id, merged_by FROM edits WHERE merged_by <> ''")
    out = {edit_id for edit_id, merged_by in rows if merged_by in undone}
    return {key for key in known if key[0] not in out}


def _history(connection: sqlite3.Connection, keys: set[Key]) -> History:
    found = History()
    found.edits = {
        edit_id: Signature(author, recorded_at)
        for edit_id, author, recorded_at in connection.execute(
            "SELECT edit_id, author, recorded_at FROM edits"
        )
    }
    rows = connection.execute(
        "SELECT kind, record_id, edit_id, parent, joined, before, after FROM revisions ORDER BY seq"
    )
    for kind, record_id, edit_id, parent, joined, before, after in rows:
        key = Key(kind, record_id)
        if key not in keys:
            continue
        steps = found.steps.setdefault(key, {})
        step = Step(edit_id, parent, joined, before, after, is_erased=before is None and after is None)
        earlier = steps.get(edit_id)
        if earlier is not None:  # one edit may add a record and take it away again
            is_erased = step.is_erased and earlier.is_erased
            step = replace(step, parent=earlier.parent, before=earlier.before, is_erased=is_erased)
        steps[edit_id] = step
        found.heads[key] = edit_id
    return found


def _union(ours: dict[str, Step], theirs: dict[str, Step]) -> dict[str, Step]:
    """All steps of both; what was erased on one side is taken from the other."""
    if not theirs or not ours:
        return ours or theirs
    return theirs | {
        edit_id: theirs[edit_id] if step.is_erased and edit_id in theirs else step
        for edit_id, step in ours.items()
    }


def _state(key: Key, history: History, head: str, read: Reader) -> Record | None:
    if head:
        of_head: Record | None = _record(key, history.steps[key][head].after)
        return of_head
    # What no edit touched may still be there, where it was shipped.
    found: Record | None = read.record(*key) if key.kind in SHIPPED else None
    return found


def _record(key: Key, state: str | None) -> Any:
    return BY_KIND[key.kind].from_json(state)
