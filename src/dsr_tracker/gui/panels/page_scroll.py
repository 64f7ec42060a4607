"""Pages that scroll as a whole, lists included."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from dsr_tracker.gui.theme import GRID

_LETTERS = 56


class _PageScroll(QScrollArea):
    """Takes the width that its content needs from its neighbours, within reason, before it scrolls."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        if (content := self.widget()) is None:
            return least
        needed = content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        most = _LETTERS * self.fontMetrics().averageCharWidth()
        return QSize(max(least.width(), min(needed, most)), least.height())


class RowAbove(QWidget):
    """A row that wraps, above a list that fills the rest; in a low window the two scroll."""

    def __init__(self, row: QLayout, below: QWidget) -> None:
        super().__init__()
        self._row, self._below = row, below
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(below, 1)

    def heightForWidth(self, width: int) -> int:
        # What gets less than it asks for takes it from the row above, which then lies below the list.
        asked = self._below.heightForWidth(width) if self._below.hasHeightForWidth() else 0
        least = max(asked, self._below.minimumSizeHint().height())
        return 2 * GRID + self._row.heightForWidth(width) + least


def page_scroll(content: QWidget, accessible_name: str) -> QScrollArea:
    """The content in a frameless area that scrolls up and down only."""
    scroll = _PageScroll()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setAccessibleName(accessible_name)
    scroll.setBackgroundRole(QPalette.ColorRole.Window)
    scroll.setWidget(content)
    return scroll


def keep_row_in_sight(scroll: QScrollArea, view: QAbstractItemView) -> None:
    """Scroll the page to the list's cursor: a list as tall as its rows cannot do it itself."""

    def on_current_changed() -> None:
        content = scroll.widget()
        if view.hasFocus() and content is not None:
            row = view.visualRect(view.currentIndex())
            place = view.viewport().mapTo(content, row.center())
            scroll.ensureVisible(0, place.y(), 0, row.height() + GRID)

    view.selectionModel().currentChanged.connect(on_current_changed)
