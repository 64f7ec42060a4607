"""The cells of clauses on two days, counted by how their status differs. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import What, compare
from dsr_tracker.core.dates import end_of_day
from dsr_tracker.core.records import Assessment
from dsr_tracker.core.scales import NOT_ASSESSED, Scale
from dsr_tracker.store.reading import COLUMNS_SQL
from dsr_tracker.store.store import Store
from dsr_tracker.store.summaries import SHOWN_SQL

_PART = 500
# Whoever is assessed on the earlier day is on the later one, too. What holds on the earlier day and was
# recorded after it may stand in place of another judgement of the same day: then a report made on that
# day said otherwise. Counting a million cells one by one in Python takes minutes.
_PAIRS_SQL = f"""
    SELECT {{cell}}, x.party_id, a.rating, a.scale_id, b.rating, b.scale_id, b.as_of = a.as_of,
      CASE WHEN b.recorded_at > :known_by THEN (
        SELECT r.scale_id || ' ' || r.rating FROM assessments r
        WHERE r.provision_id = x.provision_id AND r.party_id = x.party_id AND r.as_of = b.as_of
          AND r.recorded_at <= :known_by ORDER BY r.assessment_id DESC LIMIT 1) END AS replaced,
      count(*)
    FROM ({{source}}) x
    JOIN provisions p ON p.provision_id = x.provision_id
    JOIN ({COLUMNS_SQL}) c ON c.instrument_id = p.instrument_id AND c.party_id = x.party_id
    JOIN assessments a ON a.assessment_id = x.assessment_id
    LEFT JOIN assessments b ON b.assessment_id = CASE WHEN x.as_of <= :since THEN x.assessment_id ELSE (
        SELECT e.assessment_id FROM assessments e
        WHERE e.provision_id = x.provision_id AND e.party_id = x.party_id AND e.as_of <= :since
        ORDER BY e.as_of DESC, e.assessment_id DESC LIMIT 1) END
    WHERE p.clause_id = '' AND {SHOWN_SQL} {{only}}
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""


class Pair(NamedTuple):
    """So many cells of a party that were and are rated so; `cell` where cells were asked for one by one."""

    party_id: str
    cell: Cell | None
    before: str
    now: str
    what: What | None
    cells: int


def pairs(
    store: Store, since: str, day: str, instrument_ids: Iterable[str], clause_ids: Iterable[str] | None = None
) -> Iterator[Pair]:
    """The cells with a judgement by `day`; one by one where clauses are named, else counted by party."""
    listed = None if clause_ids is None else tuple(clause_ids)
    column, chosen = (
        ("p.instrument_id", tuple(instrument_ids)) if listed is None else ("p.provision_id", listed)
    )
    scale = store.read.scale()
    for start in range(0, len(chosen), _PART):
        names = {f"n{number}": each for number, each in enumerate(chosen[start : start + _PART])}
        sql = _PAIRS_SQL.format(
            cell="''" if listed is None else "x.provision_id",
            source=store.status.source(day),
            only=f"AND {column} IN ({', '.join(f':{name}' for name in names)})",
        )
        values = {"day": day, "since": since, "known_by": end_of_day(since), **names}
        for provision_id, party_id, *rest, count in store.connection.execute(sql, values):
            rating, _, before, *_ = rest
            yield Pair(
                party_id,
                Cell(provision_id, party_id) if provision_id else None,
                before or NOT_ASSESSED,
                rating,
                _what(*rest, scale=scale),
                count,
            )


def _what(  # noqa: PLR0917 - the columns of a row, in their order
    now: str,
    now_scale: str,
    before: str | None,
    before_scale: str | None,
    is_same_day: int | None,
    replaced: str | None,
    *,
    scale: Scale,
) -> What | None:
    """How the later status differs, as docs/method.md has it; None where nothing moved."""
    after = _judged("2", now, now_scale)
    if before is None or before_scale is None:
        return compare(None, after, scale)
    earlier = _judged("2" if is_same_day else "1", before, before_scale)
    what = compare(earlier, after, scale)
    if what is None and replaced:
        scale_id, _, rating = replaced.partition(" ")
        was_said = _judged(earlier.as_of, rating, scale_id)
        return What.CORRECTED if compare(was_said, earlier, scale) is What.CORRECTED else None
    return what


def _judged(as_of: str, rating: str, scale_id: str) -> Assessment:
    """A judgement with what comparing asks for, and no more."""
    return Assessment("", "", "", as_of, rating, scale_id)
