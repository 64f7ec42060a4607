"""Editing in place, in whatever table: F2 and double click begin it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from dsr_tracker.gui.delegates.inline_delegate import InlineDelegate

_TRIGGER = QAbstractItemView.EditTrigger


def edit_in_place(view: QAbstractItemView, delegate: InlineDelegate) -> None:
    """Let a double click edit where that is possible; elsewhere it opens the row as ever."""
    view.setItemDelegate(delegate)
    view.setEditTriggers(_TRIGGER.DoubleClicked)


def start_editing(view: QAbstractItemView) -> bool:
    """Edit the place with the cursor, else the first of its row that can be; False where none can."""
    current, model = view.currentIndex(), view.model()
    if not current.isValid():
        return False
    columns = [current.column(), *range(model.columnCount(current.parent()))]
    for column in columns:
        index: QModelIndex = current.siblingAtColumn(column)
        if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            view.setCurrentIndex(index)
            view.edit(index)
            return True
    return False
