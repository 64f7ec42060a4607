"""The sheets on differences that were decided and on feedback; those that have a row."""

from __future__ import annotations

from collections.abc import Iterator

from dsr_tracker.core.scales import SCALES
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.reviewed_words import STATES
from dsr_tracker.reports.wording import Wording
from dsr_tracker.reports.workbook_followed import FollowedSheet
from dsr_tracker.reports.workbook_records import Rows
from dsr_tracker.reports.workbook_table import Column, Holds


def reviewed_sheets(report: Report, _: Wording) -> Iterator[FollowedSheet]:
    """The sheets that have something to show."""
    cell = (Column(_("Provision id"), Holds.CODE, 22), Column(_("Party"), Holds.TEXT, 18))
    written = (Column(_("Author"), Holds.TEXT, 16), Column(_("Recorded (UTC)"), Holds.INSTANT, 17))
    if report.reviewed.decisions:
        yield FollowedSheet(
            _("Decisions"),
            "Decisions",
            (
                *cell,
                Column(_("First judgement"), Holds.WORD, 18),
                Column(_("Its reason"), Holds.LONG, 40),
                Column(_("First reader"), Holds.TEXT, 16),
                Column(_("Second reading"), Holds.WORD, 18),
                Column(_("Reason of the second reading"), Holds.LONG, 40),
                Column(_("Second reader"), Holds.TEXT, 16),
                Column(_("Decided"), Holds.WORD, 18),
                Column(_("Reason of the decision"), Holds.LONG, 50),
                *written,
            ),
            lambda: _decision_rows(report, _),
        )
    if report.reviewed.feedback:
        yield FollowedSheet(
            _("Feedback"),
            "Feedback",
            (
                *cell,
                Column(_("Received on"), Holds.DAY, 12),
                Column(_("Who said it"), Holds.TEXT, 24),
                Column(_("What was said"), Holds.LONG, 60),
                Column(_("Source"), Holds.LONG, 30),
                Column(_("What was done"), Holds.WORD, 14),
                Column(_("Answer"), Holds.LONG, 50),
                Column(_("Answered on"), Holds.DAY, 12),
                *written,
            ),
            lambda: _feedback_rows(report, _),
        )


def _decision_rows(report: Report, _: Wording) -> Rows:
    parties = {party.party_id: party.name for party in report.parties}

    def label(rating_id: str, scale_id: str) -> str:
        scale = SCALES.get(scale_id, report.scale)
        return _(next((each.label for each in scale.ratings if each.rating_id == rating_id), rating_id))

    for each in report.reviewed.decisions:
        first, second, decided, found = each.first, each.reading, each.decided, each.adjudication
        yield (
            *(each.cell.provision_id, parties.get(each.cell.party_id, each.cell.party_id)),
            *(label(first.rating, first.scale_id), first.reason, first.author),
            *(label(second.rating, second.scale_id), second.reason, second.author),
            "" if decided is None else label(decided.rating, decided.scale_id),
            *(found.reason, found.author, found.recorded_at),
        )


def _feedback_rows(report: Report, _: Wording) -> Rows:
    parties = {party.party_id: party.name for party in report.parties}
    for each in report.reviewed.feedback:
        yield (
            *(each.provision_id, parties.get(each.party_id, each.party_id), each.received_on),
            *(each.sender, each.text, each.source, _(STATES[each.state])),
            *(each.response, each.answered_on, each.author, each.recorded_at),
        )
