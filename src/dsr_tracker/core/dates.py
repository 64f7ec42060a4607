"""Days and instants as ISO 8601 text."""

from __future__ import annotations

import datetime
import re

from dsr_tracker.core.errors import UnknownNameError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def is_day(text: str) -> bool:
    """Whether the text is a calendar day written YYYY-MM-DD."""
    if not _DAY.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def parse_day(text: str, what: str = "date") -> str:
    """The day as YYYY-MM-DD; raises UnknownNameError for anything else."""
    day = text.strip()
    if not is_day(day):
        raise UnknownNameError(
            f"“{text[:40]}” is no {what}.", "Write it as year-month-day, for example 2026-03-31."
        )
    return day


def parse_past_day(text: str, what: str = "date") -> str:
    """The day as YYYY-MM-DD; a day after today is refused, since nobody has seen it yet."""
    day = parse_day(text, what)
    if day > today():
        raise UnknownNameError(
            f"The {what} {day} lies in the future.", "Give today's date or an earlier one."
        )
    return day


def today() -> str:
    """This day where the analyst sits."""
    return datetime.date.today().isoformat()  # noqa: DTZ011 - her calendar day, not UTC's


def now() -> str:
    """This instant in UTC, to the millisecond, ending in Z."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local_time(instant: str) -> str:
    """An instant as the clock shows it where the analyst sits, to the minute."""
    return datetime.datetime.fromisoformat(instant).astimezone().strftime("%Y-%m-%d %H:%M")


def days_after(day: str, count: int) -> str:
    """The day so many days after that one."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=count)).isoformat()


def end_of_day(day: str) -> str:
    """The last instant of that day where the analyst sits, written as `now` writes instants."""
    midnight = datetime.datetime.fromisoformat(day) + datetime.timedelta(days=1)
    # Without a time zone it is the system's, with the summer time of that very day.
    last = midnight.astimezone(datetime.UTC) - datetime.timedelta(milliseconds=1)
    return last.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def months_before(day: str, months: int) -> str:
    """The day that many months earlier; the last of the month where the day does not exist."""
    date = datetime.date.fromisoformat(day)
    index = date.year * 12 + date.month - 1 - months
    year, month = divmod(index, 12)
    for day_of_month in range(date.day, 0, -1):
        try:
            return datetime.date(year, month + 1, day_of_month).isoformat()
        except ValueError:
            continue
    raise AssertionError("every month has a first day")
