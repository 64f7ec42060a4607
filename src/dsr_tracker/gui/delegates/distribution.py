"""How ratings look outside the matrix: stacked bars, swatches and the sentence that says the same."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dsr_tracker.core.palette import fill_of, ink_on
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.scales import NOT_ASSESSED, Scale
from dsr_tracker.gui.theme import is_high_contrast, mirrored
from dsr_tracker.gui.words import said

_SMALLEST = 3
"""Pixels: a rating that occurs is seen, however rare it is."""


class Spread(NamedTuple):
    """A distribution with the scale it is read on: what a bar is painted from."""

    distribution: Distribution
    scale: Scale


def describe(spread: Spread) -> str:
    """The bar in words, for screen readers and tooltips: one line for each rating that occurs."""
    total = spread.distribution.total
    if not total:
        return QCoreApplication.translate("Distribution", "No cells")
    pattern = QCoreApplication.translate("Distribution", "{count} of {total} {rating} ({share} %)")
    shares = dict(spread.distribution.percentages)
    lines = [
        pattern.format(
            count=f"{count:,}",
            total=f"{total:,}",
            rating=said(spread.scale.rating(rating_id).label),
            share=shares[rating_id],
        )
        for rating_id, count in spread.distribution.counts
        if count
    ]
    return "\n".join(lines)


def segments(distribution: Distribution, width: int) -> list[tuple[str, int, int]]:
    """Each rating that occurs with its left edge and width in pixels; together they fill `width`."""
    counted = [(rating_id, count) for rating_id, count in distribution.counts if count]
    total = distribution.total
    if not counted or width <= 0:
        return []
    smallest = max(1, min(_SMALLEST, width // len(counted)))
    widths = [max(smallest, width * count // total) for _, count in counted]
    # What rounding and the smallest widths took or left, the widest one gives or gets.
    widest = max(range(len(widths)), key=widths.__getitem__)
    widths[widest] = max(1, widths[widest] + width - sum(widths))
    placed, left = [], 0
    for (rating_id, _), each in zip(counted, widths, strict=True):
        placed.append((rating_id, left, each))
        left += each
    return placed


def paint_distribution(
    painter: QPainter, rect: QRect, spread: Spread, palette: QPalette, font: QFont
) -> None:
    """One stacked bar; symbols stand in the segments that have room for them."""
    metrics = QFontMetrics(font)
    painter.save()
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not spread.distribution.total:
        _paint_open(painter, QRectF(rect), palette)
    for rating_id, left, width in segments(spread.distribution, rect.width()):
        gap = 1 if width > _SMALLEST else 0
        part = QRect(rect.left() + left, rect.top(), width - gap, rect.height())
        part = mirrored(painter, part, rect)
        symbol = spread.scale.rating(rating_id).symbol
        ink = paint_swatch(painter, part, spread.scale, rating_id, palette)
        if metrics.horizontalAdvance(symbol) + 6 <= part.width() and metrics.height() <= part.height() + 4:
            painter.setPen(ink)
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, symbol)
    painter.restore()


def paint_swatch(painter: QPainter, rect: QRect, scale: Scale, rating_id: str, palette: QPalette) -> QColor:
    """A rating's colour in that place; gives the ink that is legible on it."""
    if rating_id == NOT_ASSESSED:
        # Open cells stay quiet, so that what is known stands out.
        _paint_open(painter, QRectF(rect), palette)
        return palette.color(QPalette.ColorRole.PlaceholderText)
    fill = fill_of(scale, rating_id)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(rect, 2, 2)
    return QColor(ink_on(fill))


def _paint_open(painter: QPainter, rect: QRectF, palette: QPalette) -> None:
    painter.setPen(QPen(_line(palette), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


def _line(palette: QPalette) -> QColor:
    line = QColor(palette.color(QPalette.ColorRole.Text))
    if not is_high_contrast(palette):
        line.setAlpha(72)
    return line


def rating_icon(scale: Scale, rating_id: str) -> QIcon:
    """A small swatch with the rating's symbol, for lists; the word stands beside it."""
    if rating_id not in {rating.rating_id for rating in scale.ratings}:
        return QIcon()
    font = QApplication.font()
    return _icon(scale, rating_id, QFontMetrics(font).height(), font.key(), QApplication.palette().cacheKey())


@lru_cache(maxsize=64)
def _icon(scale: Scale, rating_id: str, side: int, _font: str, _palette: int) -> QIcon:
    icon = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(side * ratio, side * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(0, 0, side, side)
        painter.setPen(paint_swatch(painter, area, scale, rating_id, QApplication.palette()))
        painter.setFont(QApplication.font())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, scale.rating(rating_id).symbol)
        painter.end()
        # Selected rows keep the colour: Qt would tint it, and a tinted status is another status.
        icon.addPixmap(pixmap, QIcon.Mode.Normal)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


class DistributionDelegate(QStyledItemDelegate):
    """Paints the Spread that a column's `value` gives; its text goes to screen readers only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        spread = index.data(Qt.ItemDataRole.UserRole)
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, option.widget)
        if isinstance(spread, Spread):
            rect: QRect = option.rect
            height = min(rect.height() - 6, bar_height(option.fontMetrics))
            place = QRect(rect.left() + 4, rect.center().y() - height // 2, rect.width() - 8, height)
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(place.adjusted(-1, -1, 1, 1), option.palette.base())
            paint_distribution(painter, place, spread, option.palette, option.font)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, bar_height(option.fontMetrics) + 8)


def bar_height(metrics: QFontMetrics) -> int:
    """The height of a bar among text of that font."""
    return metrics.height() + 2
