"""Paints lines of text that wrap, also inside a word that is longer than the list is wide."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

_MARGIN = 3


class WrappingDelegate(QStyledItemDelegate):
    """Qt's own breaks lines between words only, so that a long link would be cut off."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        text: str = whole.text
        whole.text = ""
        whole.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        rect, state = whole.rect, whole.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.setPen(whole.palette.color(role))
        layout = _laid_out(text, whole.font, rect.width())
        layout.draw(painter, QPointF(rect.left() + _MARGIN, rect.top() + _MARGIN / 2))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        width: int = whole.rect.width()
        layout = _laid_out(whole.text, whole.font, width)
        return QSize(width, round(layout.boundingRect().height()) + _MARGIN)


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(wrapping)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width - 2 * _MARGIN))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
