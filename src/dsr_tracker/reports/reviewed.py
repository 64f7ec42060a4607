"""What a report tells of those who read again: differences that were decided, and feedback from outside."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Adjudication, Assessment, Feedback, Reading


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """A difference between readers that was decided: all three judgements, and the reason.

    `decided` is None where what was decided was withdrawn since.
    """

    cell: Cell
    first: Assessment
    reading: Reading
    decided: Assessment | None
    adjudication: Adjudication


@dataclass(frozen=True, slots=True)
class Reviewed:
    """All of it for the cells in scope, in reading order; of a cell what came first above."""

    decisions: tuple[DecisionEntry, ...] = ()
    feedback: tuple[Feedback, ...] = ()
