"""What a report says, as frozen values. A writer lays them out and computes nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dsr_tracker.core.agreement import Agreement
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import What
from dsr_tracker.core.explaining import Means
from dsr_tracker.core.matrix import Matrix
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.records import (
    Assessment,
    Cycle,
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
from dsr_tracker.reports.followed import Followed
from dsr_tracker.reports.reviewed import Reviewed
from dsr_tracker.reports.tallies import Tally


class Kind(StrEnum):
    """What sort of report it is; a writer leaves out the parts that a kind does not have."""

    FULL = "full"
    """Everything in scope."""
    COUNTRY = "country"
    """A brief of one country or party over all instruments, two pages."""
    CLAUSE = "clause"
    """A sheet of one provision over all its parties."""
    MATRIX = "matrix"
    """The matrices with their means, and nothing told of a cell."""
    CHANGES = "changes"
    """What moved between two days, with the notes and evidence that came between."""
    DATA = "data"
    """All cells, notes and evidence as tables, without pages of text around them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is to cover. Nothing named is everything; no `as_of` is the day it is made.

    `country_codes` and `party_ids` add up; the brief of a country wants exactly one of either.
    `provision_id` is what a clause sheet is about. `ratings` are ids: cells with other ratings are not
    listed (`Report.cells`, `Report.changes`), while every mean and matrix still counts them; so it is
    with `tags`, of which a listed cell bears one. `since` is
    the day from which changes are told; a report with it has changes whatever its kind. `known_on`
    asks for the tracker as it stood when that day ended where the analyst sits.
    """

    instrument_ids: tuple[str, ...] = ()
    country_codes: tuple[str, ...] = ()
    as_of: str = ""
    language: str = "en"
    with_subnational: bool = False
    kind: Kind = Kind.FULL
    party_ids: tuple[str, ...] = ()
    provision_id: str = ""
    ratings: tuple[str, ...] = ()
    since: str = ""
    known_on: str = ""
    tags: tuple[str, ...] = ()


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
class ChangeEntry:
    """How a cell's status on the report's day differs from that on `Scope.since`.

    `before` is None where nobody had judged. `notes` and `sources` are those that came in after `since`
    and up to the report's day, with the sources of a judgement that was corrected later; the notes' own
    sources are not among them.
    """

    provision: Provision
    party: Party
    what: What
    before: Assessment | None
    after: Assessment | None
    notes: tuple[NoteEntry, ...] = ()
    sources: tuple[int, ...] = ()

    @property
    def cell(self) -> Cell:
        """Which provision, for which party."""
        return Cell(self.provision.provision_id, self.party.party_id)

    @property
    def all_sources(self) -> tuple[int, ...]:
        """The numbers of all evidence that came in between, each once."""
        return tuple(sorted({*self.sources, *(number for note in self.notes for number in note.sources)}))


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

    `cells` holds each provision's cells in reading order, clauses and measures; where the scope names
    ratings it lacks the others, so a cell of a matrix may have no entry; in a report of what moved they hold
    what came in between alone. `parties` are all that are named, also those that are not assessed; countries
    and the scale's ratings bear their names in the report's language. `changes` are in reading order and
    `change_counts` has a count for every `What`. `remarks` are sentences on what a reader might miss here; a
    writer adds what its format cannot hold. `differences` are those on a report as known on an earlier day.
    `subtitle` says what sort of report it is and of what; `overall_since` is `overall` on the day `since`.
    `agreement` is that of second readers, None without a pair; `cycle` the one that ends on the report's day.
    `means` has `overall` by the three means; `followed` is what stands beside the judgements, and
    `reviewed` what other readers and outsiders said of them.
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
    changes: tuple[ChangeEntry, ...] = ()
    change_counts: tuple[tuple[What, int], ...] = ()
    remarks: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    subtitle: str = ""
    overall_since: Tally | None = None
    agreement: Agreement | None = None
    cycle: Cycle | None = None
    means: Means | None = None
    followed: Followed = field(default_factory=Followed)
    reviewed: Reviewed = field(default_factory=Reviewed)

    @property
    def kind(self) -> Kind:
        """What sort of report it is."""
        return self.scope.kind

    @property
    def since(self) -> str:
        """The day from which changes are told; empty where none are."""
        return self.scope.since

    @property
    def known_on(self) -> str:
        """The day at whose end the tracker stood as reported; empty for now."""
        return self.scope.known_on

    @property
    def language(self) -> str:
        """The language of the report's own words."""
        return self.scope.language

    @property
    def note_count(self) -> int:
        """How many notes the report tells."""
        return sum(len(entry.notes) for entry in self.cells.values())
