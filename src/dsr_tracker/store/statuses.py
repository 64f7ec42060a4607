"""Status of many cells on a day, and counts of them. Reads only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dsr_tracker.core.cells import Cell, CellStatus, Look
from dsr_tracker.store.reading import COLUMNS_SQL, Reader

if TYPE_CHECKING:
    from dsr_tracker.core.matrix import Matrix

_FIELDS = "provision_id, party_id, assessment_id, as_of, rating, confidence, is_contrary"
# Where the newest assessment is later than the day asked for, the index on the cell finds the one
# that was newest then; all other cells stand in `latest` as they are.
_PAST_SQL = f"""
    SELECT {_FIELDS} FROM latest WHERE as_of <= :day
    UNION ALL
    SELECT a.provision_id, a.party_id, a.assessment_id, a.as_of, a.rating, a.confidence, a.is_contrary
    FROM latest l JOIN assessments a ON a.assessment_id = (
        SELECT x.assessment_id FROM assessments x
        WHERE x.provision_id = l.provision_id AND x.party_id = l.party_id AND x.as_of <= :day
        ORDER BY x.as_of DESC, x.assessment_id DESC LIMIT 1)
    WHERE l.as_of > :day
"""


class StatusReader:
    """Statuses on a day. Cells never assessed are absent."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def of_provisions(self, provision_ids: Sequence[str], day: str) -> dict[Cell, CellStatus]:
        """The status of every assessed cell of these provisions."""
        statuses: dict[Cell, CellStatus] = {}
        source = self.source(day)
        for start in range(0, len(provision_ids), 500):
            part = provision_ids[start : start + 500]
            names = {f"p{index}": provision_id for index, provision_id in enumerate(part)}
            rows = self._connection.execute(
                f"SELECT {_FIELDS} FROM ({source})"
                f" WHERE provision_id IN ({', '.join(f':{name}' for name in names)})",
                {"day": day, **names},
            )
            statuses.update(_statuses(rows))
        return statuses

    def looks(self, provision_ids: Sequence[str], day: str) -> dict[str, dict[str, Look]]:
        """What to paint of the assessed cells of these provisions, by party; for very many cells."""
        known = _Looks()
        looks: dict[str, dict[str, Look]] = {provision_id: {} for provision_id in provision_ids}
        source = self.source(day)
        for start in range(0, len(provision_ids), 500):
            part = provision_ids[start : start + 500]
            names = {f"p{index}": provision_id for index, provision_id in enumerate(part)}
            # One text per provision is read several times faster than one row per cell.
            rows = self._connection.execute(
                "SELECT provision_id, json_group_object(party_id, is_contrary || rating)"
                f" FROM ({source}) WHERE provision_id IN ({', '.join(f':{name}' for name in names)})"
                " GROUP BY provision_id",
                {"day": day, **names},
            )
            for provision_id, text in rows:
                looks[provision_id] = {party_id: known[code] for party_id, code in json.loads(text).items()}
        return looks

    def of_party(self, party_ids: Sequence[str], day: str) -> dict[Cell, CellStatus]:
        """The status of every assessed cell of these parties."""
        names = {f"p{index}": party_id for index, party_id in enumerate(party_ids)}
        rows = self._connection.execute(
            f"SELECT {_FIELDS} FROM ({self.source(day)})"
            f" WHERE party_id IN ({', '.join(f':{name}' for name in names)})",
            {"day": day, **names},
        )
        return dict(_statuses(rows))

    def counts_by_party(self, instrument_ids: Sequence[str], day: str) -> dict[str, dict[str, int]]:
        """For each party, how many of its clauses (not measures) in these instruments carry each rating."""
        columns: dict[str, set[str]] = {}
        for instrument_id, party_id in self._connection.execute(COLUMNS_SQL):
            columns.setdefault(instrument_id, set()).add(party_id)
        source = self.source(day)
        counts: dict[str, dict[str, int]] = {}
        for instrument_id in instrument_ids:
            # Joining a million cells with their provisions and columns would take four times as long.
            rows = self._connection.execute(
                f"SELECT party_id, rating, count(*) FROM ({source}) WHERE provision_id IN ("
                " SELECT provision_id FROM provisions WHERE instrument_id = :instrument_id AND clause_id = ''"
                " AND NOT is_retired AND provision_id NOT IN (SELECT hidden_id FROM hidden))"
                " GROUP BY party_id, rating",
                {"day": day, "instrument_id": instrument_id},
            )
            for party_id, rating, count in rows:
                if party_id in columns.get(instrument_id, ()):
                    of_party = counts.setdefault(party_id, {})
                    of_party[rating] = of_party.get(rating, 0) + count
        return counts

    def matrix(
        self,
        instrument_ids: Iterable[str] | None,
        day: str,
        matching: Mapping[str, Collection[str]] | None = None,
    ) -> Matrix:
        """The matrix of these instruments (of all, where None) on that day; of the `matching` cells."""
        from dsr_tracker.core.matrix import build_matrix

        instruments = self._reader.instruments()
        if instrument_ids is not None:
            chosen = set(instrument_ids)
            instruments = [i for i in instruments if i.instrument_id in chosen]
        ids = [instrument.instrument_id for instrument in instruments]
        provisions = self._reader.provisions(ids)
        return build_matrix(
            day,
            self._reader.scale(),
            instruments,
            provisions,
            self._reader.columns(ids),
            self.of_provisions([provision.provision_id for provision in provisions], day),
            matching=matching,
        )

    def newest_day(self) -> str:
        """The latest as-of day of any cell; empty where nothing is assessed."""
        return str(self._connection.execute("SELECT coalesce(max(as_of), '') FROM latest").fetchone()[0])

    def source(self, day: str) -> str:
        """SQL whose rows are every assessed cell's status on `:day`."""
        return f"SELECT {_FIELDS} FROM latest" if self.newest_day() <= day else _PAST_SQL


class _Looks(dict[str, Look]):
    """Each look once, by its contrary mark (0 or 1) and rating in one text."""

    def __missing__(self, code: str) -> Look:
        look = self[code] = Look(code[1:], code[0] == "1")
        return look


def _statuses(rows: Iterable[Sequence[object]]) -> Iterable[tuple[Cell, CellStatus]]:
    for provision_id, party_id, assessment_id, as_of, rating, confidence, is_contrary in rows:
        yield (
            Cell(str(provision_id), str(party_id)),
            CellStatus(str(assessment_id), str(as_of), str(rating), str(confidence), bool(is_contrary)),
        )
