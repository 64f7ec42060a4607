"""Says what was done with feedback from outside."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.feedback import answer_feedback
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Feedback, FeedbackState
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.feedback_words import feedback_state
from dsr_tracker.gui.theme import plain

_FAR = "9999-12-31"


class AnswerDialog(FormDialog):
    """Accepted or declined, each with a sentence; or open again."""

    def __init__(self, document: Document, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("Answer feedback"))
        self._feedback = feedback
        self.form.addRow(plain(f"{feedback.received_on} · {feedback.sender}", is_quiet=True))
        self.form.addRow(plain("\n".join(filter(None, (feedback.text, feedback.source)))))
        states = [(feedback_state(state), str(state)) for state in FeedbackState]
        is_open = feedback.state is FeedbackState.OPEN
        self.state = self.add_choice(
            self.tr("What was done"), states, str(FeedbackState.ACCEPTED if is_open else feedback.state)
        )
        self.response = self.add_text(self.tr("Answer"), feedback.response, lines=4)
        self.finish(self.tr("Save"))
        cell = Cell(feedback.provision_id, feedback.party_id)
        self.keep_drafts("answer", (feedback.feedback_id,), document.label(cell))

    def edit(self) -> Edit:
        cell = Cell(self._feedback.provision_id, self._feedback.party_id)
        return answer_feedback(
            self.document.pen,
            self.document.target(cell, _FAR),
            self._feedback,
            state=FeedbackState(self.state.currentData()),
            response=self.response.toPlainText(),
        )
