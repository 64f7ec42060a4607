"""What happened when, and what is left to do. Reads only."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from dsr_tracker.core.agenda import (
    FINAL_RATINGS,
    EvidenceUse,
    Moment,
    MomentKind,
    Place,
    PutAway,
    TodoGroup,
    TodoItem,
    TodoQuery,
)
from dsr_tracker.core.columns import Chosen
from dsr_tracker.core.filtering import Within
from dsr_tracker.core.records import Evidence
from dsr_tracker.core.scales import NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED
from dsr_tracker.store.chosen_columns import chosen_sql
from dsr_tracker.store.filtered import FilteredReader
from dsr_tracker.store.moments import (
    HIDDEN,
    MOMENT_COLUMNS,
    OF_CELL,
    PLACE,
    PLACE_WIDTH,
    SEARCHED,
    fitting_sql,
    moments_sql,
)
from dsr_tracker.store.put_away import PutAwayReader
from dsr_tracker.store.reading import COLUMNS_SQL, Reader
from dsr_tracker.store.rows import BY_KIND, BY_TYPE
from dsr_tracker.store.statuses import StatusReader

_ALL: Chosen = {}
_AT_ONCE = 50_000
"""Assessments or cells up to which a list is read in a few hundredths of a second."""

_END = "coalesce(nullif(p.period_end, ''), nullif(k.period_end, ''), i.period_end)"
_END_DAY = f"({_END} || substr('0000-12-31', length({_END}) + 1))"
_UNRATED = f"'{NOT_ASSESSED}'"
_RATING = f"coalesce(l.rating, {_UNRATED})"
_OUTSIDE = ", ".join(f"'{rating}'" for rating in (NOT_ASSESSED, NO_EVIDENCE, NOT_APPLICABLE))
_FINAL = ", ".join(f"'{rating}'" for rating in sorted(FINAL_RATINGS))
_SAME_CELL = "x.provision_id = l.provision_id AND x.party_id = l.party_id"
_WAITING = (
    "FROM feedback f WHERE f.provision_id = p.provision_id AND f.party_id = c.party_id AND f.state = 'open'"
)
_REASONS = {
    TodoGroup.NEVER_ASSESSED: f"{_RATING} = {_UNRATED}",
    TodoGroup.STALE: (
        f"{_RATING} <> {_UNRATED} AND l.as_of < :stale AND NOT EXISTS"
        f" (SELECT 1 FROM notes x WHERE {_SAME_CELL} AND x.dated_on >= :stale)"
        f" AND NOT EXISTS (SELECT 1 FROM looks x WHERE {_SAME_CELL} AND x.looked_on >= :stale)"
    ),
    TodoGroup.PERIOD_OVER: (
        f"{_END} <> '' AND {_END_DAY} < :today AND {_RATING} NOT IN ({_FINAL})"
        f" AND ({_RATING} = {_UNRATED} OR l.as_of < {_END_DAY})"
    ),
    TodoGroup.UNSOURCED: (
        f"{_RATING} NOT IN ({_OUTSIDE}) AND NOT EXISTS (SELECT 1 FROM citations x WHERE {_SAME_CELL})"
    ),
    TodoGroup.LOW_CONFIDENCE: f"{_RATING} <> {_UNRATED} AND l.confidence = 'low'",
    TodoGroup.UNLOGGED: (
        f"{_RATING} = '{NO_EVIDENCE}' AND EXISTS (SELECT 1 FROM assessments x"
        " WHERE x.assessment_id = l.assessment_id AND (x.search_places = '' OR x.search_until = ''))"
    ),
}
_WANTED = "(:measures OR p.clause_id = '')"
_CONDITIONS = {
    **{group: f"({_WANTED} AND {reason})" for group, reason in _REASONS.items()},
    TodoGroup.FEEDBACK: f"EXISTS (SELECT 1 {_WAITING})",
}
_FIRST = f"{_WAITING} ORDER BY f.received_on, f.feedback_id LIMIT 1"
_FIRST_ID = f"(SELECT f.feedback_id {_FIRST})"
_RECEIVED_ON = f"(SELECT f.received_on {_FIRST})"
_MORE = f"((SELECT count(*) {_WAITING}) - 1)"
_SAID = (
    "(SELECT f.sender || ': ' || f.text ||"
    f" CASE {_MORE} WHEN 0 THEN '' ELSE ' (+' || {_MORE} || ')' END {_FIRST})"
)
_CATALOGUE_ORDER = "i.origin = 'analyst', i.position, i.seq, p.position, p.seq, y.position, y.seq"
_ORDERS = {
    TodoGroup.STALE: f"l.as_of, {_CATALOGUE_ORDER}",
    TodoGroup.LOW_CONFIDENCE: f"l.as_of, {_CATALOGUE_ORDER}",
    TodoGroup.PERIOD_OVER: f"{_END_DAY}, {_CATALOGUE_ORDER}",
    TodoGroup.FEEDBACK: f"{_RECEIVED_ON}, {_CATALOGUE_ORDER}",
}
_CELLS = (
    f" FROM instruments i JOIN provisions p ON p.instrument_id = i.instrument_id"
    f" JOIN ({COLUMNS_SQL}) c ON c.instrument_id = i.instrument_id"
    " JOIN parties y ON y.party_id = c.party_id"
    " LEFT JOIN provisions k ON k.provision_id = p.clause_id"
    " LEFT JOIN latest l ON l.provision_id = p.provision_id AND l.party_id = c.party_id"
    f" WHERE NOT i.is_retired AND i.instrument_id NOT IN {HIDDEN}"
    f" AND NOT p.is_retired AND p.provision_id NOT IN {HIDDEN}"
    f" AND NOT coalesce(k.is_retired, 0) AND p.clause_id NOT IN {HIDDEN}"
    f" AND ({_WANTED} OR p.provision_id IN (SELECT provision_id FROM feedback WHERE state = 'open'))"
    " AND :instrument IN ('', i.instrument_id)"
)
_ITEM = (
    f"{PLACE}, coalesce(l.as_of, ''), {_RATING}, coalesce(l.confidence, ''),"
    f" CASE {_END} WHEN '' THEN '' ELSE {_END_DAY} END"
)
_TODO_COLUMNS = {
    "party": "c.party_id",
    "provision": "p.provision_id",
    "instrument": "i.instrument_id",
    "rating": _RATING,
    "as_of": "coalesce(l.as_of, '')",
    "period_end": f"CASE {_END} WHEN '' THEN '' ELSE {_END_DAY} END",
    "received_on": f"coalesce({_RECEIVED_ON}, '')",
    "said": f"coalesce({_SAID}, '')",
}
_CITED_CELLS = (
    "(SELECT count(*) FROM (SELECT DISTINCT provision_id, party_id"
    " FROM citations c WHERE c.evidence_id = e.evidence_id))"
)
_EVIDENCE_COLUMNS = {
    "title": "coalesce(nullif(e.title, ''), e.url)",
    "publisher": "e.publisher",
    "published_on": "e.published_on",
    "accessed_on": "e.accessed_on",
    "language": "e.language",
    "cells": f"CAST({_CITED_CELLS} AS TEXT)",
}
_EVIDENCE_TEXT = "e.title || ' ' || e.url || ' ' || e.publisher || ' ' || e.remark || ' ' || e.published_on"

# Half a character and a NUL stand in no text of a tracker, and SQLite cannot look for them.
_NOWHERE = re.compile(r"[\ud800-\udfff\x00]")
_LONGEST_WORD = 10_000
_WORDS_AT_ONCE = 50


class AgendaReader:
    """The timeline, the to-do list, the evidence, and what was put away."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader
        self._filtered = FilteredReader(connection, StatusReader(connection, reader))

    def is_big(self) -> bool:
        """Whether the lists may take long enough to be read beside the window."""
        assessments, provisions, parties = self._connection.execute(
            "SELECT (SELECT coalesce(max(seq), 0) FROM assessments),"
            " (SELECT count(*) FROM provisions), (SELECT count(*) FROM parties)"
        ).fetchone()
        return bool(assessments > _AT_ONCE or provisions * parties > _AT_ONCE)

    def moments(
        self,
        kinds: Collection[MomentKind],
        text: str = "",
        limit: int = 500,
        within: Within | None = None,
        chosen: Chosen = _ALL,
    ) -> list[Moment]:
        """The newest lines of the timeline of these kinds in which every word of `text` is found.

        With a filter, of the cells that fit: agreements and periods are those of provisions with such a cell.
        Of some fields (`MOMENT_COLUMNS`), those with chosen values.
        """
        found: list[Moment] = []
        for kind in kinds:
            sql, values = self._moments(kind, text, within, chosen)
            rows = self._connection.execute(sql, {**values, "limit": limit})
            found.extend(_moment(kind, row) for row in rows)
        found.sort(key=lambda moment: (moment.order, moment.moment_id), reverse=True)
        return found[:limit]

    def moment_facets(
        self,
        column: str,
        kinds: Collection[MomentKind],
        text: str = "",
        within: Within | None = None,
        chosen: Chosen = _ALL,
    ) -> list[tuple[Moment, int]]:
        """For each value of a field, and each kind, one such line that has it, and how many have."""
        found: list[tuple[Moment, int]] = []
        for kind in kinds:
            sql, values = self._moments(kind, text, within, chosen, is_whole=True, counted_by=column)
            rows = self._connection.execute(sql, {**values, "limit": -1})
            found.extend((_moment(kind, row[1:]), row[0]) for row in rows)
        return found

    def moment_count(
        self,
        kinds: Collection[MomentKind],
        text: str = "",
        within: Within | None = None,
        chosen: Chosen = _ALL,
    ) -> int:
        """How many such lines there are in all."""
        count = 0
        for kind in kinds:
            sql, values = self._moments(kind, text, within, chosen, is_whole=True)
            count += self._connection.execute(
                f"SELECT count(*) FROM ({sql})", {**values, "limit": -1}
            ).fetchone()[0]
        return count

    def _moments(
        self,
        kind: MomentKind,
        text: str,
        within: Within | None,
        chosen: Chosen,
        *,
        is_whole: bool = False,
        counted_by: str = "",
    ) -> tuple[str, dict[str, Any]]:
        words = text.split()
        condition, values = _every_word(SEARCHED, words)
        has, more = chosen_sql(MOMENT_COLUMNS, chosen)
        condition, bound = f"{condition} AND {has}", dict[str, Any](values) | more
        is_search = is_whole or bool(words) or bool(chosen)
        if within is not None:
            cells, of_cells = self._filtered.cells_sql(*within)
            condition, is_search = f"{condition} AND {fitting_sql(kind, cells)}", True
            bound |= of_cells
        return moments_sql(kind, condition, is_search=is_search, counted_by=counted_by), bound

    def _todo(self, query: TodoQuery) -> tuple[str, dict[str, Any]]:
        """The cells that the query is about, and its values."""
        if query.within is None:
            return _CELLS, _values(query)
        cells, more = self._filtered.cells_sql(*query.within)
        fits = f"(p.provision_id, c.party_id) IN (SELECT provision_id, party_id FROM ({cells}))"
        return f"{_CELLS} AND {fits}", {**_values(query), **more}

    def todo_counts(self, query: TodoQuery) -> dict[TodoGroup, int]:
        """How many cells each group has."""
        sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in _CONDITIONS.values())
        cells, values = self._todo(query)
        row = self._connection.execute(f"SELECT {sums}{cells}", values).fetchone()
        return dict(zip(_CONDITIONS, row, strict=True))

    def todo_items(self, group: TodoGroup, query: TodoQuery, limit: int = 500) -> list[TodoItem]:
        """The first cells of a group: oldest first where a date makes them due, else in catalogue order."""
        cells, values = self._chosen(group, query)
        rows = self._connection.execute(
            f"SELECT {_item(group)}{cells} ORDER BY {_ORDERS.get(group, _CATALOGUE_ORDER)} LIMIT :limit",
            {**values, "limit": limit},
        )
        return [TodoItem(_place(row), *row[PLACE_WIDTH:]) for row in rows]

    def todo_count(self, group: TodoGroup, query: TodoQuery) -> int:
        """How many cells of a group its columns leave."""
        cells, values = self._chosen(group, query)
        count: int = self._connection.execute(f"SELECT count(*){cells}", values).fetchone()[0]
        return count

    def todo_facets(self, group: TodoGroup, query: TodoQuery, column: str) -> list[tuple[TodoItem, int]]:
        """For each value of a column one cell of the group that has it, and how many have."""
        cells, values = self._chosen(group, query)
        rows = self._connection.execute(
            f"SELECT count(*), {_item(group)}{cells} GROUP BY {_TODO_COLUMNS[column]}", values
        )
        return [(TodoItem(_place(row[1:]), *row[1 + PLACE_WIDTH :]), row[0]) for row in rows]

    def _chosen(self, group: TodoGroup, query: TodoQuery) -> tuple[str, dict[str, Any]]:
        cells, values = self._todo(query)
        chosen, more = chosen_sql(_TODO_COLUMNS, query.chosen)
        return f"{cells} AND {_CONDITIONS[group]} AND {chosen}", {**values, **more}

    def evidence(
        self, text: str = "", limit: int = 500, within: Within | None = None, chosen: Chosen = _ALL
    ) -> list[EvidenceUse]:
        """The sources in which every word of `text` is found, the one recorded last first.

        With a filter, those that stand behind a cell that fits; of some columns, those with chosen values.
        """
        table = BY_TYPE[Evidence]
        condition, values = self._evidence(text, within, chosen)
        rows = self._connection.execute(
            f"SELECT {table.columns_of('e')}, {_CITED_CELLS}"
            f" FROM evidence e WHERE {condition} ORDER BY e.seq DESC LIMIT :limit",
            {**values, "limit": limit},
        )
        return [EvidenceUse(table.to_record(row[:-1]), row[-1]) for row in rows]

    def evidence_facets(
        self, column: str, text: str = "", within: Within | None = None, chosen: Chosen = _ALL
    ) -> list[tuple[EvidenceUse, int]]:
        """For each value of a column one such source that has it, and how many have."""
        table = BY_TYPE[Evidence]
        condition, values = self._evidence(text, within, chosen)
        rows = self._connection.execute(
            f"SELECT {table.columns_of('e')}, {_CITED_CELLS}, count(*)"
            f" FROM evidence e WHERE {condition} GROUP BY {_EVIDENCE_COLUMNS[column]}",
            values,
        )
        return [(EvidenceUse(table.to_record(row[:-2]), row[-2]), row[-1]) for row in rows]

    def found_evidence_count(
        self, text: str = "", within: Within | None = None, chosen: Chosen = _ALL
    ) -> int:
        """How many such sources there are."""
        condition, values = self._evidence(text, within, chosen)
        count: int = self._connection.execute(
            f"SELECT count(*) FROM evidence e WHERE {condition}", values
        ).fetchone()[0]
        return count

    def _evidence(self, text: str, within: Within | None, chosen: Chosen) -> tuple[str, dict[str, Any]]:
        condition, values = _every_word(_EVIDENCE_TEXT, text.split())
        has, more = chosen_sql(_EVIDENCE_COLUMNS, chosen)
        condition, bound = f"{condition} AND {has}", {**values, **more}
        if within is None:
            return condition, bound
        behind, of_cells = self._behind(within)
        return f"{condition} AND {behind}", {**bound, **of_cells}

    def evidence_count(self, within: Within | None = None) -> int:
        """How many sources the analyst recorded; with a filter, behind cells that fit."""
        behind, values = ("true", {}) if within is None else self._behind(within)
        count: int = self._connection.execute(
            f"SELECT count(*) FROM evidence e WHERE {behind}", values
        ).fetchone()[0]
        return count

    def _behind(self, within: Within) -> tuple[str, dict[str, Any]]:
        """That a source stands behind a cell that fits."""
        cells, values = self._filtered.cells_sql(*within)
        return (
            "e.evidence_id IN (SELECT evidence_id FROM citations WHERE (provision_id, party_id) IN"
            f" (SELECT provision_id, party_id FROM ({cells})))"
        ), {**values}

    def citing(self, evidence_id: str, limit: int = 500) -> list[TodoItem]:
        """The cells that cite the source, with their newest rating, in catalogue order."""
        rows = self._connection.execute(
            f"SELECT {PLACE}, coalesce(l.as_of, ''), {_RATING}, coalesce(l.confidence, ''), ''"
            " FROM (SELECT DISTINCT provision_id, party_id FROM citations WHERE evidence_id = :evidence) m"
            f"{OF_CELL} LEFT JOIN latest l ON l.provision_id = m.provision_id AND l.party_id = m.party_id"
            f" ORDER BY {_CATALOGUE_ORDER} LIMIT :limit",
            {"evidence": evidence_id, "limit": limit},
        )
        return [TodoItem(_place(row), *row[PLACE_WIDTH:]) for row in rows]

    def put_away(self) -> list[PutAway]:
        """What was hidden of the catalogue, retired of the analyst's own, or dropped by a later catalogue."""
        return PutAwayReader(self._connection, self._reader).listed()

    def withdrawn_with(self, away: PutAway) -> list[Any]:
        """That record with all that belongs to it and was dropped by a later catalogue too."""
        return PutAwayReader(self._connection, self._reader).withdrawn_with(away)

    def parties(self) -> list[Any]:
        """Every party, hidden and retired ones too, in catalogue order."""
        table = BY_KIND["party"]
        rows = self._connection.execute(f"{table.select_sql} ORDER BY origin = 'analyst', position, seq")
        return [table.to_record(row) for row in rows]


