"""How pages tell of differences that were decided and of feedback: the rows of two tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Assessment, FeedbackState, Reading
from dsr_tracker.core.scales import SCALES
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.wording import text

STATES = {
    FeedbackState.OPEN: "Open",
    FeedbackState.ACCEPTED: "Accepted",
    FeedbackState.DECLINED: "Declined",
}


class Said(NamedTuple):
    """Some words, and by whom and when."""

    words: str
    facts: str


class DecisionRow(NamedTuple):
    """A decided difference: three judgements beside each other, and why it was decided so."""

    cell: Cell
    first: Said
    second: Said
    decided: Said
    reason: str


class FeedbackRow(NamedTuple):
    """Who said what of a cell, with its source, and what was done with it."""

    cell: Cell
    sender: Said
    said: Said
    done: Said


class ReviewedWords:
    """Looks up what was reviewed, and words it."""

    def __init__(self, report: Report) -> None:
        self._report, self._ = report, text(report.language)

    @property
    def decisions_title(self) -> str:
        """What stands over the table of decisions."""
        return self._("Differences between readers that were decided")

    @property
    def feedback_title(self) -> str:
        """What stands over the table of feedback."""
        return self._("Feedback from outside, and what was done with it")

    def decision_heads(self) -> tuple[str, ...]:
        """The columns of the table of decisions."""
        _ = self._
        return _("Cell"), _("First judgement"), _("Second reading"), _("Decided"), _("Reason")

    def feedback_heads(self) -> tuple[str, ...]:
        """The columns of the table of feedback."""
        _ = self._
        return _("Cell"), _("Who said it"), _("What was said"), _("What was done")

    def decisions(self) -> Iterator[DecisionRow]:
        """A row for each difference that was decided."""
        for each in self._report.reviewed.decisions:
            decision = each.adjudication
            yield DecisionRow(
                each.cell,
                self._judged(each.first),
                self._judged(each.reading),
                Said(
                    "–" if each.decided is None else self._label(each.decided),
                    self._facts(decision.author, self._.day(decision.recorded_at[:10])),
                ),
                decision.reason,
            )

    def feedback(self) -> Iterator[FeedbackRow]:
        """A row for each piece of feedback."""
        for each in self._report.reviewed.feedback:
            state = self._(STATES[each.state])
            answered = self._.day(each.answered_on) if each.answered_on else ""
            yield FeedbackRow(
                Cell(each.provision_id, each.party_id),
                Said(each.sender, self._.day(each.received_on)),
                Said(each.text, each.source),
                Said(each.response, self._facts(state, answered)),
            )

    def _judged(self, judged: Assessment | Reading) -> Said:
        return Said(self._label(judged), self._facts(judged.author, self._.day(judged.as_of)))

    def _label(self, judged: Assessment | Reading) -> str:
        scale = SCALES.get(judged.scale_id, self._report.scale)
        found = (each.label for each in scale.ratings if each.rating_id == judged.rating)
        return self._(next(found, judged.rating))

    def _facts(self, *facts: str) -> str:
        return self._.facts(filter(None, facts))
