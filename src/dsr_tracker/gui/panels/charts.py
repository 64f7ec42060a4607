"""Small charts of ratings: a stacked bar and the legend that explains its colours."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.delegates.distribution import (
    Spread,
    bar_height,
    describe,
    paint_distribution,
    paint_swatch,
    segments,
)
from dsr_tracker.gui.theme import GRID, mirrored
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.words import said, strung

_BORDER = 3


class DistributionBar(QWidget):
    """One stacked bar of how many cells carry each rating.

    `clicked` carries the rating under the pointer, or "" where Enter or Space asked.
    """

    clicked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` says whose cells these are; screen readers read it before the counts."""
        super().__init__(parent)
        self._name = name
        self._spread: Spread | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_distribution(self, distribution: Distribution, scale: Scale) -> None:
        """Paint these counts."""
        self._spread = Spread(distribution, scale)
        self.setAccessibleDescription(strung(*describe(self._spread).splitlines()))
        self.update()

    def set_name(self, name: str) -> None:
        """Say whose cells these are now."""
        self._name = name
        self.setAccessibleName(name)

    def rating_at(self, place: QPoint) -> str:
        """The rating whose segment is there; empty outside of all."""
        if self._spread is not None:
            area = self._area()
            x = QStyle.visualPos(self.layoutDirection(), area, place).x() - area.left()
            for rating_id, left, width in segments(self._spread.distribution, area.width()):
                if left <= x < left + width:
                    return rating_id
        return ""

    def sizeHint(self) -> QSize:
        return QSize(28 * GRID, bar_height(self.fontMetrics()) + 2 * _BORDER)

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * GRID, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._spread is not None:
            paint_distribution(painter, self._area(), self._spread, self.palette(), self.font())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit(self.rating_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit("")
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = "" if self._spread is None else f"{self._name}\n{describe(self._spread)}"
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().event(event)

    def _area(self) -> QRect:
        return self.rect().adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)


class _Entry(NamedTuple):
    rating_id: str
    text: str
    place: QRect


class DistributionLegend(QWidget):
    """What colours and symbols mean, in as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None
        self._texts: dict[str, str] = {}
        self.setAccessibleName(self.tr("Legend"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_scale(self, scale: Scale, distribution: Distribution | None = None) -> None:
        """Explain the scale's ratings; with a distribution, those that occur and how often."""
        self._scale = scale
        shares = dict(distribution.percentages) if distribution else {}
        counts = dict(distribution.counts) if distribution else {}
        self._texts = {
            rating.rating_id: self.tr("{rating}  {count:,} ({share} %)").format(
                rating=said(rating.label), count=counts[rating.rating_id], share=shares[rating.rating_id]
            )
            if distribution
            else said(rating.label)
            for rating in scale.ratings
            if distribution is None or counts.get(rating.rating_id)
        }
        self.setAccessibleDescription(strung(*self._texts.values()))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        entries = self._entries(width)
        return max((entry.place.bottom() + 1 for entry in entries), default=0)

    def sizeHint(self) -> QSize:
        width = 72 * GRID
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max((entry.place.width() for entry in self._entries(1)), default=0)
        return QSize(widest, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry in self._entries(self.width()):
            side = entry.place.height()
            swatch = QRect(entry.place.left(), entry.place.top(), side, side)
            words = mirrored(painter, entry.place.adjusted(side + GRID // 2, 0, 0, 0), self.rect())
            swatch = mirrored(painter, swatch, self.rect())
            painter.setPen(paint_swatch(painter, swatch, self._scale, entry.rating_id, self.palette()))
            painter.drawText(swatch, Qt.AlignmentFlag.AlignCenter, self._scale.rating(entry.rating_id).symbol)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, entry.text)

    def _entries(self, width: int) -> list[_Entry]:
        metrics = self.fontMetrics()
        side = metrics.height()
        entries: list[_Entry] = []
        left = top = 0
        for rating_id, text in self._texts.items():
            needed = side + GRID // 2 + metrics.horizontalAdvance(text) + 1
            if left and left + needed > width:
                left, top = 0, top + side + GRID // 2
            entries.append(_Entry(rating_id, text, QRect(left, top, needed, side)))
            left += needed + 2 * GRID
        return entries
