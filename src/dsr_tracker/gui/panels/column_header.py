"""The header of a table: each column has a funnel, which is filled where the column is filtered."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeaderV2, QWidget

from dsr_tracker.gui.models.conditions import Conditions

_AIR = 4


class ColumnHeader(QHeaderView):
    """`filter_wanted` says that the funnel of a column was clicked."""

    filter_wanted = Signal(int)

    def __init__(self, conditions: Conditions, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._conditions = conditions
        self._pressed = -1
        self.setSectionsClickable(True)
        conditions.changed.connect(self.viewport().update)

    def funnel(self, section: int) -> QRect:
        """Where the funnel of the column is; nowhere in one that has no room for it beside its title."""
        place, size = self._section(section), self._size
        need = size + 3 * _AIR
        is_on = bool(self._conditions.of(section))
        if place.width() < 2 * need or not (is_on or place.width() > need + self._title_width(section)):
            return QRect()
        at_end = QRect(place.right() - size - _AIR, place.center().y() - size // 2, size, size)
        return QStyle.visualRect(self.layoutDirection(), place, at_end)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        funnel = self.funnel(logicalIndex)
        if not rect.isValid() or not funnel.isValid():
            super().paintSection(painter, rect, logicalIndex)
            return
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        option.rect = rect
        self.initStyleOptionForIndex(option, logicalIndex)
        style = self.style()
        painter.save()
        style.drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        rest = rect.adjusted(0, 0, -funnel.width() - 2 * _AIR, 0)
        option.rect = QStyle.visualRect(self.layoutDirection(), rect, rest)
        label, arrow = QStyleOptionHeaderV2(option), QStyleOptionHeaderV2(option)
        label.rect = style.subElementRect(QStyle.SubElement.SE_HeaderLabel, option, self)
        style.drawControl(QStyle.ControlElement.CE_HeaderLabel, label, painter, self)
        if option.sortIndicator != QStyleOptionHeaderV2.SortIndicator.None_:
            arrow.rect = style.subElementRect(QStyle.SubElement.SE_HeaderArrow, option, self)
            style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorHeaderArrow, arrow, painter, self)
        self._draw(painter, funnel, bool(self._conditions.of(logicalIndex)))
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._funnel_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or self._pressed < 0:
            self._pressed = -1
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed < 0:
            super().mouseReleaseEvent(event)
            return
        section, self._pressed = self._pressed, -1
        if self._funnel_at(event.position().toPoint()) == section:
            self.filter_wanted.emit(section)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._funnel_at(event.position().toPoint()) < 0:
            super().mouseDoubleClickEvent(event)

    @property
    def _size(self) -> int:
        return self.fontMetrics().ascent() * 4 // 5

    def _section(self, section: int) -> QRect:
        start = self.sectionViewportPosition(section)
        return QRect(start, 0, self.sectionSize(section), self.viewport().height())

    def _title_width(self, section: int) -> int:
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        arrow = self._size + _AIR if self.sortIndicatorSection() == section else 0
        return self.fontMetrics().horizontalAdvance(title) + arrow + 2 * _AIR

    def _funnel_at(self, point: QPoint) -> int:
        section = self.logicalIndexAt(point)
        if section < 0:
            return -1
        funnel = self.funnel(section)
        if not funnel.isValid():
            return -1
        return section if funnel.adjusted(-_AIR, -_AIR, _AIR, _AIR).contains(point) else -1

    def _draw(self, painter: QPainter, place: QRect, is_on: bool) -> None:
        """A funnel: filled in the accent where the column is filtered, else a quiet outline."""
        role = QPalette.ColorRole.Highlight if is_on else QPalette.ColorRole.PlaceholderText
        colour = self.palette().color(role)
        left, top, size = place.left() + 0.5, place.top() + 0.5, place.width() - 1
        shape = [(0, 0.1), (1, 0.1), (0.62, 0.52), (0.62, 0.8), (0.38, 0.98), (0.38, 0.52)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        painter.setBrush(colour if is_on else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([QPointF(left + x * size, top + y * size) for x, y in shape]))
