"""What is known of a thing, as labels with their values."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dsr_tracker.gui.theme import GRID, plain


class Facts(QWidget):
    """Two columns of plain text. Facts without a value are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these labels and values instead."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        listed = [(label, value) for label, value in facts if value]
        for row, (label, value) in enumerate(listed):
            self._grid.addWidget(plain(label, is_quiet=True), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(plain(value), row, 1)
        self.setVisible(bool(listed))
