"""The values of a column, to be ticked, with how many rows have each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dsr_tracker.core.columns import searchable
from dsr_tracker.gui.column_words import value_label
from dsr_tracker.gui.models.conditions import Facet, Facets
from dsr_tracker.gui.words import aside

_AnyIndex = QModelIndex | QPersistentModelIndex
_TICK = Qt.ItemDataRole.CheckStateRole
_MOST = 1_000
"""Values that are listed; typing finds the others."""


class FacetList(QAbstractListModel):
    """`ticked` says that others are ticked. Those values are listed that have the typed text in them."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facets: Facets = ()
        self._listed: list[Facet] = []
        self._words: list[str] = []
        self._chosen: dict[str, None] = {}
        self._text = ""
        self.left_out = 0
        """How many values with the text are not listed, for they are too many."""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are ticked, listed or not."""
        return tuple(self._chosen)

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self._facets)

    def set_facets(self, facets: Facets, chosen: Iterable[str]) -> None:
        """Offer these, with those ticked."""
        self._facets = facets
        self._words = [searchable(value_label(facet.value.label)) for facet in facets]
        self._chosen = dict.fromkeys(chosen)
        self.search(self._text)

    def search(self, text: str) -> None:
        """List those with the text in them."""
        self._text = text
        wanted = searchable(text)
        found = [facet for facet, words in zip(self._facets, self._words, strict=True) if wanted in words]
        self.beginResetModel()
        self._listed = found[:_MOST]
        self.left_out = len(found) - len(self._listed)
        self.endResetModel()

    def tick_all(self, *, is_ticked: bool) -> None:
        """Tick every value that is listed, or none of them."""
        for facet in self._listed:
            self._tick(facet.value.key, is_ticked=is_ticked)
        if self._listed:
            self.dataChanged.emit(self.index(0), self.index(len(self._listed) - 1), [_TICK])
        self.ticked.emit()

    @property
    def state(self) -> Qt.CheckState:
        """Whether all that are listed are ticked, or some, or none."""
        count = sum(facet.value.key in self._chosen for facet in self._listed)
        if count == 0:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(self._listed) else Qt.CheckState.PartiallyChecked

    def label_of(self, key: str) -> str:
        """What is shown for a value."""
        return next((facet.value.label for facet in self._facets if facet.value.key == key), key)

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default argument
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._listed):
            return None
        facet = self._listed[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return aside(value_label(facet.value.label), f"{facet.count:,}")
            case Qt.ItemDataRole.CheckStateRole:
                is_ticked = facet.value.key in self._chosen
                return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def setData(self, index: _AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        key = self._listed[index.row()].value.key
        self._tick(key, is_ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        self.dataChanged.emit(index, index, [_TICK])  # of which a screen reader is told
        self.ticked.emit()
        return True

    def _tick(self, key: str, *, is_ticked: bool) -> None:
        if is_ticked:
            self._chosen[key] = None
        else:
            self._chosen.pop(key, None)
