"""What colours and symbols mean, and which key rates."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from dsr_tracker.core.palette import fill_of, ink_on
from dsr_tracker.core.scales import NOT_ASSESSED, Scale
from dsr_tracker.gui.teaching import rating_lesson
from dsr_tracker.gui.theme import mirrored
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.words import labelled, said


class Legend(QWidget):
    """One swatch per rating with its word and key; wraps to the width there is."""

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_scale(scale)

    def set_scale(self, scale: Scale) -> None:
        """Explain that scale."""
        self._scale = scale
        words = said("; ").join(labelled(said(r.label), r.key.upper()) for r in scale.ratings)
        self.setAccessibleName(self.tr("Keys of the ratings: {list}").format(list=words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._lines(max(self.width(), 400)) * self._line_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def lesson_at(self, point: QPoint) -> str:
        """What the rating there means; all of them beside the words."""
        for rating, place in zip(self._scale.ratings, self._places(self.width()), strict=True):
            if QStyle.visualRect(self.layoutDirection(), self.rect(), place).contains(point):
                return rating_lesson(rating)
        return "\n".join(
            labelled(f"{r.symbol} {said(r.label)}", said(r.meaning)) for r in self._scale.ratings
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self.lesson_at(event.pos())), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: object) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.fontMetrics().height()
        for rating, area in zip(self._scale.ratings, self._places(self.width()), strict=True):
            fill = QColor(fill_of(self._scale, rating.rating_id))
            ink = QColor(ink_on(fill_of(self._scale, rating.rating_id)))
            edge = QPen(Qt.PenStyle.NoPen)
            if rating.rating_id == NOT_ASSESSED:  # as quiet as its cells
                fill = self.palette().color(QPalette.ColorRole.Base)
                ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
                edge = QPen(self.palette().color(QPalette.ColorRole.Mid))
            swatch = QRect(area.left(), area.top() + 1, height + 2, height)
            painter.setPen(edge)
            painter.setBrush(fill)
            swatch = mirrored(painter, swatch, self.rect())
            painter.drawRoundedRect(swatch, 3, 3)
            painter.setPen(ink)
            painter.drawText(swatch, Qt.AlignmentFlag.AlignCenter, rating.symbol)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            words = area.adjusted(height + 8, 0, 0, 0)
            painter.drawText(
                mirrored(painter, words, self.rect()),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                self._words(said(rating.label), rating.key),
            )

    def _words(self, label: str, key: str) -> str:
        return said("{text} ({remark})").format(text=label, remark=key.upper())

    def _line_height(self) -> int:
        return self.fontMetrics().height() + 6

    def _places(self, width: int) -> list[QRect]:
        metrics, x, y = self.fontMetrics(), 0, 0
        places = []
        for rating in self._scale.ratings:
            needed = (
                metrics.height() + 24 + metrics.horizontalAdvance(self._words(said(rating.label), rating.key))
            )
            if x and x + needed > width:
                x, y = 0, y + self._line_height()
            places.append(QRect(x, y, needed, metrics.height() + 2))
            x += needed
        return places

    def _lines(self, width: int) -> int:
        return self._places(width)[-1].top() // self._line_height() + 1
