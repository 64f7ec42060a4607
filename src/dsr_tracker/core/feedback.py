"""What somebody outside said of a cell, and what was done with it."""

from __future__ import annotations

from dataclasses import replace

from dsr_tracker.core.dates import now, parse_past_day, today
from dsr_tracker.core.editing import Pen, Target
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import Feedback, FeedbackState
from dsr_tracker.core.text import clean_line, clean_text


def record_feedback(
    pen: Pen, target: Target, *, sender: str, text: str, received_on: str = "", source: str = ""
) -> Edit:
    """Keep what somebody outside said of the cell."""
    found = _checked(
        Feedback(
            pen.new_id(),
            target.provision.provision_id,
            target.party.party_id,
            received_on or today(),
            sender,
            text,
            source,
            author=pen.author,
            recorded_at=now(),
        )
    )
    return Edit(f"{target.label}: feedback", adding(found), pen.author)


def answer_feedback(
    pen: Pen,
    target: Target,
    before: Feedback,
    *,
    state: FeedbackState,
    response: str = "",
    answered_on: str = "",
) -> Edit:
    """Say what was done with it; set back to open, the answer stays to be read."""
    after = _checked(
        replace(
            before,
            state=state,
            response=response,
            answered_on="" if state is FeedbackState.OPEN else answered_on or today(),
        )
    )
    if state is not FeedbackState.OPEN and not after.response:
        raise InvalidTextError(
            "What was done with the feedback is not said.", "Write a sentence, also where it was declined."
        )
    return Edit(f"{target.label}: feedback {state.replace('_', ' ')}", (Change(before, after),), pen.author)


def remove_feedback(pen: Pen, target: Target, feedback: Feedback) -> Edit:
    """Take a piece of feedback away; undo brings it back."""
    return Edit(f"{target.label}: feedback removed", (Change(feedback, None),), pen.author)


def _checked(feedback: Feedback) -> Feedback:
    cleaned = replace(
        feedback,
        received_on=parse_past_day(feedback.received_on, "date of the feedback"),
        answered_on=parse_past_day(feedback.answered_on, "date of the answer")
        if feedback.answered_on
        else "",
        sender=clean_line(feedback.sender, "sender"),
        text=clean_text(feedback.text, "feedback"),
        source=clean_line(feedback.source, "source"),
        response=clean_text(feedback.response, "answer"),
    )
    if not cleaned.text or not cleaned.sender:
        raise InvalidTextError("Feedback needs its text and who sent it.", "Type both, then try again.")
    return cleaned
