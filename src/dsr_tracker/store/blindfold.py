"""What a reader reads blind is not there for her: views of this connection alone stand before the tables.

Whatever reads through the connection is blind without knowing it, and so is what is written tomorrow. The
file itself holds no view and is not touched. Source: docs/method.md, second readings.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import ReadingBatch
from dsr_tracker.core.sight import LABEL_OF_BLIND
from dsr_tracker.store.rows import BY_TYPE

# By table, when a row `t` of a cell that is read blind is hidden. A reader sees her own readings. Sources
# stay, and that they are cited: she judges by them.
_HIDDEN = {
    **dict.fromkeys(("assessments", "latest", "notes", "adjudications", "feedback", "looks", "entries"), ""),
    "readings": " AND t.author <> {reader}",
    "revisions": " AND t.kind <> 'citation'",
}
# The label of an edit says the rating that it gave. What she did herself she knows.
_LABEL = f"""
    CASE WHEN t.edit_id IN (
        SELECT r.edit_id FROM temp.blind_cells b CROSS JOIN main.revisions r
        ON r.provision_id = b.provision_id AND r.party_id = b.party_id
        WHERE r.provision_id <> '' AND r.kind <> 'citation')
    AND NOT EXISTS (SELECT 1 FROM main.edits own WHERE own.author = {{reader}}
        AND own.action IN ('do', 'merge') AND own.edit_id = coalesce(nullif(t.target_id, ''), t.edit_id))
    THEN '{LABEL_OF_BLIND}' ELSE t.label END AS label"""


class Blindfold:
    """Hides from a reader what was judged of the cells that she reads blind, as long as it is on."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._reader = ""
        self._lifted = 0
        self._cells: frozenset[Cell] = frozenset()

    @property
    def cells(self) -> frozenset[Cell]:
        """The cells of which nothing is seen just now."""
        return frozenset() if self._lifted else self._cells

    def put_on(self, reader: str) -> None:
        """Hide what this person reads blind, by the batches that are in the file now, and nothing else."""
        cells = _blind_cells(self._connection, reader)
        if (reader, cells) == (self._reader, self._cells):
            return
        with self.lifted():
            self._reader, self._cells = reader, cells
            if cells:
                self._keep_cells()

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Within it all is seen: to write, or to carry over what nobody is shown."""
        self._lifted += 1
        try:
            if self._lifted == 1 and self._cells:
                self._take_off()
            yield
        finally:
            self._lifted -= 1
            if not self._lifted and self._cells:
                self._hide()

    def _keep_cells(self) -> None:
        with self._writing():
            self._connection.execute(
                "CREATE TEMP TABLE IF NOT EXISTS blind_cells (provision_id TEXT NOT NULL, party_id TEXT NOT"
                " NULL, PRIMARY KEY (provision_id, party_id)) WITHOUT ROWID"
            )
            self._connection.execute("DELETE FROM temp.blind_cells")
            self._connection.executemany("INSERT INTO temp.blind_cells VALUES (?, ?)", self._cells)

    def _hide(self) -> None:
        reader = "'" + self._reader.replace("'", "''") + "'"
        columns = self._connection.execute("PRAGMA main.table_info(edits)").fetchall()
        said = (_LABEL.format(reader=reader) if name == "label" else f"t.{name}" for _, name, *_ in columns)
        with self._writing():
            for table, condition in _HIDDEN.items():
                self._connection.execute(
                    f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} t WHERE NOT EXISTS"
                    " (SELECT 1 FROM temp.blind_cells b WHERE b.provision_id = t.provision_id"
                    f" AND b.party_id = t.party_id{condition.format(reader=reader)})"
                )
            self._connection.execute(f"CREATE TEMP VIEW edits AS SELECT {', '.join(said)} FROM main.edits t")

    def _take_off(self) -> None:
        with self._writing():
            for table in (*_HIDDEN, "edits"):
                self._connection.execute(f"DROP VIEW IF EXISTS temp.{table}")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """SQLite takes a view of the connection for a write, also where the file is read only."""
        (is_read_only,) = self._connection.execute("PRAGMA query_only").fetchone()
        self._connection.execute("PRAGMA query_only=OFF")
        try:
            yield
        finally:
            self._connection.execute(f"PRAGMA query_only={is_read_only}")


def _blind_cells(connection: sqlite3.Connection, reader: str) -> frozenset[Cell]:
    """The cells of the reader's blind batches that are still open."""
    table = BY_TYPE[ReadingBatch]
    rows = connection.execute(
        f"{table.select_sql} WHERE reader = ? AND is_blind AND closed_at = ''", (reader,)
    )
    batches: list[ReadingBatch] = list(map(table.to_record, rows))
    return frozenset(Cell(*cell) for batch in batches for cell in batch.cells)
