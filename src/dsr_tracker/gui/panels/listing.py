"""A long list with what belongs to it: a word where it is empty, and a way to more lines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.gui.theme import GRID, plain

PAGE = 500


class Listing(QWidget):
    """Shows `view`, or in its place a sentence that says what to do; `more_asked` asks for more lines."""

    more_asked = Signal()

    def __init__(self, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._empty = plain("", is_quiet=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(4 * GRID)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(view)
        self._told = _Words(self._empty)
        self._pages.addWidget(self._told)
        self._footer = plain("", is_quiet=True)
        self._more = QPushButton(self.tr("Show {n} more").format(n=PAGE), self)
        self._more.setAutoDefault(False)
        self._more.clicked.connect(self.more_asked)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self._footer, 1)
        below.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._pages, 1)
        layout.addLayout(below)
        self._more.hide()

    @property
    def message(self) -> str:
        """What stands in place of the list; empty where the list is shown."""
        return self._empty.text() if self._pages.currentWidget() is self._told else ""

    @property
    def footer(self) -> str:
        """What stands below the list."""
        return self._footer.text()

    def show_list(self, footer: str, *, has_more: bool = False) -> None:
        """Show the lines."""
        self._pages.setCurrentWidget(self._view)
        self._footer.setText(footer)
        self._more.setVisible(has_more)

    def show_message(self, text: str) -> None:
        """Show the sentence instead of a list that has no line."""
        self._empty.setText(text)
        for part in (self._empty, self._told):
            part.setAccessibleName(text)
        self._pages.setCurrentWidget(self._told)
        self._footer.setText("")
        self._more.hide()


class _Words(QScrollArea):
    """As wide as its words need; in a low window, where they would be cut, they scroll."""

    def __init__(self, words: QWidget) -> None:
        super().__init__()
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._words.minimumSizeHint().width(), super().minimumSizeHint().height())
