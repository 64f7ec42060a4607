"""Archived copies of sources. Reads only."""

from __future__ import annotations

import sqlite3

from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import ArchivedCopy, Evidence
from dsr_tracker.store.contents import content_of
from dsr_tracker.store.rows import BY_TYPE


class CopyReader:
    """The archived copies of one tracker."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def copies(self, evidence_id: str = "") -> list[tuple[ArchivedCopy, Evidence]]:
        """Each copy with its source, in the order in which they were kept; of one source where named."""
        copy, evidence = BY_TYPE[ArchivedCopy], BY_TYPE[Evidence]
        rows = self._connection.execute(
            f"SELECT {copy.columns_of('c')}, {evidence.columns_of('e')} FROM archived_copies c"
            " JOIN evidence e USING (evidence_id) WHERE ? IN ('', c.evidence_id) ORDER BY c.copy_id",
            (evidence_id,),
        )
        split = len(copy.columns)
        return [(copy.to_record(row[:split]), evidence.to_record(row[split:])) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many copies each source has; sources without one are absent."""
        return dict(self._connection.execute("SELECT evidence_id, count(*) FROM archived_copies GROUP BY 1"))

    def content(self, copy: ArchivedCopy) -> bytes:
        """The copy's bytes; raises UnknownNameError where they are not in this file."""
        found = content_of(self._connection, copy.sha256)
        if found is None:
            raise UnknownNameError(
                f"What “{copy.file_name}” held is not in this tracker.",
                "Restore a backup, or archive it again.",
            )
        return found
