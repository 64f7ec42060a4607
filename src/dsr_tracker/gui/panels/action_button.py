"""A button for an action, that the keyboard reaches and a screen reader names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton


def action_button(action: QAction) -> QToolButton:
    """The button; what it says follows the action's text."""
    button = QToolButton()

    def follow() -> None:
        # Left to itself, Qt drops the dots that say that a dialog follows.
        action.setIconText(action.text())
        button.setAccessibleName(action.text())

    follow()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    action.changed.connect(follow)
    return button
