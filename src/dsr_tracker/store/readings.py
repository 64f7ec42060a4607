"""Second readings with the judgements that they stand beside, and what outsiders said. Reads only."""

from __future__ import annotations

import sqlite3
from typing import Any

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Adjudication, Assessment, Feedback, Reading, ReadingBatch
from dsr_tracker.core.second_reading import ReadPair
from dsr_tracker.store.rows import BY_TYPE

# What held on the reader's day when she first recorded her reading. What was recorded later, perhaps with
# hers in sight, must make nobody agree. Ids of both only ever grow, whatever becomes of the clock.
_FIRST = """
    coalesce(nullif(d.first_id, ''), (SELECT a.assessment_id FROM assessments a
        WHERE a.provision_id = r.provision_id AND a.party_id = r.party_id AND a.as_of <= r.as_of
        AND a.assessment_id < r.reading_id
        ORDER BY a.as_of DESC, a.assessment_id DESC LIMIT 1))"""


class ReadingReader:
    """Batches, readings, adjudications and feedback of one tracker."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def batches(self) -> list[ReadingBatch]:
        """All batches, the newest first."""
        return self._select(ReadingBatch, "ORDER BY batch_id DESC")

    def pairs(self, *, batch_id: str = "", reader: str = "", cell: Cell | None = None) -> list[ReadPair]:
        """Readings beside their first judgements, in the order in which they were recorded.

        Of one batch, one reader or one cell where that is named. A judgement that was withdrawn before the
        reading is none.
        """
        reading, first, decided = BY_TYPE[Reading], BY_TYPE[Assessment], BY_TYPE[Adjudication]
        provision_id, party_id = cell or ("", "")
        rows = self._connection.execute(
            f"SELECT {reading.columns_of('r')}, {first.columns_of('f')}, {decided.columns_of('d')}"
            " FROM readings r LEFT JOIN adjudications d ON d.adjudication_id ="
            " (SELECT max(adjudication_id) FROM adjudications WHERE reading_id = r.reading_id)"
            f" LEFT JOIN assessments f ON f.assessment_id = {_FIRST}"
            " WHERE :batch_id IN ('', r.batch_id) AND :reader IN ('', r.author)"
            " AND :provision_id IN ('', r.provision_id) AND :party_id IN ('', r.party_id)"
            " ORDER BY r.reading_id",
            {"batch_id": batch_id, "reader": reader, "provision_id": provision_id, "party_id": party_id},
        )
        split, end = len(reading.columns), len(reading.columns) + len(first.columns)
        return [
            ReadPair(
                reading.to_record(row[:split]),
                None if row[split] is None else first.to_record(row[split:end]),
                None if row[end] is None else decided.to_record(row[end:]),
            )
            for row in rows
        ]

    def feedback(self, cell: Cell | None = None) -> list[Feedback]:
        """What outsiders said, of one cell or of all, the newest first."""
        provision_id, party_id = cell or ("", "")
        return self._select(
            Feedback,
            "WHERE ? IN ('', provision_id) AND ? IN ('', party_id)"
            " ORDER BY received_on DESC, feedback_id DESC",
            (provision_id, party_id),
        )

    def _select(self, of: type[Any], where: str, values: tuple[str, ...] = ()) -> list[Any]:
        table = BY_TYPE[of]
        return list(map(table.to_record, self._connection.execute(f"{table.select_sql} {where}", values)))
