"""Days and instants."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.dates import is_day, months_before, now, parse_day, parse_past_day, today
from dsr_tracker.core.errors import UnknownNameError


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: datetime.date) -> None:
    assert parse_day(f" {day.isoformat()} ") == day.isoformat()


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-13-01", "2026-02-29", "2026-1-1", "20260101", "2026-W01-1", "today", "٢٠٢٦-٠١-٠١"],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert not is_day(text)
    with pytest.raises(UnknownNameError, match="Write it as year-month-day"):
        parse_day(text)


def test_nobody_has_seen_tomorrow_yet() -> None:
    tomorrow = (datetime.date.fromisoformat(today()) + datetime.timedelta(days=1)).isoformat()
    assert parse_past_day(today()) == today()
    with pytest.raises(UnknownNameError, match="lies in the future"):
        parse_past_day(tomorrow)


def test_instants_are_utc_and_sort_as_text() -> None:
    instant = now()
    assert instant.endswith("Z")
    assert datetime.datetime.fromisoformat(instant).utcoffset() == datetime.timedelta(0)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [("2026-03-31", 1, "2026-02-28"), ("2024-03-31", 1, "2024-02-29"), ("2026-01-15", 13, "2024-12-15")],
)
def test_months_back_stay_inside_the_month(day: str, months: int, before: str) -> None:
    assert months_before(day, months) == before
