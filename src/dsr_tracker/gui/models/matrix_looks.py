"""What to paint of the matrix's cells, read a page of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_tracker.core.cells import Look
from dsr_tracker.core.records import Provision
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.matrix_rows import MatrixRows
from dsr_tracker.gui.viewing import Viewing

OPEN = Look(NOT_ASSESSED)
"""How a cell looks that nobody has assessed."""
_PAGE = 32
"""Rows read at once; one page of a screen and a little more."""

Looks = list[Look | None]


class MatrixLooks:
    """Holds the looks of the rows that were asked for, on the day that is looked at."""

    def __init__(self, document: Document, viewing: Viewing, rows: MatrixRows) -> None:
        self._document = document
        self._viewing = viewing
        self._rows = rows
        self._looks: dict[str, Looks] = {}

    def of_row(self, row: int) -> Looks:
        """What to paint of the row's cells, by column; empty for a heading and the mean."""
        provision = self._rows.provision_at(row)
        if provision is None:
            return []
        found = self._looks.get(provision.provision_id)
        if found is None:
            self._read_page(row)
            found = self._looks[provision.provision_id]
        return found

    def forget(self) -> None:
        """Read everything anew: the rows, the columns or the day changed."""
        self._looks = {}

    def take_out(self, provision_ids: Iterable[str]) -> dict[str, Looks | None]:
        """Read those rows anew; gives how they looked, None for those that nobody had asked for."""
        return {provision_id: self._looks.pop(provision_id, None) for provision_id in provision_ids}

    def _read_page(self, row: int) -> None:
        start = row - row % _PAGE
        wanted = [
            provision
            for provision in self._rows.rows[start : start + _PAGE]
            if isinstance(provision, Provision) and provision.provision_id not in self._looks
        ]
        read = self._document.status.looks([p.provision_id for p in wanted], self._viewing.day)
        for provision in wanted:
            looks, members = read[provision.provision_id], self._rows.members(provision.instrument_id)
            self._looks[provision.provision_id] = [
                looks.get(party_id, OPEN) if party_id in members else None for party_id in self._rows.columns
            ]
