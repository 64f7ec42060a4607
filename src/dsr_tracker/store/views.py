"""The views that were kept. Reads only."""

from __future__ import annotations

import sqlite3

from dsr_tracker.core.records import SavedView
from dsr_tracker.store.rows import BY_TYPE


class ViewReader:
    """Views in the order in which they were kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def listed(self) -> list[SavedView]:
        """All views."""
        table = BY_TYPE[SavedView]
        return [
            table.to_record(row)
            for row in self._connection.execute(f"{table.select_sql} ORDER BY position, seq")
        ]
