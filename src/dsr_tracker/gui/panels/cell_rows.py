"""Rows and columns of lists that show cells: what each says, and the groups that they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.explaining import ExplainedCell
from dsr_tracker.core.records import Confidence, Instrument, Provision
from dsr_tracker.core.scales import Scale
from dsr_tracker.core.summary import CellLine, Tally
from dsr_tracker.gui.cell_editing import CellEditors
from dsr_tracker.gui.delegates.distribution import Spread, describe, rating_icon
from dsr_tracker.gui.models.record_table import Column
from dsr_tracker.gui.models.record_tree import Branch
from dsr_tracker.gui.teaching import mean_lesson
from dsr_tracker.gui.words import (
    contrary_words,
    foreign_label,
    foreign_words,
    labelled,
    mean_words,
    said,
    schedule_label,
    told,
    word,
)


@dataclass(frozen=True)
class CellRow:
    """A cell, or (where `line` is None) the heading of a group with the tally of its clauses."""

    key: str
    title: str
    scale: Scale
    line: CellLine | None = None
    tally: Tally = field(default_factory=Tally)
    tooltip: str = ""

    @property
    def cell(self) -> Cell | None:
        """The cell; None for a heading."""
        return None if self.line is None else self.line.cell

    @property
    def is_judged(self) -> bool:
        """Whether there is a judgement of the cell."""
        return self.line is not None and self.line.status is not None

    @property
    def status(self) -> str:
        """The rating's word, or for a heading its mean."""
        if self.line is None:
            return mean_words(self.tally.mean(self.scale))
        known = {rating.rating_id: said(rating.label) for rating in self.scale.ratings}
        label = known.get(self.line.rating_id) or foreign_label(self.line.rating_id)
        if self.line.status is not None and self.line.status.is_contrary:
            return contrary_words(label)
        return label

    @property
    def claimed(self) -> str:
        """The word of the rating that the party claims; empty where nothing is recorded."""
        claimed = "" if self.line is None else self.line.claimed
        known = {rating.rating_id: said(rating.label) for rating in self.scale.ratings}
        return known.get(claimed) or (foreign_label(claimed) if claimed else "")


def cell_columns(
    subject: str, width: int = 44, editors: CellEditors | None = None
) -> tuple[Column[CellRow], ...]:
    """Title, status, day, what stands behind it and why; `subject` is the title of the first column.

    What the party claims and the schedule are there to be shown beside it. With `editors` the rating, the
    marks, the day and the reason can be edited in place.
    """
    translate = QCoreApplication.translate
    return (
        Column(
            subject,
            lambda row: row.title,
            width,
            tooltip=lambda row: row.tooltip or row.title,
            is_strong=lambda row: row.line is None,
        ),
        Column(
            translate("CellRows", "Status"),
            lambda row: row.status,
            21,
            tooltip=_status_tooltip,
            icon=_icon,
            order=_rank,
            key=lambda row: row.line.rating_id if row.line else "",
            editor=editors.rating if editors else None,
        ),
        Column(
            translate("CellRows", "Claimed"),
            lambda row: row.claimed,
            18,
            tooltip=lambda _: translate("CellRows", "The rating that the party's own statements amount to"),
            key=lambda row: row.line.claimed if row.line else "",
            editor=editors.claimed if editors else None,
            is_extra=True,
        ),
        Column(
            translate("CellRows", "Schedule"),
            lambda row: schedule_label(row.line.schedule) if row.line and row.line.schedule else "",
            18,
            key=lambda row: row.line.schedule if row.line else "",
            editor=editors.schedule if editors else None,
            is_extra=True,
        ),
        Column(translate("CellRows", "As of"), _as_of, 10, editor=editors.as_of if editors else None),
        Column(
            translate("CellRows", "Confidence"),
            _confidence,
            8,
            key=lambda row: row.line.status.confidence if row.line and row.line.status else "",
            editor=editors.confidence if editors else None,
        ),
        Column(
            translate("CellRows", "Notes"),
            _counted(lambda line: line.note_count),
            5,
            alignment=Qt.AlignmentFlag.AlignRight,
            order=lambda row: row.line.note_count if row.line else 0,
        ),
        Column(
            translate("CellRows", "Sources"),
            _counted(lambda line: line.evidence_count),
            6,
            alignment=Qt.AlignmentFlag.AlignRight,
            order=lambda row: row.line.evidence_count if row.line else 0,
        ),
        Column(
            translate("CellRows", "Reason"),
            lambda row: row.line.reason if row.line else "",
            32,
            editor=editors.reason if editors else None,
        ),
    )


def instrument_branches(
    party_id: str,
    *,
    instruments: Sequence[Instrument],
    provisions: Sequence[Provision],
    lines: Mapping[Cell, CellLine],
    tallies: Mapping[tuple[str, str], Tally],
    scale: Scale,
) -> tuple[Branch[CellRow], ...]:
    """One party's cells: instruments, below them their clauses, below those their measures."""
    below: dict[str, list[Provision]] = {}
    for provision in provisions:
        below.setdefault(provision.clause_id or provision.instrument_id, []).append(provision)

    def branch(provision: Provision) -> Branch[CellRow]:
        shown = told(provision)
        row = CellRow(
            f"{party_id}|{provision.provision_id}",
            f"{shown.number}  {shown.title or shown.summary}",
            scale,
            lines.get(cell := Cell(provision.provision_id, party_id), CellLine(cell)),
            tooltip=f"{shown.number}  {shown.title}\n{shown.summary}".strip(),
        )
        return Branch(row, tuple(map(branch, below.get(provision.provision_id, ()))))

    return tuple(
        Branch(
            CellRow(
                f"{party_id}|{instrument.instrument_id}",
                told(instrument).title,
                scale,
                tally=tallies[instrument.instrument_id, party_id],
            ),
            tuple(map(branch, below.get(instrument.instrument_id, ()))),
        )
        for instrument in instruments
        if (instrument.instrument_id, party_id) in tallies
    )


def explained_cells(rows: Iterable[CellRow], prefix: str = "") -> list[ExplainedCell]:
    """The cells among these rows, named for the list behind a figure."""
    return [
        ExplainedCell(row.line.cell, f"{prefix}{row.title}", row.line.rating_id)
        for row in rows
        if row.line is not None
    ]


def _icon(row: CellRow) -> QIcon | None:
    return None if row.line is None else rating_icon(row.scale, row.line.rating_id)


def _status_tooltip(row: CellRow) -> str:
    if row.line is None:
        lesson = mean_lesson(row.tally.mean(row.scale), row.tally.counts, row.scale)
        return f"{lesson}\n\n{describe(Spread(row.tally.distribution(row.scale), row.scale))}"
    meanings = {rating.rating_id: said(rating.meaning) for rating in row.scale.ratings}
    return labelled(row.status, meanings.get(row.line.rating_id) or foreign_words())


def _rank(row: CellRow) -> int:
    listed = [rating.rating_id for rating in row.scale.ratings]
    rating_id = row.line.rating_id if row.line else ""
    return listed.index(rating_id) if rating_id in listed else len(listed)


def _as_of(row: CellRow) -> str:
    return row.line.status.as_of if row.line and row.line.status else ""


def _confidence(row: CellRow) -> str:
    confidence = row.line.status.confidence if row.line and row.line.status else ""
    return word(Confidence(confidence)) if confidence in list(Confidence) else confidence


def _counted(count_of: Callable[[CellLine], int]) -> Callable[[CellRow], str]:
    return lambda row: str(count_of(row.line)) if row.line and count_of(row.line) else ""
