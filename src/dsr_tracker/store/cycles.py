"""Reporting cycles, and what the closed ones said. Reads only."""

from __future__ import annotations

import sqlite3

from dsr_tracker.core.cycles import Correction, corrections, frozen_cells
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import Cycle
from dsr_tracker.store.contents import content_of
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_TYPE
from dsr_tracker.store.statuses import StatusReader


class CycleReader:
    """The cycles of one tracker."""

    def __init__(self, connection: sqlite3.Connection, read: Reader, status: StatusReader) -> None:
        self._connection = connection
        self._read = read
        self._status = status

    def cycles(self) -> list[Cycle]:
        """All cycles, the latest first."""
        table = BY_TYPE[Cycle]
        rows = self._connection.execute(
            f"{table.select_sql} ORDER BY ends_on DESC, starts_on DESC, cycle_id DESC"
        )
        return list(map(table.to_record, rows))

    def said(self, cycle: Cycle) -> bytes:
        """The report as JSON that was kept when the cycle was closed.

        Raises UnknownNameError for a cycle that was not, or whose report was left out of a hand-over.
        """
        content = content_of(self._connection, cycle.sha256) if cycle.sha256 else None
        if content is None:
            raise UnknownNameError(
                f"What “{cycle.name}” said is not in this tracker.",
                "It is kept when a cycle is closed, and left out where only a part is handed over.",
            )
        return content

    def corrections(self, cycle: Cycle) -> list[Correction]:
        """What the tracker now says otherwise of the closed cycle's last day than the cycle did."""
        frozen = frozen_cells(self.said(cycle))
        columns = self._read.columns()
        shown = {
            provision.provision_id: {party.party_id for party in columns.get(provision.instrument_id, ())}
            for provision in self._read.provisions()
        }
        statuses = self._status.of_provisions(list(shown), cycle.ends_on)
        # What was hidden or retired since is not corrected by that.
        return corrections(
            {cell: rating for cell, rating in frozen.items() if cell.provision_id in shown},
            {cell: status for cell, status in statuses.items() if cell.party_id in shown[cell.provision_id]},
        )
