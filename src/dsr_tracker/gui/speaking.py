"""Says aloud what was changed, for those who do not see it: every view changes in silence."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.history import Action, Edit
from dsr_tracker.core.text import shown
from dsr_tracker.gui.aloud import say_aloud
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.words import said


class Speaker(QObject):
    """Announces each change of the document by its name, as undo has it."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        document.changed.connect(self._on_changed)

    def _on_changed(self, edit: Edit) -> None:
        if not QAccessible.isActive():
            return
        text = shown(said(edit.label))
        if edit.action is Action.UNDO:
            text = self.tr("Undone: {change}").format(change=text)
        elif edit.action is Action.REDO:
            text = self.tr("Done again: {change}").format(change=text)
        say_aloud(self._window, text)
