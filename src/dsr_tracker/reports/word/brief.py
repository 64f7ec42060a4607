"""A country's brief in Word: its clauses and newest notes in as many words as two pages hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsr_tracker.core.cells import Cell
from dsr_tracker.reports.brief import (
    Measure,
    left_out,
    listed,
    newest_notes,
    shortened,
    shortened_note,
)
from dsr_tracker.reports.contents import CellEntry, PartyEntry, PartyPart
from dsr_tracker.reports.word.evidence import cell_anchor, cell_name, write_listed_source
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import Node, runs
from dsr_tracker.reports.word.notes import write_note
from dsr_tracker.reports.word.pieces import write_facts, write_tally
from dsr_tracker.reports.word.tables import Box, chip, mean_text, write_table


def write_brief(manuscript: Manuscript, measure: Measure) -> int:
    """The countries in scope, which are one as a rule, and the newest notes; how many clauses it leaves out.

    Those have their instrument's mean all the same.
    """
    view = manuscript.view
    room, untold = measure.clauses, 0
    for page in view.report.countries:
        manuscript.heading(1, page.name, anchor=view.page_anchor(page))
        write_tally(manuscript, page.tally, view.wording("over its clauses in all instruments in scope"))
        quiet: list[Node] = []
        for entry in page.parties:
            rest, told, missed = _write_party(
                manuscript, entry, measure, 0 if untold else room, is_named=len(page.parties) > 1
            )
            room, untold = room - told, untold + missed
            if rest:
                named = runs(f"{entry.party.name} ", is_bold=True) if len(page.parties) > 1 else []
                quiet.extend([*(runs(" ") if quiet else ()), *named, *runs(" ".join(rest))])
        if quiet:
            manuscript.paragraph("Remark", quiet)
    _write_notes(manuscript, measure)
    return untold


def write_sources(manuscript: Manuscript, measure: Measure) -> None:
    """The first sources in two columns: endnotes would begin a page of their own in some programs."""
    told = manuscript.view.report.evidence[: measure.sources]
    if not told:
        return
    manuscript.heading(2, manuscript.view.wording("Evidence"), anchor="evidence")
    manuscript.end_section()
    for entry in told:
        write_listed_source(manuscript, entry)
    manuscript.end_section(columns=2)


def write_end(manuscript: Manuscript, measure: Measure, untold: int, remarks: Sequence[str]) -> None:
    """What did not fit, what a reader might miss, and what made the brief."""
    view = manuscript.view
    report, wording = view.report, view.wording
    manuscript.heading(2, wording("Notes on this report"))
    for sentence in (
        *left_out(report, measure, wording, untold),
        *report.remarks,
        *remarks,
        *report.differences,
    ):
        manuscript.paragraph("Remark", sentence)
    colophon = report.colophon
    write_facts(
        manuscript,
        (
            f"DSR Tracker {colophon.program_version}",
            *(
                term + wording(": ") + value
                for term, value in (
                    (wording("Catalogue"), colophon.catalogue_version),
                    (wording("Tracker"), colophon.tracker_id),
                    (wording("Content digest (SHA-256)"), colophon.digest),
                )
            ),
        ),
    )


def _write_party(
    manuscript: Manuscript, entry: PartyEntry, measure: Measure, room: int, *, is_named: bool
) -> tuple[list[str], int, int]:
    """A table for each instrument with something to tell, while there is room for so many clauses.

    Gives the sentences on the others, and how many clauses were told and how many there was no room for.
    """
    view = manuscript.view
    wording = view.wording
    quiet = []
    told = missed = 0
    for part in entry.parts:
        title = view.section(part.instrument_id).instrument.title
        cells = _cells(manuscript, entry, part)
        if not part.tally.assessed and not any(cell.has_content for cell in cells):
            count = len(part.clause_ids)
            words = wording.plural("{count} clause, not assessed.", "{count} clauses, none assessed.", count)
            quiet.append(title + wording(": ") + words)
            continue
        shown = cells[: room - told]
        missed += len(cells) - len(shown)
        if not shown:
            quiet.append(title + wording(": ") + mean_text(manuscript, part.tally.mean) + wording("."))
            continue
        told += len(shown)
        if is_named:
            manuscript.heading(2, entry.party.name)
            is_named = False
        write_table(
            manuscript,
            title + wording(": ") + mean_text(manuscript, part.tally.mean),
            (28, 18, 41, 13),
            (wording("Clause"), wording("Status"), wording("Reason in brief"), wording("Evidence")),
            _rows(manuscript, shown, measure),
        )
    return quiet, told, missed


def _cells(manuscript: Manuscript, entry: PartyEntry, part: PartyPart) -> list[CellEntry]:
    found = (
        manuscript.view.report.cells.get(Cell(clause_id, entry.party.party_id))
        for clause_id in part.clause_ids
    )
    return [cell for cell in found if cell]


def _rows(manuscript: Manuscript, cells: Sequence[CellEntry], measure: Measure) -> Iterator[Sequence[Box]]:
    wording = manuscript.view.wording
    for cell in cells:
        assessment = cell.assessment
        named = [*runs(cell.provision.number + "  ", is_bold=True), *runs(cell.provision.title)]
        status = chip(manuscript, cell.rating)
        if assessment and assessment.is_contrary:
            status.extend(runs(" " + wording("contrary"), is_bold=True))
        reason = shortened(assessment.reason, measure.reason) if assessment else ""
        yield (
            Box((manuscript.bookmark(cell_anchor(cell.cell.provision_id, cell.cell.party_id), named),)),
            Box((status, wording.day(assessment.as_of)) if assessment else (status,)),
            Box((reason,), is_typed=True),
            Box((manuscript.cite(listed(cell.all_sources, measure)),)),
        )


def _write_notes(manuscript: Manuscript, measure: Measure) -> None:
    view = manuscript.view
    told = newest_notes(view.report)[: measure.notes]
    if told:
        manuscript.heading(2, view.wording("Notes"))
    for note, entry in told:
        head: list[Node] = runs(view.wording.day(note.note.dated_on), is_bold=True)
        head.extend(runs(" · "))
        place = cell_anchor(entry.cell.provision_id, entry.cell.party_id)
        head.extend(manuscript.jump(place, cell_name(manuscript, entry.cell)))
        if sources := listed(note.sources, measure):
            head.extend(runs(" "))
            head.extend(manuscript.cite(sources))
        manuscript.paragraph("Note Heading", head)
        if len(note.note.text) <= measure.note:
            write_note(manuscript, note.note.text)
        else:
            manuscript.paragraph("Note Text", shortened_note(note.note.text, measure.note), is_typed=True)
