"""What people outside said of one cell, and what was done with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.feedback import remove_feedback
from dsr_tracker.core.records import Feedback
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.feedback_words import feedback_lines
from dsr_tracker.gui.panels.own_list import OwnList

_FAR = "9999-12-31"


class FeedbackSection(OwnList):
    """A line for each, newest first; Enter answers, Delete removes."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = translate("FeedbackSection", "Feedback from outside")
        empty = translate("FeedbackSection", "Nobody outside has said anything of this cell yet.")
        super().__init__(title, empty, parent)
        self._document = document
        self._cell: Cell | None = None
        can_write = not document.is_read_only
        self.add_action(self.tr("Add…"), self._add_one, needs=None if can_write else lambda _: False)
        self.add_action(self.tr("Answer…"), self._answer, needs=lambda _: can_write, opens=True)
        self.add_action(self.tr("Remove"), self._remove_one, needs=lambda _: can_write, removes=True)
        self.fill([])

    def show_cell(self, cell: Cell) -> None:
        """Show what was said of that cell."""
        self._cell = cell
        found = self._document.readings.feedback(cell)
        self.fill([(feedback_lines(each), each) for each in found])

    def _add_one(self) -> None:
        from dsr_tracker.gui.dialogs.feedback_dialog import FeedbackDialog

        if self._cell is not None:
            FeedbackDialog(self._document, self._cell, self).open()

    def _answer(self) -> None:
        from dsr_tracker.gui.dialogs.answer_dialog import AnswerDialog

        if isinstance(self.list.value, Feedback):
            AnswerDialog(self._document, self.list.value, self).open()

    def _remove_one(self) -> None:
        if isinstance(self.list.value, Feedback) and self._cell is not None:
            target = self._document.target(self._cell, _FAR)
            self._document.do(remove_feedback(self._document.pen, target, self.list.value))
