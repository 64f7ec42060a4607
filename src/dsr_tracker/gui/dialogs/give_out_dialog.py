"""Gives cells to a second reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.history import Edit
from dsr_tracker.core.second_reading import give_out
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.panels.tick_list import TickList
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import told

_SELECTION, _JUDGED = "selection", "judged"
_MOST = 10_000


class GiveOutDialog(FormDialog):
    """The cells that were selected, or all judged ones of chosen instruments; to whom, as of when, blind."""

    def __init__(
        self,
        document: Document,
        selected: Sequence[Cell],
        instrument_ids: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("Give cells to a second reader"))
        self._selected = list(selected)
        number = len(document.readings.batches()) + 1
        self.name = self.add_line(self.tr("Name"), self.tr("Batch {n}").format(n=number))
        self.reader = self.add_line(
            self.tr("Reader"), "", self.tr("As she signs her edits; your own name for yourself")
        )
        self.as_of = DayField(self.tr("As of"), self)
        self.add_field(self.tr("As of"), self.as_of)
        choices = [(self.tr("All judged cells of instruments"), _JUDGED)]
        if self._selected:
            text = self.tr("The {n} cells that are selected").format(n=f"{len(self._selected):,}")
            choices.insert(0, (text, _SELECTION))
        self.what = self.add_choice(self.tr("Cells"), choices)
        self.instruments = TickList(
            self.tr("Instruments"),
            [(told(each).title, each.instrument_id) for each in document.read.instruments()],
            self,
        )
        self.instruments.setMaximumHeight(self.fontMetrics().height() * 8)
        self.instruments.tick(tuple(instrument_ids))
        self.add_field(self.tr("Instruments"), self.instruments)
        self.most = QSpinBox(self)
        self.most.setRange(0, _MOST)
        self.most.setSpecialValueText(self.tr("all"))
        self.add_field(
            self.tr("No more than"),
            self.most,
            self.tr("A sample: every second, third, … cell, in the order of the matrix"),
        )
        self.is_blind = QCheckBox(self.tr("Blind: the first judgement is hidden from the reader"), self)
        self.is_blind.setChecked(True)
        self.is_blind.setAccessibleName(self.is_blind.text())
        self.form.addRow("", self.is_blind)
        self.count = plain("", is_quiet=True, parent=self)
        self.form.addRow("", self.count)
        self.remark = self.add_text(self.tr("Remark"), lines=2)
        self.what.currentIndexChanged.connect(self._on_changed)
        self.instruments.itemChanged.connect(self._on_changed)
        self.most.valueChanged.connect(self._on_changed)
        self.as_of.day_chosen.connect(self._on_changed)
        self._on_changed()
        self.finish(self.tr("Give out"))
        self.keep_drafts("batch", (), self.windowTitle())

    def cells(self) -> list[Cell]:
        """The cells that would be given out."""
        found = self._selected if self.what.currentData() == _SELECTION else self._judged()
        most = self.most.value()
        if not most or len(found) <= most:
            return found
        return [found[number * len(found) // most] for number in range(most)]

    def edit(self) -> Edit:
        return give_out(
            self.document.pen,
            self.name.text(),
            self.reader.text(),
            self.cells(),
            as_of=self.as_of.day,
            is_blind=self.is_blind.isChecked(),
            remark=self.remark.toPlainText(),
        )

    def _judged(self) -> list[Cell]:
        """All judged cells of the ticked instruments, or of all, in the order of the matrix."""
        read = self.document.read
        ticked = self.instruments.ticked() or None
        provisions, columns = read.provisions(ticked), read.columns(ticked)
        ids = [provision.provision_id for provision in provisions]
        statuses = self.document.status.of_provisions(ids, self.as_of.day)
        cells = (
            Cell(provision.provision_id, party.party_id)
            for provision in provisions
            for party in columns.get(provision.instrument_id, ())
        )
        return [cell for cell in cells if cell in statuses]

    def _on_changed(self) -> None:
        self.form.setRowVisible(self.instruments, self.what.currentData() == _JUDGED)
        self.count.setText(self.tr("{n} cells").format(n=f"{len(self.cells()):,}"))
