"""What a closed cycle said against what is known now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.comparing import ToldOtherwise
from dsr_tracker.core.records import Cycle, CycleState
from dsr_tracker.gui.cycle_words import difference_words, rating_words
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.listing import Listing
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.vocabulary import local_time
from dsr_tracker.gui.words import instrument_words, party_words, provision_words


class CorrectionsList(QWidget):
    """A row for each cell that is told otherwise now; `opened` wants its cell."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = plain("", is_quiet=True, parent=self)
        self.table = RecordTable[ToldOtherwise](self._columns(), lambda row: row.correction.cell, self)
        self.list = RecordView(self.table, self.tr("Corrections"), self, stretched=(1, 8))
        self.listing = Listing(self.list, self)
        self.list.opened.connect(lambda row: self.opened.emit(row.correction.cell))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.head)
        layout.addWidget(self.listing, 1)

    def show_cycle(self, cycle: Cycle | None) -> None:
        """Say of which cycle this speaks; where it has no corrections to list, why."""
        self.head.hide()
        self.table.set_rows([])
        if cycle is None:
            self.listing.show_message(self.tr("Choose a cycle above."))
        elif cycle.state is not CycleState.CLOSED:
            self.listing.show_message(
                self.tr("“{name}” is not closed: nothing that it said is kept yet.").format(name=cycle.name)
            )
        else:
            self.head.setText(
                self.tr("“{name}” was closed {when}. Its report has the fingerprint {digest}.").format(
                    name=cycle.name, when=local_time(cycle.closed_at), digest=cycle.sha256
                )
            )
            self.head.show()
            self.listing.show_message(self.tr("Reading…"))

    def show_rows(self, rows: list[ToldOtherwise]) -> None:
        """List the corrections."""
        self.table.set_rows(rows)
        if rows:
            self.listing.show_list(
                self.tr("1 cell is told otherwise now")
                if len(rows) == 1
                else self.tr("{n} cells are told otherwise now").format(n=f"{len(rows):,}")
            )
        else:
            self.listing.show_message(self.tr("Nothing was corrected since it was closed."))

    def say(self, text: str) -> None:
        """Say why there is no list."""
        self.listing.show_message(text)

    def _columns(self) -> tuple[Column[ToldOtherwise], ...]:
        return (
            Column[ToldOtherwise](
                self.tr("What"),
                lambda row: difference_words(row.correction.what),
                10,
                key=lambda row: str(row.correction.what),
            ),
            Column[ToldOtherwise](
                self.tr("Clause or measure"),
                lambda row: provision_words(row.place),
                28,
                key=lambda row: row.place.provision_id,
            ),
            Column[ToldOtherwise](
                self.tr("Party"),
                lambda row: party_words(row.place.party_name),
                14,
                key=lambda row: row.place.party_id,
            ),
            Column[ToldOtherwise](
                self.tr("Instrument"),
                lambda row: instrument_words(row.place),
                18,
                key=lambda row: row.place.instrument_id,
            ),
            Column[ToldOtherwise](self.tr("Was"), lambda row: rating_words(row.correction.was), 16),
            Column[ToldOtherwise](self.tr("Is now"), lambda row: rating_words(row.correction.is_now), 16),
            Column[ToldOtherwise](self.tr("When"), lambda row: local_time(row.when) if row.when else "", 15),
            Column[ToldOtherwise](self.tr("Who"), lambda row: row.who, 10),
            Column[ToldOtherwise](self.tr("Reason"), lambda row: row.reason, 24),
        )
