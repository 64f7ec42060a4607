"""Where the states of one record came from: which of two is newer, and what both began with.

Each step names the one it began with, and a second where it joined two histories. That is enough to
tell, without any clock, whether one person saw what the other did.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Step:
    """What one edit did to the record; states are opaque texts, None where the record is not there.

    `is_erased` says that the states were dropped from this file: what they were is not known.
    """

    edit_id: str
    parent: str
    joined: str
    before: str | None
    after: str | None
    is_erased: bool = False


class Relation(StrEnum):
    """How two states of a record stand to each other."""

    SAME = "same"
    OURS_IS_NEWER = "ours is newer"
    THEIRS_IS_NEWER = "theirs is newer"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Base:
    """What both sides began with. Not known where it was erased, or where both joined the other's."""

    state: str | None
    is_known: bool = True


Steps = Mapping[str, Step]


def relation(steps: Steps, ours: str, theirs: str, undone: Collection[str] = ()) -> Relation:
    """How the record's newest steps on both sides ("" for none) stand to each other.

    A join that was undone does not count: what it brought was taken out again, and may come anew.
    """
    if ours == theirs:
        return Relation.SAME
    if not ours or not theirs:
        return Relation.THEIRS_IS_NEWER if theirs else Relation.OURS_IS_NEWER
    if theirs in ancestors(steps, ours, undone):
        return Relation.OURS_IS_NEWER
    if ours in ancestors(steps, theirs, undone):
        return Relation.THEIRS_IS_NEWER
    return Relation.APART


def ancestors(steps: Steps, head: str, undone: Collection[str] = ()) -> set[str]:
    """The ids of the steps that led to `head`, with its own."""
    found: set[str] = set()
    waiting = [head]
    while waiting:
        edit_id = waiting.pop()
        if edit_id in found or edit_id not in steps:
            continue
        found.add(edit_id)
        step = steps[edit_id]
        waiting.append(step.parent)
        if step.joined and edit_id not in undone:
            waiting.append(step.joined)
    return found


def common_base(steps: Steps, ours: str, theirs: str, undone: Collection[str] = ()) -> Base:
    """The state that both sides began with."""
    of_ours, of_theirs = ancestors(steps, ours, undone), ancestors(steps, theirs, undone)
    common = of_ours & of_theirs
    if not common:
        # Both began with what no edit wrote: nothing, or what was shipped.
        first = {steps[edit_id].before for edit_id in of_ours | of_theirs if _is_root(steps, edit_id)}
        return Base(first.pop()) if len(first) == 1 else Base(None, is_known=False)
    nearest = common.difference(
        *(ancestors(steps, edit_id, undone) - {edit_id} for edit_id in common),
    )
    states = {steps[edit_id].after for edit_id in nearest}
    if len(states) > 1 or any(steps[edit_id].is_erased for edit_id in nearest):
        return Base(None, is_known=False)
    return Base(states.pop())


def _is_root(steps: Steps, edit_id: str) -> bool:
    return steps[edit_id].parent not in steps
