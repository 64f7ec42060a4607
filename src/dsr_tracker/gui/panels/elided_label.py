"""One line of text that gives way: cut with dots where it has no room, whole in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dsr_tracker.gui.tooltips import explain

_FEWEST = 8
"""Letters that stay."""


class ElidedLabel(QLabel):
    """Plain text, never markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        explain(self, text)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        least = _FEWEST * self.fontMetrics().averageCharWidth()
        return QSize(min(whole.width(), least), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, room = QPainter(self), self.contentsRect()
        said = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter, room, int(side), self.palette(), self.isEnabled(), said, self.foregroundRole()
        )
