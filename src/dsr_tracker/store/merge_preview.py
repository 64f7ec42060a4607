"""Reads what a person is shown before two trackers are merged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from typing import Any

from dsr_tracker.core.describing import KINDS, record_title
from dsr_tracker.core.merge_preview import Hand, MergePreview, questions_of
from dsr_tracker.core.resting import cell_of
from dsr_tracker.core.sight import check_whole
from dsr_tracker.store.foreign import Foreign
from dsr_tracker.store.lineages import edit_ids
from dsr_tracker.store.merging import plan_merge
from dsr_tracker.store.rows import BY_KIND, BY_TYPE
from dsr_tracker.store.store import Store


def preview_merge(
    store: Store, theirs: Foreign, on_step: Callable[[int, int], None] = lambda *_: None
) -> MergePreview:
    """What merging the other tracker into this one would do, in words. Writes nothing.

    Raises BlindError where somebody would have to decide on what she reads blind.
    """
    blind = store.blind_cells
    with store.unhidden():
        preview = _preview(store, theirs, on_step)
    asked = {cell_of(question.conflict.record) for question in preview.questions}
    check_whole(
        "Nothing was merged: both sides changed such cells.", [each for each in blind if each in asked]
    )
    return preview


def _preview(store: Store, theirs: Foreign, on_step: Callable[[int, int], None]) -> MergePreview:
    on_step(1, 3)
    plan = plan_merge(store, theirs)
    on_step(2, 3)

    @cache
    def find(kind: str, record_id: str) -> Any:
        if kind not in BY_KIND:
            return None
        ours = store.read.record(kind, record_id)
        return theirs.read.record(kind, record_id) if ours is None else ours

    kinds = {BY_KIND[kind].record_type: kind for kind in KINDS}
    states = {
        (BY_TYPE[type(change.record)].kind, BY_TYPE[type(change.record)].key_of(change.record)): change.record
        for change in plan.changes
    }
    kept = [find(*key) or states.get(key) for key in plan.kept]
    return MergePreview(
        plan,
        tuple(plan.tallies(kinds)),
        questions_of(plan.conflicts, find),
        tuple(record_title(record, find) for record in kept if record is not None),
        _hands(theirs.connection, edit_ids(store.connection)),
        store.read.meta("tracker_id") == theirs.read.meta("tracker_id"),
    )


def _hands(theirs: sqlite3.Connection, known: set[str]) -> tuple[Hand, ...]:
    """Whose edits come along, the busiest first."""
    found: dict[str, list[str]] = {}
    for edit_id, author, recorded_at in theirs.execute("SELECT edit_id, author, recorded_at FROM edits"):
        if edit_id not in known:
            found.setdefault(author, []).append(recorded_at)
    hands = [Hand(author, len(times), min(times), max(times)) for author, times in found.items()]
    return tuple(sorted(hands, key=lambda hand: (-hand.edits, hand.author)))
