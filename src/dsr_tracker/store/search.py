"""Finds records by what is said in them. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dsr_tracker.core.filtering import CHOICES
from dsr_tracker.core.records import Record
from dsr_tracker.core.searching import Phrase, Query, kinds_of, period_of
from dsr_tracker.store import fields
from dsr_tracker.store.fields import Values
from dsr_tracker.store.indexing import FINDABLE, SIGNED, place_range
from dsr_tracker.store.reading import marks
from dsr_tracker.store.rows import BY_KIND, Table

MOST_COUNTED = 1_001
"""A count that reaches this means: more than a thousand."""
_MOST_ASKED = 500
"""Records read at once; SQLite takes no more than so many values in a query."""

_SHOWN = "e.record_id NOT IN (SELECT hidden_id FROM hidden)"
_AT_PROVISIONS = ("specificity", "rubric", "link", "measurement", "indicator", "milestone")
"""Kinds that are shown with their provision alone, and so not where that is hidden or retired."""
# A value knows its indicator, and that the provision.
_PROVISION = (
    "CASE e.kind WHEN 'measurement' THEN (SELECT i.provision_id FROM measurements m"
    " JOIN indicators i USING (indicator_id) WHERE m.measurement_id = e.record_id) ELSE e.provision_id END"
)
_PROVISION_SHOWN = (
    "EXISTS (SELECT 1 FROM provisions p JOIN instruments i USING (instrument_id)"
    " LEFT JOIN provisions k ON k.provision_id = p.clause_id"
    f" WHERE p.provision_id = {_PROVISION}"
    " AND NOT (p.is_retired OR i.is_retired OR coalesce(k.is_retired, 0))"
    " AND NOT EXISTS (SELECT 1 FROM hidden h"
    " WHERE h.hidden_id IN (p.provision_id, p.clause_id, i.instrument_id)))"
)


class Hit(NamedTuple):
    """A record that was found; `place` says where the next page goes on."""

    kind: str
    record_id: str
    provision_id: str
    party_id: str
    day: str
    place: int


class Found(NamedTuple):
    """A hit with its record."""

    hit: Hit
    record: Record


class SearchReader:
    """Searches one tracker's entries: those of a kind together, and of these the one changed last first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(
        self, query: Query, limit: int = 50, *, before: int | None = None, kinds: Sequence[str] = FINDABLE
    ) -> list[Hit]:
        """The first hits, or the next ones after the place `before`, of these kinds of record."""
        source, conditions, values = _from(query, kinds)
        if not conditions:
            return []
        place = "w.rowid" if query.phrases else "e.entry"
        if before is not None:
            conditions.append(f"{place} < {values.add(before)}")
        rows = self._connection.execute(
            "SELECT e.kind, e.record_id, e.provision_id, e.party_id, e.day, e.entry"
            f" FROM {source} WHERE {' AND '.join(conditions)} ORDER BY {place} DESC LIMIT :limit",
            values | {"limit": limit},
        )
        return list(map(Hit._make, rows.fetchall()))

    def page(
        self, query: Query, kinds: Sequence[str], limit: int = 50, *, before: int | None = None
    ) -> list[Found]:
        """The first hits of these kinds with their records, or the next ones after the place `before`."""
        hits: list[Hit] = []
        for run in _runs(kinds):
            is_over = before is not None and before <= place_range(run[0])[0]
            if len(hits) < limit and not is_over and self._has_any(run):
                hits.extend(self.find(query, limit - len(hits), before=before, kinds=run))
        records = {
            (kind, table.key_of(record)): record
            for kind in kinds
            for table, record in self._records(kind, [hit.record_id for hit in hits if hit.kind == kind])
        }
        keys = ((hit.kind, hit.record_id) for hit in hits)
        return [Found(hit, records[key]) for hit, key in zip(hits, keys, strict=True) if key in records]

    def _has_any(self, run: Sequence[str]) -> bool:
        """Whether there is anything of these kinds, which stand beside each other: else nothing is asked."""
        ends = (place_range(run[0])[0], place_range(run[-1])[1])
        row = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM entries WHERE entry BETWEEN ? AND ?)", ends
        ).fetchone()
        return bool(row[0])

    def _records(self, kind: str, ids: Sequence[str]) -> Iterator[tuple[Table, Record]]:
        table = BY_KIND[kind]
        for first in range(0, len(ids), _MOST_ASKED):
            asked = ids[first : first + _MOST_ASKED]
            rows = self._connection.execute(
                f'{table.select_sql} WHERE "{table.key}" IN ({marks(asked)})', asked
            ).fetchall()
            yield from ((table, table.to_record(row)) for row in rows)

    def count(self, query: Query, kinds: Sequence[str] = FINDABLE) -> int:
        """How many hits there are of these kinds, counted up to MOST_COUNTED."""
        source, conditions, values = _from(query, kinds)
        if not conditions:
            return 0
        found: int = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {' AND '.join(conditions)} LIMIT :most)",
            values | {"most": MOST_COUNTED},
        ).fetchone()[0]
        return found

    def stop(self) -> None:
        """End the search that another thread is at; it raises sqlite3.OperationalError there."""
        self._connection.interrupt()


