"""A list that is as tall as what it holds, up to a limit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from dsr_tracker.core.twins import id_of
from dsr_tracker.gui.delegates.wrapping_delegate import WrappingDelegate

_TALLEST = 260
_LONGEST = 2_000
"""Letters shown of a text; what is opened by Enter shows them all."""


class ShortList(QListWidget):
    """Plain-text lines that wrap; Enter opens, Delete removes."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, tallest: int = _TALLEST) -> None:
        super().__init__(parent)
        self._tallest = tallest
        self.setAccessibleName(name)
        self.setItemDelegate(WrappingDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        # Else lines wrapped for one width stay as they are when a scroll bar takes some of it.
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(Qt.ItemDataRole.UserRole)))

    def fill(self, lines: list[tuple[str, object]]) -> None:
        """Show these lines, each with the value it stands for."""
        row = self.currentRow()
        # Between the two there is no current line: a button that needs one would lose the keyboard.
        with QSignalBlocker(self):
            self.clear()
            for text, value in lines:
                item = QListWidgetItem(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…", self)
                item.setData(Qt.ItemDataRole.UserRole, value)
            self.setCurrentRow(min(row, self.count() - 1))
        self.setVisible(bool(lines))
        self._fit()

    @property
    def value(self) -> object:
        """What the current line stands for; None where there is none."""
        return self.value_at(self.currentRow())

    def value_at(self, row: int) -> object:
        """What the line in that row stands for; None before the first."""
        return None if row < 0 else self.item(row).data(Qt.ItemDataRole.UserRole)

    def choose(self, record_id: str) -> bool:
        """Choose the first line that stands for the record of that id; whether there is one."""
        row = next((row for row in range(self.count()) if _id_of(self.value_at(row)) == record_id), -1)
        if row >= 0:
            self.setCurrentRow(row)
        return row >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.value is not None:
            self.removed.emit(self.value)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def measure(self) -> None:
        """Be as tall as the lines in the new size."""
        self._fit()

    def _fit(self) -> None:
        self.doItemsLayout()
        needed = 0
        for row in range(self.count()):
            needed += self.visualItemRect(self.item(row)).height()
            if needed > self._tallest:
                break
        fits = needed <= self._tallest
        # Where all fits no bar may show: it would take width, which makes the lines wrap, and so on.
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.setFixedHeight(min(self._tallest, needed) + 2 * self.frameWidth())


def _id_of(value: Any) -> str:
    """The id of the record that a line stands for."""
    # How a link is seen from one of its ends says which link, and a revision what it made of a record.
    return id_of(getattr(value, "link", None) or getattr(value, "after", None) or value)
