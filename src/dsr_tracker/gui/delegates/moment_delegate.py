"""Paints a line of the timeline: year, day, what happened, where, and the rating as a chip."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsr_tracker.core.palette import fill_of, ink_on
from dsr_tracker.core.scales import SCALES
from dsr_tracker.gui.models.moment_list import LineRole, MomentLine, day_words
from dsr_tracker.gui.theme import GRID, mirrored
from dsr_tracker.gui.words import said

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Inks(NamedTuple):
    text: QColor
    quiet: QColor


class MomentDelegate(QStyledItemDelegate):
    """Two lines of text in columns of their own; colour only ever goes with a word."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetrics(option.font)
        return QSize(40 * metrics.averageCharWidth(), 2 * metrics.lineSpacing() + 2 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LineRole)
        if not isinstance(line, MomentLine):
            return
        self.initStyleOption(option, index)
        palette: QPalette = option.palette
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected:
            painter.fillRect(rect, palette.highlight())
        self._rule(painter, rect, palette, line)
        ink = palette.color(QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text)
        quiet = ink if is_selected else palette.color(QPalette.ColorRole.PlaceholderText)
        self._texts(painter, rect.adjusted(GRID, GRID, -GRID, -GRID), font, line, _Inks(ink, quiet))
        painter.restore()

    def _rule(self, painter: QPainter, rect: QRect, palette: QPalette, line: MomentLine) -> None:
        if line.is_newest_past:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 3))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        elif line.year:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())

    def _texts(self, painter: QPainter, rect: QRect, font: QFont, line: MomentLine, inks: _Inks) -> None:
        bold = QFont(font)
        bold.setBold(True)
        metrics = QFontMetrics(font)
        top, below, left = rect.top(), rect.top() + metrics.lineSpacing(), rect.left()

        def draw(place: QRect, text: str, style: QFont, color: QColor) -> None:
            painter.setFont(style)
            painter.setPen(color)
            fitting = QFontMetrics(style).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(mirrored(painter, place, rect), _LEFT, fitting)

        def column(y: int, width: int) -> QRect:
            return QRect(left, y, width, metrics.lineSpacing())

        width = QFontMetrics(bold).horizontalAdvance("00000")
        draw(column(top, width), line.year, bold, inks.text)
        left += width
        widest = day_words("2026-12-30")
        width = max(map(metrics.horizontalAdvance, ("00 Mmm ", f"{widest}  ", f"{line.day} ")))
        draw(column(top, width), line.day, font, inks.quiet if line.is_same_day else inks.text)
        left += width
        width = max(map(metrics.horizontalAdvance, (line.kind, "Source published"))) + 2 * GRID
        draw(column(top, width - GRID), line.kind, font, inks.quiet)
        if line.is_upcoming:
            draw(column(below, width - GRID), self.tr("Upcoming"), bold, inks.text)
        left += width
        width = rect.right() - left
        width -= self._chip(painter, rect, font, line)
        draw(column(top, width), line.head, bold, inks.text)
        draw(column(below, width), line.body, font, inks.quiet)

    def _chip(self, painter: QPainter, rect: QRect, font: QFont, line: MomentLine) -> int:
        """Paint the rating at the right end; gives its width."""
        if line.rating is None:
            return 0
        rating, metrics = line.rating, QFontMetrics(font)
        text = f"{rating.symbol} {said(rating.label)}"
        width = metrics.horizontalAdvance(text) + 2 * GRID
        height = metrics.lineSpacing() + GRID // 2
        chip = QRect(rect.right() - width, rect.center().y() - height // 2, width, height)
        chip = mirrored(painter, chip, rect)
        fill = fill_of(SCALES[line.moment.scale_id], rating.rating_id)
        painter.setBrush(QColor(fill))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(QColor(ink_on(fill)))
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        return width + GRID
