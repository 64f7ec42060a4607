"""Where readers differ: first and second side by side, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dsr_tracker.core.records import Assessment
from dsr_tracker.core.second_reading import PairState, ReadPair
from dsr_tracker.gui.cycle_words import judged_words, rating_words
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import provision_title
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.listing import Listing
from dsr_tracker.gui.panels.period_field import cycle_box
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.reading_words import hidden_words, pair_state, side_words
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.words import aside, party_words

_BEHIND = "behind"
_SHOWN = (PairState.DIFFERENT, PairState.ADJUDICATED, PairState.AGREED, PairState.UNPAIRED)


class DifferencesList(QWidget):
    """A row for each pair; Enter decides, or opens the cell where there is nothing to decide."""

    opened = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._pairs: list[ReadPair] = []
        self._behind: tuple[str, frozenset[str]] | None = None
        self.state = cycle_box(self.tr("Show"), self)
        self.state.setMinimumContentsLength(30)  # a figure has a name
        self.decide = QAction(self.tr("Decide…"), self)
        self.decide.triggered.connect(self._on_decide)
        self.open_cell = QAction(self.tr("Open the cell"), self)
        self.open_cell.triggered.connect(self._on_open)
        self.table = RecordTable[ReadPair](self._columns(), lambda pair: pair.reading.reading_id, self)
        self.list = RecordView(self.table, self.tr("Pairs of readings"), self, stretched=(0, 3, 5))
        self.listing = Listing(self.list, self)
        row = WrappingRow()
        row.add_labelled(QLabel(self.tr("Show"), self), self.state)
        row.add_gap()
        row.add(action_button(self.decide), action_button(self.open_cell))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(self.listing, 1)
        self.state.activated.connect(self._show)
        self.list.opened.connect(self._on_opened)
        self.list.selected.connect(lambda _: self._offer())

    def show_pairs(self, pairs: Sequence[ReadPair]) -> None:
        """Show those of the chosen state."""
        self._pairs = list(pairs)
        self._fill_states()
        self._show()

    def show_behind(self, name: str, pairs: Sequence[ReadPair]) -> None:
        """Show the pairs behind a figure, whatever their state."""
        self._behind = (name, frozenset(pair.reading.reading_id for pair in pairs))
        self._fill_states()
        self.state.setCurrentIndex(self.state.findData(_BEHIND))
        self._show()
        self.list.setFocus()

    def choose(self, reading_id: str) -> bool:
        """Show that reading beside the first; whether it is there."""
        pair = next((pair for pair in self._pairs if pair.reading.reading_id == reading_id), None)
        if pair is None:
            return False
        self.state.setCurrentIndex(self.state.findData(str(pair.state)))
        self._show()
        return self.list.reveal_key(reading_id)

    @property
    def open_count(self) -> int:
        """How many wait for a decision."""
        return sum(pair.state is PairState.DIFFERENT for pair in self._pairs)

    def _fill_states(self) -> None:
        chosen = self.state.currentData()
        self.state.clear()
        for state in _SHOWN:
            count = sum(pair.state is state for pair in self._pairs)
            self.state.addItem(aside(pair_state(state), f"{count:,}"), str(state))
        if self._behind is not None:
            name, ids = self._behind
            count = sum(pair.reading.reading_id in ids for pair in self._pairs)
            self.state.addItem(self.tr("Behind the figure: {name} ({n})").format(name=name, n=count), _BEHIND)
        self.state.setCurrentIndex(max(self.state.findData(chosen), 0))

    def _is_chosen(self, pair: ReadPair) -> bool:
        chosen = str(self.state.currentData())
        if chosen == _BEHIND and self._behind is not None:
            return pair.reading.reading_id in self._behind[1]
        return str(pair.state) == chosen

    def _show(self) -> None:
        state = self.state.currentData()
        self.table.set_rows(list(filter(self._is_chosen, self._pairs)))
        count = len(self.table.every_row)
        if count:
            if self.list.current_record() is None and self.table.rows:
                self.list.select_key(self.table.rows[0].reading.reading_id)
            self.listing.show_list(
                self.tr("{n} of {m} pairs").format(n=f"{count:,}", m=f"{len(self._pairs):,}")
            )
        elif hidden := hidden_words(self._document.blind_cells):
            self.listing.show_message(hidden)
        elif state == PairState.DIFFERENT:
            self.listing.show_message(
                self.tr("No reader differs from the first judgement, or all is decided.")
            )
        else:
            self.listing.show_message(self.tr("None yet."))
        self._offer()

    def _offer(self) -> None:
        pair = self.list.current_record()
        can_write = not self._document.is_read_only
        self.decide.setEnabled(pair is not None and pair.state is PairState.DIFFERENT and can_write)
        self.open_cell.setEnabled(pair is not None)

    def _on_opened(self, pair: ReadPair) -> None:
        if pair.state is PairState.DIFFERENT and not self._document.is_read_only:
            self._on_decide()
        else:
            self.opened.emit(pair.cell)

    def _on_decide(self) -> None:
        from dsr_tracker.gui.dialogs.adjudication_dialog import AdjudicationDialog

        pair = self.list.current_record()
        if pair is not None:
            AdjudicationDialog(self._document, pair, self).open()

    def _on_open(self) -> None:
        pair = self.list.current_record()
        if pair is not None:
            self.opened.emit(pair.cell)

    def _columns(self) -> tuple[Column[ReadPair], ...]:
        return (
            Column[ReadPair](
                self.tr("Clause or measure"), self._provision, 26, key=lambda pair: pair.cell.provision_id
            ),
            Column[ReadPair](self.tr("Party"), self._party, 12, key=lambda pair: pair.cell.party_id),
            Column[ReadPair](
                self.tr("First"),
                lambda pair: judged_words(pair.first),
                15,
                tooltip=lambda pair: side_words(pair.first),
            ),
            Column[ReadPair](self.tr("Its reason"), lambda pair: pair.first.reason if pair.first else "", 22),
            Column[ReadPair](
                self.tr("Second"),
                lambda pair: rating_words(pair.reading.rating, pair.reading.scale_id),
                15,
                tooltip=lambda pair: side_words(pair.reading),
            ),
            Column[ReadPair](self.tr("Its reason"), lambda pair: pair.reading.reason, 22),
            Column[ReadPair](self.tr("Readers"), lambda pair: " / ".join(n or "–" for n in pair.readers), 14),
            Column[ReadPair](self.tr("Decided"), self._decided, 22),
        )

    def _provision(self, pair: ReadPair) -> str:
        return provision_title(self._document.read.provision(pair.cell.provision_id))

    def _party(self, pair: ReadPair) -> str:
        party = self._document.read.record("party", pair.cell.party_id)
        return pair.cell.party_id if party is None else party_words(party.name)

    def _decided(self, pair: ReadPair) -> str:
        if pair.adjudication is None:
            return ""
        made = self._document.read.record("assessment", pair.adjudication.assessment_id)
        label = judged_words(made) if isinstance(made, Assessment) else ""
        return " · ".join(filter(None, (label, pair.adjudication.author, pair.adjudication.reason)))
