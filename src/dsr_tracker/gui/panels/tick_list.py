"""A list of which any number can be ticked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from dsr_tracker.core.text import shown
from dsr_tracker.gui.tooltips import plain_tooltip


class TickList(QListWidget):
    """Items are (text, value); Space ticks."""

    def __init__(self, name: str, items: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for text, value in items:
            item = QListWidgetItem(shown(text), self)
            item.setToolTip(plain_tooltip(text))
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)

    def tick(self, values: Iterable[str]) -> None:
        """Tick the items of these values as well."""
        wanted = set(values)
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) in wanted:
                item.setCheckState(Qt.CheckState.Checked)

    def tick_all(self) -> None:
        """Tick every item."""
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked)

    def tick_only(self, values: Iterable[str]) -> None:
        """Tick the items of these values and no others."""
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self.tick(values)

    def ticked(self) -> tuple[str, ...]:
        """The values of the ticked items, in the order of the list."""
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]
