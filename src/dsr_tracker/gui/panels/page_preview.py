"""The pages of a report, as they will be printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from dsr_tracker.gui.theme import GRID, plain

_LETTERS = 30
"""How narrow it may become."""
_NARROWEST = 120
"""Pixels of a page."""


class PagePreview(QScrollArea):
    """Pages below one another, each as wide as the preview; a text where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Preview"))
        self.setWidgetResizable(True)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.say(self.tr("The pages appear here."))

    def say(self, text: str) -> None:
        """Show a text in place of pages."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(plain(text, is_quiet=True))
        layout.addStretch(1)
        self.setWidget(page)

    def show_pages(self, pages: Sequence[bytes], left_out: int) -> None:
        """Show these pictures (PNG); `left_out` more pages follow in the report."""
        place = self.verticalScrollBar().value()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(2 * GRID)
        bar = self.verticalScrollBar().sizeHint().width()
        width = max(_NARROWEST, self.width() - 2 * self.frameWidth() - bar - 2 * GRID - 4)
        for number, content in enumerate(pages, 1):
            label = QLabel(page)
            label.setFrameShape(QFrame.Shape.Box)
            label.setAccessibleName(self.tr("Page {n}").format(n=number))
            picture = QPixmap.fromImage(QImage.fromData(content))
            label.setPixmap(picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        if left_out:
            layout.addWidget(plain(self.tr("{n} more pages follow.").format(n=left_out), is_quiet=True))
        layout.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)
