"""What is recorded of one cell: the judgement with its reason, the search, the sources and the notes."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_tracker.core.records import Assessment
from dsr_tracker.reports.contents import CellEntry, NoteEntry
from dsr_tracker.reports.word.evidence import cell_anchor
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import Node, runs
from dsr_tracker.reports.word.notes import write_note
from dsr_tracker.reports.word.pieces import write_facts, write_typed
from dsr_tracker.reports.word.tables import chip


def write_cell(manuscript: Manuscript, entry: CellEntry, name: str) -> None:
    """The cell under a heading of its own, where links to it arrive."""
    view = manuscript.view
    wording, assessment = view.wording, entry.assessment
    manuscript.heading(
        4,
        name + "   ",
        chip(manuscript, entry.rating),
        anchor=cell_anchor(entry.cell.provision_id, entry.cell.party_id),
    )
    if assessment:
        if entry.is_of_other_scale:
            manuscript.paragraph(
                "Remark",
                wording(
                    "Last judged “{label}” on another scale ({scale}); it counts as not assessed here.",
                    label=view.label(assessment.rating, assessment.scale_id),
                    scale=assessment.scale_id,
                ),
            )
        write_typed(manuscript, assessment.reason)
        write_facts(manuscript, _judgement(manuscript, assessment))
        _write_search(manuscript, assessment)
    if entry.measures:
        told = wording("Not assessed itself. Its measures: {words}.", words=view.in_words(entry.measures))
        if entry.suggestion:
            told += " " + wording(
                "They suggest “{label}”, which nobody has accepted yet.", label=view.label(entry.suggestion)
            )
        manuscript.paragraph("Remark", told)
    if entry.sources:
        cited = manuscript.cite(entry.sources, is_home=True)
        manuscript.paragraph("Remark", runs(wording("Evidence") + " "), cited)
    write_notes(manuscript, entry, is_home=True)


def write_notes(manuscript: Manuscript, entry: CellEntry, *, is_home: bool) -> None:
    """The cell's notes, the newest first."""
    write_note_entries(manuscript, entry.notes, is_home=is_home)


def write_note_entries(manuscript: Manuscript, notes: Sequence[NoteEntry], *, is_home: bool) -> None:
    """Notes with their day, author and sources."""
    wording = manuscript.view.wording
    for each in notes:
        head: list[Node] = runs(wording("Note of {day}", day=wording.day(each.note.dated_on)), is_bold=True)
        if each.note.author:
            head.extend(runs(f", {each.note.author}"))
        if each.sources:
            head.extend(runs(f" · {wording('evidence')} "))
            head.extend(manuscript.cite(each.sources, is_home=is_home))
        manuscript.paragraph("Note Heading", head)
        write_note(manuscript, each.note.text)


def _judgement(manuscript: Manuscript, assessment: Assessment) -> list[str | Sequence[Node]]:
    view = manuscript.view
    wording = view.wording
    facts: list[str | Sequence[Node]] = [wording("As of {day}", day=wording.day(assessment.as_of))]
    if assessment.confidence:
        facts.append(wording("Confidence: {level}", level=wording.name(assessment.confidence).lower()))
    if assessment.schedule:
        facts.append(wording("Schedule: {state}", state=wording.name(assessment.schedule).lower()))
    if assessment.claimed:
        label = view.label(assessment.claimed, assessment.scale_id)
        facts.append(wording("Claimed by the party: {label}", label=label))
    if assessment.is_contrary:
        facts.append(runs(wording("Action against the undertaking (contrary)"), is_bold=True))
    if assessment.author:
        facts.append(wording.sentences((wording("Judged by"), assessment.author)))
    return facts


def _write_search(manuscript: Manuscript, assessment: Assessment) -> None:
    wording = manuscript.view.wording
    for term, told in (
        (wording("Searched in"), assessment.search_places),
        (wording("Languages"), assessment.search_languages),
        (wording("Terms"), assessment.search_terms),
        (wording("Until"), wording.day(assessment.search_until) if assessment.search_until else ""),
    ):
        if told:
            manuscript.paragraph("Remark", runs(term + wording(": "), is_bold=True), runs(told))
