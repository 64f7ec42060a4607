"""Milestones, indicators, links, rubrics and looks, as the edits that people make."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence

import icalendar
import pytest

from dsr_tracker.core.editing import Pen, Target
from dsr_tracker.core.errors import InvalidTextError, UnknownNameError
from dsr_tracker.core.following import (
    DueItem,
    DueKind,
    DueState,
    add_indicator,
    add_milestone,
    measure,
    number_in,
    progress,
    read_target,
    read_value,
)
from dsr_tracker.core.history import Change
from dsr_tracker.core.linking import TARGETS, link_provisions, link_target, related
from dsr_tracker.core.looking import SearchLog, log_of, look_at, save_plan
from dsr_tracker.core.records import (
    Indicator,
    Link,
    LinkKind,
    Look,
    Measurement,
    Milestone,
    Party,
    PartyKind,
    Provision,
    Record,
    Rubric,
    SearchPlan,
    Specificity,
)
from dsr_tracker.core.rubrics import (
    MOST_POINTS,
    TRAITS,
    criterion,
    newest_rubric,
    points,
    rate_specificity,
    write_rubric,
)
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.reports.ics import render_calendar

CLAUSE = Provision("A/01", "A", "1", "Cables")
OTHER = Provision("B/02", "B", "2", "Fibre")


@pytest.fixture
def pen() -> Pen:
    numbers = itertools.count(1)
    return Pen("Ann", lambda: f"id-{next(numbers):04d}")


def made(changes: Sequence[Change]) -> Record | None:
    (change,) = changes
    return change.after


# -- what is due --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due_on", "is_met", "state"),
    [
        ("2026-03-30", False, DueState.OVERDUE),
        ("2026-03-31", False, DueState.SOON),
        ("2026-03", False, DueState.SOON),  # the month is not over
        ("2026-07-01", False, DueState.SOON),  # 92 days on
        ("2026-07-02", False, DueState.LATER),
        ("2026", False, DueState.LATER),
        ("2025", False, DueState.OVERDUE),
        ("2025", True, DueState.MET),
    ],
)
def test_what_is_due_in_a_month_or_year_is_so_to_its_end(due_on: str, is_met: bool, state: DueState) -> None:
    item = DueItem(DueKind.MILESTONE, "m", "Law", due_on, is_met=is_met)
    assert item.state("2026-03-31") is state


def test_a_milestone_needs_what_and_when(pen: Pen) -> None:
    milestone = made(add_milestone(pen, CLAUSE, title=" Law \n passed ", due_on="2027-06").changes)
    assert isinstance(milestone, Milestone)
    assert (milestone.title, milestone.due_on, milestone.party_id) == ("Law passed", "2027-06", "")
    with pytest.raises(InvalidTextError, match="by when"):
        add_milestone(pen, CLAUSE, title="Law", due_on="")
    with pytest.raises(UnknownNameError, match="is no date"):
        add_milestone(pen, CLAUSE, title="Law", due_on="soon")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("90", 90),
        ("1,234.5", 1234.5),
        ("90 %", 90),
        ("100000000000", 1e11),
        ("most of them", None),
        ("", None),
    ],
)
def test_a_target_may_be_a_number_or_words(text: str, number: float | None) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("100000000000", "100,000,000,000"),
        ("2030", "2030"),
        ("10,000", "10,000"),
        ("12345.5", "12345.5"),
        ("", ""),
    ],
)
def test_a_long_number_is_read_in_groups(pen: Pen, typed: str, read: str) -> None:
    indicator = made(add_indicator(pen, CLAUSE, name="Money", unit="CNY", target=typed).changes)
    assert isinstance(indicator, Indicator)
    assert read_target(indicator) == read


def test_progress_is_the_newest_value_by_that_day(pen: Pen) -> None:
    indicator = made(
        add_indicator(pen, CLAUSE, name="Households", unit="%", target="80", due_on="2030").changes
    )
    assert isinstance(indicator, Indicator)
    values = [
        made(measure(pen, indicator, value=value, measured_on=day).changes)
        for value, day in (("20", "2024"), ("40", "2025-06-30"), ("30", "2023-01-01"))
    ]
    measurements = [each for each in values if isinstance(each, Measurement)]
    found = progress(indicator, measurements, "2025-12-31")
    assert found.latest is not None
    assert (found.latest.value, found.share, found.is_reached) == (40, 0.5, False)
    assert progress(indicator, measurements, "2024-06-30").share == 30 / 80  # the year 2024 is not over
    assert progress(indicator, [], "2025-12-31") == type(found)(indicator, None, None)


@pytest.mark.parametrize("value", ["", "many", "nan", "inf", "1e999"])
def test_a_value_is_a_number(pen: Pen, value: str) -> None:
    with pytest.raises(InvalidTextError, match="is no number"):
        measure(pen, Indicator("i", "A/01", "Households", "%"), value=value)


def test_a_value_of_a_day_to_come_is_refused(pen: Pen) -> None:
    with pytest.raises(InvalidTextError, match="lies in the future"):
        measure(pen, Indicator("i", "A/01", "Households", "%"), value="5", measured_on="2999")


def test_a_calendar_is_read_again_by_another_reader() -> None:
    items = [
        (DueItem(DueKind.MILESTONE, "A/m;1", "Law, passed; 法律", "2027-06-05"), "Egypt, clause 1"),
        (DueItem(DueKind.INDICATOR, "i", "90 %", "2028-02"), ""),
        (DueItem(DueKind.PERIOD, "p", "Period", "2029"), "All"),
    ]
    content = render_calendar(items, "tracker", "2026-03-31T10:00:00.000Z")
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Law, passed; 法律", "90 %", "Period"]
    assert [event.decoded("DTSTART") for event in events] == [
        datetime.date(2027, 6, 5),
        datetime.date(2028, 2, 29),
        datetime.date(2029, 12, 31),
    ]
    assert len({str(event["UID"]) for event in events}) == 3
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


# -- links ------------------------------------------------------------------------------------------


def test_there_are_169_targets() -> None:
    assert len(TARGETS) == len(set(TARGETS)) == 169
    assert {"1.1", "1.b", "9.c", "17.19", "14.c", "16.b"} <= set(TARGETS)
    assert not {"0.1", "9.d", "17.20", "18.1", "17.a"} & set(TARGETS)


def test_a_link_is_seen_from_both_ends(pen: Pen) -> None:
    link = made(link_provisions(pen, CLAUSE, LinkKind.NARROWS, OTHER, []).changes)
    assert isinstance(link, Link)
    (from_here,), (from_there,) = related("A/01", [link]), related("B/02", [link])
    assert (from_here.words, from_here.other_id) == ("narrows", "B/02")
    assert (from_there.words, from_there.other_id) == ("is narrowed by", "A/01")
    assert related("C/03", [link]) == []


def test_links_that_make_no_sense_are_refused(pen: Pen) -> None:
    conflict = made(link_provisions(pen, CLAUSE, LinkKind.CONFLICTS, OTHER, []).changes)
    assert isinstance(conflict, Link)
    with pytest.raises(InvalidTextError, match="recorded already"):  # from the other end it is the same
        link_provisions(pen, OTHER, LinkKind.CONFLICTS, CLAUSE, [conflict])
    with pytest.raises(InvalidTextError, match="no relation to itself"):
        link_provisions(pen, CLAUSE, LinkKind.NARROWS, CLAUSE, [])
    with pytest.raises(InvalidTextError, match="leads to a target"):
        link_provisions(pen, CLAUSE, LinkKind.CONTRIBUTES, OTHER, [])
    target = made(link_target(pen, CLAUSE, "SDG 9.C", []).changes)
    assert isinstance(target, Link)
    assert target.target == "9.c"
    with pytest.raises(InvalidTextError, match="recorded already"):
        link_target(pen, CLAUSE, "9.c", [target])
    with pytest.raises(UnknownNameError, match="no target"):
        link_target(pen, CLAUSE, "9.z", [])


# -- rubrics and specificity ---------------------------------------------------------------------------


def test_each_version_of_a_rubric_is_kept(pen: Pen) -> None:
    first = made(
        write_rubric(pen, CLAUSE, IMPLEMENTATION, {"limited": "a pilot", "complete": " "}, []).changes
    )
    assert isinstance(first, Rubric)
    second = made(write_rubric(pen, CLAUSE, IMPLEMENTATION, {"complete": "all towns"}, [first]).changes)
    assert isinstance(second, Rubric)
    assert (first.version, second.version) == (1, 2)
    assert newest_rubric([second, first], "A/01", "implementation") == second
    assert newest_rubric([second, first], "A/01", "toronto") is None
    assert criterion(first, "limited") == "a pilot"
    assert criterion(second, "limited") == criterion(None, "limited") == ""
    with pytest.raises(InvalidTextError, match="says already"):
        write_rubric(pen, CLAUSE, IMPLEMENTATION, {"complete": "all towns"}, [first, second])
    with pytest.raises(InvalidTextError, match="says nothing"):
        write_rubric(pen, CLAUSE, IMPLEMENTATION, {"limited": " "}, [])
    with pytest.raises(UnknownNameError):
        write_rubric(pen, CLAUSE, IMPLEMENTATION, {"limited": "x", "great": "y"}, [])


def test_specificity_counts_its_traits(pen: Pen) -> None:
    degrees = {"who": "yes", "what": "yes", "how_much": "partly", "by_when": "no", "measurable": "no"}
    edit = rate_specificity(pen, CLAUSE, degrees, None, reason="Names no sum.")
    first = made(edit.changes)
    assert isinstance(first, Specificity)
    assert (points(first), MOST_POINTS, len(TRAITS)) == (5, 10, 5)
    assert edit.label == "Specificity of clause 1: 5 of 10"
    again = rate_specificity(pen, CLAUSE, {**degrees, "by_when": "yes"}, first, reason="Names no sum.")
    assert again.changes[0].before == first
    with pytest.raises(InvalidTextError, match="recorded already"):
        rate_specificity(pen, CLAUSE, degrees, first, reason="Names no sum.")
    with pytest.raises(UnknownNameError, match="by when"):
        rate_specificity(pen, CLAUSE, {**degrees, "by_when": "maybe"}, None)


# -- looks and plans ------------------------------------------------------------------------------------


def test_a_look_follows_a_plan(pen: Pen) -> None:
    plan = made(
        save_plan(pen, [], SearchPlan("", "Gazettes", "official gazettes", "ar, en", "fibre")).changes
    )
    assert isinstance(plan, SearchPlan)
    targets = [
        Target(CLAUSE, Party("EG", PartyKind.COUNTRY, "Egypt", "EG")),
        Target(OTHER, Party("LA", PartyKind.COUNTRY, "Laos")),
    ]
    edit = look_at(pen, targets, looked_on="2026-03-31", log=log_of(plan, "2026-03-30"))
    assert edit.label == "2 cells: looked at, no change"
    look = edit.changes[0].after
    assert isinstance(look, Look)
    assert (look.search_places, look.search_languages, look.search_terms, look.search_until) == (
        "official gazettes",
        "ar, en",
        "fibre",
        "2026-03-30",
    )
    with pytest.raises(UnknownNameError, match="lies in the future"):
        look_at(pen, targets, looked_on="2999-01-01")
    with pytest.raises(InvalidTextError, match="no cell"):
        look_at(pen, [], log=SearchLog())


def test_two_plans_do_not_share_a_name(pen: Pen) -> None:
    plan = SearchPlan("p", "Gazettes", "official gazettes")
    with pytest.raises(InvalidTextError, match="already"):
        save_plan(pen, [plan], SearchPlan("", "gazettes", "elsewhere"))
    assert save_plan(pen, [plan], SearchPlan("", "gazettes", "elsewhere"), plan).changes[0].before == plan
    with pytest.raises(InvalidTextError, match="says nothing"):
        save_plan(pen, [], SearchPlan("", "Empty"))


@pytest.mark.parametrize(
    ("value", "read"),
    [(1e11, "100,000,000,000"), (700, "700"), (0.1, "0.1"), (61.3, "61.3"), (-1234.5, "-1,234.5")],
)
def test_a_value_is_read_with_all_its_digits(value: float, read: str) -> None:
    assert read_value(value) == read
