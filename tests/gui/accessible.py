"""What a screen reader is told of widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def unnamed(root: QWidget) -> list[str]:
    """The visible widgets that take the keyboard but have no name, as class and object name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}".strip()
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not name_of(widget)
    ]


def name_of(widget: QWidget) -> str:
    """The name that a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)
