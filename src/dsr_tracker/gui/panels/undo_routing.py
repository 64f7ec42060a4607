"""Undo takes back typing first, in whatever field it is, and where there is none, the last edit."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
Field: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit


class UndoRouting(QObject):
    """Follows the cursor through the window's fields; `changed` says that there is typing to undo, or none.

    Qt's fields claim the keys of undo always, so that after adding a note Ctrl+Z would do nothing.
    """

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._widget: QWidget | None = None
        self._state = (False, False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def can_undo(self) -> bool:
        """Whether the field with the cursor has typing to take back."""
        return self._state[0]

    @property
    def can_redo(self) -> bool:
        """Whether the field with the cursor has typing to bring again."""
        return self._state[1]

    def undo(self) -> bool:
        """Take back typing; False where there is none."""
        field = self._field
        if field is None or not has_undo(field):
            return False
        field.undo()
        return True

    def redo(self) -> bool:
        """Bring typing again that was taken back; False where there is none."""
        field = self._field
        if field is None or not has_redo(field):
            return False
        field.redo()
        return True

    @property
    def _field(self) -> Field | None:
        return field_of(self._widget) if self._widget is not None and isValid(self._widget) else None

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self._window:  # she comes back to the same field
            return
        if (field := self._field) is not None:
            field.textChanged.disconnect(self._look)
        self._widget = new
        if (field := self._field) is not None:
            route_undo(new)
            field.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        field = self._field
        state = (False, False) if field is None else (has_undo(field), has_redo(field))
        if state != self._state:
            self._state = state
            self.changed.emit()


def field_of(widget: QObject | None) -> Field | None:
    """The field that is typed into: the widget itself, or the line inside a box or date."""
    if isinstance(widget, (QAbstractSpinBox, QComboBox)):
        return widget.lineEdit()
    return widget if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)) else None


def has_undo(field: Field) -> bool:
    """Whether there is typing to take back."""
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def has_redo(field: Field) -> bool:
    """Whether there is typing to bring again."""
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()


def route_undo(widget: QWidget) -> None:
    """Let the field claim undo and redo only while it has some."""
    if _router(widget) is None:
        widget.installEventFilter(_UndoRouter(widget))


def forget_typing(field: Field) -> None:
    """What was typed is saved: taking it back is from now on the program's undo, and not the field's."""
    if not isinstance(field, QLineEdit):
        field.document().clearUndoRedoStacks()
        return
    router = _router(field)
    if field.isUndoAvailable() and not (router is not None and router.is_composing):
        at = field.cursorPosition()
        field.blockSignals(True)
        field.setText(field.text())  # which forgets what was there before
        field.setCursorPosition(at)
        field.blockSignals(False)


def _router(widget: QWidget) -> _UndoRouter | None:
    return next((child for child in widget.children() if isinstance(child, _UndoRouter)), None)


class _UndoRouter(QObject):
    """Watches one field: a filter on the whole application would slow every event.

    `is_composing` says that a word is being put together by an input method, which must not be disturbed.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_composing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self.is_composing = bool(event.preeditString())
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            field = field_of(watched)
            is_undo, is_redo = event.matches(_UNDO), event.matches(_REDO)
            if field is not None and ((is_undo and not has_undo(field)) or (is_redo and not has_redo(field))):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
