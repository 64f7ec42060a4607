"""Records what somebody outside said of a cell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.feedback import record_feedback
from dsr_tracker.core.history import Edit
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.day_field import DayField

_FAR = "9999-12-31"


class FeedbackDialog(FormDialog):
    """Who said it, when, what, and where that is on record."""

    def __init__(self, document: Document, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("Feedback from outside"))
        self._cell = cell
        self.who = self.add_line(self.tr("From"), "", self.tr("A person, a ministry, a publisher"))
        self.received_on = DayField(self.tr("Received on"), self)
        self.add_field(self.tr("Received on"), self.received_on)
        self.text = self.add_text(self.tr("What was said"), lines=5)
        self.source = self.add_line(self.tr("Where it is on record"), "", self.tr("A letter, an address"))
        self.finish(self.tr("Add"))
        self.keep_drafts("feedback", tuple(cell), document.label(cell))

    def edit(self) -> Edit:
        return record_feedback(
            self.document.pen,
            self.document.target(self._cell, _FAR),
            sender=self.who.text(),
            text=self.text.toPlainText(),
            received_on=self.received_on.day,
            source=self.source.text(),
        )
