"""What a merge would do, in words: what a person looks at and decides on before it is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dsr_tracker.core.describing import (
    SIGNING_FIELDS,
    Find,
    field_title,
    field_words,
    record_place,
    record_title,
)
from dsr_tracker.core.merging import Choice, Conflict, MergePlan, Side, Tally
from dsr_tracker.core.records import Record


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a conflict on both sides; `base` is None where what both began with is not known."""

    name: str
    title: str
    base: str | None
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Question:
    """A conflict in words."""

    conflict: Conflict
    title: str
    place: str
    lines: tuple[Line, ...]

    @property
    def why(self) -> str:
        """What happened, and what the choice means."""
        if self.conflict.rivalry is not None:
            return (
                "Both judged this cell as of the same day. One judgement is to hold; the other one stays in "
                "the history."
            )
        if self.conflict.ours is None:
            return "It was removed here, and changed there. Ours leaves it out; theirs brings it back."
        if self.conflict.theirs is None:
            return "It was changed here, and removed there. Ours keeps it; theirs removes it."
        if self.conflict.base is None:
            return "It differs, and what both began with is not known."
        return "Both changed it, and not alike."

    def choice(self, sides: Mapping[str, Side]) -> Choice | None:
        """The decision by field; None where one is missing. A whole one has the same side for all."""
        taken = [sides.get(line.name) for line in self.lines]
        if None in taken:
            return None
        side = Side.THEIRS if set(taken) == {Side.THEIRS} else Side.OURS
        if self.conflict.is_whole:
            return Choice(side)
        return Choice(side, {line.name: sides[line.name] for line in self.lines})


@dataclass(frozen=True, slots=True)
class Hand:
    """How much one person did of what comes along, and from when to when (UTC)."""

    author: str
    edits: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """The plan with all that is said of it. `kept` names what stays because it is in use."""

    plan: MergePlan
    tallies: tuple[Tally, ...]
    questions: tuple[Question, ...]
    kept: tuple[str, ...]
    hands: tuple[Hand, ...]
    is_same_tracker: bool

    @property
    def totals(self) -> Tally:
        """How many records are added, changed and removed altogether."""
        return Tally(
            "",
            sum(each.added for each in self.tallies),
            sum(each.changed for each in self.tallies),
            sum(each.removed for each in self.tallies),
        )


def questions_of(conflicts: Iterable[Conflict], find: Find) -> tuple[Question, ...]:
    """The conflicts in words, in the order of their names."""
    return tuple(sorted((_question(each, find) for each in conflicts), key=_order))


def _question(conflict: Conflict, find: Find) -> Question:
    record = conflict.record
    return Question(
        conflict,
        record_title(record, find),
        record_place(record, find),
        tuple(_line(conflict, name, find) for name in _fields(conflict)),
    )


def _fields(conflict: Conflict) -> list[str]:
    """The fields to look at, in the order of the record."""
    ours, theirs = conflict.ours, conflict.theirs
    if ours is None or theirs is None:
        # Nothing to compare with: whatever the record says is what would go or stay.
        names = [name for name in _own_fields(conflict.record) if _says(conflict.record, name)]
    elif conflict.rivalry is not None:
        names = [name for name in _own_fields(ours) if name == "rating" or name in conflict.fields]
    else:
        names = [name for name in ours.__dataclass_fields__ if name in conflict.fields]
    seen = [name for name in names if name not in SIGNING_FIELDS]
    return seen or names or list(conflict.record.__dataclass_fields__)[:1]


def _own_fields(record: Record) -> list[str]:
    """All but the record's own id, the cell that its title names, and what is not shown anywhere."""
    passed = {"provision_id", "party_id", "position", "origin"}
    return [name for name in list(record.__dataclass_fields__)[1:] if name not in passed]


def _says(record: Record, name: str) -> bool:
    value = getattr(record, name)
    return value not in ("", (), False, 0)


def _line(conflict: Conflict, name: str, find: Find) -> Line:
    base = conflict.base
    return Line(
        name,
        field_title(name),
        None if base is None else field_words(base, name, find),
        field_words(conflict.ours, name, find),
        field_words(conflict.theirs, name, find),
    )


def _order(question: Question) -> tuple[list[tuple[int, str]], str, str]:
    # Clause 10 comes after clause 2.
    parts = [(int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", question.place)]
    return parts, question.title, question.conflict.key.record_id
