"""What a newcomer sees while nothing has been assessed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.delegates.distribution import rating_icon
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import said


class FirstSteps(QFrame):
    """How to rate a first cell, with the keys of the tracker's scale."""

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None
        self._swatches: dict[str, QLabel] = {}
        self._keys = QGridLayout()
        self._keys.setHorizontalSpacing(GRID)
        self._keys.setVerticalSpacing(GRID // 2)
        self._keys.setColumnStretch(3, 1)
        self.start = QPushButton(self.tr("Open the matrix"))
        self.start.setAccessibleName(self.tr("Open the matrix to assess a first cell"))
        self.start.clicked.connect(lambda: viewing.open_page("matrix"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(heading(self.tr("Nothing has been assessed yet"), 2))
        layout.addWidget(
            plain(
                self.tr(
                    "Every clause has one cell for each party that takes part. Open the matrix, go to a cell "
                    "with the arrow keys and press one key; N adds a dated note, and Ctrl+Z takes back "
                    "whatever you do. Everything is saved at once."
                )
            )
        )
        layout.addLayout(self._keys)
        layout.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)

    def show_scale(self, scale: Scale) -> None:
        """List the keys of that scale."""
        if scale == self._scale:
            return
        self._scale = scale
        self._swatches = {}
        while (item := self._keys.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, rating in enumerate(scale.ratings):
            swatch = QLabel()
            swatch.setAccessibleName(rating.symbol)
            self._swatches[rating.rating_id] = swatch
            for column, widget in enumerate(
                (
                    plain(rating.key.upper()),
                    swatch,
                    plain(said(rating.label)),
                    plain(said(rating.meaning), is_quiet=True),
                )
            ):
                self._keys.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        self.measure()

    def measure(self) -> None:
        """Paint the symbols as tall as the text beside them."""
        side = self.fontMetrics().height()
        for rating_id, swatch in self._swatches.items():
            if self._scale is not None:
                swatch.setPixmap(rating_icon(self._scale, rating_id).pixmap(side, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.measure()
