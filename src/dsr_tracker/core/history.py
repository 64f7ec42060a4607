"""What a user action did to records, and its inverse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dsr_tracker.core.ratings import status_on
from dsr_tracker.core.records import Assessment, Record
from dsr_tracker.core.resting import cell_of
from dsr_tracker.core.scales import NOT_ASSESSED


class Action(StrEnum):
    """How an edit came about."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None before is an addition, None after a removal."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record the change is about, as it is afterwards where it still exists."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("a change needs a record before or after")
        return record

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """One user action: what it is called, and the records before and after, in order.

    `target_id` names the edit that an undo or redo takes back or does again. `contents` are the bytes that
    records of the edit name by their SHA-256; once kept they stay, so that a redo finds them.
    """

    label: str
    changes: tuple[Change, ...]
    author: str = ""
    edit_id: str = ""
    recorded_at: str = ""
    action: Action = Action.DO
    target_id: str = ""
    contents: tuple[bytes, ...] = ()
    _kinds: frozenset[type] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A large edit is made beside the window; the window asks for this again and again.
        kinds = frozenset(type(change.record) for change in self.changes)
        object.__setattr__(self, "_kinds", kinds)

    def touches(self, *kinds: type) -> bool:
        """Whether it changes a record of one of these kinds."""
        return not self._kinds.isdisjoint(kinds)

    def inverse(self) -> tuple[Change, ...]:
        """The changes that take this edit back, last one first."""
        return tuple(change.inverse() for change in reversed(self.changes))


def adding(*records: Record) -> tuple[Change, ...]:
    """Changes that add these records."""
    return tuple(Change(None, record) for record in records)


def cells_of(changes: Sequence[Change]) -> set[tuple[str, str]]:
    """The cells that these changes are about, each as its provision and its party."""
    return {cell_of(change.record) for change in changes} - {("", "")}


@dataclass(frozen=True, slots=True)
class Revision:
    """What an edit did to one record, with who did it and when."""

    edit_id: str
    label: str
    author: str
    recorded_at: str
    action: Action
    kind: str
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class EditSummary:
    """One line of the log.

    `state` is "done", "undone" or "spent" (undone and since overtaken); "log" for an undo or redo,
    which is itself never undone, for what a merge brought (the merge is undone instead), and for what
    was there when the tracker was handed over.
    """

    edit_id: str
    label: str
    author: str
    recorded_at: str
    action: Action
    target_id: str
    state: str
    change_count: int


def ratings_before(revisions: Sequence[Revision]) -> list[str]:
    """The rating that held before each of a cell's revisions, on the day its assessment speaks of.

    `revisions` are newest first, and so is what comes back: "" for what is no assessment.
    """
    held: dict[str, Assessment] = {}
    ratings: list[str] = []
    for revision in reversed(revisions):
        record = revision.after if revision.after is not None else revision.before
        if not isinstance(record, Assessment):
            ratings.append("")
            continue
        status = status_on(held.values(), record.as_of)
        ratings.append(NOT_ASSESSED if status is None else status.rating)
        if revision.after is None:
            held.pop(record.assessment_id, None)
        else:
            held[record.assessment_id] = record
    return ratings[::-1]
