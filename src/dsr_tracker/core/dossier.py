"""Everything a report is built from, read once, so that reports need neither the store nor its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.cycles import Correction
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Cycle,
    Evidence,
    Feedback,
    Figure,
    Indicator,
    Instrument,
    Link,
    Look,
    Measurement,
    Milestone,
    Note,
    Participation,
    Party,
    Provision,
    Rubric,
    SourceDocument,
    Specificity,
    Tag,
    Tagging,
)
from dsr_tracker.core.scales import IMPLEMENTATION, Scale
from dsr_tracker.core.second_reading import ReadPair


@dataclass(frozen=True, slots=True)
class Dossier:
    """A tracker's state at one instant; what is retired or hidden is not in it.

    Records stand in the order in which the store lists them: the catalogue's for what it ships, each
    clause followed by its measures, and the order of recording for assessments, evidence and citations.
    `columns` lists each instrument's assessed parties. `day` is the analyst's calendar day at
    `collected_at` (UTC): a report without an as-of day speaks of it.

    Where `known_on` is set, all this is as it stood when that day ended; `edits_later` counts what was
    done since, and `recorded_later` are the assessments of today that were not there, or not so, then.
    """

    tracker_id: str
    title: str
    catalogue_version: str
    collected_at: str
    day: str
    scale: Scale = IMPLEMENTATION
    documents: tuple[SourceDocument, ...] = ()
    parties: tuple[Party, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    provisions: tuple[Provision, ...] = ()
    participations: tuple[Participation, ...] = ()
    columns: Mapping[str, tuple[Party, ...]] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    citations: tuple[Citation, ...] = ()
    tags: tuple[Tag, ...] = ()
    taggings: tuple[Tagging, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    specificities: tuple[Specificity, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    links: tuple[Link, ...] = ()
    looks: tuple[Look, ...] = ()
    known_on: str = ""
    edits_later: int = 0
    recorded_later: tuple[Assessment, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """Of the closed cycle that ends on the report's day."""
    pairs: tuple[ReadPair, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    blind: frozenset[Cell] = frozenset()
    """Cells of which nothing is in it, because whoever asked for it reads them blind."""