def _runs(kinds: Iterable[str]) -> list[list[str]]:
    """The kinds in the order of their places, the last first; those that stand beside each other together."""
    runs: list[list[str]] = []
    for number in sorted(map(FINDABLE.index, kinds), reverse=True):
        if runs and runs[-1][0] == FINDABLE[number + 1]:
            runs[-1].insert(0, FINDABLE[number])
        else:
            runs.append([FINDABLE[number]])
    return runs


def _from(query: Query, kinds: Sequence[str]) -> tuple[str, list[str], Values]:
    """The tables to ask, the conditions, and their values; no conditions: nothing."""
    wanted = [kind for kind in kinds_of(query) if kind in kinds]
    if query.is_empty or not wanted:
        return "", [], Values()
    source, place, values = "entries e", "e.entry", Values()
    conditions = [_SHOWN]
    if query.phrases:
        source, place = "entry_words w JOIN entries e ON e.entry = w.rowid", "w.rowid"
        said = " AND ".join(map(_phrase, query.phrases))
        conditions.append(f"entry_words MATCH {values.add(said)}")
    if len(wanted) < len(FINDABLE):
        if len(_runs(wanted)) == 1:
            first, last = place_range(wanted[0])[0], place_range(wanted[-1])[1]
            conditions.append(f"{place} BETWEEN {values.add(first)} AND {values.add(last)}")
        else:
            conditions.append(f"e.kind IN ({', '.join(map(values.add, wanted))})")
    if any(kind in _AT_PROVISIONS for kind in wanted):
        others = ", ".join(f"'{kind}'" for kind in _AT_PROVISIONS)
        conditions.append(f"(e.kind NOT IN ({others}) OR {_PROVISION_SHOWN})")
    conditions.extend(_narrowed(query, wanted, values))
    return source, conditions, values


def _narrowed(query: Query, kinds: Sequence[str], values: Values) -> Iterable[str]:
    """A condition for each field that was typed; several values of one field are alternatives."""
    for name, said in query.fields.items():
        if name not in ("since", "until", "kind"):
            yield f"({' OR '.join(_field(name, value, kinds, values) for value in said)})"
    since, until = period_of(query)
    if since:
        yield f"e.day >= {values.add(since)}"
    if until:
        yield f"e.day <> '' AND e.day <= {values.add(until)}"


def _field(name: str, said: str, kinds: Sequence[str], values: Values) -> str:
    provision_id = _PROVISION if "measurement" in kinds else "e.provision_id"
    match name:
        case "country":
            return fields.country("e.party_id", said, values)
        case "clause":
            return fields.clause(provision_id, said, values)
        case "instrument":
            return fields.instrument(provision_id, said, values)
        case "tag":
            of_itself = f"SELECT kind, record_id FROM taggings WHERE tag_id IN ({fields.tags(said, values)})"
            of_cell = fields.bears(provision_id, "e.party_id", said, values)
            return f"((e.kind, e.record_id) IN ({of_itself}) OR {of_cell})"
        case "author":
            signed = (
                f"(e.kind = '{kind}' AND EXISTS (SELECT 1 FROM {BY_KIND[kind].name} x"
                f" WHERE x.{BY_KIND[kind].key} = e.record_id AND {fields.author('x.author', said, values)}))"
                for kind in SIGNED
                if kind in kinds
            )
            return " OR ".join(signed) or "0"
        case "status":
            return _of_latest(fields.rating("rating", said, values))
        case "confidence":
            return _of_latest(f"confidence = {values.add(said.lower())}")
        case _:
            if said.lower() not in CHOICES["has"]:
                return "0"
            of_cell = fields.has(said.lower(), "e.provision_id", "e.party_id")
            return f"(e.party_id <> '' AND {'NOT ' if name == 'no' else ''}{of_cell})"


def _of_latest(condition: str) -> str:
    return f"(e.provision_id, e.party_id) IN (SELECT provision_id, party_id FROM latest WHERE {condition})"


def _phrase(phrase: Phrase) -> str:
    # Words are letters and digits, so quotes are all the protection they need.
    return f'"{" ".join(phrase.words)}"' + (" *" if phrase.is_open else "")
