"""A cycle's overall figure: how it was computed, and the judgements behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.comparing import CycleFigure, Told
from dsr_tracker.core.explaining import working
from dsr_tracker.core.records import CycleState
from dsr_tracker.core.scales import scale_named
from dsr_tracker.gui.cycle_words import judged_words
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.listing import Listing
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import instrument_words, mean_words, party_words, provision_words


class CycleFigureView(QWidget):
    """The figure with its sum, and a row for each judged cell; `opened` wants its cell.

    Of a closed cycle it is what its report said, which `save_wanted` writes to a file.
    """

    opened = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: CycleFigure | None = None
        self.head = heading("", 2, self)
        self.working = plain("", is_quiet=True, parent=self)
        self.save = QAction(self.tr("Save what it said…"), self)
        self.save.setToolTip(self.tr("Write the kept report as a JSON file, bit by bit as it was kept"))
        self.save.triggered.connect(self._on_save)
        self.table = RecordTable[Told](self._columns(), lambda row: row.judged.assessment_id, self)
        self.list = RecordView(self.table, self.tr("The judgements behind it"), self, stretched=(0, 5))
        self.listing = Listing(self.list, self)
        self.list.opened.connect(lambda row: self.opened.emit(row.place.cell))
        row = WrappingRow()
        row.add(self.head, stretches=True)
        row.add(action_button(self.save))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(self.working)
        layout.addWidget(self.listing, 1)
        self.say("")

    def say(self, text: str) -> None:
        """Say why nothing is shown."""
        self._figure = None
        self.table.set_rows([])
        for part in (self.head, self.working):
            part.hide()
        self.save.setEnabled(False)
        self.listing.show_message(text)

    def show_figure(self, figure: CycleFigure) -> None:
        """Show the figure of that cycle."""
        self._figure = figure
        is_closed = figure.cycle.state is CycleState.CLOSED
        words = self.tr("As it said: {mean}") if is_closed else self.tr("As things stand: {mean}")
        self.head.setText(words.format(mean=mean_words(figure.mean)))
        sum_of = working(figure.mean, figure.counts, scale_named(figure.scale_id))
        rest = self.tr("Clauses only; {open} more apply and carry no score.").format(
            open=f"{figure.mean.applicable - figure.mean.scored:,}"
        )
        self.working.setText(" · ".join(filter(None, (sum_of, rest))))
        for part in (self.head, self.working):
            part.show()
        self.save.setEnabled(is_closed)
        self.table.set_rows(list(figure.told))
        if figure.told:
            measures = sum(row.place.is_measure for row in figure.told)
            words = (
                self.tr("{n} judged cells, {m} of them measures") if measures else self.tr("{n} judged cells")
            )
            self.listing.show_list(words.format(n=f"{len(figure.told):,}", m=f"{measures:,}"))
        else:
            self.listing.show_message(self.tr("Nothing was judged by its last day."))

    def _on_save(self) -> None:
        if self._figure is not None:
            self.save_wanted.emit(self._figure.cycle)

    def _columns(self) -> tuple[Column[Told], ...]:
        return (
            Column[Told](self.tr("Clause or measure"), _provision, 28),
            Column[Told](
                self.tr("Party"), lambda row: party_words(row.place.party_name or row.place.party_id), 14
            ),
            Column[Told](self.tr("Instrument"), lambda row: instrument_words(row.place), 18),
            Column[Told](self.tr("Rating"), lambda row: judged_words(row.judged), 16),
            Column[Told](self.tr("As of"), lambda row: row.judged.as_of, 10),
            Column[Told](self.tr("Reason"), lambda row: row.judged.reason, 30),
            Column[Told](self.tr("Who"), lambda row: row.judged.author, 14),
        )


def _provision(row: Told) -> str:
    """By name; what is no longer in the tracker by its id."""
    return provision_words(row.place) if row.place.provision_number else row.place.provision_id
