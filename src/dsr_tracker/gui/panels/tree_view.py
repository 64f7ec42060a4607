"""The tree in which pages show records below records; a row opens by Enter or double click."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from dsr_tracker.gui.delegates.inline_delegate import InlineDelegate
from dsr_tracker.gui.models.record_tree import RecordTree
from dsr_tracker.gui.panels.column_header import ColumnHeader
from dsr_tracker.gui.panels.columns import Columns
from dsr_tracker.gui.panels.editing import edit_in_place, start_editing
from dsr_tracker.gui.theme import GRID


class _RoomyDelegate(InlineDelegate):
    """Rows with air between them: a tree takes their height from here, not from its header."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + GRID)


class TreeView(QTreeView):
    """A tree over a RecordTree; `opened` and `selected` carry the row's record.

    What a person unfolded or selected stays so when the tree is read anew.
    """

    opened = Signal(object)
    selected = Signal(object)

    def __init__(self, tree: RecordTree[Any], accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = tree
        self._kept: Hashable = None
        self._is_restoring = False
        self.unfolded: set[Hashable] = set()
        self.setAccessibleName(accessible_name)
        column_header = ColumnHeader(tree.conditions, self)
        self.setHeader(column_header)
        self.setModel(tree)
        self.columns = Columns(self, tree.conditions, column_header)
        self.setUniformRowHeights(True)
        self.setIndentation(2 * GRID)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        delegate = _RoomyDelegate(self)
        self.setItemDelegate(delegate)
        if any(column.editor for column in tree.columns):
            edit_in_place(self, delegate)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.measure()
        self.setHeaderHidden(len(tree.columns) == 1)
        letter = self.fontMetrics().averageCharWidth()
        for section, column in enumerate(tree.columns):
            self.header().resizeSection(section, (max(column.width, len(column.title)) + 3) * letter)
        self.header().setStretchLastSection(True)
        self.header().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSectionsMovable(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.activated.connect(self._on_activated)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        tree.modelAboutToBeReset.connect(self._on_tree_about_to_be_reset)
        tree.modelReset.connect(self._on_tree_reset)

    def measure(self) -> None:
        """Take the size of icons from the font; that of rows comes from the delegate."""
        height = self.fontMetrics().height()
        self.setIconSize(QSize(height, height))

    def current_record(self) -> Any:
        """The record of the row with the cursor; None where there is no such row."""
        return self.tree.row_at(self.currentIndex())

    def select_key(self, key: Hashable) -> bool:
        """Put the cursor on the row with that key and unfold what is above it; False where there is none."""
        index = self.tree.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def key_beside_current(self) -> Hashable:
        """The key of the next row, else before, else above: where to go when the current one leaves."""
        current = self.currentIndex()
        places = [current.siblingAtRow(current.row() + step) for step in (1, -1)] + [current.parent()]
        near = next((record for place in places if (record := self.tree.row_at(place)) is not None), None)
        return None if near is None else self.tree.key(near)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isHeaderHidden():  # a hidden header does not stretch by itself when a splitter moves
            self.setColumnWidth(0, self.viewport().width())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        record = self.tree.row_at(current)
        if record is not None and not self._is_restoring:
            self.selected.emit(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isHeaderHidden() and self.columns.take_key(event):
            return
        if event.key() == Qt.Key.Key_F2 and start_editing(self):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        if (record := self.tree.row_at(index)) is not None:
            self.opened.emit(record)

    def toggle(self, record: Any) -> None:
        """Fold or unfold that row."""
        index = self.tree.index_of(self.tree.key(record))
        self.setExpanded(index, not self.isExpanded(index))

    def _on_expanded(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if (record := self.tree.row_at(index)) is not None:
            self.unfolded.add(self.tree.key(record))

    def _on_collapsed(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if (record := self.tree.row_at(index)) is not None:
            self.unfolded.discard(self.tree.key(record))

    def _on_tree_about_to_be_reset(self) -> None:
        # A filter may leave nothing to stand on: the place is kept for when it is lifted.
        if (record := self.current_record()) is not None:
            self._kept = self.tree.key(record)

    def _on_tree_reset(self) -> None:
        unfolded = set(self.unfolded)
        if self.tree.conditions.is_on:  # what fits is shown, wherever it hangs
            self.expandAll()
            self.unfolded = unfolded  # hers, to come back to
        for index in self.tree.indexes():
            if (record := self.tree.row_at(index)) is not None and self.tree.key(record) in unfolded:
                self.expand(index)
        self._is_restoring = True
        try:
            if self._kept is not None:
                self.select_key(self._kept)
        finally:
            self._is_restoring = False
