"""The sheets on rubrics, specificity, milestones, indicators, links and looks; those that have a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dsr_tracker.core.linking import FORWARDS
from dsr_tracker.core.rubrics import TRAITS, points
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.followed_words import FollowedWords, is_followed
from dsr_tracker.reports.wording import Wording
from dsr_tracker.reports.workbook_records import Rows
from dsr_tracker.reports.workbook_table import Column, Holds


class FollowedSheet(NamedTuple):
    """A sheet's title, the name that formulas know it by, its columns and rows."""

    title: str
    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Rows]


def followed_sheets(report: Report, _: Wording) -> Iterator[FollowedSheet]:
    """The sheets that have something to show."""
    followed, words = report.followed, FollowedWords(report)
    parties = {party.party_id: party.name for party in report.parties}
    provision, party = Column(_("Provision id"), Holds.CODE, 22), Column(_("Party"), Holds.TEXT, 18)
    remark = Column(_("Remark"), Holds.LONG, 40)
    written = (Column(_("Author"), Holds.TEXT, 16), Column(_("Recorded (UTC)"), Holds.INSTANT, 17))

    def name(party_id: str) -> str:
        return parties.get(party_id, party_id)

    labels = {rating.rating_id: rating.label for rating in report.scale.ratings}
    if followed.rubrics:
        yield FollowedSheet(
            _("Rubrics"),
            "Rubrics",
            (
                provision,
                Column(_("Version"), Holds.WHOLE, 9),
                Column(_("Rating"), Holds.WORD, 18),
                Column(_("What counts as it"), Holds.LONG, 70),
                remark,
                *written,
            ),
            lambda: (
                (
                    *(each.provision_id, each.version, labels.get(one.rating, one.rating), one.text),
                    *(each.remark, each.author, each.recorded_at),
                )
                for each in followed.rubrics
                for one in each.criteria
            ),
        )
    if followed.specificities:
        yield FollowedSheet(
            _("Specificity"),
            "Specificity",
            (
                provision,
                Column(_("Points"), Holds.WHOLE, 9),
                *(Column(head, Holds.WORD, 13) for head in words.trait_heads()),
                Column(_("Reason"), Holds.LONG, 50),
                *written,
            ),
            lambda: (
                (
                    *(each.provision_id, points(each)),
                    *(_(str(getattr(each, trait)).capitalize()) for trait in TRAITS),
                    *(each.reason, each.author, each.recorded_at),
                )
                for each in followed.specificities
            ),
        )
    if followed.milestones:
        yield FollowedSheet(
            _("Milestones"),
            "Milestones",
            (
                provision,
                party,
                Column(_("What is due"), Holds.LONG, 50),
                Column(_("Due on"), Holds.DAY, 12),
                Column(_("Met on"), Holds.DAY, 12),
                remark,
            ),
            lambda: (
                (each.provision_id, name(each.party_id), each.title, each.due_on, each.met_on, each.remark)
                for each in followed.milestones
            ),
        )
    # The catalogue’s own repeat the sheet of figures, until somebody follows one.
    if any(map(is_followed, followed.indicators)):
        yield FollowedSheet(
            _("Indicators"),
            "Indicators",
            (
                provision,
                party,
                Column(_("Indicator"), Holds.LONG, 44),
                Column(_("Unit"), Holds.TEXT, 18),
                Column(_("Target"), Holds.TEXT, 14),
                Column(_("Due on"), Holds.DAY, 12),
                Column(_("Value"), Holds.NUMBER, 16),
                Column(_("Hedge"), Holds.TEXT, 12),
                Column(_("Measured on"), Holds.DAY, 12),
                Column(_("Source"), Holds.LONG, 40),
                remark,
            ),
            lambda: _indicator_rows(report, name),
        )
    if followed.links:
        yield FollowedSheet(
            _("Links"),
            "Links",
            (
                provision,
                Column(_("Relation"), Holds.WORD, 18),
                Column(_("Linked to"), Holds.CODE, 22),
                Column(_("SDG target"), Holds.CODE, 12),
                remark,
                *written,
            ),
            lambda: (
                (
                    *(each.provision_id, _(FORWARDS[each.kind]), each.other_id, each.target),
                    *(each.remark, each.author, each.recorded_at),
                )
                for each in (entry.link for entry in followed.links)
            ),
        )
    if followed.looks:
        yield FollowedSheet(
            _("Looks"),
            "Looks",
            (
                provision,
                party,
                Column(_("Looked on"), Holds.DAY, 12),
                Column(_("Searched"), Holds.LONG, 30),
                Column(_("Languages of the search"), Holds.LONG, 16),
                Column(_("Terms of the search"), Holds.LONG, 24),
                Column(_("Searched until"), Holds.DAY, 12),
                *written,
            ),
            lambda: (
                (
                    *(each.provision_id, name(each.party_id), each.looked_on, each.search_places),
                    *(each.search_languages, each.search_terms, each.search_until),
                    *(each.author, each.recorded_at),
                )
                for each in followed.looks
            ),
        )


def _indicator_rows(report: Report, name: Callable[[str], str]) -> Rows:
    """A row for each value, and one for an indicator without any."""
    for entry in report.followed.indicators:
        of_it = entry.indicator
        start = (of_it.name, of_it.unit, of_it.target, of_it.due_on)
        for value in entry.values:
            each = value.measurement
            yield (
                *(of_it.provision_id, name(each.party_id or of_it.party_id), *start),
                *(each.value, each.qualifier, each.measured_on, value.source, each.remark or of_it.remark),
            )
        if not entry.values:
            yield of_it.provision_id, name(of_it.party_id), *start, "", "", "", "", of_it.remark
