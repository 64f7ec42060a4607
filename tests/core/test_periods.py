"""When a period is over, and when it is worth saying."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_tracker.core.periods import is_over, may_be_called_over, period_end
from dsr_tracker.core.records import Assessment, Instrument, InstrumentKind, Provision
from dsr_tracker.core.scales import COMMITTEE, IMPLEMENTATION


def _instrument(end: str) -> Instrument:
    return Instrument("I", InstrumentKind.AGREEMENT, "I", period_end=end)


def _provision(number: str, end: str) -> Provision:
    return Provision(f"I/{number}", "I", number, "P", period_end=end)


def test_its_own_period_comes_first_then_its_clause_s_then_its_instrument_s() -> None:
    whole, clause = _instrument("2030"), _provision("1", "2025-06")
    assert period_end(_provision("1.1", "2024"), clause, whole) == "2024"
    assert period_end(_provision("1.1", ""), clause, whole) == "2025-06"
    assert period_end(_provision("2", ""), None, whole) == "2030"


@pytest.mark.parametrize(
    ("end", "day", "over"),
    [
        ("", "2026-01-01", False),
        ("2025", "2025-12-31", False),
        ("2025", "2026-01-01", True),
        ("2025-06", "2025-06-30", False),
        ("2025-06", "2025-07-01", True),
        ("2025-06-15", "2025-06-15", False),
        ("2025-06-15", "2025-06-16", True),
    ],
)
def test_a_month_or_year_is_over_when_its_last_day_is(end: str, day: str, over: bool) -> None:
    assert is_over(end, day) is over


def test_it_is_suggested_only_where_it_would_say_something() -> None:
    judged = Assessment("1", "I/1", "EG", "2026-01-01", "limited")
    assert may_be_called_over(judged, "2025", IMPLEMENTATION)
    for other in (
        replace(judged, rating="complete"),
        replace(judged, rating="no_evidence"),
        replace(judged, schedule="period_over"),
        replace(judged, as_of="2025-05-01"),
        replace(judged, rating="grade_a"),
    ):
        assert not may_be_called_over(other, "2025", IMPLEMENTATION)
    assert not may_be_called_over(replace(judged, rating="grade_a"), "2025", COMMITTEE)
