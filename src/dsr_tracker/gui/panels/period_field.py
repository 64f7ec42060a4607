"""A field for one side of a comparison: a cycle, or a day; and cycles offered beside a day's field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from dsr_tracker.core.cycles import Period, period_named, period_of
from dsr_tracker.core.dates import today
from dsr_tracker.core.records import Cycle
from dsr_tracker.core.text import shown
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.theme import GRID

_DAY = ""


class PeriodField(QWidget):
    """Chooses a cycle, or “another day”, whose field then shows; `chosen` tells that a person did."""

    chosen = Signal()

    def __init__(self, document: Document, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._cycles: list[Cycle] = []
        self.box = cycle_box(name, self)
        self.day = DayField(self.tr("{name}: day").format(name=name), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.box)
        layout.addWidget(self.day)
        self.box.activated.connect(self._on_activated)
        self.day.day_chosen.connect(lambda _: self.chosen.emit())

    def fill(self, cycles: list[Cycle]) -> None:
        """Offer these cycles; what was chosen stays where it can."""
        kept = self.box.currentData()
        self._cycles = [each for each in cycles if each.ends_on <= today()]
        self.box.clear()
        for cycle in self._cycles:
            self.box.addItem(shown(cycle.name), cycle.cycle_id)
        self.box.addItem(self.tr("Another day"), _DAY)
        self.box.setCurrentIndex(max(self.box.findData(kept if kept is not None else _DAY), 0))
        self._show_day()

    def choose(self, cycle: Cycle | None, day: str = "") -> None:
        """Show that cycle, or that day."""
        self.box.setCurrentIndex(max(self.box.findData(cycle.cycle_id if cycle else _DAY), 0))
        if day:
            self.day.set_day(day)
        self._show_day()

    @property
    def period(self) -> Period:
        """What is chosen."""
        chosen = self.box.currentData()
        for cycle in self._cycles:
            if cycle.cycle_id == chosen:
                return period_of(cycle)
        return period_named(self.day.day, ())

    def _show_day(self) -> None:
        self.day.setVisible(self.box.currentData() == _DAY)

    def _on_activated(self) -> None:
        self._show_day()
        self.chosen.emit()


def cycle_box(name: str, parent: QWidget | None = None) -> QComboBox:
    """A box for the names of cycles."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    return box


class CycleChoice(QWidget):
    """Puts the last day of a chosen cycle into a day's field; seen only where the tracker has cycles."""

    def __init__(self, document: Document, field: DayField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._field = field
        self.box = cycle_box(self.tr("{name}: cycle").format(name=field.accessibleName()), self)
        label = QLabel(self.tr("End of"), self)
        label.setBuddy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(label)
        layout.addWidget(self.box, 1)
        self.box.activated.connect(self._on_activated)
        field.dateChanged.connect(lambda _: self.show_day())
        self.fill()

    def fill(self) -> None:
        """Offer the cycles that have ended."""
        self.box.clear()
        self.box.addItem(self.tr("no cycle"), "")
        for cycle in self._document.cycles.cycles():
            if cycle.ends_on <= today():
                self.box.addItem(shown(cycle.name), cycle.ends_on)
        self.show_day()

    @property
    def has_cycles(self) -> bool:
        """Whether there is any to choose."""
        return self.box.count() > 1

    def show_day(self) -> None:
        """Name the cycle that ends on the field's day."""
        self.box.setCurrentIndex(max(self.box.findData(self._field.day), 0))

    def _on_activated(self) -> None:
        if day := str(self.box.currentData()):
            self._field.set_day(day)
            self._field.day_chosen.emit(day)
