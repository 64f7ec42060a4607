"""Cells, tallies and references as the PDF's template takes them: words, numbers and labels to link to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Assessment, Figure, Instrument, Party, Provision, Reference
from dsr_tracker.reports.contents import CellEntry, NoteEntry, Report
from dsr_tracker.reports.pdf_text import note_blocks, paragraphs
from dsr_tracker.reports.tallies import Tally
from dsr_tracker.reports.view import View

Data = dict[str, Any]
# No title of the catalogue is as long; a longer one would make a row as high as a page.
_BRIEF_TITLE = 300


class Pieces:
    """Makes the pieces that several parts of the PDF share.

    It links only to what this PDF has a place for: its cells, its countries, its documents.
    """

    def __init__(
        self, report: Report, *, tells_cells: bool, tells_countries: bool, tells_documents: bool
    ) -> None:
        self.report = report
        self.view = View(report)
        self.wording = self.view.wording
        self._places = {rating.rating_id: place for place, rating in enumerate(report.scale.ratings)}
        self._countries = {page.country_code: n for n, page in enumerate(report.countries)}
        self._provisions: dict[str, int] = {}
        for section in report.instruments:
            for row in section.matrix.rows:
                for each in (row, *row.measures):
                    self._provisions[each.provision.provision_id] = len(self._provisions)
        self.tells_cells = tells_cells
        self.tells_countries = tells_countries
        self.tells_documents = tells_documents
        self._told = (
            {cell: n for n, (cell, entry) in enumerate(report.cells.items()) if entry.has_content}
            if tells_cells
            else {}
        )

    # -- labels, empty where there is nothing to link to ---------------------------------------

    def cell_label(self, cell: Cell) -> str:
        """The label of what is told of a cell."""
        return f"c-{self._told[cell]}" if cell in self._told else ""

    def provision_label(self, provision: Provision) -> str:
        """The label of the clause's page, or of the one that the measure is told on."""
        if not self.tells_cells:
            return ""
        return f"p-{self._provisions[provision.clause_id or provision.provision_id]}"

    def country_label(self, country_code: str) -> str:
        """The label of the country's page."""
        found = self._countries.get(country_code)
        return f"k-{found}" if self.tells_countries and found is not None else ""

    # -- figures ------------------------------------------------------------------------------

    def rating(self, rating_id: str) -> int:
        """The rating's place in the scale, by which the template knows its colour, symbol and word."""
        return self._places[rating_id]

    def mean(self, tally: Tally) -> list[str]:
        """The mean and, apart, what it is over."""
        shown = self.wording.mean(tally.mean)
        start = min((place for place in map(shown.find, "(（") if place >= 0), default=len(shown))
        return [shown[:start].rstrip(), shown[start:]]

    def bar(self, tally: Tally) -> list[list[int]]:
        """The ratings that have a cell, with how many."""
        return [[self.rating(rating_id), n] for rating_id, n in tally.distribution.counts if n]

    def tally(self, tally: Tally, over: str) -> Data:
        """A mean with its distribution, to be shown large."""
        shares = self.view.shares(tally.distribution)
        return {
            "mean": self.mean(tally),
            "over": over,
            "alt": self.wording("Distribution: {words}", words=self.view.in_words(tally.distribution)),
            "bar": self.bar(tally),
            "shares": [
                [
                    self.rating(rating_id),
                    self.wording.number(n),
                    self.wording("({percent} %)", percent=percent),
                ]
                for rating_id, n, percent in shares
                if n
            ],
        }

    def lines(self, rows: Iterable[tuple[str, str, Tally]]) -> list[Data]:
        """Lines of a table of distributions: a name, where it leads to, and its figures."""
        return [
            {
                "name": name,
                "to": label,
                "mean": self.mean(tally),
                "bar": self.bar(tally),
                "counts": [self.wording.number(n) for _, n in tally.distribution.counts],
            }
            for name, label, tally in rows
        ]

    def stated(self, figures: Sequence[Figure]) -> list[Data]:
        """The figures that documents state."""
        return [
            {
                "subject": figure.subject,
                "value": self.wording.figure(figure),
                "period": self.wording.period(figure.period_start, figure.period_end),
                "refs": self.references(figure.references),
                "remark": figure.remark,
            }
            for figure in figures
        ]

    # -- names --------------------------------------------------------------------------------

    def title(self, record: Provision | Instrument) -> str:
        """The title, shortened for a table's row, which never breaks over pages."""
        if len(record.title) <= _BRIEF_TITLE:
            return record.title
        return record.title[:_BRIEF_TITLE].rsplit(" ", 1)[0] + " …"

    def references(self, references: Iterable[Reference]) -> list[list[str]]:
        """For each reference its document's mark and label, and what follows: its paragraphs, its remark."""
        _ = self.wording
        return [
            [
                mark,
                f"d-{mark[1:]}" if self.tells_documents else "",
                _("{mark}, {paragraphs}", mark="", paragraphs=shown),
                _.aside("", remark) if remark else "",
            ]
            for mark, _anchor, shown, remark in self.view.references(references)
        ]

    # -- cells --------------------------------------------------------------------------------

    def entry(self, provision: Provision, party: Party) -> CellEntry | None:
        """The cell's entry; None where the report does not list it."""
        return self.report.cells.get(Cell(provision.provision_id, party.party_id))

    def details(self, entry: CellEntry, name: str) -> Data:
        """All that is told of one cell."""
        assessment = entry.assessment
        return {
            "name": name,
            "label": self.cell_label(entry.cell),
            "country": entry.party.country_code,
            "rating": self.rating(entry.rating),
            "remarks": list(self._remarks(entry)),
            "reason": paragraphs(assessment.reason) if assessment else [],
            "facts": self._facts(assessment) if assessment else [],
            "contrary": bool(assessment and assessment.is_contrary),
            "search": self._search(assessment) if assessment else [],
            "sources": list(entry.sources),
            "notes": [self.note(note) for note in entry.notes],
        }

    def note(self, entry: NoteEntry) -> Data:
        """A note with its day, author and sources."""
        head = self.wording("Note of {day}", day=self.wording.day(entry.note.dated_on))
        author = f" · {entry.note.author}" if entry.note.author else ""
        return {"head": head + author, "sources": list(entry.sources), "blocks": note_blocks(entry.note.text)}

    def _remarks(self, entry: CellEntry) -> Iterable[str]:
        _ = self.wording
        if entry.is_of_other_scale and entry.assessment:
            yield _(
                "Last judged “{label}” on another scale ({scale}); it counts as not assessed here.",
                label=self.view.label(entry.assessment.rating, entry.assessment.scale_id),
                scale=entry.assessment.scale_id,
            )
        if entry.measures:
            yield _("Not assessed itself. Its measures: {words}.", words=self.view.in_words(entry.measures))
        if entry.suggestion:
            yield _(
                "They suggest “{label}”, which nobody has accepted yet.",
                label=self.view.label(entry.suggestion),
            )

    def _facts(self, assessment: Assessment) -> list[str]:
        _ = self.wording
        facts: Mapping[str, bool] = {
            _("As of {day}", day=_.day(assessment.as_of)): True,
            _("Confidence: {level}", level=_.name(assessment.confidence).lower()): bool(
                assessment.confidence
            ),
            _("Schedule: {state}", state=_.name(assessment.schedule).lower()): bool(assessment.schedule),
            _(
                "Claimed by the party: {label}",
                label=self.view.label(assessment.claimed, assessment.scale_id),
            ): bool(assessment.claimed),
            _("Action against the undertaking (contrary)"): assessment.is_contrary,
            f"{_('Judged by')} {assessment.author}": bool(assessment.author),
        }
        return [fact for fact, holds in facts.items() if holds]

    def _search(self, assessment: Assessment) -> list[list[str]]:
        _ = self.wording
        found = (
            (_("Searched in"), assessment.search_places),
            (_("Languages"), assessment.search_languages),
            (_("Terms"), assessment.search_terms),
            (_("Until"), _.day(assessment.search_until)),
        )
        return [[term, value] for term, value in found if value]