def _item(group: TodoGroup) -> str:
    """What is read of a cell of the group."""
    return f"{_ITEM}, {_FIRST_ID}, {_RECEIVED_ON}, {_SAID}" if group is TodoGroup.FEEDBACK else _ITEM


def _place(row: Sequence[Any]) -> Place:
    head = list(row[:PLACE_WIDTH])
    head[5] = bool(head[5])
    return Place(*head)


def _moment(kind: MomentKind, row: Sequence[Any]) -> Moment:
    moment_id, day, order, text, rating, scale_id, author, url = row[:-PLACE_WIDTH]
    return Moment(
        kind, moment_id, day, order, text, _place(row[-PLACE_WIDTH:]), rating, scale_id, author, url
    )


def _values(query: TodoQuery) -> dict[str, Any]:
    return {
        "today": query.today,
        "stale": query.stale_before,
        "instrument": query.instrument_id,
        "measures": query.with_measures,
    }


def _every_word(column: str, words: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A condition that the column holds every word, whatever signs it is made of, and its values."""
    if any(_NOWHERE.search(word) or len(word) > _LONGEST_WORD for word in words):
        return "false", {}
    patterns = [
        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%" for word in words
    ]
    if len(patterns) > _WORDS_AT_ONCE:
        # A whole page was pasted: as one condition for each word that would be too deep for SQLite.
        wanted = f"NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE {column} NOT LIKE w.value ESCAPE '\\')"
        return wanted, {"words": json.dumps(patterns)}
    values = {f"word{number}": pattern for number, pattern in enumerate(patterns)}
    return " AND ".join(f"{column} LIKE :{name} ESCAPE '\\'" for name in values) or "true", values
