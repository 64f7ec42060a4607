"""What is due, by its day, and the way to a calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from dsr_tracker.core.dates import now, today
from dsr_tracker.core.following import DueItem, DueKind, DueState, read_target
from dsr_tracker.core.records import Indicator
from dsr_tracker.core.text import joined, shown
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import due_kind_words, due_words, indicator_name, indicator_unit, party_name
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import shipped_word, strung


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that is due, with how it stands today."""

    item: DueItem
    state: DueState
    title: str
    whose: str


class DueDialog(QDialog):
    """Enter goes to the clause; the calendar is for other programs."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What is due"))
        self._document = document
        self._viewing = viewing
        self._met = QCheckBox(self.tr("Also what was met"), self)
        self._met.clicked.connect(self.refresh)
        self._table = RecordTable[DueLine](
            (
                Column[DueLine](self.tr("Due"), lambda line: line.item.due_on, 10),
                Column[DueLine](
                    self.tr("State"),
                    lambda line: "" if line.state is DueState.LATER else due_words(line.state),
                    9,
                ),
                Column[DueLine](self.tr("What"), lambda line: due_kind_words(line.item.kind), 16),
                Column[DueLine](self.tr("Title"), lambda line: line.title, 36),
                Column[DueLine](self.tr("Of"), lambda line: line.whose, 22),
            ),
            lambda line: (line.item.kind, line.item.item_id),
            self,
        )
        self.list = RecordView(self._table, self.tr("What is due"), self, stretched=3)
        self.list.opened.connect(self._on_opened)
        self._empty = plain(
            self.tr(
                "Nothing is due. On the Clauses page a clause takes milestones and indicators with a day; "
                "periods of clauses and ends of cycles are listed here too."
            ),
            parent=self,
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self._calendar = buttons.addButton(
            self.tr("Save a calendar…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._calendar.setToolTip(self.tr("An iCalendar file (.ics) that calendars of other programs read"))
        self._calendar.clicked.connect(self._on_calendar)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._empty)
        layout.addWidget(chips_of(self.list, parent=self))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._met)
        layout.addWidget(buttons)
        open_for(self, 120, 28)
        follow_layout(self)
        document.changed.connect(self.refresh)
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """Show the newest state."""
        day = today()
        lines = [
            DueLine(item, item.state(day), self._title(item), self._whose(item))
            for item in self._document.follow.due()
            if self._met.isChecked() or not item.is_met
        ]
        self._table.set_rows(lines)
        self.list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._calendar.setEnabled(bool(lines))

    def _title(self, item: DueItem) -> str:
        """What is due; what was shipped in the window's language."""
        if item.kind is DueKind.PERIOD:
            return shipped_word("provision", item.title)
        if item.kind is DueKind.INDICATOR:
            indicator: Indicator = self._document.read.record("indicator", item.item_id)
            target = joined(read_target(indicator), indicator_unit(indicator))
            return self.tr("{name}: {target}").format(name=shown(indicator_name(indicator)), target=target)
        return shown(item.title)

    def _whose(self, item: DueItem) -> str:
        return strung(item.provision_id, party_name(self._document, item.party_id))

    def _on_opened(self, line: DueLine) -> None:
        if line.item.provision_id:
            self.accept()
            self._viewing.open_page("clauses", line.item.provision_id)
        elif line.item.kind is DueKind.CYCLE:
            self.accept()
            self._viewing.open_page("cycles", line.item.item_id)

    def _on_calendar(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save a calendar"), self.tr("due") + ".ics", self.tr("Calendars (*.ics)")
        )
        if name:
            self.save_calendar(Path(name))

    def save_calendar(self, path: Path) -> None:
        """Write what is listed as a calendar; raises FileError."""
        from dsr_tracker.reports.ics import render_calendar
        from dsr_tracker.reports.writing import put_file

        items = ((replace(line.item, title=line.title), line.whose) for line in self._table.rows)
        content = render_calendar(items, self._document.read.meta("tracker_id"), now(), due_kind_words)
        put_file(content, path)
