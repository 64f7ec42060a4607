"""Counts and short lines of many cells, for pages that show more than one cell at a time. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.summary import EXCERPT_LENGTH, CellLine, Tally
from dsr_tracker.store.reading import COLUMNS_SQL, Reader, marks
from dsr_tracker.store.statuses import StatusReader

_PART = 500
SHOWN_SQL = """
    NOT p.is_retired AND p.provision_id NOT IN (SELECT hidden_id FROM hidden)
    AND p.clause_id NOT IN (SELECT hidden_id FROM hidden)
    AND p.clause_id NOT IN (SELECT provision_id FROM provisions WHERE is_retired)
    AND p.instrument_id NOT IN (SELECT hidden_id FROM hidden)
    AND p.instrument_id NOT IN (SELECT instrument_id FROM instruments WHERE is_retired)
"""


class SummaryReader:
    """Tallies and lines on a day. What is hidden or retired is left out."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader
        self._status = StatusReader(connection, reader)

    def has_more_than(self, count: int) -> bool:
        """Whether more cells than that were ever assessed."""
        rows = self._connection.execute("SELECT count(*) FROM (SELECT 1 FROM latest LIMIT ?)", (count + 1,))
        return bool(rows.fetchone()[0] > count)

    def tallies(
        self,
        day: str,
        *,
        instrument_ids: Sequence[str] = (),
        party_ids: Sequence[str] = (),
        of_measures: bool = False,
    ) -> dict[tuple[str, str], Tally]:
        """The clause cells (or measure cells) of each instrument and party, counted by rating.

        In the order of instruments and their columns; of these instruments and parties only, where
        any are given.
        """
        kind = "p.clause_id <> ''" if of_measures else "p.clause_id = ''"
        sizes = dict(
            self._connection.execute(
                f"SELECT instrument_id, count(*) FROM provisions p WHERE {kind} AND {SHOWN_SQL}"
                " GROUP BY instrument_id"
            )
        )
        names = {f"party{number}": party_id for number, party_id in enumerate(party_ids)}
        places = {f"instrument{number}": each for number, each in enumerate(instrument_ids)}
        only = _within("s.party_id", names) + _within("p.instrument_id", places)
        rows = self._connection.execute(
            f"SELECT p.instrument_id, s.party_id, s.rating, count(*) FROM ({self._status.source(day)}) s"
            f" JOIN provisions p ON p.provision_id = s.provision_id WHERE {kind} AND {SHOWN_SQL}{only}"
            " GROUP BY p.instrument_id, s.party_id, s.rating",
            {"day": day, **names, **places},
        )
        counts: dict[tuple[str, str], dict[str, int]] = {}
        for instrument_id, party_id, rating, count in rows:
            counts.setdefault((instrument_id, party_id), {})[rating] = count
        columns = self._reader.columns(instrument_ids or None)
        chosen = set(party_ids)
        return {
            key: Tally(counts.get(key, {}), sizes[instrument.instrument_id])
            for instrument in self._reader.instruments()
            for party in columns.get(instrument.instrument_id, ())
            if instrument.instrument_id in sizes and (not chosen or party.party_id in chosen)
            for key in [(instrument.instrument_id, party.party_id)]
        }

    def lines_of_parties(self, party_ids: Sequence[str], day: str) -> dict[Cell, CellLine]:
        """Every cell of these parties, clauses and measures, those never assessed too."""
        if not party_ids:
            return {}
        statuses = self._status.of_party(party_ids, day)
        return self._lines(f"c.party_id IN ({marks(party_ids)})", party_ids, statuses, day)

    def lines_of_provisions(self, provision_ids: Sequence[str], day: str) -> dict[Cell, CellLine]:
        """Every cell of these provisions, those never assessed too, in the order of the columns."""
        lines: dict[Cell, CellLine] = {}
        statuses = self._status.of_provisions(provision_ids, day)
        for part in _parts(provision_ids):
            lines |= self._lines(f"p.provision_id IN ({marks(part)})", part, statuses, day)
        return lines

    def _lines(
        self, condition: str, values: Sequence[str], statuses: dict[Cell, CellStatus], day: str
    ) -> dict[Cell, CellLine]:
        rows = self._connection.execute(
            "SELECT p.provision_id, c.party_id,"
            " (SELECT count(*) FROM notes n WHERE n.provision_id = p.provision_id"
            "   AND n.party_id = c.party_id AND n.dated_on <= ?),"
            " (SELECT count(DISTINCT t.evidence_id) FROM citations t"
            "   WHERE t.provision_id = p.provision_id AND t.party_id = c.party_id)"
            f" FROM provisions p JOIN ({COLUMNS_SQL}) c ON c.instrument_id = p.instrument_id"
            f" WHERE {SHOWN_SQL} AND {condition}",
            (day, *values),
        ).fetchall()
        marked = self._marks(
            status.assessment_id
            for provision_id, party_id, *_ in rows
            if (status := statuses.get(Cell(provision_id, party_id))) is not None
        )
        lines: dict[Cell, CellLine] = {}
        for provision_id, party_id, note_count, evidence_count in rows:
            cell = Cell(provision_id, party_id)
            status = statuses.get(cell)
            reason, claimed, schedule = marked.get(status.assessment_id if status else "", ("", "", ""))
            lines[cell] = CellLine(cell, status, reason, note_count, evidence_count, claimed, schedule)
        return lines

    def _marks(self, assessment_ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
        """The beginning of the reason, the claimed rating and the schedule of each judgement."""
        found: dict[str, tuple[str, str, str]] = {}
        for part in _parts(list(assessment_ids)):
            rows = self._connection.execute(
                f"SELECT assessment_id, substr(reason, 1, {EXCERPT_LENGTH}), claimed, schedule"
                f" FROM assessments WHERE assessment_id IN ({marks(part)})",
                part,
            )
            found |= {
                assessment_id: (reason, claimed, schedule)
                for assessment_id, reason, claimed, schedule in rows
            }
        return found


def _within(column: str, names: Iterable[str]) -> str:
    listed = ", ".join(f":{name}" for name in names)
    return f" AND {column} IN ({listed})" if listed else ""


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _PART] for start in range(0, len(values), _PART))
