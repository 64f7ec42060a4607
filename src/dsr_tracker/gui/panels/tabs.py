"""Parts of a page behind tabs, each reached by the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Tabs(QWidget):
    """A bar of titles, and the part that is chosen below it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar(self)
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self._parts = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._parts, 1)
        self.bar.currentChanged.connect(self._parts.setCurrentIndex)

    def add(self, part: QWidget, title: str) -> None:
        """Put a part behind a title."""
        self._parts.addWidget(part)
        self.bar.addTab(title)

    def title(self, number: int) -> str:
        """What the tab of that number says."""
        return self.bar.tabText(number)

    def set_title(self, number: int, title: str) -> None:
        """Change what the tab of that number says."""
        self.bar.setTabText(number, title)

    def show_part(self, part: QWidget) -> None:
        """Choose the part."""
        self.bar.setCurrentIndex(self._parts.indexOf(part))
