"""Paints a line of what was found: what it is, and below it the text with the words of the search marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsr_tracker.core.snippets import Snippet
from dsr_tracker.gui.models.found_list import FoundLine, LineRole
from dsr_tracker.gui.theme import GRID


class FoundDelegate(QStyledItemDelegate):
    """Text is laid out letter by letter, so that nothing typed is ever taken for markup."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LineRole)
        spacing = QFontMetrics(option.font).lineSpacing()
        rows = 2 if isinstance(line, FoundLine) and line.line.text else 1
        return QSize(40 * GRID, rows * spacing + GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LineRole)
        if not isinstance(line, FoundLine):
            return
        palette: QPalette = option.palette
        rect: QRect = option.rect
        font = QFont(option.font)
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        group = QPalette.ColorGroup.Normal if line.is_enabled else QPalette.ColorGroup.Disabled
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        ink = palette.color(QPalette.ColorGroup.Normal if is_chosen else group, role)
        quiet = ink if is_chosen else palette.color(QPalette.ColorRole.PlaceholderText)
        painter.save()
        painter.setClipRect(rect)
        if is_chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorGroup.Normal, QPalette.ColorRole.Highlight))
        if line.is_heading:
            self._heading(painter, rect, font, line.title.text, palette)
        else:
            self._line(painter, rect, font, line, (ink, quiet))
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, font: QFont, text: str, palette: QPalette) -> None:
        font.setBold(True)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        _draw(painter, rect.adjusted(GRID, GRID // 2, -GRID, 0), font, Snippet(text), quiet)

    def _line(
        self, painter: QPainter, rect: QRect, font: QFont, line: FoundLine, inks: tuple[QColor, QColor]
    ) -> None:
        metrics = QFontMetrics(font)
        ink, quiet = inks
        direction = painter.layoutDirection()
        inner = rect.adjusted(GRID, GRID // 2, -GRID, 0)
        left = max(metrics.horizontalAdvance(line.symbol), 2 * metrics.averageCharWidth()) + GRID
        width = metrics.horizontalAdvance(line.aside)
        symbol = QRect(inner.left(), inner.top(), left, inner.height())
        aside = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        title = inner.adjusted(left, 0, -width - GRID if width else 0, 0)
        below = inner.adjusted(left, metrics.lineSpacing(), 0, 0)
        for place, text, colour in (
            (symbol, Snippet(line.symbol), quiet),
            (aside, Snippet(line.aside), quiet),
            (title, line.title, ink),
            (below, line.line, quiet),
        ):
            _draw(painter, QStyle.visualRect(direction, rect, place), font, text, colour)


def _draw(painter: QPainter, place: QRect, font: QFont, text: Snippet, ink: QColor) -> None:
    """One line of plain text, cut off with dots where it is too long, its marks on a ground of their own."""
    if not text.text or place.width() <= 0:
        return
    metrics = QFontMetrics(font)
    said = metrics.elidedText(text.text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(ink)
    if not text.marks:
        painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, said)
        return
    layout = QTextLayout(said, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    side = QStyle.visualAlignment(painter.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats([_mark(said, start, end) for start, end in text.marks if start < len(said)])
    layout.beginLayout()
    layout.createLine().setLineWidth(place.width())
    layout.endLayout()
    layout.draw(painter, QPointF(place.left(), place.top()))


def _mark(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    """Underlined on a ground of its own: colour alone would not be seen by all."""
    marked = QTextCharFormat()
    marked.setBackground(QColor("#ffe2a8"))
    marked.setForeground(QColor("#3d2600"))
    marked.setFontUnderline(True)
    place = QTextLayout.FormatRange()
    # Qt counts in UTF-16: letters beyond its first plane take two places.
    place.start = _utf16(text[:start])
    place.length = _utf16(text[start:end])
    place.format = marked
    return place


def _utf16(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
