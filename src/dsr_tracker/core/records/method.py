"""What keeps judgements comparable: cycles, rubrics, second readers, feedback, and what was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CycleState(StrEnum):
    """How far a cycle has come."""

    OPEN = "open"
    IN_REVIEW = "in_review"
    CLOSED = "closed"


class FeedbackState(StrEnum):
    """What was done with what others said."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Cycle:
    """A named reporting period, from `starts_on` to `ends_on`.

    Once closed, what the report said lies apart as JSON under its SHA-256, as known at `closed_at` (UTC).
    """

    cycle_id: str
    name: str
    starts_on: str
    ends_on: str
    state: CycleState = CycleState.OPEN
    closed_at: str = ""
    sha256: str = ""
    remark: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What counts as one rating of a provision."""

    rating: str
    text: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """What counts as each rating of a provision, written before assessing; each version is a record."""

    rubric_id: str
    provision_id: str
    scale_id: str
    version: int
    criteria: tuple[Criterion, ...]
    remark: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Specificity:
    """How far an undertaking says who does what, how much, by when, and measurably: yes, partly or no."""

    specificity_id: str
    provision_id: str
    who: str
    what: str
    how_much: str
    by_when: str
    measurable: str
    reason: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class ReadingBatch:
    """Cells that a second reader is to judge; each as provision and party."""

    batch_id: str
    name: str
    reader: str
    as_of: str
    cells: tuple[tuple[str, str], ...]
    is_blind: bool = True
    closed_at: str = ""
    remark: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A second reader's judgement of a cell, beside the first; no cell's status. `author` is the reader."""

    reading_id: str
    provision_id: str
    party_id: str
    as_of: str
    rating: str
    scale_id: str = "implementation"
    reason: str = ""
    confidence: str = ""
    batch_id: str = ""
    is_blind: bool = True
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Adjudication:
    """That a difference between readers was decided: first judgement, reading, and what came of both."""

    adjudication_id: str
    provision_id: str
    party_id: str
    first_id: str
    reading_id: str
    assessment_id: str
    reason: str
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody outside said of a cell, and what was done with it."""

    feedback_id: str
    provision_id: str
    party_id: str
    received_on: str
    sender: str
    text: str
    source: str = ""
    state: FeedbackState = FeedbackState.OPEN
    response: str = ""
    answered_on: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody looked at a cell on a day and found no reason to judge it anew."""

    look_id: str
    provision_id: str
    party_id: str
    looked_on: str
    search_places: str = ""
    search_languages: str = ""
    search_terms: str = ""
    search_until: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """Where, in which languages and for which terms to look: a template for search logs."""

    plan_id: str
    name: str
    search_places: str = ""
    search_languages: str = ""
    search_terms: str = ""
    remark: str = ""
    author: str = ""
    recorded_at: str = ""
