"""The tables of a data package on differences that were decided and on feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dsr_tracker.core.records import FeedbackState
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.package_fields import Field, Table, day_field, id_field, one_of_field, text_field

Row = tuple[str | int | float | None, ...]
_INSTANT = Field("recorded_at", "When it was recorded, in UTC", "datetime")
_AUTHOR = text_field("author", "Who recorded it")
_PROVISION = id_field("provision_id", "The clause or measure")
_PARTY = id_field("party_id", "The party")
_TO_CELL = (
    (("provision_id",), "provisions", ("provision_id",)),
    (("party_id",), "parties", ("party_id",)),
)

REVIEWED_TABLES: tuple[Table, ...] = (
    Table(
        "decisions",
        "Differences between readers that were decided",
        (
            id_field("adjudication_id", "The decision"),
            _PROVISION,
            _PARTY,
            text_field("first_rating_id", "The first rating"),
            text_field("first_reason", "Why the first rating was given"),
            text_field("first_author", "Who gave the first rating"),
            day_field("first_as_of", "Of which day the first rating speaks"),
            text_field("second_rating_id", "The second reader's rating"),
            text_field("second_reason", "Why the second reader gave it"),
            text_field("second_author", "Who the second reader is"),
            day_field("second_as_of", "Of which day the second rating speaks"),
            text_field("decided_rating_id", "The rating that was decided; empty where withdrawn since"),
            text_field("reason", "Why it was decided so"),
            _AUTHOR,
            _INSTANT,
        ),
        ("adjudication_id",),
        _TO_CELL,
    ),
    Table(
        "feedback",
        "What people outside said of a cell, and what was done with it",
        (
            id_field("feedback_id", "The piece of feedback"),
            _PROVISION,
            _PARTY,
            day_field("received_on", "When it came", is_required=True),
            text_field("sender", "Who said it"),
            text_field("text", "What was said"),
            text_field("source", "Where it was said"),
            one_of_field("state", "What was done with it", FeedbackState, is_required=True),
            text_field("response", "The answer"),
            day_field("answered_on", "When it was answered; empty while it is open"),
            _AUTHOR,
            _INSTANT,
        ),
        ("feedback_id",),
        _TO_CELL,
    ),
)


def _decisions(report: Report) -> Iterator[Row]:
    for each in report.reviewed.decisions:
        first, second, found = each.first, each.reading, each.adjudication
        yield (
            *(found.adjudication_id, each.cell.provision_id, each.cell.party_id),
            *(first.rating, first.reason, first.author, first.as_of),
            *(second.rating, second.reason, second.author, second.as_of),
            "" if each.decided is None else each.decided.rating,
            *(found.reason, found.author, found.recorded_at),
        )


def _feedback(report: Report) -> Iterator[Row]:
    for each in report.reviewed.feedback:
        yield (
            *(each.feedback_id, each.provision_id, each.party_id, each.received_on, each.sender),
            *(each.text, each.source, str(each.state), each.response, each.answered_on),
            *(each.author, each.recorded_at),
        )


REVIEWED_ROWS: Mapping[str, Callable[[Report], Iterator[Row]]] = {
    "decisions": _decisions,
    "feedback": _feedback,
}
