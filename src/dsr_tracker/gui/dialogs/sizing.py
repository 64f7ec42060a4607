"""How large a dialog opens: for so much text, and never as large as the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

_OF_SCREEN = 0.92


def open_for(dialog: QDialog, letters: int, lines: int) -> None:
    """Make room for lines of so many letters; what has no room on the screen scrolls."""
    metrics = dialog.fontMetrics()
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.height())
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() * _OF_SCREEN))


def at_least(widget: QWidget, letters: int) -> None:
    """Keep room for a line of so many letters, where the screen has it."""
    wanted = letters * widget.fontMetrics().averageCharWidth()
    widget.setMinimumWidth(min(wanted, round(widget.screen().availableSize().width() * _OF_SCREEN)))


def without_pictures(buttons: QDialogButtonBox) -> None:
    """Leave the words alone: some desktops put pictures on the standard buttons only."""
    for button in buttons.buttons():
        button.setIcon(QIcon())
