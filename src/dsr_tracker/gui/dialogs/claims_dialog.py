"""Claims without evidence, and evidence without claims."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import party_name, provision_title
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import rating_of, said, schedule_label


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One cell with what its party claims, what the evidence supports, and its schedule, side by side."""

    cell: Cell
    provision: str
    party: str
    what: str
    claimed: str
    rating: str
    schedule: str
    source_count: int


class ClaimsDialog(QDialog):
    """Enter goes to the cell."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Claims and evidence"))
        self._document = document
        self._viewing = viewing
        self._table = RecordTable[ClaimLine](
            (
                Column[ClaimLine](self.tr("Clause or measure"), lambda line: line.provision, 32),
                Column[ClaimLine](self.tr("Party"), lambda line: line.party, 16),
                Column[ClaimLine](self.tr("What is missing"), lambda line: line.what, 22),
                Column[ClaimLine](self.tr("Claimed"), lambda line: line.claimed, 14),
                Column[ClaimLine](self.tr("Evidence supports"), lambda line: line.rating, 16),
                Column[ClaimLine](self.tr("Schedule"), lambda line: line.schedule, 16),
                Column[ClaimLine](
                    self.tr("Sources"),
                    lambda line: f"{line.source_count:,}",
                    8,
                    alignment=Qt.AlignmentFlag.AlignRight,
                    order=lambda line: line.source_count,
                ),
            ),
            lambda line: line.cell,
            self,
        )
        self.list = RecordView(self._table, self.tr("Claims and evidence"), self, stretched=0)
        self.list.opened.connect(self._on_opened)
        self._told = plain("", is_quiet=True, parent=self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._told)
        layout.addWidget(chips_of(self.list, parent=self))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        open_for(self, 150, 28)
        document.changed.connect(self.refresh)
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """Show the newest state."""
        follow = self._document.follow
        blind = self._document.blind_cells  # what is claimed there, she is not to know
        claims = follow.claims_without_evidence()
        evidence = [cell for cell in follow.evidence_without_claims() if cell not in blind]
        self._table.set_rows(
            [
                *(self._line(cell, self.tr("No evidence for the claim")) for cell in claims),
                *(self._line(cell, self.tr("No claim beside the evidence")) for cell in evidence),
            ]
        )
        self.list.setVisible(bool(claims or evidence))
        self._told.setText(
            self.tr("Claims without evidence: {n}. Cells with evidence and no claim: {m}.").format(
                n=f"{len(claims):,}", m=f"{len(evidence):,}"
            )
            if claims or evidence
            else self.tr("Every claim has its evidence, and all evidence a claim.")
        )

    def _line(self, cell: Cell, what: str) -> ClaimLine:
        read = self._document.read
        status = read.status_assessment(cell, today())
        return ClaimLine(
            cell,
            provision_title(read.provision(cell.provision_id)),
            party_name(self._document, cell.party_id),
            what,
            "" if status is None else _rating(status.claimed, status.scale_id),
            "" if status is None else _rating(status.rating, status.scale_id),
            schedule_label(status.schedule) if status is not None and status.schedule else "",
            len(read.citations(cell)),
        )

    def _on_opened(self, line: ClaimLine) -> None:
        self.accept()
        self._viewing.open_cell(line.cell)


def _rating(rating_id: str, scale_id: str) -> str:
    rating = rating_of(rating_id, scale_id) if rating_id else None
    return "" if rating is None else f"{rating.symbol} {said(rating.label)}"
