"""The first rows of a table of others, as they stand in the file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dsr_tracker.core.text import shown
from dsr_tracker.importing.tables import Table

_AnyIndex = QModelIndex | QPersistentModelIndex
_ROWS = 50
_LONGEST = 200
_NOWHERE = QModelIndex()


class ImportPreview(QAbstractTableModel):
    """Plain texts under the names of the columns; the numbers at the left are those of the file."""

    _table = Table((), (), ())

    def show_table(self, table: Table) -> None:
        """Show the first rows of that table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else min(_ROWS, len(self._table.rows))

    def columnCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.header)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return shown(self._table.rows[index.row()][index.column()][:_LONGEST])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return shown(self._table.header[section][:_LONGEST])
        return str(self._table.numbers[section])
