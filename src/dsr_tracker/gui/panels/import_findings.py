"""What of a table cannot be taken over: values that mean nothing yet, and the rows that are refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dsr_tracker.core.text import shown
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.import_meanings import ImportMeanings
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import told_words
from dsr_tracker.importing.building import Import, Rejection

_MOST = 1_000


class ImportFindings(QWidget):
    """Shows nothing where everything is understood."""

    def __init__(self, meanings: ImportMeanings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meanings = meanings
        self._values = QWidget(self)
        self._refused = QWidget(self)
        self.save = QPushButton(self.tr("Save &refused rows…"), self)
        self.save.setAutoDefault(False)
        self._title = heading("", 2)
        self.table: RecordTable[Rejection] = RecordTable(
            [
                Column(self.tr("Row"), lambda each: f"{each.number:,}", 8),
                Column(self.tr("Why"), lambda each: shown(told_words(each.why)), 60),
            ],
            lambda each: each,
            self,
            most=_MOST,
        )
        self.rows = RecordView(self.table, self.tr("Refused rows"), self, stretched=1)
        self._more = plain("", is_quiet=True)
        self.table.conditions.changed.connect(self._show_more)
        values = QVBoxLayout(self._values)
        values.setContentsMargins(0, 0, 0, 0)
        values.addWidget(heading(self.tr("Values, and what they mean"), 2))
        values.addWidget(scrolled(meanings, self.tr("Values that mean nothing yet")), 1)
        refused = QVBoxLayout(self._refused)
        refused.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, chips_of(self.rows, parent=self), self.rows, self._more):
            refused.addWidget(widget)
        refused.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._values, 1)
        layout.addWidget(self._refused, 1)
        self._values.hide()
        self._refused.hide()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.meanings.is_empty and not self.table.every_row

    def show_import(self, made: Import) -> None:
        """Show what of it means nothing yet, and what is refused."""
        self.meanings.show_unmapped(made.unmapped)
        self._values.setVisible(not self.meanings.is_empty)
        self.table.set_rows(made.rejected)
        self._show_more()
        self._title.setText(self.tr("{n} refused").format(n=f"{len(made.rejected):,}"))
        self._refused.setVisible(bool(made.rejected))

    def _show_more(self) -> None:
        more = self.table.left_out
        self._more.setText(self.tr("… and {n} more; the saved file has all.").format(n=f"{more:,}"))
        self._more.setVisible(more > 0)


def scrolled(widget: QWidget, name: str) -> QScrollArea:
    """The widget in an area that scrolls up and down, which says what it is."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setWidget(widget)
    # Its fields take the keyboard, and it follows them.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
