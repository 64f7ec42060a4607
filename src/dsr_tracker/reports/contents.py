"""What a report says, as frozen values. A writer lays them out and computes nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.matrix import Matrix
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.records import (
    Assessment,
    Evidence,
    Figure,
    Instrument,
    Note,
    Participation,
    Party,
    Provision,
    SourceDocument,
)
from dsr_tracker.core.scales import Scale
from dsr_tracker.reports.tallies import Tally


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is to cover. Nothing named is everything; no `as_of` is the day it is made."""

    instrument_ids: tuple[str, ...] = ()
    country_codes: tuple[str, ...] = ()
    as_of: str = ""
    language: str = "en"
    with_subnational: bool = False


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note with the numbers of the evidence behind it."""

    note: Note
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CellEntry:
    """One cell on the report's day.

    `rating` is "not_assessed" also where the newest judgement was made on another scale; that
    judgement is still in `assessment`. `sources` are the numbers of the evidence behind the cell, but
    for that of its notes. `measures` is set for a clause without a rating some of whose measures have one.
    """

    provision: Provision
    party: Party
    rating: str
    assessment: Assessment | None = None
    notes: tuple[NoteEntry, ...] = ()
    sources: tuple[int, ...] = ()
    measures: Distribution | None = None
    suggestion: str = ""
    is_of_other_scale: bool = False

    @property
    def cell(self) -> Cell:
        """Which provision, for which party."""
        return Cell(self.provision.provision_id, self.party.party_id)

    @property
    def all_sources(self) -> tuple[int, ...]:
        """The numbers of all evidence of the cell and its notes, each once."""
        return tuple(sorted({*self.sources, *(number for note in self.notes for number in note.sources)}))

    @property
    def has_content(self) -> bool:
        """Whether there is more to tell than that nobody has looked."""
        return bool(self.assessment or self.notes or self.sources or self.measures)


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """A source with its number in this report and the cells that cite it."""

    number: int
    evidence: Evidence
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class InstrumentSection:
    """One instrument: who takes part, its matrix, and its measures' figures apart from the clauses'."""

    instrument: Instrument
    participations: tuple[Participation, ...]
    matrix: Matrix
    tally: Tally
    columns: Mapping[str, Tally]
    measures: Tally
    measure_columns: Mapping[str, Tally]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class PartyPart:
    """One party's clauses in one instrument."""

    instrument_id: str
    clause_ids: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party on its country's page; `is_counted` says whether its cells make up the country's figure."""

    party: Party
    is_counted: bool
    tally: Tally
    parts: tuple[PartyPart, ...]


@dataclass(frozen=True, slots=True)
class CountryPage:
    """A country with its parties over all instruments in scope; no code for international bodies."""

    country_code: str
    name: str
    tally: Tally
    parties: tuple[PartyEntry, ...]


@dataclass(frozen=True, slots=True)
class ClauseGap:
    """A clause that was not assessed for some of its parties."""

    clause_id: str
    party_ids: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a reader must not take as known."""

    not_assessed: tuple[ClauseGap, ...]
    without_evidence: tuple[Cell, ...]
    without_search_log: tuple[Cell, ...]
    of_other_scale: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DocumentUse:
    """What rests on which paragraphs of a document; no provision where it is the instrument itself."""

    instrument_id: str
    provision_id: str
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A source document with its number in this report (D1, D2, ...) and what rests on it."""

    number: int
    document: SourceDocument
    uses: tuple[DocumentUse, ...]


@dataclass(frozen=True, slots=True)
class Colophon:
    """What made the report, out of what. `digest` is the SHA-256 of its content (see json.digest_of)."""

    program_version: str
    catalogue_version: str
    tracker_id: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report, whatever the format.

    `cells` holds each provision's cells in reading order, clauses and measures; `parties` are all that
    are named anywhere, also those that are not assessed.
    """

    title: str
    scope: Scope
    scope_words: tuple[str, ...]
    as_of: str
    written_at: str
    scale: Scale
    method: tuple[str, ...]
    overall: Tally
    measures: Tally
    instruments: tuple[InstrumentSection, ...]
    countries: tuple[CountryPage, ...]
    cells: Mapping[Cell, CellEntry]
    parties: tuple[Party, ...]
    evidence: tuple[EvidenceEntry, ...]
    gaps: Gaps
    figures: tuple[Figure, ...]
    documents: tuple[DocumentEntry, ...]
    colophon: Colophon

    @property
    def language(self) -> str:
        """The language of the report's own words."""
        return self.scope.language

    @property
    def note_count(self) -> int:
        """How many notes the report tells."""
        return sum(len(entry.notes) for entry in self.cells.values())
