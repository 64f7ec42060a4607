"""What feedback from outside, and what was done with it, are called on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.records import Feedback, FeedbackState

translate = QCoreApplication.translate


def feedback_state(state: FeedbackState) -> str:
    """What was done with what somebody outside said."""
    return {
        FeedbackState.OPEN: translate("Readings", "○ Open"),
        FeedbackState.ACCEPTED: translate("Readings", "● Accepted"),
        FeedbackState.DECLINED: translate("Readings", "◌ Declined"),
    }[state]


def feedback_lines(feedback: Feedback) -> str:
    """A piece of feedback with what was done with it, in some lines."""
    head = f"{feedback.received_on} · {feedback.sender} · {feedback_state(feedback.state)}"
    answer = f"→ {feedback.answered_on} {feedback.response}".rstrip() if feedback.response else ""
    source = feedback.source
    return "\n".join(filter(None, (head, feedback.text, source, answer)))
