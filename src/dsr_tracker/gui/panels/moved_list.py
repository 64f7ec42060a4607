"""What moved between two cycles or days, with the evidence that came between."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dsr_tracker.core.changes import What
from dsr_tracker.core.comparing import Comparison, Moved
from dsr_tracker.core.cycles import Period, check_order
from dsr_tracker.core.dates import months_before, today
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.records import Assessment, Cycle
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.gui.cycle_words import (
    counts_words,
    judged_words,
    move_dot,
    move_words,
    sources_words,
)
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.listing import Listing
from dsr_tracker.gui.panels.page_scroll import RowAbove, page_scroll
from dsr_tracker.gui.panels.period_field import PeriodField, cycle_box
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.words import aside, error_words, instrument_words, party_words, provision_words

_ALL = ""


class MovedList(QWidget):
    """Two sides to choose, the counts, and the cells; `asked` wants a comparison, `opened` a cell."""

    asked = Signal(object, object)
    opened = Signal(object)
    matrix_wanted = Signal(object, object, str)
    """Two periods and the kind of move that is shown, empty for all."""
    picture_wanted = Signal(object, object)
    report_wanted = Signal(object, object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._has_chosen = False
        self.first = PeriodField(document, self.tr("From"), self)
        self.last = PeriodField(document, self.tr("To"), self)
        self.kinds = cycle_box(self.tr("Show"), self)
        self.kinds.setMinimumContentsLength(22)
        self.kinds.activated.connect(self._show_rows)
        self.in_matrix = QAction(self.tr("In the matrix"), self)
        self.in_matrix.setToolTip(self.tr("Show the matrix with these cells alone"))
        self.in_matrix.triggered.connect(
            lambda: self.matrix_wanted.emit(*self._periods(), str(self.kinds.currentData() or _ALL))
        )
        self.as_picture = QAction(self.tr("As a picture"), self)
        self.as_picture.triggered.connect(lambda: self.picture_wanted.emit(*self._periods()))
        self.report = QAction(self.tr("Report…"), self)
        self.report.setToolTip(self.tr("Write a report of what moved between these two"))
        self.report.triggered.connect(lambda: self.report_wanted.emit(*self._periods()))
        self.table = RecordTable[Moved](self._columns(), lambda row: row.cell, self)
        self.list = RecordView(self.table, self.tr("Cells that moved"), self, stretched=(1, 7))
        self.listing = Listing(self.list, self)
        self.list.opened.connect(lambda row: self.opened.emit(row.cell))
        row = WrappingRow()
        row.add_labelled(QLabel(self.tr("From"), self), self.first.box)
        row.add(self.first.day)
        row.add_labelled(QLabel(self.tr("To"), self), self.last.box)
        row.add(self.last.day)
        row.add_labelled(QLabel(self.tr("Show"), self), self.kinds)
        row.add_gap()
        row.add(*map(action_button, (self.in_matrix, self.as_picture, self.report)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page_scroll(RowAbove(row, self.listing), self.tr("What moved")))
        for field in (self.first, self.last):
            field.chosen.connect(self._on_chosen)

    def fill(self, cycles: list[Cycle]) -> None:
        """Offer these cycles; to begin with the latest against the one before, or against today."""
        for field in (self.first, self.last):
            field.fill(cycles)
        if not self._has_chosen:
            ended = [each for each in cycles if each.ends_on <= today()]
            earlier = [each for each in ended if each.ends_on < today()]
            if len(ended) > 1 and ended[1].ends_on < ended[0].ends_on:
                self.first.choose(ended[1])
                self.last.choose(ended[0])
            elif earlier:
                self.first.choose(earlier[0])
                self.last.choose(None, today())
            else:
                self.first.choose(None, months_before(today(), 6))
                self.last.choose(None, today())
        self.ask()

    def choose(self, first: Cycle, last: Cycle | None) -> None:
        """Compare that cycle with a later one, or with today."""
        self._has_chosen = True
        self.first.choose(first)
        self.last.choose(last, today())
        self.ask()

    def ask(self) -> None:
        """Want the comparison of what is chosen, or say why there is none."""
        first, last = self._periods()
        try:
            check_order(first, last)
        except TrackerError as error:
            self._show_none(error_words(error))
            return
        for action in (self.in_matrix, self.as_picture, self.report):
            action.setEnabled(True)
        self.asked.emit(first, last)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what moved."""
        self._comparison = comparison
        chosen = self.kinds.currentData()
        self.kinds.clear()
        self.kinds.addItem(self.tr("All that moved ({n})").format(n=f"{len(comparison.moved):,}"), _ALL)
        for what in What:
            if count := comparison.counts.get(what, 0):
                self.kinds.addItem(move_dot(what), aside(move_words(what), f"{count:,}"), str(what))
        self.kinds.setCurrentIndex(max(self.kinds.findData(chosen), 0))
        self._show_rows()

    def _show_rows(self) -> None:
        if self._comparison is None:
            return
        kind = self.kinds.currentData()
        self.table.set_rows([row for row in self._comparison.moved if kind in (_ALL, str(row.what))])
        if self._comparison.moved:
            self.listing.show_list(counts_words(self._comparison))
        else:
            self.listing.show_message(
                self.tr("Nothing moved between {first} and {last}. {n} cells are judged.").format(
                    first=self._comparison.first.name,
                    last=self._comparison.last.name,
                    n=f"{self._comparison.judged:,}",
                )
            )

    def _show_none(self, why: str) -> None:
        self._comparison = None
        self.kinds.clear()
        self.table.set_rows([])
        self.listing.show_message(why)
        for action in (self.in_matrix, self.as_picture, self.report):
            action.setEnabled(False)

    def _periods(self) -> tuple[Period, Period]:
        return self.first.period, self.last.period

    def _on_chosen(self) -> None:
        self._has_chosen = True
        self.ask()

    def _columns(self) -> tuple[Column[Moved], ...]:
        order = list(What)
        return (
            Column[Moved](
                self.tr("How"),
                lambda row: move_words(row.what),
                18,
                icon=lambda row: move_dot(row.what),
                order=lambda row: order.index(row.what),
                key=lambda row: str(row.what),
            ),
            Column[Moved](
                self.tr("Clause or measure"), lambda row: provision_words(row.place), 30, key=_provision_id
            ),
            Column[Moved](self.tr("Party"), lambda row: party_words(row.place.party_name), 14, key=_party_id),
            Column[Moved](
                self.tr("Instrument"), lambda row: instrument_words(row.place), 18, key=_instrument_id
            ),
            Column[Moved](
                self.tr("Before"),
                lambda row: judged_words(row.before),
                16,
                key=lambda row: _rating(row.before),
            ),
            Column[Moved](
                self.tr("After"), lambda row: judged_words(row.after), 16, key=lambda row: _rating(row.after)
            ),
            Column[Moved](self.tr("As of"), lambda row: row.after.as_of if row.after else "", 10),
            Column[Moved](
                self.tr("Evidence in between"),
                lambda row: sources_words(row.sources),
                20,
                tooltip=lambda row: "\n".join(row.sources),
                order=lambda row: len(row.sources),
            ),
        )


def _provision_id(row: Moved) -> str:
    return row.place.provision_id


def _party_id(row: Moved) -> str:
    return row.place.party_id


def _instrument_id(row: Moved) -> str:
    return row.place.instrument_id


def _rating(judged: Assessment | None) -> str:
    return NOT_ASSESSED if judged is None else judged.rating
