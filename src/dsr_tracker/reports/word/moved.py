"""What moved between two days, with the notes and sources that came in between."""

from __future__ import annotations

from dsr_tracker.core.records import Assessment
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.reports.contents import ChangeEntry, Kind
from dsr_tracker.reports.tints import fills
from dsr_tracker.reports.word.cells import write_note_entries
from dsr_tracker.reports.word.evidence import cell_anchor, cell_name
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import SYMBOL_FONT, runs
from dsr_tracker.reports.word.pieces import write_typed
from dsr_tracker.reports.word.tables import Box, write_table


def write_moved(manuscript: Manuscript) -> None:
    """The counts of changes, a table of them, and in a report of changes each with what is behind it."""
    view = manuscript.view
    report, wording = view.report, view.wording
    is_home = report.kind is Kind.CHANGES
    manuscript.heading(1, wording("What moved"), anchor="moved")
    counts = [
        f"{wording.name(what)} {wording.number(count)}" for what, count in report.change_counts if count
    ]
    if not report.changes:
        manuscript.paragraph("Normal", wording("Nothing moved between the two days."))
        return
    if counts:
        manuscript.paragraph("Normal", wording.list(counts))
    caption = wording(
        "What moved from {since} to {day}", since=wording.day(report.since), day=wording.day(report.as_of)
    )
    write_table(
        manuscript,
        caption,
        (42, 18, 20, 20),
        (wording("Clause"), wording("Change"), wording("Before"), wording("Now")),
        (
            (
                Box(
                    (
                        manuscript.jump(
                            f"change/{number}"
                            if is_home
                            else cell_anchor(change.cell.provision_id, change.cell.party_id),
                            cell_name(manuscript, change.cell),
                        ),
                        change.provision.title,
                    )
                ),
                Box((wording.name(change.what),)),
                _judged(manuscript, change.before),
                _judged(manuscript, change.after),
            )
            for number, change in enumerate(report.changes)
        ),
    )
    if is_home:
        for number, change in enumerate(report.changes):
            _write_change(manuscript, change, f"change/{number}")


def _judged(manuscript: Manuscript, assessment: Assessment | None) -> Box:
    view = manuscript.view
    rating_id = assessment.rating if assessment else NOT_ASSESSED
    label = view.label(rating_id, assessment.scale_id if assessment else "")
    known = {rating.rating_id: rating for rating in view.report.scale.ratings}
    if rating_id not in known:
        return Box((label,))
    day = [f"{view.wording.day(assessment.as_of)}"] if assessment else []
    symbol = runs(known[rating_id].symbol, font=SYMBOL_FONT)
    return Box(([*symbol, *runs(f" {label}")], *day), fills(view.report.scale)[rating_id][0])


def _write_change(manuscript: Manuscript, change: ChangeEntry, anchor: str) -> None:
    view = manuscript.view
    wording = view.wording
    manuscript.heading(
        2, f"{cell_name(manuscript, change.cell)}: {wording.name(change.what).lower()}", anchor=anchor
    )
    manuscript.paragraph(
        "Remark",
        change.provision.title,
        anchor=cell_anchor(change.cell.provision_id, change.cell.party_id),
        keeps_with_next=bool(change.after and change.after.reason),
    )
    if change.after:
        write_typed(manuscript, change.after.reason)
    if change.before and change.before.reason:
        manuscript.paragraph("Remark", runs(wording("Reason before:"), is_bold=True), keeps_with_next=True)
        write_typed(manuscript, change.before.reason, "Remark")
    if change.sources:
        manuscript.paragraph(
            "Remark", runs(wording("Evidence") + " "), manuscript.cite(change.sources, is_home=True)
        )
    write_note_entries(manuscript, change.notes, is_home=True)
