"""Ctrl+Z where there is no typing to take back undoes the last edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def route_undo(field: QLineEdit | QPlainTextEdit) -> None:
    """Let the field claim undo and redo only while it has some."""
    field.installEventFilter(_UndoRouter(field))


class _UndoRouter(QObject):
    """Watches one field: a filter on the whole application would slow every event.

    Qt's fields claim the keys always, so that after adding a note Ctrl+Z would do nothing.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo, is_redo = event.matches(_UNDO), event.matches(_REDO)
            if (is_undo or is_redo) and _has_nothing(watched, is_undo=is_undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _has_nothing(field: QObject, *, is_undo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return not (field.isUndoAvailable() if is_undo else field.isRedoAvailable())
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return not (document.isUndoAvailable() if is_undo else document.isRedoAvailable())
    return False
