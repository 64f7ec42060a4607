"""Records below records as a tree whose columns are declared once, as values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dsr_tracker.gui.models.conditions import Conditions, Facets
from dsr_tracker.gui.models.record_table import Column, column_data, column_header, edit_flag, put

Row = TypeVar("Row")
_AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Branch(Generic[Row]):
    """A row and what hangs below it."""

    row: Row
    children: tuple[Branch[Row], ...] = ()


@dataclass(slots=True)
class _Place(Generic[Row]):
    row: Row
    parent: int
    number: int
    children: list[int]


class RecordTree(QAbstractItemModel, Generic[Row]):
    """A tree of rows that are in memory already, so for some thousands at most.

    `key` tells which row is which: a new tree of the same keys is told to views as changes of just the
    rows that differ; otherwise the views are told to start anew. `conditions` say which of its rows are
    shown: with a row stands what it hangs below.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        parent: QObject | None = None,
        *,
        is_heading: Callable[[Row], bool] = lambda _: False,
    ) -> None:
        """`is_heading` tells rows that only hold others together: they are no rows to filter by."""
        super().__init__(parent)
        self._is_heading = is_heading
        self.columns = tuple(columns)
        self.key = key
        self.conditions = Conditions(self.columns, self._every_row, self)
        self.conditions.changed.connect(self._on_conditions_changed)
        self._branches: tuple[Branch[Row], ...] = ()
        # Indexes carry a place's number: Qt would not keep a Python object alive for them.
        self._places: list[_Place[Row]] = []
        self._top: list[int] = []

    def row_at(self, index: _AnyIndex) -> Row | None:
        """The row that an index points into; None for an invalid one."""
        return self._places[index.internalId()].row if index.isValid() else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """The first cell of the first row with that key; an invalid index where there is none."""
        for place, each in enumerate(self._places):
            if self.key(each.row) == key:
                return self._index(place)
        return _NOWHERE

    def indexes(self) -> Iterator[QModelIndex]:
        """The first cell of every row, each row before those below it."""
        return map(self._index, range(len(self._places)))

    def facets(self, column: int) -> Facets:
        """The values that the column has in the rows which the other columns leave."""
        return self.conditions.facets_of(column, self.conditions.narrow(self._every_row(), besides=column))

    def set_branches(self, branches: Sequence[Branch[Row]]) -> None:
        """Let there be this tree instead."""
        self._branches = tuple(branches)
        self._show_fitting()

    def _show_fitting(self) -> None:
        conditions = self.conditions
        shown = _fitting(self._branches, self._fits) if conditions.is_on else self._branches
        places: list[_Place[Row]] = []
        top = _place(shown, -1, places)
        self._show(places, top)
        if conditions.is_on:
            conditions.tell(sum(self._fits(place.row) for place in places), len(self._every_row()))

    def _show(self, places: list[_Place[Row]], top: list[int]) -> None:
        if self._shape(places) != self._shape(self._places):
            self.beginResetModel()
            self._places, self._top = places, top
            self.endResetModel()
            return
        before, self._places, self._top = self._places, places, top
        last = len(self.columns) - 1
        for place, (old, new) in enumerate(zip(before, places, strict=True)):
            if old.row != new.row:
                index = self._index(place)
                self.dataChanged.emit(index, index.siblingAtColumn(last))

    def index(self, row: int, column: int, parent: _AnyIndex = _NOWHERE) -> QModelIndex:
        children = self._children(parent)
        if 0 <= row < len(children) and 0 <= column < len(self.columns):
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: _AnyIndex = _NOWHERE) -> Any:
        # Without an index this is QObject.parent(), which Qt's own code and conditions call too.
        if index is _NOWHERE:
            return super().parent()
        if not index.isValid():
            return QModelIndex()
        above = self._places[index.internalId()].parent
        return QModelIndex() if above < 0 else self._index(above)

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        return len(self._children(parent))

    def columnCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        return len(self.columns)

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

    def _every_row(self) -> list[Row]:
        return [row for row in _rows(self._branches) if not self._is_heading(row)]

    def _fits(self, row: Row) -> bool:
        return not self._is_heading(row) and self.conditions.fits(row)

    def _on_conditions_changed(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self._show_fitting()

    def _children(self, parent: _AnyIndex) -> list[int]:
        if not parent.isValid():
            return self._top
        return self._places[parent.internalId()].children if parent.column() == 0 else []

    def _index(self, place: int) -> QModelIndex:
        return self.createIndex(self._places[place].number, 0, place)

    def _shape(self, places: list[_Place[Row]]) -> list[tuple[Hashable, int]]:
        return [(self.key(place.row), place.parent) for place in places]


def _place(branches: Sequence[Branch[Row]], parent: int, places: list[_Place[Row]]) -> list[int]:
    listed = []
    for number, branch in enumerate(branches):
        here = len(places)
        listed.append(here)
        places.append(_Place(branch.row, parent, number, []))
        places[here].children = _place(branch.children, here, places)
    return listed


def _rows(branches: Sequence[Branch[Row]]) -> Iterator[Row]:
    for branch in branches:
        yield branch.row
        yield from _rows(branch.children)


def _fitting(branches: Sequence[Branch[Row]], fits: Callable[[Row], bool]) -> tuple[Branch[Row], ...]:
    """What fits, and what has something below it that does."""
    found = []
    for branch in branches:
        below = _fitting(branch.children, fits)
        if below or fits(branch.row):
            found.append(Branch(branch.row, below))
    return tuple(found)
