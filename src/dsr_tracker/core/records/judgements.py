"""What an analyst finds of a cell: judgements, notes, and the sources behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How sure the analyst is of a rating."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Schedule(StrEnum):
    """Where an undertaking stands against its period."""

    AHEAD = "ahead"
    ON = "on"
    BEHIND = "behind"
    PERIOD_OVER = "period_over"
    NO_PERIOD = "no_period"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A dated judgement of one provision for one party, on the scale it was made on.

    `search_*` is the search log: where, in which languages, for which terms and until which day somebody
    looked.
    """

    assessment_id: str
    provision_id: str
    party_id: str
    as_of: str
    rating: str
    scale_id: str = "implementation"
    reason: str = ""
    confidence: str = ""
    is_contrary: bool = False
    claimed: str = ""
    schedule: str = ""
    search_places: str = ""
    search_languages: str = ""
    search_until: str = ""
    author: str = ""
    recorded_at: str = ""
    search_terms: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A dated development, in the analyst's words (Markdown)."""

    note_id: str
    provision_id: str
    party_id: str
    dated_on: str
    text: str
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source that an analyst found."""

    evidence_id: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published_on: str = ""
    accessed_on: str = ""
    language: str = ""
    remark: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """That a piece of evidence stands behind a cell, or behind one assessment or note of it."""

    citation_id: str
    evidence_id: str
    provision_id: str
    party_id: str
    assessment_id: str = ""
    note_id: str = ""
    cited_on: str = ""


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy of a source as it was found. Its content lies apart, under its SHA-256; `size` is in bytes.

    `file_name` is for people to read and is never used as a path.
    """

    copy_id: str
    evidence_id: str
    sha256: str
    media_type: str
    file_name: str
    size: int
    archived_on: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the tracker itself (its title, its scale), kept and undone like the rest."""

    setting_id: str
    value: str
