"""A field for some lines of plain text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dsr_tracker.gui.panels.undo_routing import route_undo
from dsr_tracker.gui.theme import GRID

_LONGEST_WORD = 20_000


class TextField(QPlainTextEdit):
    """Tab leaves it. Stays quick whatever is pasted.

    Qt takes half a minute to wrap one word of a million letters, such as a file pasted as base64;
    such text is shown unwrapped.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._lines = 0
        route_undo(self)

    def set_lines(self, lines: int) -> None:
        """Be as tall as so many lines of text."""
        self._lines = lines
        self.measure()

    def measure(self) -> None:
        """Take the height from the font."""
        if self._lines:
            self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 2 * GRID)

    def setPlainText(self, text: str) -> None:
        self._wrap_if_quick(text, is_whole=True)
        super().setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._wrap_if_quick(source.text(), is_whole=False)
        super().insertFromMimeData(source)

    def _wrap_if_quick(self, text: str, *, is_whole: bool) -> None:
        is_long = len(text) > _LONGEST_WORD and max(map(len, text.split()), default=0) > _LONGEST_WORD
        if is_long:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        elif is_whole:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
