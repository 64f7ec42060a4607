"""What happened when, and what is left to do: lines of the timeline and of the to-do list."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.columns import Chosen
from dsr_tracker.core.filtering import Within
from dsr_tracker.core.records import Evidence, Hidden, Instrument, Origin, Participation, Party, Provision
from dsr_tracker.core.scales import NOT_APPLICABLE, SCALES


class MomentKind(StrEnum):
    """What sort of thing a line of the timeline tells."""

    ASSESSMENT = "assessment"
    NOTE = "note"
    EVIDENCE_PUBLISHED = "evidence_published"
    EVIDENCE_CITED = "evidence_cited"
    AGREED = "agreed"
    PERIOD_START = "period_start"
    PERIOD_END = "period_end"


class TodoGroup(StrEnum):
    """Why a cell wants a look."""

    NEVER_ASSESSED = "never_assessed"
    STALE = "stale"
    PERIOD_OVER = "period_over"
    UNSOURCED = "unsourced"
    LOW_CONFIDENCE = "low_confidence"
    UNLOGGED = "unlogged"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line belongs, in names: fields that do not apply are empty."""

    instrument_id: str = ""
    instrument_title: str = ""
    provision_id: str = ""
    provision_number: str = ""
    provision_title: str = ""
    is_measure: bool = False
    party_id: str = ""
    party_name: str = ""

    @property
    def cell(self) -> Cell | None:
        """The cell; None where the line is about more than one."""
        return Cell(self.provision_id, self.party_id) if self.provision_id and self.party_id else None


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline. `day` is as recorded, `order` the day that it is sorted by.

    The end of a period that names only a month or year is sorted by its last day.
    """

    kind: MomentKind
    moment_id: str
    day: str
    order: str
    text: str
    place: Place
    rating: str = ""
    scale_id: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One cell that wants a look; `period_end` is the last day of its period, or empty.

    Where feedback waits for an answer, the one that came first: its id, when it came, and who said what.
    """

    place: Place
    as_of: str = ""
    rating: str = ""
    confidence: str = ""
    period_end: str = ""
    feedback_id: str = ""
    received_on: str = ""
    said: str = ""

    @property
    def cell(self) -> Cell | None:
        """The cell."""
        return self.place.cell

    @property
    def is_judged(self) -> bool:
        """Whether there is a judgement of the cell."""
        return bool(self.as_of)


@dataclass(frozen=True, slots=True)
class TodoQuery:
    """Which cells to look through: all instruments where none is named; measures only if asked.

    Feedback on a measure wants its answer in any case. `chosen` cuts a list down by its columns, and
    counts of the groups not.
    """

    today: str
    stale_before: str
    instrument_id: str = ""
    with_measures: bool = False
    within: Within | None = None
    chosen: Chosen = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """A source that the analyst recorded, and how many cells cite it."""

    evidence: Evidence
    cell_count: int


@dataclass(frozen=True, slots=True)
class PutAway:
    """What the analyst hid of the catalogue (`hidden` is set), retired of her own, or the catalogue dropped.

    `rated` is how many cells of it carry a rating: they are kept.
    """

    record: Instrument | Provision | Party | Participation
    kind: str
    name: str
    within: str = ""
    hidden: Hidden | None = None
    rated: int = 0

    @property
    def is_retired(self) -> bool:
        """Whether it is a record of the analyst's own that she retired."""
        return self.hidden is None and self.record.origin is Origin.ANALYST

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was shipped, and the catalogue no longer has it."""
        return self.hidden is None and self.record.origin is Origin.CATALOGUE


FINAL_RATINGS = frozenset(
    {NOT_APPLICABLE}
    | {
        rating.rating_id
        for scale in SCALES.values()
        for rating in scale.ratings
        if scale.scores and rating.score == max(scale.scores)
    }
)
"""Ratings after which the end of a period asks for nothing more: the top of a scale, and "not applicable"."""
