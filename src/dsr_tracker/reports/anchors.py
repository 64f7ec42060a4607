"""Where things stand in an HTML report, so that others can link to them."""

from __future__ import annotations

import re

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.records import Party, Provision
from dsr_tracker.reports.contents import CountryPage, Kind, Report


class Anchors:
    """Ids of what a report of that kind tells; empty for what it does not."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def anchor(self, kind: str, record_id: str) -> str:
        """An id that is different for different records, whatever characters theirs hold."""
        return f"{kind}-" + re.sub(
            r"[^A-Za-z0-9-]", lambda found: "." if found[0] == "/" else f"_{ord(found[0]):x}_", record_id
        )

    def cell_anchor(self, cell: Cell) -> str:
        """The anchor of a cell's entry; empty where it has none."""
        entry = self.report.cells.get(cell)
        if entry is None or not entry.has_content or self.report.kind is Kind.MATRIX:
            return ""
        return self.anchor("cell", f"{cell.provision_id}/{cell.party_id}")

    def provision_anchor(self, provision: Provision) -> str:
        """The anchor of the clause's page, or of the one that the measure is told on; empty without pages."""
        if self.report.kind not in (Kind.FULL, Kind.CLAUSE):
            return ""
        return self.anchor("clause", provision.clause_id or provision.provision_id)

    def country_anchor(self, party: Party) -> str:
        """The anchor of the party's country page; empty where there are none."""
        if self.report.kind is not Kind.FULL:
            return ""
        return self.anchor("country", party.country_code or "none")

    def row_anchor(self, row: MatrixRow, party: Party) -> str:
        """Where a square of a matrix leads; empty where nothing is told of it."""
        return self.cell_anchor(Cell(row.provision.provision_id, party.party_id))

    def instrument_anchor(self, instrument_id: str) -> str:
        """The anchor of the instrument's own section; empty where there are none."""
        if self.report.kind not in (Kind.FULL, Kind.MATRIX):
            return ""
        return self.anchor("instrument", instrument_id)

    def page_anchor(self, page: CountryPage) -> str:
        """The anchor of that country page."""
        return self.anchor("country", page.country_code or "none")
