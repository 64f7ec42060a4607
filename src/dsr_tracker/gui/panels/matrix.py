"""The matrix page: which instrument, as of when, and the table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.history import Edit
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.records import Hidden, Instrument, Tag
from dsr_tracker.core.text import shown
from dsr_tracker.gui.actions import look_at_cells, rate_cells
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.matrix_model import MatrixModel
from dsr_tracker.gui.models.matrix_sections import OWN, families_of
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.panels.legend import Legend
from dsr_tracker.gui.panels.matrix_columns import MatrixColumns
from dsr_tracker.gui.panels.matrix_view import MatrixView
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.tag_dots import family_name
from dsr_tracker.gui.teaching import mean_lesson
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.tooltips import explain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import mean_words, stranger_words, told

_ALL, _SEVERAL = "*", "…"
"""What the list of instruments offers beside them; no id looks like these."""
_LINES_FOR_LEGEND = 24
"""How high the page must be."""


class MatrixPanel(Panel):
    """Provisions by parties of the chosen instrument, or of all."""

    page = "matrix"
    speaks_of_cells = True
    note_wanted = Signal()
    details_wanted = Signal()
    summary_changed = Signal(str)

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self.model = MatrixModel(document, viewing, self)
        self.view = MatrixView(self.model, self)
        self.view.rated.connect(self.rate_selected)
        self.view.cell_selected.connect(viewing.set_cell)
        self.columns = MatrixColumns(self.view, self.model, viewing)
        self.view.mean_wanted.connect(self._on_mean_wanted)
        self.view.note_wanted.connect(self.note_wanted)
        self.view.tags_wanted.connect(self.tag_selected)
        self.view.looked.connect(self.look_at_selected)
        self.view.details_wanted.connect(self.details_wanted)
        self.instrument = QComboBox(self)
        self.instrument.setAccessibleName(self.tr("Instrument"))
        self.instrument.setMinimumContentsLength(12)
        self.instrument.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.instrument.activated.connect(self._on_instrument_chosen)
        self.day = DayField(self.tr("As of"), self)
        self.day.day_chosen.connect(viewing.set_day)
        self._today = QPushButton(self.tr("Today"), self)
        self._today.setToolTip(self.tr("Show the newest state"))
        self._today.clicked.connect(lambda: viewing.set_day(""))
        self.measures = QCheckBox(self.tr("Measures"), self)
        self.measures.setToolTip(self.tr("Show the measures of every clause; Space opens a single one"))
        self.measures.clicked.connect(self.model.set_all_opened)
        self.grouping = QComboBox(self)
        self.grouping.setAccessibleName(self.tr("Group by"))
        self.grouping.setToolTip(self.tr("Put clauses together by their instrument or by a family of tags"))
        self.grouping.activated.connect(lambda _: viewing.set_family(self.grouping.currentData() or ""))
        self._add = QPushButton(self.tr("Add a country…"), self)
        self._add.setToolTip(self.tr("Follow another country or party in this instrument"))
        self._add.clicked.connect(self.add_party)
        if document.is_read_only:
            self._add.setEnabled(False)
            self._add.setToolTip(self.tr("This tracker is open read-only: nothing can be added to it."))
        self._figure = QToolButton(self)
        self._figure.setAutoRaise(True)
        self._figure.setToolTip(self.tr("Show how this figure was computed"))
        self._figure.clicked.connect(
            lambda: self._on_mean_wanted(self.model.mean_row, self.model.mean_column)
        )
        self._past = plain("")
        self._empty = plain("", is_quiet=True)
        self.legend = Legend(self.model.scale, self)
        bar = WrappingRow()
        # On Linux a screen reader calls a box by its label: its own accessible name is not asked for.
        bar.add_labelled(QLabel(self.tr("Instrument"), self), self.instrument, stretches=True)
        bar.add_labelled(QLabel(self.tr("As of"), self), self.day)
        bar.add(self._today)
        second = WrappingRow()
        second.add(self._figure)
        second.add_gap()
        second.add_labelled(QLabel(self.tr("Group by"), self), self.grouping)
        second.add(self.measures, self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(bar)
        layout.addLayout(second)
        layout.addWidget(self._past)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.legend)
        viewing.instruments_changed.connect(self.invalidate)
        viewing.filter_changed.connect(self.invalidate)
        viewing.family_changed.connect(self.invalidate)
        viewing.stale_months_changed.connect(lambda _: self.invalidate() if viewing.filter else None)
        self.model.dataChanged.connect(self._show_figure)
        self.model.dataChanged.connect(self._refresh_mean)
        self.model.modelReset.connect(self._show_figure)
        self.model.modelReset.connect(lambda: self.legend.set_scale(self.model.scale))
        if not viewing.instrument_ids:
            first = document.read.instruments()[:1]
            viewing.set_instruments(tuple(i.instrument_id for i in first))

    def refresh(self) -> None:
        self._leave_what_is_gone()
        cell = self.viewing.cell
        self._fill_instruments()
        self._fill_families()
        self.day.set_day(self.viewing.day)
        self._today.setVisible(not self.viewing.is_today)
        self.model.reload()
        self._keep_place(cell)

    def apply_edit(self, edit: Edit) -> None:
        cell = self.viewing.cell
        if edit.touches(Tag):
            self._fill_families()
        if edit.touches(Instrument, Hidden):
            self._leave_what_is_gone()
            self._fill_instruments()
        self.model.apply_edit(edit)
        if not self.view.currentIndex().isValid():  # rows or columns came or went
            self._keep_place(cell)

    def open_cell(self, cell: Cell) -> None:
        """Show the matrix at that cell, of its instrument if it is not among the shown ones."""
        instrument_id = self.document.read.provision(cell.provision_id).instrument_id
        shown = self.viewing.instrument_ids
        if shown and instrument_id not in shown:
            self.viewing.set_instruments((instrument_id,))
        self.invalidate()
        if not self.view.go_to(cell):
            self.viewing.set_hiding(False)  # it does not fit the filter: dimmed it can be seen
            self.view.go_to(cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Large text in a low window: the rows need the room more, and say in their cells what a legend says.
        self.legend.setVisible(event.size().height() >= _LINES_FOR_LEGEND * self.fontMetrics().lineSpacing())

    def take_focus(self) -> None:
        self.view.setFocus()

    def rate_selected(self, rating_id: str) -> None:
        """Rate every selected cell, in one edit."""
        rate_cells(self.document, self.view.selected_cells(), rating_id, self.viewing.day, self)

    def look_at_selected(self) -> None:
        """Record that somebody looked at the selected cells and found no change."""
        look_at_cells(self.document, self.view.selected_cells(), self.viewing.day)

    def tag_selected(self) -> None:
        """Ask which tags the selected cells bear."""
        from dsr_tracker.gui.tagging import ask_tags_of_cells

        ask_tags_of_cells(self.document, self.view.selected_cells(), self)

    def add_party(self) -> None:
        """Ask which party to follow in the chosen instrument."""
        from dsr_tracker.gui.dialogs.participation_dialog import ParticipationDialog

        provision = self.model.provision_at(max(self.view.currentIndex().row(), self._first_row()))
        chosen = self.viewing.instrument_ids[:1]
        instrument_id = chosen[0] if chosen else (provision.instrument_id if provision else "")
        if instrument_id:
            instrument = self.document.read.instrument(instrument_id)
            ParticipationDialog(self.document, instrument, None, self).open()

    def _keep_place(self, cell: Cell | None) -> None:
        has_cells = self.model.cell_count() > 0 and self.model.columnCount() > 0
        self._empty.setText(self._nothing())
        self._empty.setVisible(not has_cells)
        self.view.setEnabled(has_cells)
        if cell is None or not self._select(cell):
            self.view.setCurrentIndex(self.model.index(self._first_row(), 0))

    def _nothing(self) -> str:
        if self.model.is_filtered and self.model.cell_count():
            return self.tr("No cell here fits the filter. Change it above, or press Esc to see all cells.")
        return self.tr("This instrument has no clauses or no parties yet. Add them on the Clauses page.")

    def _select(self, cell: Cell) -> bool:
        index = self.model.index_of(cell)
        if index.isValid():
            self.view.setCurrentIndex(index)
        return index.isValid()

    def _first_row(self) -> int:
        return next((row for row in range(self.model.mean_row) if self.model.provision_at(row)), 0)

    def _leave_what_is_gone(self) -> None:
        """Go on to the first instrument where none of the shown ones is there any more."""
        listed = [instrument.instrument_id for instrument in self.document.read.instruments()]
        chosen = self.viewing.instrument_ids
        kept = tuple(instrument_id for instrument_id in chosen if instrument_id in listed)
        if kept != chosen:
            self.viewing.set_instruments(kept or tuple(listed[:1]))

    def _fill_instruments(self) -> None:
        self.instrument.clear()
        for instrument in self.document.read.instruments():
            self.instrument.addItem(shown(told(instrument).title), instrument.instrument_id)
        self.instrument.insertSeparator(self.instrument.count())
        self.instrument.addItem(self.tr("All instruments"), _ALL)
        chosen = self.viewing.instrument_ids
        several = self.tr("{n} instruments…").format(n=len(chosen))
        self.instrument.addItem(several if len(chosen) > 1 else self.tr("Several instruments…"), _SEVERAL)
        current = _ALL if not chosen else chosen[0] if len(chosen) == 1 else _SEVERAL
        self.instrument.setCurrentIndex(self.instrument.findData(current))
        explain(self.instrument, self.instrument.currentText())

    def _fill_families(self) -> None:
        self.grouping.clear()
        self.grouping.addItem(self.tr("Instrument"), "")
        families = families_of(self.document.tags.listed())
        if self.viewing.family and self.viewing.family not in families:
            families.append(self.viewing.family)
        for family in families:
            self.grouping.addItem(shown(family_name("" if family == OWN else family)), family)
        self.grouping.setCurrentIndex(max(self.grouping.findData(self.viewing.family), 0))

    def _on_instrument_chosen(self) -> None:
        chosen = str(self.instrument.currentData())
        if chosen != _SEVERAL:
            self.viewing.set_instruments(() if chosen == _ALL else (chosen,))
            return
        from dsr_tracker.gui.dialogs.instruments_dialog import InstrumentsDialog

        self._fill_instruments()  # back to what is shown, until others are chosen
        shown = self.viewing.instrument_ids
        InstrumentsDialog(self.document.read.instruments(), shown, self.viewing.set_instruments, self).open()

    def _show_figure(self) -> None:
        self._past.setVisible(not self.viewing.is_today)
        self._past.setText(
            self.tr("This is the state of {day}. What you rate now is dated that day.").format(
                day=self.viewing.day
            )
        )
        overall = self.model.means.overall()
        if self.model.is_filtering:
            self.viewing.tell_filtered(self.page, self.tr("Filtering…"))
        if overall is None:
            self._figure.setText(self.tr("Counting…"))
            return
        lesson = mean_lesson(overall, self.model.means.total_counts(), self.model.scale)
        explain(self._figure, lesson)
        if self.model.is_filtered:
            self._show_filtered_figure(overall)
            return
        assessed, cells = self.model.means.assessed_count(), self.model.cell_count()
        day = self.viewing.day
        text = self.tr("Mean of all scored cells: {mean}").format(mean=mean_words(overall))
        strangers = stranger_words(self.model.means.stranger_count())
        self._figure.setText(" · ".join(filter(None, (text, strangers))))
        self.summary_changed.emit(
            self.tr("{n} of {total} cells assessed · as of {day}").format(n=assessed, total=cells, day=day)
        )

    def _show_filtered_figure(self, overall: Mean) -> None:
        fitting, of_measures = self.model.fitting_counts()
        counts = self.tr("{n} of {m} cells").format(n=f"{fitting:,}", m=f"{self.model.cell_count():,}")
        if of_measures:
            counts = self.tr("{cells}, and {n} of measures").format(cells=counts, n=f"{of_measures:,}")
        self.viewing.tell_filtered(self.page, counts)
        self._figure.setText(self.tr("Mean of the filtered cells: {mean}").format(mean=mean_words(overall)))
        text = self.tr("{n} of {total} filtered cells assessed · as of {day}")
        assessed, day = self.model.means.assessed_count(), self.viewing.day
        self.summary_changed.emit(text.format(n=assessed, total=fitting, day=day))

    def _refresh_mean(self) -> None:
        """Explain anew the mean that is selected, whose cells may have changed."""
        index = self.view.currentIndex()
        if index.isValid() and self.model.cell_at(index) is None:
            self._on_mean_wanted(index.row(), index.column())

    def _on_mean_wanted(self, row: int, column: int) -> None:
        explained = self.model.means.explain(row, column)
        if explained is not None:
            self.viewing.open_figure(explained)
