"""The clauses of a Word report, each with all that is recorded of its cells."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.records import Party, Provision
from dsr_tracker.reports.contents import CellEntry
from dsr_tracker.reports.word.cells import write_cell
from dsr_tracker.reports.word.instruments import write_matrix
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import Node, runs
from dsr_tracker.reports.word.pieces import reference_nodes, write_facts, write_tally, write_typed


def write_clauses(manuscript: Manuscript) -> None:
    """Clause by clause, in the order of the instruments."""
    view = manuscript.view
    manuscript.heading(1, view.wording("Clause by clause"), anchor="clauses")
    for section in view.report.instruments:
        instrument = section.instrument
        manuscript.heading(2, instrument.title, anchor=view.anchor("clauses", instrument.instrument_id))
        for row in section.matrix.rows:
            _write_clause(manuscript, row, section.matrix.parties)


def _write_clause(manuscript: Manuscript, row: MatrixRow, parties: Sequence[Party]) -> None:
    view = manuscript.view
    wording, clause = view.wording, row.provision
    manuscript.heading(3, f"{clause.number}  {clause.title}", anchor=view.provision_anchor(clause))
    write_typed(manuscript, clause.summary, keeps_with_next=True)
    period = wording.period(clause.period_start, clause.period_end)
    facts: list[str | Sequence[Node]] = [
        reference_nodes(manuscript, clause.references),
        wording("Period: {period}", period=period) if period else "",
        clause.remark,
    ]
    write_facts(manuscript, facts, keeps_with_next=True)
    for line in view.followed.lines(row):
        manuscript.paragraph("Remark", runs(line.label + wording(": "), is_bold=True), runs(line.words))
    entries = _entries(manuscript, clause, parties)
    if entries:
        write_tally(manuscript, view.tally(row), wording("over the parties to this clause"))
    for entry in entries:
        write_cell(manuscript, entry, entry.party.name)
    unassessed = [party.name for party in parties if _is_open(manuscript, clause, party)]
    if unassessed:
        manuscript.paragraph(
            "Remark", wording.sentences((wording("Not assessed:"), wording.list(unassessed))) + wording(".")
        )
    if row.measures:
        _write_measures(manuscript, row, parties)


def _write_measures(manuscript: Manuscript, row: MatrixRow, parties: Sequence[Party]) -> None:
    view = manuscript.view
    wording = view.wording
    entries = [e for measure in row.measures for e in _entries(manuscript, measure.provision, parties)]
    if entries:
        caption = wording("Measures of clause {number}, counted apart from it", number=row.provision.number)
        write_matrix(
            manuscript,
            caption,
            parties,
            row.measures,
            view.measure_columns(row, parties),
            view.measure_tally(row),
            wording("Measure"),
            is_upright=True,
        )
    for entry in entries:
        name = wording(
            "{number} {title}: {party}",
            number=entry.provision.number,
            title=entry.provision.title,
            party=entry.party.name,
        )
        write_cell(manuscript, entry, name)
    manuscript.paragraph("Heading 5", wording("Its measures"))
    for measure in row.measures:
        told = measure.provision
        manuscript.paragraph(
            "List Bullet",
            runs(f"{told.number} {told.title}. ", is_bold=True),
            runs(told.summary + " "),
            reference_nodes(manuscript, told.references),
        )


def _entries(manuscript: Manuscript, provision: Provision, parties: Sequence[Party]) -> list[CellEntry]:
    """The provision's entries with something to tell; a report on some ratings lacks the others."""
    cells = manuscript.view.report.cells
    found = (cells.get(Cell(provision.provision_id, party.party_id)) for party in parties)
    return [entry for entry in found if entry and entry.has_content]


def _is_open(manuscript: Manuscript, provision: Provision, party: Party) -> bool:
    entry = manuscript.view.report.cells.get(Cell(provision.provision_id, party.party_id))
    return entry is not None and not entry.has_content
