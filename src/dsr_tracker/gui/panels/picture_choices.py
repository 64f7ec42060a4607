"""What a picture is of: instruments and day as on the other pages, and what only its kind asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from dsr_tracker.core.pictures import Ask, PictureKind
from dsr_tracker.core.text import shown
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.tooltips import explain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import party_words, told

_SEVERAL = "…"
_MOST_CLAUSES = 300


class PictureChoices(QWidget):
    """Fields above the picture; `changed` asks for another one."""

    changed = Signal()

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self.instrument = _box(self.tr("Instrument"))
        self.instrument.activated.connect(self._on_instrument_chosen)
        self.day = DayField(self.tr("As of"), self)
        self.day.day_chosen.connect(viewing.set_day)
        self._today = QPushButton(self.tr("Today"), self)
        self._today.setToolTip(self.tr("Show the newest state"))
        self._today.clicked.connect(lambda: viewing.set_day(""))
        self.country = _box(self.tr("Country"))
        self.clause = _box(self.tr("Coloured by"))
        self.since = DayField(self.tr("Compared with"), self)
        self.cycle = _box(self.tr("End of the cycle"))
        self._cycle_title = QLabel(self.tr("or the end of"), self)
        self.by_month = QCheckBox(self.tr("By month"), self)
        self.by_country = QCheckBox(self.tr("By country"), self)
        self._since = ""
        self.since.day_chosen.connect(self._on_since_chosen)
        self.cycle.activated.connect(self._on_cycle_chosen)
        for box in (self.country, self.clause):
            box.activated.connect(self.changed)
        for tick in (self.by_month, self.by_country):
            tick.clicked.connect(self.changed)
        first, self._second = WrappingRow(), WrappingRow()
        # On Linux a screen reader calls a box by its label: its own accessible name is not asked for.
        first.add_labelled(QLabel(self.tr("Instrument"), self), self.instrument, stretches=True)
        first.add_labelled(QLabel(self.tr("As of"), self), self.day)
        first.add(self._today)
        self._own: dict[PictureKind, tuple[QWidget, ...]] = {
            PictureKind.COUNTRY: (QLabel(self.tr("Country"), self), self.country),
            PictureKind.CHANGE: (QLabel(self.tr("Compared with"), self), self.since),
            PictureKind.TIMELINE: (self.by_month, self.by_country),
            PictureKind.MAP: (QLabel(self.tr("Coloured by"), self), self.clause),
        }
        for label, *fields in self._own.values():
            if isinstance(label, QLabel):
                self._second.add_labelled(label, *fields)
            else:
                self._second.add(label, *fields)
        self._second.add_labelled(self._cycle_title, self.cycle)
        self._second.add_gap()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(first)
        layout.addLayout(self._second)

    def add_at_the_end(self, widgets: Sequence[QWidget]) -> None:
        """Put these at the end of the second line."""
        self._second.add(*widgets)

    def ask(self, kind: PictureKind) -> Ask:
        """Which picture of that kind is wanted."""
        viewing = self._viewing
        return Ask(
            kind,
            viewing.day,
            viewing.instrument_ids,
            str(self.country.currentData() or "") if kind is PictureKind.COUNTRY else "",
            str(self.clause.currentData() or "") if kind is PictureKind.MAP else "",
            self._since if kind is PictureKind.CHANGE else "",
            is_monthly=self.by_month.isChecked(),
            by_country=self.by_country.isChecked(),
            chosen=viewing.filter,
            stale_before=viewing.as_seen().stale_before,
        )

    def show_kind(self, kind: PictureKind) -> None:
        """Offer what that kind of picture asks for, as the tracker has it now."""
        for each, widgets in self._own.items():
            for widget in widgets:
                widget.setVisible(each is kind)
        self.day.set_day(self._viewing.day)
        self._today.setVisible(not self._viewing.is_today)
        self._fill_instruments()
        if kind is PictureKind.COUNTRY:
            self._fill_countries()
        elif kind is PictureKind.MAP:
            self._fill_clauses()
        self._fill_cycles(is_change=kind is PictureKind.CHANGE)

    def show_since(self, day: str) -> None:
        """Say which earlier day the picture took where none was chosen."""
        if day:
            self.since.set_day(day)
            self.cycle.setCurrentIndex(max(self.cycle.findData(day), 0))

    def compare_with(self, day: str) -> None:
        """Have the change since that day shown."""
        self._since = day

    def _fill_instruments(self) -> None:
        self.instrument.clear()
        for instrument in self._document.read.instruments():
            self.instrument.addItem(shown(told(instrument).title), instrument.instrument_id)
        self.instrument.insertSeparator(self.instrument.count())
        self.instrument.addItem(self.tr("All instruments"), "")
        chosen = self._viewing.instrument_ids
        if len(chosen) > 1:
            self.instrument.addItem(self.tr("{n} instruments").format(n=len(chosen)), _SEVERAL)
        current = "" if not chosen else chosen[0] if len(chosen) == 1 else _SEVERAL
        self.instrument.setCurrentIndex(self.instrument.findData(current))
        explain(self.instrument, self.instrument.currentText())

    def _fill_countries(self) -> None:
        chosen = self.country.currentData()
        cell = self._viewing.cell
        columns = self._document.read.columns(self._viewing.instrument_ids or None)
        taking_part = {party.party_id for parties in columns.values() for party in parties}
        self.country.clear()
        for party in self._document.read.parties():
            if party.party_id in taking_part:
                self.country.addItem(shown(party_words(party.name)), party.party_id)
        for wanted in (chosen, cell.party_id if cell else None):
            if wanted and (row := self.country.findData(wanted)) >= 0:
                self.country.setCurrentIndex(row)
                return

    def _fill_clauses(self) -> None:
        chosen = self.clause.currentData()
        provisions = self._document.read.provisions(self._viewing.instrument_ids or None)
        clauses = [provision for provision in provisions if not provision.is_measure]
        self.clause.clear()
        self.clause.addItem(self.tr("Mean"), "")
        for clause in clauses[:_MOST_CLAUSES]:
            title = told(clause).title or told(clause).summary
            self.clause.addItem(shown(f"{clause.number} {title}".strip()), clause.provision_id)
        self.clause.setCurrentIndex(max(self.clause.findData(chosen), 0))

    def _fill_cycles(self, *, is_change: bool) -> None:
        """Offer the reporting cycles that had ended by the day; nothing where there is none."""
        cycles = self._document.cycles.cycles() if is_change else []
        ended = [cycle for cycle in cycles if cycle.ends_on < self._viewing.day]
        self.cycle.clear()
        self.cycle.addItem(self.tr("no cycle"), "")
        for cycle in ended:
            self.cycle.addItem(shown(cycle.name), cycle.ends_on)
        for widget in (self._cycle_title, self.cycle):
            widget.setVisible(bool(ended))

    def _on_cycle_chosen(self) -> None:
        self._on_since_chosen(str(self.cycle.currentData()))

    def _on_instrument_chosen(self) -> None:
        chosen = str(self.instrument.currentData())
        if chosen != _SEVERAL:
            self._viewing.set_instruments((chosen,) if chosen else ())

    def _on_since_chosen(self, day: str) -> None:
        self._since = day
        self.changed.emit()


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(16)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
