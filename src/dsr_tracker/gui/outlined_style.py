"""Fusion with parts that are seen: its edges vanish on a dark ground, its tick boxes beside large text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

_Part = QStyle.PrimitiveElement
_BOXES = (_Part.PE_IndicatorCheckBox, _Part.PE_IndicatorItemViewItemCheck)
_FRAMES = (
    _Part.PE_PanelButtonCommand,
    _Part.PE_FrameLineEdit,
    _Part.PE_Frame,
    _Part.PE_FrameMenu,
    _Part.PE_FrameGroupBox,
    _Part.PE_FrameTabWidget,
    _Part.PE_FrameTabBarBase,
    _Part.PE_PanelTipLabel,
)
_GROWING = (
    QStyle.PixelMetric.PM_IndicatorWidth,
    QStyle.PixelMetric.PM_IndicatorHeight,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
    QStyle.PixelMetric.PM_ScrollBarExtent,
)
_EDGE = "#9a9a9a"


class OutlinedFusion(QProxyStyle):
    """Draws the edges of tick boxes and radio buttons; where contrast is high, those of all that is used.

    Tick boxes, radio buttons and scroll bars grow with the text.
    """

    def __init__(self, *, is_outlined: bool, is_high_contrast: bool, text_size: int) -> None:
        super().__init__("Fusion")
        self._is_outlined = is_outlined
        self._growth = text_size / 100
        self._is_high = is_high_contrast

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if not self._is_outlined:
            return
        if element in _BOXES or (self._is_high and element in _FRAMES):
            rect: QRect = option.rect
            self._begin(option, painter)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.restore()
        elif element == _Part.PE_IndicatorBranch and option.state & QStyle.StateFlag.State_Children:
            self._draw_branch(option, painter)
        elif element == _Part.PE_IndicatorRadioButton:
            ring: QRect = option.rect
            self._begin(option, painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawEllipse(ring.adjusted(0, 0, -1, -1))
            painter.restore()

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        size = super().pixelMetric(metric, option, widget)
        return round(size * self._growth) if metric in _GROWING else size

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if not self._is_high or widget is None:
            return
        if control == QStyle.ComplexControl.CC_SpinBox:
            area: QRect = option.rect
        elif control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            # The slider is all that a scroll bar says.
            area = self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            painter.fillRect(area.adjusted(3, 3, -3, -3), option.palette.color(QPalette.ColorRole.Text))
        else:
            return
        self._begin(option, painter)
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()

    def _draw_branch(self, option: QStyleOption, painter: QPainter) -> None:
        """A triangle that is seen on every ground, as large as the text beside it."""
        rect: QRect = option.rect
        palette: QPalette = option.palette
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        base = palette.color(QPalette.ColorRole.Highlight if is_selected else QPalette.ColorRole.Base)
        ink = palette.color(QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text)
        half = 3.5 * self._growth
        across, along = (
            (QPointF(half, 0), QPointF(0, half)) if is_open else (QPointF(0, half), QPointF(half, 0))
        )
        if not is_open and option.direction == Qt.LayoutDirection.RightToLeft:
            along = -along
        middle = QRectF(rect).center()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(middle.x() - 2 * half, middle.y() - 2 * half, 4 * half, 4 * half), base)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon([middle - across - along / 2, middle + across - along / 2, middle + along / 2])
        painter.restore()

    def _begin(self, option: QStyleOption, painter: QPainter) -> None:
        painter.save()
        is_strong = self._is_high and bool(option.state & QStyle.StateFlag.State_Enabled)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text) if is_strong else QColor(_EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
