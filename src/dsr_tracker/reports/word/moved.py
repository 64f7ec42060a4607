"""What moved between two days, with the notes and sources that came in between."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_tracker.core.records import Assessment
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.reports.contents import ChangeEntry, Kind
from dsr_tracker.reports.tints import fills
from dsr_tracker.reports.word.cells import write_note_entries
from dsr_tracker.reports.word.evidence import cell_anchor, cell_name
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import SYMBOL_FONT, Node, runs
from dsr_tracker.reports.word.pieces import write_typed
from dsr_tracker.reports.word.tables import Box, Content, chip, write_table


def write_moved(manuscript: Manuscript, most: int | None = None) -> None:
    """The counts of changes, and a table of them with what came in between.

    In a report of changes each is told below, with what is behind it. A brief has so many of them.
    """
    view = manuscript.view
    report, wording = view.report, view.wording
    manuscript.heading(1, wording("What moved"), anchor="moved", starts_page=False)
    counts = [
        f"{wording.name(what)} {wording.number(count)}" for what, count in report.change_counts if count
    ]
    if not report.changes:
        manuscript.paragraph("Normal", wording("Nothing moved between the two days."))
        return
    if counts:
        manuscript.paragraph("Normal", wording.list(counts))
    if most is not None:
        _write_brief_table(manuscript, report.changes[:most])
        return
    is_home = report.kind is Kind.CHANGES
    has_more = not is_home and any(change.all_sources or change.notes for change in report.changes)
    header = [wording("Clause"), wording("Change"), wording("Before"), wording("Now")]
    write_table(
        manuscript,
        _caption(manuscript),
        (33, 13, 16, 16, 22) if has_more else (42, 18, 20, 20),
        [*header, *([wording("In between")] if has_more else ())],
        (
            (
                Box(
                    (
                        manuscript.jump(
                            f"change/{number}" if is_home else _place(change),
                            cell_name(manuscript, change.cell),
                        ),
                        change.provision.title,
                    )
                ),
                Box((wording.name(change.what),)),
                _judged(manuscript, change.before),
                _judged(manuscript, change.after),
                *([_came_between(manuscript, change)] if has_more else ()),
            )
            for number, change in enumerate(report.changes)
        ),
    )
    if is_home:
        for number, change in enumerate(report.changes):
            _write_change(manuscript, change, f"change/{number}")


def _write_brief_table(manuscript: Manuscript, changes: Sequence[ChangeEntry]) -> None:
    """A line for each change, which names its party and instrument where there are several."""
    view = manuscript.view
    wording = view.wording
    if not changes:
        return
    has_one_table = len({(each.party.party_id, each.provision.instrument_id) for each in changes}) == 1
    write_table(
        manuscript,
        _caption(manuscript),
        (40, 12, 24, 24),
        (wording("Clause"), wording("Change"), wording("Before"), wording("Now")),
        (
            (
                Box(
                    (
                        manuscript.jump(
                            _place(change),
                            [
                                *runs(change.provision.number + "  ", is_bold=True),
                                *runs(change.provision.title),
                            ]
                            if has_one_table
                            else cell_name(manuscript, change.cell),
                        ),
                    )
                ),
                Box((wording.name(change.what),)),
                _judged(manuscript, change.before, is_brief=True),
                _judged(manuscript, change.after, is_brief=True),
            )
            for change in changes
        ),
    )


def _caption(manuscript: Manuscript) -> str:
    report, wording = manuscript.view.report, manuscript.view.wording
    return wording(
        "What moved from {since} to {day}", since=wording.day(report.since), day=wording.day(report.as_of)
    )


def _place(change: ChangeEntry) -> str:
    return cell_anchor(change.cell.provision_id, change.cell.party_id)


def _came_between(manuscript: Manuscript, change: ChangeEntry) -> Box:
    """The sources and the notes of the days between, which are told with their cell."""
    wording = manuscript.view.wording
    told: list[Sequence[Node]] = [manuscript.cite(change.sources)] if change.sources else []
    for each in change.notes:
        name = wording("Note of {day}", day=wording.day(each.note.dated_on))
        cited = [*runs(" "), *manuscript.cite(each.sources)] if each.sources else []
        told.append([*manuscript.jump(_place(change), name), *cited])
    return Box(told)


def _status(manuscript: Manuscript, assessment: Assessment | None) -> list[Node]:
    """The status on its colour with its day, in a line of text."""
    view = manuscript.view
    if assessment is None:
        return chip(manuscript, NOT_ASSESSED)
    if assessment.scale_id != view.report.scale.scale_id:
        return runs(view.label(assessment.rating, assessment.scale_id))
    return [*chip(manuscript, assessment.rating), *runs(f" {view.wording.day(assessment.as_of)}")]


def _judged(manuscript: Manuscript, assessment: Assessment | None, *, is_brief: bool = False) -> Box:
    """The status with its day below, or in a brief on the same line."""
    view = manuscript.view
    rating_id = assessment.rating if assessment else NOT_ASSESSED
    label = view.label(rating_id, assessment.scale_id if assessment else "")
    known = {rating.rating_id: rating for rating in view.report.scale.ratings}
    if rating_id not in known:
        return Box((label,))
    day = view.wording.day(assessment.as_of) if assessment else ""
    status = [*runs(known[rating_id].symbol, font=SYMBOL_FONT), *runs(f" {label}")]
    lines: list[Content] = [[*status, *runs(f" {day}")]] if is_brief else [status, *filter(None, [day])]
    return Box(lines, fills(view.report.scale)[rating_id][0])


def _write_change(manuscript: Manuscript, change: ChangeEntry, anchor: str) -> None:
    view = manuscript.view
    wording = view.wording
    manuscript.heading(
        2,
        cell_name(manuscript, change.cell) + wording(": ") + wording.name(change.what).lower(),
        anchor=anchor,
    )
    manuscript.paragraph(
        "Remark",
        change.provision.title,
        anchor=_place(change),
        keeps_with_next=True,
    )
    manuscript.paragraph(
        "Normal",
        _status(manuscript, change.before),
        runs(" → "),
        _status(manuscript, change.after),
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
