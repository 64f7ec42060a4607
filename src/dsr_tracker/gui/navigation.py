"""The list of pages at the left of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from dsr_tracker.gui.theme import GRID


class Navigation(QListWidget):
    """`page_chosen` says the name of the page that a person, or `show_current`, chose."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Room around the words by size and margin: one style sheet would make Qt restyle every widget in it.
        self.setViewportMargins(GRID // 2, GRID // 2, 0, 0)
        for name, title in self.page_names():
            QListWidgetItem(title, self).setData(Qt.ItemDataRole.UserRole, name)
        self.measure()
        self.currentItemChanged.connect(self._on_item_chosen)

    def page_names(self) -> list[tuple[str, str]]:
        """Each page's name and title, in the order of the sidebar."""
        return [
            ("overview", self.tr("Overview")),
            ("matrix", self.tr("Matrix")),
            ("clauses", self.tr("Clauses")),
            ("countries", self.tr("Countries")),
            ("timeline", self.tr("Timeline")),
            ("cycles", self.tr("Cycles")),
            ("readings", self.tr("Second reading")),
            ("sources", self.tr("Sources")),
            ("todo", self.tr("To do")),
            ("pictures", self.tr("Pictures")),
        ]

    def show_current(self, name: str) -> None:
        """Mark the page that is shown."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(row)

    def measure(self) -> None:
        """Take the list's width and the height of its lines from the font."""
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(title) for _, title in self.page_names())
        self.setMinimumWidth(words + 4 * GRID)
        self.setMaximumWidth(2 * words + 8 * GRID)
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, metrics.height() + 2 * GRID))

    def _on_item_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
