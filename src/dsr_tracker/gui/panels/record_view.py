"""The table in which pages list records: rows, not cells, and a row opens by Enter or double click."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dsr_tracker.gui.delegates.inline_delegate import InlineDelegate
from dsr_tracker.gui.models.record_table import RecordTable
from dsr_tracker.gui.panels.column_header import ColumnHeader
from dsr_tracker.gui.panels.columns import Columns
from dsr_tracker.gui.panels.editing import edit_in_place, start_editing


class RecordView(QTableView):
    """A table over a RecordTable; `opened` and `selected` carry the row's record, `columns` filters it.

    Tab leaves the table instead of walking through its cells, so that all of a page can be reached.
    """

    opened = Signal(object)
    selected = Signal(object)
    activated_at = Signal(QModelIndex)

    def __init__(
        self,
        table: RecordTable[Any],
        accessible_name: str,
        parent: QWidget | None = None,
        *,
        stretched: int | Sequence[int] = -1,
    ) -> None:
        """`stretched` names the columns that share the room that is left; -1 is the last one."""
        super().__init__(parent)
        self.table = table
        self._kept: Hashable = None
        self._most = 0
        self.setAccessibleName(accessible_name)
        column_header = ColumnHeader(table.conditions, self)
        self.setHorizontalHeader(column_header)
        self.setModel(table)
        self.columns = Columns(self, table.conditions, column_header)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        if any(column.editor for column in table.columns):
            edit_in_place(self, InlineDelegate(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.measure()
        letter = self.fontMetrics().averageCharWidth()
        for section, column in enumerate(table.columns):
            header.resizeSection(section, (max(column.width, len(column.title)) + 3) * letter)
        for section in (stretched,) if isinstance(stretched, int) else stretched:
            header.setSectionResizeMode(section % len(table.columns), QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.activated.connect(self._on_activated)
        table.modelAboutToBeReset.connect(self._on_table_about_to_be_reset)
        table.modelReset.connect(self._on_table_reset)

    def measure(self) -> None:
        """Take the sizes of rows and icons from the font."""
        metrics = self.fontMetrics()
        self.setIconSize(QSize(metrics.height(), metrics.height()))
        self.horizontalHeader().setMinimumSectionSize(10 * metrics.averageCharWidth())
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 10)
        if self._most:
            self.fit(self._most)

    def fit(self, most: int = 24) -> None:
        """Be as tall as the rows, so that the page scrolls and not the table; taller lists scroll."""
        self._most = most
        count, header = self.table.rowCount(), self.horizontalHeader()
        height = min(count, most) * self.verticalHeader().defaultSectionSize()
        height += header.sizeHint().height() + 2 * self.frameWidth()
        never, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(as_needed if count > most else never)
        if header.length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._most and event.size().width() != event.oldSize().width():
            self.fit(self._most)

    def current_record(self) -> Any:
        """The record of the row with the cursor; None where there is no such row."""
        return self.table.row_at(self.currentIndex())

    def select_key(self, key: Hashable) -> bool:
        """Put the cursor on the row with that key; False where there is none."""
        index = self.table.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def reveal_key(self, key: Hashable) -> bool:
        """Put the cursor there, showing all rows where what is asked of the columns leaves that one out."""
        if self.select_key(key):
            return True
        if any(self.table.key(row) == key for row in self.table.every_row):
            self.table.conditions.clear()
        return self.select_key(key)

    def key_beside_current(self) -> Hashable:
        """The key of the next row, else of the one before: where to go when the current one leaves."""
        row = self.currentIndex().row()
        rows = self.table.rows
        near = row + 1 if row + 1 < len(rows) else row - 1
        return self.table.key(rows[near]) if 0 <= near < len(rows) else None

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if (record := self.table.row_at(current)) is not None:
            self.selected.emit(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.columns.take_key(event):
            return
        if event.key() == Qt.Key.Key_F2 and start_editing(self):
            return
        # Qt's own Enter would only ask to edit where the platform activates by another key.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        self.activated_at.emit(index)
        if (record := self.table.row_at(index)) is not None:
            self.opened.emit(record)

    def _on_table_about_to_be_reset(self) -> None:
        record = self.current_record()
        self._kept = None if record is None else self.table.key(record)

    def _on_table_reset(self) -> None:
        header = self.horizontalHeader()
        self.table.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        if self._kept is not None and not self.select_key(self._kept) and self.table.conditions.is_on:
            self.setCurrentIndex(self.table.index(0, 0))  # what it stood on is filtered away
        if self._most:
            self.fit(self._most)
