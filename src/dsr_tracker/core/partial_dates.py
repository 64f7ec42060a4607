"""Dates that may stop at the month or the year, since the documents often say no more."""

from __future__ import annotations

import re

from dsr_tracker.core.dates import is_day
from dsr_tracker.core.errors import UnknownNameError

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def is_date(text: str) -> bool:
    """Whether the text is a year, a month or a day: YYYY, YYYY-MM or YYYY-MM-DD."""
    return _DATE.fullmatch(text) is not None and is_day(first_day(text))


def parse_date(text: str, what: str = "date") -> str:
    """The date as written, or empty; raises UnknownNameError for anything else."""
    date = text.strip()
    if date and not is_date(date):
        raise UnknownNameError(
            f"“{date[:40]}” is no {what}.",
            "Write a day, a month or a year: 2026-03-31, 2026-03 or 2026.",
        )
    return date


def first_day(date: str) -> str:
    """The first day that the date can mean."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """The last day that the date can mean, for comparing: a month is taken to have 31 days."""
    return date + "-12-31"[len(date) - 4 :]


def parse_period(start: str, end: str) -> tuple[str, str]:
    """Start and end of a period, each possibly empty; raises UnknownNameError where the end comes first."""
    first, last = parse_date(start, "start of the period"), parse_date(end, "end of the period")
    if first and last and last_day(last) < first_day(first):
        raise UnknownNameError(
            f"The period ends ({last}) before it starts ({first}).", "Correct one of the two dates."
        )
    return first, last
