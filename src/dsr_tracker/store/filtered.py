"""The cells that fit a filter. Reads only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from dsr_tracker.core.filtering import ALL_MUST_FIT, AsSeen, Filter, Matching, ratings_meant
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.store import fields
from dsr_tracker.store.fields import Values
from dsr_tracker.store.reading import COLUMNS_SQL
from dsr_tracker.store.statuses import StatusReader

_SHOWN = """
    NOT p.is_retired AND p.provision_id NOT IN (SELECT hidden_id FROM hidden)
    AND p.clause_id NOT IN (SELECT hidden_id FROM hidden)
    AND p.clause_id NOT IN (SELECT provision_id FROM provisions WHERE is_retired)
    AND p.instrument_id NOT IN (SELECT hidden_id FROM hidden)
    AND p.instrument_id NOT IN (SELECT instrument_id FROM instruments WHERE is_retired)
"""
Counts = dict[str, dict[str, int]]
_RATING = f"coalesce(s.rating, '{NOT_ASSESSED}')"


class FilteredReader:
    """Finds the cells of clauses and measures that fit; hidden and retired ones never do."""

    def __init__(self, connection: sqlite3.Connection, status: StatusReader) -> None:
        self._connection = connection
        self._status = status

    def matching(self, chosen: Filter, seen: AsSeen, instrument_ids: Sequence[str] = ()) -> Matching:
        """The cells that fit, of these instruments (of all, where none is named)."""
        is_of_assessed = _is_of_assessed(chosen)
        sql, values = self._sql(chosen, seen, instrument_ids, is_for_groups=is_of_assessed)
        # One text per provision is read several times faster than one row per cell.
        rows = self._connection.execute(
            f"SELECT provision_id, json_group_object(party_id, rating) FROM ({sql}) GROUP BY provision_id",
            values,
        )
        matching = {provision_id: json.loads(text) for provision_id, text in rows}
        return self._of_columns(matching) if is_of_assessed else matching

    def _of_columns(self, matching: Matching) -> Matching:
        """Without parties that are no columns: asked of a provision, not of each of its cells in SQL."""
        members: dict[str, set[str]] = {}
        for instrument_id, party_id in self._connection.execute(COLUMNS_SQL):
            members.setdefault(instrument_id, set()).add(party_id)
        instruments = dict(self._connection.execute("SELECT provision_id, instrument_id FROM provisions"))
        for provision_id, ratings in matching.items():
            columns = members.get(instruments[provision_id], set())
            if not columns.issuperset(ratings):
                matching[provision_id] = {party: ratings[party] for party in ratings if party in columns}
        return {provision_id: ratings for provision_id, ratings in matching.items() if ratings}

    def count(self, chosen: Filter, seen: AsSeen, instrument_ids: Sequence[str] = ()) -> int:
        """How many cells fit, measures included."""
        sql, values = self.cells_sql(chosen, seen, instrument_ids)
        found: int = self._connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0]
        return found

    def clause_counts(
        self, chosen: Filter, seen: AsSeen, instrument_ids: Sequence[str] = ()
    ) -> tuple[Counts, Counts]:
        """The clause cells that fit, counted by rating for each party and for each clause."""
        sql, values = self.cells_sql(chosen, seen, instrument_ids)
        found: list[Counts] = []
        for column in ("party_id", "provision_id"):
            counts: Counts = {}
            for key, rating, count in self._connection.execute(
                f"SELECT {column}, rating, count(*) FROM ({sql} AND p.clause_id = '') GROUP BY 1, 2", values
            ):
                counts.setdefault(key, {})[rating] = count
            found.append(counts)
        return found[0], found[1]

    def authors(self) -> list[str]:
        """Who made the judgements recorded last, by name."""
        rows = self._connection.execute(
            "SELECT DISTINCT author FROM (SELECT author FROM assessments ORDER BY seq DESC LIMIT 20000)"
            " WHERE author <> '' ORDER BY author"
        )
        return [row[0] for row in rows]

    def cells_sql(
        self, chosen: Filter, seen: AsSeen, instrument_ids: Sequence[str] = ()
    ) -> tuple[str, Values]:
        """A query for the provision, party and rating of each cell that fits, with its values by name."""
        return self._sql(chosen, seen, instrument_ids, is_for_groups=False)

    def _sql(
        self, chosen: Filter, seen: AsSeen, instrument_ids: Sequence[str], *, is_for_groups: bool
    ) -> tuple[str, Values]:
        """The same; for groups by provision it comes in their order, and parties need not be columns."""
        values = Values({"day": seen.day, "looked_since": seen.stale_before})
        is_of_assessed = _is_of_assessed(chosen)
        party = "s.party_id" if is_of_assessed else "c.party_id"
        conditions = list(_conditions(chosen, values, party))
        if chosen.moved:
            moved = values.add(self._moved(chosen, seen.day))
            cells = f"SELECT value ->> 0, value ->> 1 FROM json_each({moved})"
            conditions.append(f"(p.provision_id, {party}) IN ({cells})")
        if instrument_ids:
            # The + hides the instruments' index: by it, all cells found were sorted in a temporary file.
            column = "+p.instrument_id" if is_for_groups else "p.instrument_id"
            conditions.append(f"{column} IN ({', '.join(map(values.add, instrument_ids))})")
        source = self._status.source(seen.day)
        if is_of_assessed:
            # CROSS JOIN keeps the order: what is asked of a provision is not asked of each of its cells.
            tables = f"provisions p CROSS JOIN ({source}) s ON s.provision_id = p.provision_id"
            if not is_for_groups:
                conditions.append(f"(p.instrument_id, s.party_id) IN ({COLUMNS_SQL})")
        else:
            tables = (
                f"provisions p JOIN ({COLUMNS_SQL}) c ON c.instrument_id = p.instrument_id"
                f" LEFT JOIN ({source}) s ON s.provision_id = p.provision_id AND s.party_id = c.party_id"
            )
        where = " AND ".join((_SHOWN, *conditions))
        return (
            f"SELECT p.provision_id, {party} AS party_id, {_RATING} AS rating FROM {tables} WHERE {where}",
            values,
        )

    def _moved(self, chosen: Filter, day: str) -> str:
        """The cells that moved as the filter says, as JSON."""
        from dsr_tracker.store.moved import moved_since  # not for the first paint

        moved = moved_since(self._connection, chosen.against, day)
        return json.dumps([cell for cell, each in moved.items() if each.what in chosen.moved])


def _is_of_assessed(chosen: Filter) -> bool:
    """Whether only cells with a judgement can fit."""
    ratings = chosen.values("status")
    is_rated = bool(ratings) and not any(NOT_ASSESSED in ratings_meant(said) for said in ratings)
    return chosen.needs_status or is_rated


def _conditions(chosen: Filter, values: Values, party: str) -> Iterator[str]:
    if chosen.needs_status:
        yield f"s.rating <> '{NOT_ASSESSED}'"
    for field in chosen.fields:
        said = chosen.values(field)
        if field == "since":
            yield f"s.as_of >= {values.add(chosen.since)}"
        elif field == "until":
            yield f"s.as_of <= {values.add(chosen.until)}"
        elif field in ("moved", "against"):
            continue
        else:
            joint = " AND " if field in ALL_MUST_FIT else " OR "
            yield f"({joint.join(_condition(field, value, values, party) for value in said)})"


def _condition(field: str, said: str, values: Values, party: str) -> str:
    match field:
        case "instrument":
            return fields.instrument("p.provision_id", said, values)
        case "clause":
            return fields.clause("p.provision_id", said, values)
        case "country":
            return fields.country(party, said, values)
        case "status":
            return fields.rating(_RATING, said, values)
        case "confidence":
            return f"s.confidence = {values.add(said)}"
        case "tag":
            return fields.bears("p.provision_id", party, said, values)
        case "author":
            signed = fields.author("x.author", said, values)
            return (
                f"EXISTS (SELECT 1 FROM assessments x WHERE x.assessment_id = s.assessment_id AND {signed})"
            )
        case "specificity":
            return fields.specificity("p.provision_id", said)
        case "has":
            return fields.has(said, "p.provision_id", party)
        case "no":
            return f"NOT {fields.has(said, 'p.provision_id', party)}"
        case _:
            return "s.is_contrary" if said == "contrary" else _STALE.format(party=party)


_STALE = (
    "(s.as_of < :looked_since AND NOT EXISTS (SELECT 1 FROM notes x WHERE x.provision_id = p.provision_id"
    " AND x.party_id = {party} AND x.dated_on >= :looked_since))"
)
