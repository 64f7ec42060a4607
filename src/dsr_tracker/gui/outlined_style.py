"""Fusion with parts that are seen: its edges vanish on a dark ground, its tick boxes beside large text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
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
_ROLE = QPalette.ColorRole


class OutlinedFusion(QProxyStyle):
    """Draws the edges of tick boxes and radio buttons; where contrast is high, those of all that is used."""

    def __init__(self, *, is_high_contrast: bool, text_size: int) -> None:
        super().__init__("Fusion")
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
            painter.fillRect(area.adjusted(3, 3, -3, -3), option.palette.color(_ROLE.Text))
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
        base = palette.color(_ROLE.Highlight if is_selected else _ROLE.Base)
        ink = palette.color(_ROLE.HighlightedText if is_selected else _ROLE.Text)
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
        palette: QPalette = option.palette
        if option.state & QStyle.StateFlag.State_Enabled:
            painter.setPen(palette.color(_ROLE.Text if self._is_high else _ROLE.PlaceholderText))
        else:
            painter.setPen(palette.color(QPalette.ColorGroup.Disabled, _ROLE.Text))
        painter.setBrush(Qt.BrushStyle.NoBrush)


class GrownFusion(OutlinedFusion):
    """Tick boxes, radio buttons and scroll bars grow with the text.

    Apart from the other, for Qt asks for thousands of measures, and each question passes through Python.
    """

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        size = super().pixelMetric(metric, option, widget)
        return round(size * self._growth) if metric in _GROWING else size
