"""What a screen reader would find without a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHeaderView, QWidget


def unnamed(widget: QWidget) -> list[str]:
    """Visible parts of the widget that take the keyboard and have no accessible name."""
    found = []
    for part in [widget, *widget.findChildren(QWidget)]:
        takes_keys = part.focusPolicy() & Qt.FocusPolicy.TabFocus
        # Headers speak through their table; parts of Qt's own widgets through the whole.
        is_inner = part.objectName().startswith("qt_") or isinstance(part, QHeaderView)
        if not takes_keys or is_inner or not part.isVisible() or not part.isEnabled():
            continue
        interface = QAccessible.queryAccessibleInterface(part)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(part).__name__} {part.objectName()}")
    return found
