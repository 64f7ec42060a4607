"""The countries of a Word report, each with its parties' clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Party
from dsr_tracker.reports.contents import CellEntry, CountryPage, PartyEntry, PartyPart
from dsr_tracker.reports.word.evidence import cell_anchor
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import runs
from dsr_tracker.reports.word.pieces import write_tally
from dsr_tracker.reports.word.tables import Box, chip, mean_text, write_table


def write_countries(manuscript: Manuscript) -> None:
    """A page for each country, with its clauses; their sources and notes are told clause by clause."""
    manuscript.heading(1, manuscript.view.wording("Country by country"), anchor="countries")
    for page in manuscript.view.report.countries:
        _write_country(manuscript, page)


def _write_country(manuscript: Manuscript, page: CountryPage) -> None:
    view = manuscript.view
    wording = view.wording
    manuscript.heading(2, page.name, anchor=view.page_anchor(page))
    write_tally(manuscript, page.tally, wording("over its clauses in all instruments in scope"))
    for entry in page.parties:
        if len(page.parties) > 1 or entry.party.party_id != page.country_code:
            uncounted = wording("listed, not counted for the country")
            name = entry.party.name
            manuscript.heading(3, name if entry.is_counted else wording.aside(name, uncounted))
        for part in entry.parts:
            _write_part(manuscript, entry, part)


def _write_part(manuscript: Manuscript, entry: PartyEntry, part: PartyPart) -> None:
    view = manuscript.view
    wording = view.wording
    instrument = view.section(part.instrument_id).instrument
    anchor = view.anchor("instrument", part.instrument_id)
    cells = _cells(manuscript, part, entry.party)
    if not part.tally.assessed and not any(cell.has_content for cell in cells):
        count = len(part.clause_ids)
        words = wording.plural("{count} clause, not assessed.", "{count} clauses, none assessed.", count)
        manuscript.paragraph("Remark", manuscript.jump(anchor, instrument.title), wording(": ") + words)
        return
    write_table(
        manuscript,
        instrument.title + wording(": ") + mean_text(manuscript, part.tally.mean),
        (26, 17, 16, 29, 12),
        (
            wording("Clause"),
            wording("Status"),
            wording("As of"),
            wording("Reason in brief"),
            wording("Evidence"),
        ),
        _rows(manuscript, cells),
    )


def _cells(manuscript: Manuscript, part: PartyPart, party: Party) -> list[CellEntry]:
    """The entries of the party's clauses; a report on some ratings lacks the others."""
    found = (
        manuscript.view.report.cells.get(Cell(clause_id, party.party_id)) for clause_id in part.clause_ids
    )
    return [cell for cell in found if cell]


def _rows(manuscript: Manuscript, cells: Sequence[CellEntry]) -> Iterator[Sequence[Box]]:
    view = manuscript.view
    wording = view.wording
    for cell in cells:
        place = cell_anchor(cell.cell.provision_id, cell.cell.party_id)
        anchor = place if cell.has_content else view.provision_anchor(cell.provision)
        clause = manuscript.jump(
            anchor, [*runs(cell.provision.number + "  ", is_bold=True), *runs(cell.provision.title)]
        )
        status = chip(manuscript, cell.rating)
        if cell.assessment and cell.assessment.is_contrary:
            status.extend(runs(" " + wording("contrary"), is_bold=True))
        yield (
            Box((clause,)),
            Box((status,)),
            Box((wording.day(cell.assessment.as_of) if cell.assessment else "",)),
            Box((view.brief(cell.assessment.reason) if cell.assessment else "",), is_typed=True),
            Box((manuscript.cite(cell.all_sources),)),
        )
