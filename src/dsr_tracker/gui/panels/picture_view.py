"""A drawing on the screen, whose marks the mouse and the keyboard reach."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from dsr_tracker.core.pictures import Picture, PictureKind, picture_in_words
from dsr_tracker.gui.aloud import say_aloud
from dsr_tracker.gui.drawings import colours_of, paint, pen_of
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.words import shipped_word
from dsr_tracker.reports.drawing.draw import draw
from dsr_tracker.reports.drawing.shapes import Drawing, Mark, mirrored

_MARGIN = 2 * GRID
_MOST_EMS = 84
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PictureView(QWidget):
    """Arrows move from mark to mark, Enter opens one; `opened` carries it, `reached` where it lies."""

    opened = Signal(object)
    reached = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._room = 0
        self._current = self._hovered = -1
        self.drawing: Drawing | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    @property
    def family(self) -> str:
        """The font that the drawing is lettered in."""
        return QFontInfo(self.font()).family()

    @property
    def current(self) -> Mark | None:
        """The mark with the cursor."""
        marks = self.drawing.marks if self.drawing else ()
        return marks[self._current] if 0 <= self._current < len(marks) else None

    def show_picture(self, picture: Picture) -> None:
        """Draw that picture; the cursor stays on what it stood on, where that is there still."""
        kept = self.current
        self._picture = picture
        self._lay_out()
        marks = self.drawing.marks if self.drawing else ()
        same = (number for number, mark in enumerate(marks) if kept and mark.behind == kept.behind)
        first = 0 if marks and self.hasFocus() else -1
        self._set_current(next(same, first), is_said=False)

    def set_room(self, width: int) -> None:
        """Lay the picture out anew for that width."""
        if width != self._room:
            self._room = width
            self._lay_out()

    def _lay_out(self) -> None:
        if self._picture is None or not self._room:
            return
        pen = pen_of(self.font())
        width = min(self._room - 2 * _MARGIN, _MOST_EMS * pen.em)
        drawing = draw(picture_in_words(self._picture, shipped_word), pen, width)
        # The world has its west at the left for everybody.
        is_mirrored = self._picture.ask.kind is not PictureKind.MAP and self.isRightToLeft()
        self.drawing = mirrored(drawing) if is_mirrored else drawing
        self._hovered = -1
        self.setFixedSize(round(drawing.width) + 2 * _MARGIN, round(drawing.height) + 2 * _MARGIN)
        self.setAccessibleName(drawing.title)
        self._describe()
        self.update()

    # -- what a person does ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        drawing, last = self.drawing, len(self.drawing.marks) - 1 if self.drawing else -1
        if drawing is None or last < 0:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._set_current(drawing.beside(self._current, *_ARROWS[key]) if self._current >= 0 else 0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._set_current(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hovered(self._mark_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and (number := self._mark_at(event.position())) >= 0:
            self._set_current(number)
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_same = self._current >= 0 and self._mark_at(event.position()) == self._current
        if event.button() == Qt.MouseButton.LeftButton and is_same:
            self.opened.emit(self.current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0 and self.drawing and self.drawing.marks:
            self._set_current(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._mark_at(QPointF(event.pos()))
            text = self.drawing.marks[number].name if self.drawing and number >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._lay_out()

    # -- parts ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        painter = QPainter(self)
        painter.translate(_MARGIN, _MARGIN)
        seen = QRectF(event.rect()).translated(-_MARGIN, -_MARGIN)
        paint(painter, self.drawing, colours_of(self.palette()), self.family, seen)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, width, is_seen in (
            (self._hovered, 1, True),
            (self._current, 2, self.hasFocus()),
        ):
            if number >= 0 and is_seen:
                painter.setPen(QPen(accent, width))
                painter.drawRoundedRect(QRectF(*self.drawing.marks[number].box).adjusted(-3, 0, 3, 0), 3, 3)

    def _set_current(self, number: int, *, is_said: bool = True) -> None:
        self._current = number
        self._describe()
        self.update()
        if (mark := self.current) is not None:
            self.reached.emit(QRectF(*mark.box).translated(_MARGIN, _MARGIN).toAlignedRect())
            if is_said:
                # The keyboard stays in the picture: only so a screen reader says where it is now.
                say_aloud(self, mark.name)

    def _set_hovered(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            shape = Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _describe(self) -> None:
        mark = self.current
        text = self.tr("Arrows move, Enter opens what is behind a mark.")
        self.setAccessibleDescription(mark.name if mark else text)

    def _mark_at(self, place: QPointF) -> int:
        if self.drawing is None:
            return -1
        return self.drawing.mark_at(place.x() - _MARGIN, place.y() - _MARGIN)


class PictureScroll(QScrollArea):
    """The view in an area that scrolls. The picture is as wide as with a scroll bar, whether there is one
    or not: a map grows with its width, and would bring the bar and drive it away again for ever."""

    def __init__(self, view: PictureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(self.tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(view)
        view.reached.connect(self._on_reached)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view.set_room(self.width() - self.verticalScrollBar().sizeHint().width())

    def _on_reached(self, place: QRect) -> None:
        self.ensureVisible(place.center().x(), place.center().y(), 8 * GRID, place.height() // 2 + 2 * GRID)
