"""What is due, as a calendar that other programs read (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from dsr_tracker.core.following import DueItem, DueKind
from dsr_tracker.core.partial_dates import last_day


def render_calendar(
    items: Iterable[tuple[DueItem, str]],
    tracker_id: str,
    stamp: str,
    kind_words: Callable[[DueKind], str] = str,
) -> bytes:
    """Each thing that is due as an event of a whole day, with the words that say whose it is.

    What is due in a month or year stands on its last day. `stamp` is the instant (ISO 8601 UTC) of the
    export; events keep their identity from one export to the next, so that a calendar replaces them.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//DSR Tracker//EN")
    calendar.add("version", "2.0")
    for item, whose in items:
        event = Event()
        day = _day(item.due_on)
        event.add("uid", f"{item.kind}-{item.item_id.replace('/', '-')}@{tracker_id}")
        event.add("dtstamp", datetime.datetime.fromisoformat(stamp))
        event.add("dtstart", day)
        event.add("dtend", day + datetime.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", item.title)
        event.add("description", f"{whose}\n{item.due_on}".strip())
        event.add("categories", [kind_words(item.kind)])
        event.add("status", "CONFIRMED")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _day(due_on: str) -> datetime.date:
    """The last day that the date can mean: of a month its own last one."""
    last = last_day(due_on)
    for day in range(int(last[8:]), 27, -1):
        try:
            return datetime.date(int(last[:4]), int(last[5:7]), day)
        except ValueError:
            continue
    return datetime.date.fromisoformat(last)
