"""What stands beside a part of the window for a while and says what it is; the rest can be used meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import labelled

_WIDTH_IN_LETTERS = 52
_RING = 3


class Callout(QFrame):
    """Next, Back and Leave; Esc leaves. It lies over its parent, and never keeps it from working."""

    next_wanted = Signal()
    back_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("callout")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setFrameShape(QFrame.Shape.Box)
        self.setFixedWidth(_WIDTH_IN_LETTERS * self.fontMetrics().averageCharWidth())
        self._parent = parent
        self._ring = _Ring(parent)
        self.title = heading("", 2, self)
        self.text = plain("", parent=self)
        self.place = plain("", is_quiet=True, parent=self)
        self.place.setWordWrap(False)
        for label in (self.title, self.text, self.place):
            label.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.back = QPushButton(self.tr("Back"), self)
        self.next = QPushButton(self.tr("Next"), self)
        self.leave = QPushButton(self.tr("Leave"), self)
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.leave.clicked.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WindowShortcut)
        # A message that Esc dismisses may be there, too: one press does both.
        escape.activated.connect(self.left)
        escape.activatedAmbiguously.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.place, 1)
        for button in (self.leave, self.back, self.next):
            button.setAutoDefault(True)  # Enter presses it, which else it does in dialogs only
            buttons.addWidget(button)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addLayout(buttons)

    def say(self, title: str, text: str, number: int, count: int) -> None:
        """Say it, as one of so many; the keyboard comes to Next, and a screen reader says it aloud."""
        self.title.setText(title)
        self.text.setText(text)
        self.place.setText(self.tr("{n} of {count}").format(n=number, count=count))
        self.back.setEnabled(number > 1)
        self.next.setText(self.tr("Next") if number < count else self.tr("Done"))
        said = labelled(title, text)
        self.setAccessibleName(said)
        self.next.setAccessibleDescription(said)
        self.show()
        self.next.setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def point_at(self, place: QRect) -> None:
        """Stand beside that place of the parent, with a ring around it; in the middle for an empty one."""
        height = self._column.totalHeightForWidth(self.width()) + 2 * self.frameWidth()
        self.resize(self.width(), height)
        self.move(beside(place, self.width(), height, self._room))
        self._ring.surround(place)
        self.raise_()

    def done(self) -> None:
        """Go away for good."""
        self._ring.hide()
        self._ring.deleteLater()
        self.hide()
        self.deleteLater()

    @property
    def _room(self) -> QRect:
        return self._parent.rect().adjusted(GRID, GRID, -GRID, -GRID)


class _Ring(QWidget):
    """A frame around a place, which the mouse goes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, place: QRect) -> None:
        """Draw around that place; around nothing for an empty one."""
        self.setVisible(not place.isEmpty())
        self.setGeometry(place.adjusted(-_RING, -_RING, _RING, _RING))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _RING))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), GRID // 2, GRID // 2)


def beside(place: QRect, width: int, height: int, room: QRect) -> QPoint:
    """Where something of that size stands beside the place, over it as little as can be, and in the room."""
    gap = 2 * GRID
    middle = QPoint(room.center().x() - width // 2, room.center().y() - height // 2)
    if place.isEmpty():
        return middle
    across = min(max(place.center().x() - width // 2, room.left()), room.right() - width)
    along = min(max(place.center().y() - height // 2, room.top()), room.bottom() - height)
    for spot in (
        QPoint(place.right() + gap, along),
        QPoint(place.left() - gap - width, along),
        QPoint(across, place.bottom() + gap),
        QPoint(across, place.top() - gap - height),
    ):
        if room.contains(QRect(spot.x(), spot.y(), width, height)):
            return spot
    # The place takes nearly all: inside it, at its end.
    x = min(max(place.right() - gap - width, room.left()), room.right() - width)
    return QPoint(x, min(max(place.bottom() - gap - height, room.top()), room.bottom() - height))
