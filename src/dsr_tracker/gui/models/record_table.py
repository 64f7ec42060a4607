"""A list of records as a table whose columns are declared once, as values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QIcon

from dsr_tracker.core.text import shown
from dsr_tracker.gui.column_words import spoken_header
from dsr_tracker.gui.models.conditions import Conditions, Facets
from dsr_tracker.gui.models.editors import Editor
from dsr_tracker.gui.ordering import in_order
from dsr_tracker.gui.tooltips import plain_tooltip

Row = TypeVar("Row")
_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)  # with slots too, Column[Row](...) fails on Python 3.11
class Column(Generic[Row]):
    """One column: what it is called, what it says of a row, and how wide that is in characters.

    `fill` and `ink` give #rrggbb, or "" for the theme's own. `order` gives what the column sorts by;
    without it the column sorts by its text. `value` gives what the column's delegate paints instead.
    `key` tells values apart where the text depends on the language; it is kept in views, and is what
    a list that is read in parts is asked for. `is_extra` hides the column until a person shows it.
    """

    title: str
    getter: Callable[[Row], str]
    width: int = 16
    tooltip: Callable[[Row], str] | None = None
    fill: Callable[[Row], str] | None = None
    ink: Callable[[Row], str] | None = None
    icon: Callable[[Row], QIcon | None] | None = None
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    is_strong: Callable[[Row], bool] | None = None
    order: Callable[[Row], Any] | None = None
    value: Callable[[Row], Any] | None = None
    key: Callable[[Row], str] | None = None
    editor: Editor[Row] | None = None
    is_extra: bool = False


class RecordTable(QAbstractTableModel, Generic[Row]):
    """A table of rows that are in memory already, so for some thousands at most.

    `key` tells which row is which: new rows with the keys of the old ones, in their order, are told to
    views as changes of just the rows that differ, and selection and scroll position stay.
    `conditions` say which of its rows are shown.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        parent: QObject | None = None,
        *,
        most: int | None = None,
    ) -> None:
        """`most` is how many rows are shown at most, of those that the conditions leave."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._most = most
        self.conditions = Conditions(self.columns, lambda: self._every, self)
        self.conditions.changed.connect(self._on_conditions_changed)
        self._every: list[Row] = []
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows in the order in which they are shown."""
        return self._rows

    @property
    def every_row(self) -> Sequence[Row]:
        """The rows that there are, those that the conditions leave out among them."""
        return self._every

    @property
    def left_out(self) -> int:
        """How many rows that the conditions leave are not shown, for they are too many."""
        return max(0, self.conditions.shown - len(self._rows)) if self.conditions.asker is None else 0

    def facets(self, column: int) -> Facets:
        """The values that the column has in the rows which the other columns leave."""
        return self.conditions.facets_of(column, self.conditions.narrow(self._every, besides=column))

    def row_at(self, index: _AnyIndex) -> Row | None:
        """The row that an index points into; None for an invalid one."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """The first cell of the row with that key; an invalid index where there is none."""
        for number, row in enumerate(self._rows):
            if self.key(row) == key:
                return self.index(number, 0)
        return QModelIndex()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Let there be these rows instead."""
        self._every = list(rows)
        self._show_fitting()

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default argument
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default argument
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        return None if row is None else column_data(self.columns[index.column()], row, role)

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        row = self.row_at(index)
        flags = super().flags(index)
        return flags if row is None else flags | edit_flag(self.columns[index.column()], row)

    def setData(self, index: _AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write what was typed; raises a TrackerError. The row is shown when the change is announced."""
        row = self.row_at(index)
        return (
            row is not None
            and role == Qt.ItemDataRole.EditRole
            and put(self.columns[index.column()], row, value)
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        return column_header(self.conditions, section, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by one column; equal ones stay as they are. Column -1 changes nothing."""
        if not 0 <= column < len(self.columns):
            return
        declared = self.columns[column]
        by = declared.order or (lambda row: in_order(declared.getter(row)))
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        kept_keys = [self.key(self._rows[index.row()]) for index in kept]
        self._every.sort(key=by, reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = self._fitting()
        places = {self.key(row): number for number, row in enumerate(self._rows)}
        self.changePersistentIndexList(
            kept,
            [self.index(places[key], index.column()) for key, index in zip(kept_keys, kept, strict=True)],
        )
        self.layoutChanged.emit()

    def _fitting(self) -> list[Row]:
        conditions = self.conditions
        # A list that is read in parts comes narrowed, and says itself of how many rows.
        if conditions.asker is not None:
            return list(self._every)
        fitting = conditions.narrow(self._every) if conditions.is_on else self._every
        conditions.tell(len(fitting), len(self._every))
        return list(fitting[: self._most])

    def _show_fitting(self) -> None:
        before, rows, key_of = self._rows, self._fitting(), self.key
        if [key_of(row) for row in rows] != [key_of(row) for row in before]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        else:
            self._rows = rows
            last = len(self.columns) - 1
            for number, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def _on_conditions_changed(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self.conditions.asker is None:
            self._show_fitting()


def edit_flag(column: Column[Row], row: Row) -> Qt.ItemFlag:
    """Whether that place can be edited, as a flag of Qt."""
    can_edit = column.editor is not None and column.editor.can(row)
    return Qt.ItemFlag.ItemIsEditable if can_edit else Qt.ItemFlag.NoItemFlags


def put(column: Column[Row], row: Row, value: Any) -> bool:
    """Write what was typed there; False where it cannot be edited. Raises a TrackerError."""
    if column.editor is None or not column.editor.can(row):
        return False
    column.editor.put(row, str(value))
    return True


def column_data(column: Column[Row], row: Row, role: int) -> Any:
    """What a model answers for that column and row."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            # One line: a view would let a second one spill into its neighbour.
            return shown(" ".join(column.getter(row).split()))
        case Qt.ItemDataRole.EditRole if column.editor is not None:
            return column.editor.get(row)
        case Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip((column.tooltip or column.getter)(row))
        case Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment | Qt.AlignmentFlag.AlignVCenter
        case Qt.ItemDataRole.BackgroundRole:
            return _color(column.fill, row)
        case Qt.ItemDataRole.ForegroundRole:
            return _color(column.ink, row)
        case Qt.ItemDataRole.DecorationRole:
            return column.icon(row) if column.icon else None
        case Qt.ItemDataRole.FontRole if column.is_strong and column.is_strong(row):
            strong = QFont()
            strong.setBold(True)
            return strong
        case Qt.ItemDataRole.UserRole:
            return column.value(row) if column.value else None
    return None


def column_header(conditions: Conditions, section: int, role: int) -> Any:
    """What a model answers for the header of that column."""
    column = conditions.columns[section]
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.title
        case Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment | Qt.AlignmentFlag.AlignVCenter
        case Qt.ItemDataRole.AccessibleTextRole if condition := conditions.of(section):
            return spoken_header(column.title, condition, conditions.label_of(section))
        case Qt.ItemDataRole.ToolTipRole if condition := conditions.of(section):
            return plain_tooltip(spoken_header(column.title, condition, conditions.label_of(section)))
    return None


def _color(of: Callable[[Row], str] | None, row: Row) -> QColor | None:
    name = of(row) if of else ""
    return QColor(name) if name else None
