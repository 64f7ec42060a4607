"""The cells that moved since an earlier day or cycle, for filters. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import Movement, movements
from dsr_tracker.core.cycles import Period, period_before, period_named
from dsr_tracker.core.dates import end_of_day
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.partial_dates import is_date, last_day
from dsr_tracker.core.records import Assessment, Cycle
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_TYPE

# A cell that nobody judged in between, nor recorded anything of for earlier days, is as it was.
_MAY_HAVE_MOVED = """
    WHERE as_of <= :day AND (provision_id, party_id) IN (
        SELECT provision_id, party_id FROM assessments
        WHERE as_of <= :day AND (as_of > :since OR recorded_at > :known_by))
"""


def moved_since(connection: sqlite3.Connection, against: str, day: str) -> Mapping[Cell, Movement]:
    """How cells differ on that day from what they were `against` an earlier day, month, year or cycle.

    Against nothing in particular ("") is against the last cycle that ended before the day, or else half a
    year earlier. Nothing moved against a day that is not earlier, or a cycle that there is not.
    """
    read = Reader(connection)
    period = _period(connection, against, day)
    if period is None or period.day >= day:
        return {}
    table = BY_TYPE[Assessment]
    rows = connection.execute(
        f"{table.select_sql} {_MAY_HAVE_MOVED}",
        {"day": day, "since": period.day, "known_by": period.known_by},
    )
    is_closed = period.cycle is not None and bool(period.cycle.closed_at)
    return movements(
        map(table.to_record, rows), period.day, day, period.known_by, read.scale(), is_closed=is_closed
    )


def _period(connection: sqlite3.Connection, against: str, day: str) -> Period | None:
    if is_date(against):
        since = last_day(against)
        return Period(since, since, end_of_day(since))
    table = BY_TYPE[Cycle]
    cycles = list(map(table.to_record, connection.execute(table.select_sql)))
    if not against:
        return period_before(cycles, day)
    try:
        return period_named(against, cycles)
    except UnknownNameError:
        return None
