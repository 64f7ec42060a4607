"""A frame around the part that has the keyboard, the same in every theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QFrame,
    QMenuBar,
    QProxyStyle,
    QScrollArea,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

THICKNESS = 2
_MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class FocusRing(QObject):
    """Moves the frame to whatever gets the keyboard."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        # A frame may outlive the ring in a window that does; Qt would not notice that its style is gone.
        self._style = _AboveStyle()
        self._style.setParent(application)
        self._frame: _Frame | None = None
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or isinstance(now, QMenuBar):
            return  # another program or a menu has it for a while; the frame stays where it comes back to
        # The frame is a child of the window it is in, and goes with it.
        if self._frame is None or not isValid(self._frame) or self._frame.window() is not now.window():
            if self._frame is not None and isValid(self._frame):
                self._frame.setWidget(None)  # type: ignore[arg-type]
                self._frame.deleteLater()
            self._frame = _Frame(now.window(), self._style)
        self._frame.lie_around(_around(now))


def _around(widget: QWidget) -> QWidget:
    """What the frame lies around: the area, for a content that may be larger than the area shows of it."""
    viewport = widget.parentWidget()
    area = None if viewport is None else viewport.parentWidget()
    return area if isinstance(area, QScrollArea) and area.widget() is widget else widget


class _Frame(QFocusFrame):
    """Knows itself what it lies around.

    PySide takes the frame for the parent of a part that it is given, or is asked for, and the part for gone
    when the frame goes: a button, say, of a dialog that a message stood before.
    """

    def __init__(self, window: QWidget, style: QStyle) -> None:
        super().__init__(window)
        self.around: QWidget | None = None
        self.setStyle(style)

    def lie_around(self, widget: QWidget) -> None:
        """Show that this part has the keyboard."""
        self.around = widget
        self.setWidget(widget)
        widget.setParent(widget.parentWidget())  # which it is: no change to Qt

    def hideEvent(self, event: QHideEvent) -> None:
        # Qt hides it where the part around which it lies is dressed anew.
        super().hideEvent(event)
        QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        around, focused = self.around, QApplication.focusWidget()
        if around is None or not isValid(around) or focused is None:
            return
        if around.isVisible() and _around(focused) is around:
            self.setWidget(None)  # type: ignore[arg-type]
            self.lie_around(around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Nothing but the line is there, so that what scrolls below need not be painted anew.
        self.setMask(self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(self._line())  # a picture of the window knows no masks
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Highlight))

    def _line(self) -> QRegion:
        inside: QRect = self.rect().adjusted(THICKNESS, THICKNESS, -THICKNESS, -THICKNESS)
        return QRegion(self.rect()) - QRegion(inside)


class _AboveStyle(QProxyStyle):
    """Asked by the frame alone: it lies above the part, close around it."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _MARGINS and isinstance(widget, _Frame):
            around = widget.around
            if not isinstance(around, QAbstractScrollArea) or not isValid(around):
                return THICKNESS
            # On the frame of the list, and outside of it by the rest; without a frame there is no room.
            return 0 if around.frameShape() == QFrame.Shape.NoFrame else THICKNESS - around.frameWidth()
        return super().pixelMetric(metric, option, widget)
