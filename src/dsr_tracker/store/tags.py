"""Tags, and what bears them. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dsr_tracker.core.records import Tag, Tagging
from dsr_tracker.store.reading import marks
from dsr_tracker.store.rows import BY_TYPE

_ORDER = "ORDER BY family = '', origin = 'analyst', family, position, name COLLATE NOCASE, seq"


class TagReader:
    """Shipped families first, then the analyst's own; retired tags only where they are asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def listed(self, *, with_retired: bool = False) -> list[Tag]:
        """The tags, family by family."""
        table = BY_TYPE[Tag]
        shown = "" if with_retired else "WHERE NOT is_retired"
        rows = self._connection.execute(f"{table.select_sql} {shown} {_ORDER}")
        return [table.to_record(row) for row in rows]

    def taggings(self, tag_id: str) -> list[Tagging]:
        """All that bears that tag, in the order in which it was tagged."""
        return self._taggings("tag_id = ?", (tag_id,))

    def all_taggings(self) -> list[Tagging]:
        """All that bears any tag."""
        return self._taggings("true", ())

    def of_record(self, kind: str, record_id: str, party_id: str = "") -> list[Tagging]:
        """The tags that a record, or a cell (by provision and party), bears itself."""
        return self._taggings("kind = ? AND record_id = ? AND party_id = ?", (kind, record_id, party_id))

    def of_records(self, kind: str, record_ids: Sequence[str]) -> dict[str, list[str]]:
        """The ids of the tags that these records bear, by record; those without any are absent."""
        found: dict[str, list[str]] = {}
        for start in range(0, len(record_ids), 500):
            part = record_ids[start : start + 500]
            rows = self._connection.execute(
                "SELECT record_id, tag_id FROM taggings JOIN tags USING (tag_id) WHERE NOT is_retired"
                f" AND kind = ? AND party_id = '' AND record_id IN ({marks(part)}) ORDER BY taggings.seq",
                (kind, *part),
            )
            for record_id, tag_id in rows:
                found.setdefault(record_id, []).append(tag_id)
        return found

    def counts(self) -> dict[str, dict[str, int]]:
        """For each tag how many records of each kind bear it."""
        counts: dict[str, dict[str, int]] = {}
        for tag_id, kind, count in self._connection.execute(
            "SELECT tag_id, kind, count(*) FROM taggings GROUP BY tag_id, kind"
        ):
            counts.setdefault(tag_id, {})[kind] = count
        return counts

    def _taggings(self, condition: str, values: Sequence[str]) -> list[Tagging]:
        table = BY_TYPE[Tagging]
        rows = self._connection.execute(f"{table.select_sql} WHERE {condition} ORDER BY seq", values)
        return [table.to_record(row) for row in rows]
