"""What the HTML template asks for while it lays a report out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import What
from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.records import Party, Provision, Reference
from dsr_tracker.core.scales import NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED, SCALES, Rating
from dsr_tracker.reports.anchors import Anchors
from dsr_tracker.reports.contents import (
    CellEntry,
    DocumentUse,
    InstrumentSection,
    PartyPart,
    Report,
)
from dsr_tracker.reports.followed_words import FollowedWords
from dsr_tracker.reports.markdown import note_html
from dsr_tracker.reports.reviewed_words import ReviewedWords
from dsr_tracker.reports.tallies import Tally, sum_tallies, tally_of
from dsr_tracker.reports.wording import text

# More columns than this do not fit on a page: print gets the matrix in parts.
PRINTED_COLUMNS = 9
_BRIEF = 220


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of distributions."""

    label: str
    anchor: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a distribution bar, in hundredths of its width."""

    rating: Rating
    start: float
    width: float


class View(Anchors):
    """Looks up, names and links; the figures themselves are the report's."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.wording = text(report.language)
        self.followed = FollowedWords(report)
        self.reviewed = ReviewedWords(report)
        self._ratings = {rating.rating_id: rating for rating in report.scale.ratings}
        self._documents = {entry.document.document_id: entry for entry in report.documents}
        self._instruments = {section.instrument.instrument_id: section for section in report.instruments}
        self._parties = {party.party_id: party for party in report.parties}
        self._provisions = {
            each.provision.provision_id: each.provision
            for section in report.instruments
            for row in section.matrix.rows
            for each in (row, *row.measures)
        }

    # -- looking up ---------------------------------------------------------------------------

    def rating(self, rating_id: str) -> Rating:
        """The rating of the report's scale."""
        return self._ratings[rating_id]

    def label(self, rating_id: str, scale_id: str = "") -> str:
        """The rating's word, on another scale where one is named; a strange id stands for itself."""
        scale = SCALES.get(scale_id, self.report.scale)
        found = next((rating.label for rating in scale.ratings if rating.rating_id == rating_id), rating_id)
        return self.wording(found)

    def section(self, instrument_id: str) -> InstrumentSection:
        """The instrument's section."""
        return self._instruments[instrument_id]

    def party(self, party_id: str) -> Party:
        """A party that the report names."""
        return self._parties[party_id]

    def provision(self, provision_id: str) -> Provision:
        """A clause or measure of the report."""
        return self._provisions[provision_id]

    def entry(self, provision_id: str, party_id: str) -> CellEntry | None:
        """The cell's entry; None where the scope names ratings and this is another."""
        return self.report.cells.get(Cell(provision_id, party_id))

    def entries(self, provision_id: str, parties: Iterable[Party]) -> list[CellEntry]:
        """The entries of a provision that have more to tell than that nobody has looked."""
        found = (self.entry(provision_id, party.party_id) for party in parties)
        return [entry for entry in found if entry and entry.has_content]

    def unassessed(self, provision_id: str, parties: Iterable[Party]) -> list[Party]:
        """The parties for which there is nothing to tell."""
        found = ((party, self.entry(provision_id, party.party_id)) for party in parties)
        return [party for party, entry in found if entry and not entry.has_content]

    def noted(self) -> list[CellEntry]:
        """The entries that have notes, in reading order."""
        return [entry for entry in self.report.cells.values() if entry.notes]

    def measure_entries(self, row: MatrixRow, parties: Sequence[Party]) -> list[CellEntry]:
        """The entries of the clause's measures that have something to tell."""
        ids = [measure.provision.provision_id for measure in row.measures]
        return [entry for measure_id in ids for entry in self.entries(measure_id, parties)]

    def any_content(self, part: PartyPart, party: Party) -> bool:
        """Whether there is something to tell of any of the party's clauses in the instrument."""
        found = (self.entry(clause_id, party.party_id) for clause_id in part.clause_ids)
        return any(entry.has_content for entry in found if entry)

    def what(self, what: What) -> str:
        """The word for a sort of change."""
        return self.wording.name(what)

    def is_shared(self, rating_id: str) -> bool:
        """Whether the rating means the same on every scale."""
        return rating_id in (NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED)

    @property
    def has_uncounted(self) -> bool:
        """Whether parties are listed under a country without counting for it."""
        return any(not entry.is_counted for page in self.report.countries for entry in page.parties)

    # -- tables and bars ----------------------------------------------------------------------

    def instrument_lines(self) -> list[Line]:
        """A line for each instrument."""
        return [
            Line(s.instrument.title, self.anchor("instrument", s.instrument.instrument_id), s.tally)
            for s in self.report.instruments
        ]

    def country_lines(self) -> list[Line]:
        """A line for each country."""
        return [Line(page.name, self.page_anchor(page), page.tally) for page in self.report.countries]

    def clause_lines(self, section: InstrumentSection) -> list[Line]:
        """A line for each clause of an instrument."""
        return [
            Line(
                f"{row.provision.number}  {row.provision.title}",
                self.provision_anchor(row.provision),
                Tally(row.mean, row.distribution),
            )
            for row in section.matrix.rows
        ]

    def tally(self, row: MatrixRow) -> Tally:
        """The row's own figures."""
        return Tally(row.mean, row.distribution)

    def measure_tally(self, row: MatrixRow) -> Tally:
        """The figures over the cells of all measures of a clause."""
        return sum_tallies(map(self.tally, row.measures), self.report.scale)

    def measure_columns(self, row: MatrixRow, parties: Iterable[Party]) -> dict[str, Tally]:
        """Each party's figures over the clause's measures."""
        return {
            party.party_id: tally_of(
                Counter(str(measure.rating(party.party_id)) for measure in row.measures), self.report.scale
            )
            for party in parties
        }

    def segments(self, distribution: Distribution) -> Iterator[Segment]:
        """The bar's parts that have a cell, left to right."""
        start = 0.0
        for rating_id, count in distribution.counts:
            if count:
                width = 100 * count / distribution.total
                yield Segment(self.rating(rating_id), round(start, 3), round(width, 3))
                start += width

    def shares(self, distribution: Distribution) -> list[tuple[str, int, int]]:
        """Each rating with its count and whole percentage."""
        percentages = dict(distribution.percentages)
        return [(rating_id, count, percentages[rating_id]) for rating_id, count in distribution.counts]

    def in_words(self, distribution: Distribution) -> str:
        """The distribution as a sentence: what a bar shows."""
        return self.wording.list(
            self.wording(
                "{label} {count} ({percent} %)",
                label=self.label(rating_id),
                count=self.wording.number(count),
                percent=percent,
            )
            for rating_id, count, percent in self.shares(distribution)
            if count
        )

    def printed_parts(self, parties: Sequence[Party]) -> list[Sequence[Party]]:
        """The columns in parts that fit on a page; empty where all of them do."""
        if len(parties) <= PRINTED_COLUMNS:
            return []
        count = -(-len(parties) // PRINTED_COLUMNS)
        size = -(-len(parties) // count)
        return [parties[start : start + size] for start in range(0, len(parties), size)]

    # -- texts --------------------------------------------------------------------------------

    def note(self, markdown: str) -> Markup:
        """The note's text as harmless HTML."""
        return Markup(note_html(markdown))  # noqa: S704 - sanitised

    def paragraphs(self, typed: str) -> list[str]:
        """A typed text cut at its blank lines."""
        return [part.strip("\n") for part in re.split(r"\n\s*\n", typed) if part.strip()]

    def brief(self, typed: str) -> str:
        """The first words of a typed text, on one line."""
        line = " ".join(typed[: 4 * _BRIEF].split())
        if len(line) <= _BRIEF and len(typed) <= 4 * _BRIEF:
            return line
        return line[:_BRIEF].rsplit(" ", 1)[0] + " …"

    def link(self, url: str) -> str:
        """The address where it is one of the web; empty for anything else."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return ""
        return url if parts.scheme.lower() in ("http", "https") and parts.netloc else ""

    def references(self, references: Iterable[Reference]) -> list[tuple[str, str, str, str]]:
        """For each reference its document's mark and anchor, its paragraphs, and its remark."""
        return [
            (
                f"D{entry.number}",
                self.anchor("document", reference.document_id),
                self.paragraph_list(reference.paragraphs),
                reference.remark,
            )
            for reference in references
            if (entry := self._documents.get(reference.document_id))
        ]

    def paragraph_list(self, numbers: Sequence[int]) -> str:
        """Paragraph numbers with neighbours drawn together, as in `2, 4–7`."""
        runs: list[list[int]] = []
        for number in numbers:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        shown = self.wording(", ").join(
            str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs
        )
        message = "paragraph {numbers}" if len(numbers) == 1 else "paragraphs {numbers}"
        return self.wording(message, numbers=shown)

    def cell_name(self, cell: Cell) -> str:
        """The cell as lists call it: party, instrument and number."""
        entry = self.report.cells[cell]
        return self.wording(
            "{party}, {provision}", party=entry.party.name, provision=self.provision_name(entry.provision)
        )

    def place_name(self, cell: Cell) -> str:
        """The cell as lists call it, also where the report's scope leaves its entry out."""
        return self.wording(
            "{party}, {provision}",
            party=self.party(cell.party_id).name,
            provision=self.provision_name(self.provision(cell.provision_id)),
        )

    def use_name(self, use: DocumentUse) -> str:
        """What rests on paragraphs of a document: a provision, an instrument, or background figures."""
        if use.provision_id:
            return self.provision_name(self.provision(use.provision_id))
        if use.instrument_id:
            return self._instruments[use.instrument_id].instrument.title
        return self.wording("background figures")

    def provision_name(self, provision: Provision) -> str:
        """The provision with its number, and its instrument where the report has several."""
        number = (
            self.wording("measure {number}", number=provision.number)
            if provision.is_measure
            else self.wording("clause {number}", number=provision.number)
        )
        return number if len(self._instruments) == 1 else f"{provision.instrument_id} {number}"
