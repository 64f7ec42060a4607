"""What becomes of two trackers' records when they are merged, and what a person has to decide.

Three-way, record by record and field by field: what only one side changed is taken, what both changed
alike is one, and what both changed differently is a conflict. See docs/merging.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from dsr_tracker.core.history import Change
from dsr_tracker.core.records import Assessment, Citation, Record
from dsr_tracker.core.twins import TWINNING, content, id_of


class Key(NamedTuple):
    """Which record is meant, in whatever state."""

    kind: str
    record_id: str


class Side(StrEnum):
    """Whose state of a record."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who brought a record into its state, and when (UTC)."""

    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently; a state is None where that side removed the record.

    `fields` are those that differ and were changed on both sides. `merged` is our record with all that
    only they changed; `base` what both began with, where known. Judgements of one cell as of the same
    day are different records: then `rivalry` says what goes, and one side is taken as a whole.
    """

    key: Key
    ours: Record | None
    theirs: Record | None
    fields: tuple[str, ...]
    ours_by: Signature
    theirs_by: Signature
    base: Record | None = None
    merged: Record | None = None
    rivalry: Rivalry | None = None

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing to choose field by field."""
        return self.rivalry is not None or self.ours is None or self.theirs is None

    @property
    def record(self) -> Record:
        """The record that the conflict is about, in one of its states."""
        record = self.ours if self.ours is not None else self.theirs
        if record is None:
            raise ValueError("a conflict needs a record on one side")
        return record

    def settled(self, choice: Choice) -> tuple[Change, ...]:
        """The changes that this choice amounts to. What loses is written and taken away again, so
        that it stands in the history and never comes back by itself."""
        if self.rivalry is not None:
            return self.rivalry.settled(choice.side)
        if self.is_whole or self.merged is None or self.theirs is None:
            return joining(self.ours, self.ours if choice.side is Side.OURS else self.theirs, self.theirs)
        theirs = {
            name: getattr(self.theirs, name)
            for name in self.fields
            if choice.fields.get(name, choice.side) is Side.THEIRS
        }
        return joining(self.ours, replace(self.merged, **theirs), self.theirs)


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Judgements of one cell as of the same day, from both sides.

    `losing` has for each side those that go where it is chosen, with whether they are in our tracker by
    then; `citations` those that name any of them: they stay behind the cell. `apart` names those that both
    sides went on with, which leaves a step where they stay.
    """

    losing: Mapping[Side, tuple[Assessment, ...]]
    present: frozenset[str]
    citations: tuple[Citation, ...] = ()
    apart: frozenset[str] = frozenset()

    def settled(self, side: Side) -> tuple[Change, ...]:
        """The changes that choosing that side amounts to."""
        gone = self.losing[side]
        changes = [
            change
            for each in gone
            for change in (
                (Change(each, None),)
                if each.assessment_id in self.present
                else (Change(None, each), Change(each, None))
            )
        ]
        ids = {each.assessment_id for each in gone}
        for citation in self.citations:
            if citation.assessment_id in ids:
                changes.append(Change(citation, replace(citation, assessment_id="")))
        # Their own, which wait for this decision, come in where they stay.
        waiting = {each.assessment_id: each for lost in self.losing.values() for each in lost}
        changes.extend(
            Change(None, each)
            for assessment_id, each in waiting.items()
            if assessment_id not in ids and assessment_id not in self.present
        )
        changes.extend(
            Change(each, each)
            for assessment_id, each in waiting.items()
            if assessment_id not in ids and assessment_id in self.present & self.apart
        )
        return tuple(changes)


@dataclass(frozen=True, slots=True)
class Choice:
    """A person's decision on a conflict: a side, and another one for single fields."""

    side: Side
    fields: Mapping[str, Side] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of one kind a merge adds, changes and removes."""

    kind: str
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do, before anything is written.

    `changes` are decided already. `kept` names records that one side removed while the other used them:
    they stay. `edits` counts the edits of the other side that come along into the history;
    `own` how many records of ours an analyst wrote. `their_head` is the newest edit of the other tracker
    at that time: a plan is for that state of it and no other.
    """

    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    kept: tuple[Key, ...]
    edits: int
    own: int
    their_head: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the other tracker holds nothing new."""
        return not (self.changes or self.conflicts or self.edits)

    @property
    def removed(self) -> int:
        """How many of our records would go."""
        return sum(before is not None and after is None for before, after in self._net().values())

    @property
    def removes_much(self) -> bool:
        """Whether more than a tenth of our records would go: then a person is asked first."""
        return self.removed * 10 > self.own

    def tallies(self, kind_of: Mapping[type[Any], str]) -> list[Tally]:
        """What is added, changed and removed, by kind of record; `kind_of` names the kinds in order."""
        counts = {kind: [0, 0, 0] for kind in kind_of.values()}
        for (of, _), (before, after) in self._net().items():
            if before != after:
                counts[kind_of[of]][0 if before is None else 2 if after is None else 1] += 1
        return [Tally(kind, *numbers) for kind, numbers in counts.items() if any(numbers)]

    def _net(self) -> dict[tuple[type[Any], str], tuple[Record | None, Record | None]]:
        """Each record that is touched, as it is and will be; not where another id says the same then."""
        found: dict[tuple[type[Any], str], tuple[Record | None, Record | None]] = {}
        for change in self.changes:
            key = (type(change.record), id_of(change.record))
            first, _ = found.get(key, (change.before, None))
            found[key] = (first, change.after)
        for key in _replaced(found):
            del found[key]
        return found


def _replaced(net: Mapping[tuple[type[Any], str], tuple[Record | None, Record | None]]) -> set[Any]:
    """Records that go while one comes that says the same, and those that come for them: nothing is lost."""
    names: dict[str, str] = {}
    found: set[tuple[type[Any], str]] = set()
    for of in TWINNING if any(after is None for _, after in net.values()) else ():
        coming: dict[tuple[Any, ...], list[str]] = {}
        touched = [(key, *states) for key, states in net.items() if key[0] is of]
        for key, before, after in touched:
            if before is None and after is not None:
                coming.setdefault(content(after, names), []).append(key[1])
        for key, before, after in touched:
            if before is not None and after is None and (twins := coming.get(content(before, names))):
                names[key[1]] = twins.pop()
                found |= {key, (of, names[key[1]])}
    return found


def joining(ours: Record | None, result: Record | None, theirs: Record | None) -> tuple[Change, ...]:
    """Changes that take our state to the result, and leave a step in the record's history even where the
    result is our own state: from then on ours counts as having seen theirs."""
    if result is not None or ours is not None:
        return (Change(ours, result),)
    return () if theirs is None else (Change(None, theirs), Change(theirs, None))


class Fields(NamedTuple):
    """A record's fields after a three-way comparison; `conflicting` ones are still ours."""

    values: dict[str, Any]
    conflicting: tuple[str, ...]


def merged_fields(
    base: Mapping[str, Any] | None, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Fields:
    """What only one side changed is taken; with no base, whatever differs is a conflict."""
    values, conflicting = dict(ours), []
    for name, value in theirs.items():
        mine = ours.get(name)
        if name in ours and mine == value:
            continue
        if base is not None and name in base and base[name] == mine:
            values[name] = value
        elif base is None or name not in base or base[name] != value:
            conflicting.append(name)
    return Fields(values, tuple(conflicting))


def choices_for(conflicts: Iterable[Conflict], side: Side) -> dict[Key, Choice]:
    """One side for all of them."""
    return {conflict.key: Choice(side) for conflict in conflicts}
