"""How a clause's measures stand for each party, and the rating that they suggest for the clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.explaining import ExplainedCell
from dsr_tracker.core.ratings import suggested_rating
from dsr_tracker.core.records import Party, Provision
from dsr_tracker.core.scales import NOT_ASSESSED, Rating, Scale
from dsr_tracker.core.summary import CellLine, Tally, tally_lines, total
from dsr_tracker.gui.actions import rate_cells
from dsr_tracker.gui.cell_editing import CellEditors
from dsr_tracker.gui.delegates.distribution import DistributionDelegate, Spread, describe, rating_icon
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.mean_strip import MeanStrip
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import mean_words, party_words, said, strung, told


@dataclass(frozen=True)
class Suggestion:
    """One party's measures; `rating` is suggested for the clause, None where it has a rating of its own."""

    cell: Cell
    party: Party
    tally: Tally
    scale: Scale
    rating: Rating | None

    @property
    def spread(self) -> Spread:
        """What its bar is painted from."""
        return Spread(self.tally.distribution(self.scale), self.scale)


class MeasuresSection(Section):
    """A suggestion counts for nothing until a person accepts it."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._viewing = viewing
        self.set_title(self.tr("Its measures"))
        self._strip = MeanStrip(viewing)
        self.list = RecordView(
            RecordTable(self._columns(), lambda row: row.cell, self),
            self.tr("Measures by party, with the rating they suggest"),
            stretched=0,
        )
        self.list.setItemDelegateForColumn(1, DistributionDelegate(self.list))
        self.accept = QPushButton()
        self.accept.clicked.connect(self._on_accepted)
        self.list.selected.connect(self._offer)
        self.list.opened.connect(lambda row: viewing.open_cell(row.cell))
        self.body.addWidget(self._strip)
        self.body.addWidget(self.list)
        self.body.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignLeft)

    def show_clause(
        self,
        clause: Provision,
        measures: Sequence[Provision],
        parties: Sequence[Party],
        lines: Mapping[Cell, CellLine],
    ) -> None:
        """Show the measures of that clause; `lines` holds its own cells and theirs."""
        scale = self._document.scale
        rows = [self._suggestion(clause, party, measures, lines, scale) for party in parties]
        whole = total(row.tally for row in rows)
        self._strip.show_tally(
            whole,
            scale,
            self.tr("over {count} measures and all parties; counted apart from clauses").format(
                count=len(measures)
            ),
            self.tr("Distribution of the measures"),
            lambda: [
                ExplainedCell(
                    line.cell,
                    f"{measure.number} {told(measure).title}\n{party_words(party.name)}",
                    line.rating_id,
                )
                for measure in measures
                for party in parties
                if (line := lines.get(Cell(measure.provision_id, party.party_id))) is not None
            ],
        )
        rated = [row for row in rows if row.tally.is_judged]
        self.list.table.set_rows(rated)
        self.list.fit()
        self.list.setVisible(bool(rated))
        if rated and self.list.current_record() is None:
            first = next((row for row in rated if row.rating is not None), rated[0])
            self.list.select_key(first.cell)
        self._offer(self.list.current_record())
        self.setVisible(bool(measures) and bool(parties))

    def _suggestion(
        self,
        clause: Provision,
        party: Party,
        measures: Sequence[Provision],
        lines: Mapping[Cell, CellLine],
        scale: Scale,
    ) -> Suggestion:
        tally = tally_lines(
            line
            for measure in measures
            if (line := lines.get(Cell(measure.provision_id, party.party_id))) is not None
        )
        cell = Cell(clause.provision_id, party.party_id)
        is_open = lines.get(cell, CellLine(cell)).rating_id == NOT_ASSESSED
        rating_id = suggested_rating(tally.counts, scale) if is_open else None
        return Suggestion(cell, party, tally, scale, None if rating_id is None else scale.rating(rating_id))

    def _offer(self, row: Suggestion | None) -> None:
        can_accept = row is not None and row.rating is not None and not self._document.is_read_only
        self.accept.setVisible(can_accept)
        if row is not None and row.rating is not None:
            self.accept.setText(
                self.tr("Accept suggestion for {party}: {rating}").format(
                    party=party_words(row.party.name).replace("&", "&&"), rating=said(row.rating.label)
                )
            )
            self.accept.setAccessibleName(self.accept.text().replace("&&", "&"))

    def _on_accepted(self) -> None:
        row: Suggestion | None = self.list.current_record()
        if row is not None:
            self._accept(row)

    def _rate(self, row: Suggestion, rating_id: str) -> None:
        rate_cells(self._document, [row.cell], rating_id, self._viewing.day, self)

    def _accept(self, row: Suggestion) -> None:
        if row.rating is None:
            return
        document, day = self._document, self._viewing.day
        reason = self.tr("As its measures suggest: {mean}.").format(
            mean=mean_words(row.tally.mean(row.scale))
        )
        target = document.target(row.cell, day)
        document.do(editing.rate(document.pen, [target], row.rating, row.scale, as_of=day, reason=reason))

    def _columns(self) -> tuple[Column[Suggestion], ...]:
        return (
            Column(self.tr("Party"), lambda row: party_words(row.party.name), 18),
            Column(
                self.tr("Measures"),
                lambda row: strung(*describe(row.spread).splitlines()),
                14,
                tooltip=lambda row: describe(row.spread),
                value=lambda row: row.spread,
            ),
            Column(self.tr("Mean"), lambda row: mean_words(row.tally.mean(row.scale)), 15),
            Column(
                self.tr("Suggestion"),
                self._suggested_text,
                20,
                icon=_suggested_icon,
                # What is chosen there is the rating of the clause itself.
                editor=replace(
                    CellEditors(self._document, lambda: self._viewing.day, self).rating,
                    get=lambda row: "" if row.rating is None else row.rating.rating_id,
                    put=self._rate,
                    can=lambda row: row.rating is not None and not self._document.is_read_only,
                ),
            ),
        )

    def _suggested_text(self, row: Suggestion) -> str:
        return "" if row.rating is None else said(row.rating.label)


def _suggested_icon(row: Suggestion) -> QIcon | None:
    return None if row.rating is None else rating_icon(row.scale, row.rating.rating_id)
