"""The tables of a data package on rubrics, specificity, milestones, indicators, links and looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dsr_tracker.core.records import LinkKind
from dsr_tracker.core.rubrics import MOST_POINTS, TRAITS, Degree, points
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.package_fields import (
    Field,
    Table,
    day_field,
    id_field,
    one_of_field,
    partial_field,
    text_field,
)

Row = tuple[str | int | float | None, ...]
_INSTANT = Field("recorded_at", "When it was recorded, in UTC", "datetime")
_AUTHOR = text_field("author", "Who recorded it")
_REMARK = text_field("remark", "Remark")
_PROVISION = id_field("provision_id", "The clause or measure")
_PARTY = id_field("party_id", "The party; empty for all", is_required=False)
_TO_PROVISION = (("provision_id",), "provisions", ("provision_id",))
_TO_PARTY = (("party_id",), "parties", ("party_id",))
_TO_INDICATOR = (("indicator_id",), "indicators", ("indicator_id",))

FOLLOWED_TABLES: tuple[Table, ...] = (
    Table(
        "rubrics",
        "What counts as a rating of a provision, in the version that holds",
        (
            id_field("rubric_id", "The rubric"),
            id_field("rating_id", "The rating"),
            _PROVISION,
            Field("version", "Which version it is", "integer", True, {"minimum": 1}),
            text_field("criterion", "What counts as that rating"),
            _REMARK,
            _AUTHOR,
            _INSTANT,
        ),
        ("rubric_id", "rating_id"),
        (_TO_PROVISION, (("rating_id",), "ratings", ("rating_id",))),
    ),
    Table(
        "specificity",
        "How specific an undertaking is: yes counts 2, partly 1, no 0",
        (
            _PROVISION,
            Field("points", "Its points", "integer", True, {"minimum": 0, "maximum": MOST_POINTS}),
            *(one_of_field(trait, f"Does it say: {words}", Degree) for trait, words in TRAITS.items()),
            text_field("reason", "Reason"),
            _AUTHOR,
            _INSTANT,
        ),
        ("provision_id",),
        (_TO_PROVISION,),
    ),
    Table(
        "milestones",
        "What is due of a provision, and by when",
        (
            id_field("milestone_id", "The milestone"),
            _PROVISION,
            _PARTY,
            text_field("title", "What is due"),
            partial_field("due_on", "By when"),
            day_field("met_on", "When it was met; empty while it is open"),
            _REMARK,
        ),
        ("milestone_id",),
        (_TO_PROVISION, _TO_PARTY),
    ),
    Table(
        "indicators",
        "Numbers that are followed",
        (
            id_field("indicator_id", "The indicator"),
            _PROVISION,
            _PARTY,
            text_field("name", "What is counted"),
            text_field("unit", "Its unit"),
            text_field("target", "Its target, a number or words"),
            partial_field("due_on", "By when the target is due"),
            _REMARK,
        ),
        ("indicator_id",),
        (_TO_PROVISION, _TO_PARTY),
    ),
    Table(
        "values",
        "Values of indicators up to the report's day",
        (
            id_field("measurement_id", "The value"),
            id_field("indicator_id", "Its indicator"),
            _PARTY,
            partial_field("measured_on", "Of when"),
            Field("value", "The number", "number", True),
            text_field("qualifier", "Its hedge, such as “more than”"),
            text_field("source", "What says so"),
            _REMARK,
        ),
        ("measurement_id",),
        (_TO_INDICATOR, _TO_PARTY),
    ),
    Table(
        "links",
        "How provisions stand to each other and to targets of the Sustainable Development Goals",
        (
            id_field("link_id", "The link"),
            id_field("provision_id", "The one end; it may lie outside the report"),
            one_of_field("kind", "The relation", LinkKind, is_required=True),
            id_field("other_id", "The other end; it may lie outside the report", is_required=False),
            text_field("target", "The goal's target; empty where the other end is a provision"),
            _REMARK,
            _AUTHOR,
            _INSTANT,
        ),
        ("link_id",),
    ),
    Table(
        "looks",
        "That somebody looked and found no reason to judge anew",
        (
            id_field("look_id", "The look"),
            _PROVISION,
            id_field("party_id", "The party"),
            day_field("looked_on", "When", is_required=True),
            text_field("search_places", "Where somebody looked"),
            text_field("search_languages", "In which languages"),
            text_field("search_terms", "For which terms"),
            day_field("search_until", "Until which day"),
            _AUTHOR,
            _INSTANT,
        ),
        ("look_id",),
        (_TO_PROVISION, _TO_PARTY),
    ),
)


def _rubrics(report: Report) -> Iterator[Row]:
    for each in report.followed.rubrics:
        for one in each.criteria:
            yield (
                *(each.rubric_id, one.rating, each.provision_id, each.version, one.text),
                *(each.remark, each.author, each.recorded_at),
            )


def _specificity(report: Report) -> Iterator[Row]:
    for each in report.followed.specificities:
        traits = (str(getattr(each, trait)) for trait in TRAITS)
        yield each.provision_id, points(each), *traits, each.reason, each.author, each.recorded_at


def _milestones(report: Report) -> Iterator[Row]:
    for each in report.followed.milestones:
        yield (
            *(each.milestone_id, each.provision_id, each.party_id, each.title),
            *(each.due_on, each.met_on, each.remark),
        )


def _indicators(report: Report) -> Iterator[Row]:
    for entry in report.followed.indicators:
        each = entry.indicator
        yield (
            *(each.indicator_id, each.provision_id, each.party_id, each.name, each.unit),
            *(each.target, each.due_on, each.remark),
        )


def _values(report: Report) -> Iterator[Row]:
    for indicator in report.followed.indicators:
        for entry in indicator.values:
            each = entry.measurement
            yield (
                *(each.measurement_id, each.indicator_id, each.party_id, each.measured_on, each.value),
                *(each.qualifier, entry.source, each.remark),
            )


def _links(report: Report) -> Iterator[Row]:
    for entry in report.followed.links:
        each = entry.link
        yield (
            *(each.link_id, each.provision_id, str(each.kind), each.other_id, each.target),
            *(each.remark, each.author, each.recorded_at),
        )


def _looks(report: Report) -> Iterator[Row]:
    for each in report.followed.looks:
        yield (
            *(each.look_id, each.provision_id, each.party_id, each.looked_on, each.search_places),
            *(each.search_languages, each.search_terms, each.search_until, each.author, each.recorded_at),
        )


FOLLOWED_ROWS: Mapping[str, Callable[[Report], Iterator[Row]]] = {
    "rubrics": _rubrics,
    "specificity": _specificity,
    "milestones": _milestones,
    "indicators": _indicators,
    "values": _values,
    "links": _links,
    "looks": _looks,
}
