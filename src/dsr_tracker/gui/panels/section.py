"""A titled part of the inspector."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.gui.theme import GRID, heading


class Section(QWidget):
    """A heading with what belongs to it below."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = heading(title, 2, self)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, GRID, 0, 0)
        self.body.setSpacing(GRID // 2)
        self.body.addWidget(self._title)

    def set_title(self, title: str) -> None:
        """Change the heading, for example to count what is below."""
        self._title.setText(title)
