"""What the tracker held at an earlier instant, from its revisions. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from dsr_tracker.core.records import Record
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_KIND, BY_TYPE, TABLES, table_of_kind

# Few rows, whose lists depend on each other (what is hidden, who takes part): see `reader`.
_SHAPING = ("document", "party", "instrument", "provision", "participation", "figure", "hidden", "setting")


class Past:
    """The tracker as the last edit before the first one after `instant` left it.

    So an edit by a clock that was set back belongs after those it came after. What has no revisions, the
    shipped catalogue above all, is as it is now. What a merge brought came with the merge, whenever the
    other side wrote it. `edit_count` edits came later.
    """

    def __init__(self, connection: sqlite3.Connection, read: Reader, instant: str) -> None:
        self._connection = connection
        self._now = read
        cut, self.edit_count = connection.execute(
            "SELECT cut, (SELECT count(*) FROM edits WHERE seq >= cut AND merged_by = '')"
            " FROM (SELECT min(seq) AS cut FROM edits WHERE recorded_at > ? AND merged_by = '')",
            (instant,),
        ).fetchone()
        self._then = {} if cut is None else self._first_states(cut)

    @property
    def reader(self) -> Reader:
        """Reads the lists that make up the catalogue, and the settings, as they were."""
        if not any(kind in self._then for kind in _SHAPING):
            return self._now
        return Reader(self._rebuilt())

    def records(self, record_type: type[Any], now: list[Any]) -> list[Any]:
        """The records of that type as they were; `now` are those of today, in any order."""
        table = BY_TYPE[record_type]
        then = self._then.get(table.kind, {})
        found = [record for record in now if table.key_of(record) not in then]
        found.extend(record for record in then.values() if record is not None)
        return found

    def _first_states(self, cut: int) -> dict[str, dict[str, Record | None]]:
        """For each record that was touched since, what it was before its first change."""
        found: dict[str, dict[str, Record | None]] = {}
        rows = self._connection.execute(
            "SELECT kind, record_id, before FROM revisions WHERE seq IN (SELECT min(r.seq) FROM edits e"
            " JOIN revisions r USING (edit_id) WHERE e.seq >= ? AND e.merged_by = ''"
            " GROUP BY r.kind, r.record_id) ORDER BY seq",
            (cut,),
        )
        for kind, record_id, before in rows:
            # A document's text is in no report, and would be most of what there is to read.
            if kind != "paragraph":
                found.setdefault(kind, {})[record_id] = table_of_kind(kind).from_json(before)
        return found

    def _rebuilt(self) -> sqlite3.Connection:
        """The few shaping tables in memory, put back, so that the same queries read them."""
        memory = sqlite3.connect(":memory:", isolation_level=None)
        for table in (table for table in TABLES if table.kind in _SHAPING):
            columns = ", ".join(f'"{column}"' for column in table.columns)
            memory.execute(f'CREATE TABLE "{table.name}" (seq INTEGER PRIMARY KEY, {columns})')
            marks = ", ".join("?" * (len(table.columns) + 1))
            rows = self._connection.execute(f'SELECT seq, {columns} FROM "{table.name}"')
            memory.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
            _put_back(memory, table.kind, self._then.get(table.kind, {}))
        return memory


def _put_back(memory: sqlite3.Connection, kind: str, then: Mapping[str, Record | None]) -> None:
    table = BY_KIND[kind]
    # The ids of what analysts add grow: what comes back stands in the order in which it was added.
    for record_id, record in sorted(then.items()):
        if record is None:
            memory.execute(table.delete_sql, (record_id,))
        elif not memory.execute(table.update_sql, [*table.to_row(record), record_id]).rowcount:
            memory.execute(table.insert_sql, table.to_row(record))
