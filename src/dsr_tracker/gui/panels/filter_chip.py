"""One condition of the filter, to be seen, changed and taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from dsr_tracker.gui.tooltips import explain

_LONGEST = 40


class FilterChip(QFrame):
    """The condition as a button that asks for another (`edited`), with an x that takes it away (`removed`).

    Delete takes it away, too. `term` is what the chip stands for.
    """

    edited = Signal(object)
    removed = Signal(object)

    def __init__(self, term: object, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.term = term
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        self.change = _ChipButton(short.replace("&", "&&"), self)
        self.change.setAccessibleName(self.tr("Filter {condition}").format(condition=text))
        explain(self.change, self.tr("{condition}\nChange it").format(condition=text), self.tr("Change it"))
        self.change.clicked.connect(lambda: self.edited.emit(self.term))
        self.change.deleted.connect(lambda: self.removed.emit(self.term))
        self.remove = _ChipButton("×", self)
        self.remove.setAccessibleName(self.tr("Remove the filter {condition}").format(condition=text))
        explain(self.remove, self.remove.accessibleName())
        self.remove.clicked.connect(lambda: self.removed.emit(self.term))
        self.remove.deleted.connect(lambda: self.removed.emit(self.term))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.change)
        layout.addWidget(self.remove)


class _ChipButton(QToolButton):
    """`deleted` says that Delete or Backspace was pressed on it."""

    deleted = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
