"""A field for one link, which notices when more than one line is pasted into it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class LinkField(QLineEdit):
    """`text_pasted` carries what a reference manager copied, or several lines: the field would join them."""

    text_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            text = QGuiApplication.clipboard().text()
            if _is_more(text):
                self.text_pasted.emit(text)
                return
        super().keyPressEvent(event)


def _is_more(text: str) -> bool:
    return len(text.strip().splitlines()) > 1 or text.lstrip()[:1] in ("@", "{", "[")
