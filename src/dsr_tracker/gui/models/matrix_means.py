"""The figures at the edges of the matrix, and how each of them came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from dsr_tracker.core.cells import Cell, Look
from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.explaining import Among, Explained, ExplainedCell, strangers_in
from dsr_tracker.core.ratings import Mean, mean_of
from dsr_tracker.core.records import Party, Provision
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.column_counts import ColumnCounts
from dsr_tracker.gui.models.fitting_cells import FittingCells
from dsr_tracker.gui.models.matrix_looks import OPEN, Looks, MatrixLooks
from dsr_tracker.gui.models.matrix_rows import MatrixRows
from dsr_tracker.gui.models.matrix_sections import Section
from dsr_tracker.gui.tag_dots import tag_name
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import party_words, told

_LONGEST_SECTION = 300
"""Clauses up to which the mean of a section is read while it is painted."""


class MatrixMeans(QObject):
    """Means of rows, sections and columns, and the grand one, all on the tracker's `scale`.

    They are of the cells that fit, where a filter is on. `counted` says that they were counted anew.
    """

    counted = Signal()

    def __init__(  # noqa: PLR0917 - what the figures rest on
        self,
        document: Document,
        viewing: Viewing,
        rows: MatrixRows,
        looks: MatrixLooks,
        fitting: FittingCells,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._rows = rows
        self._looks = looks
        self._fitting = fitting
        self._counts = ColumnCounts(document, rows, self)
        self._counts.counted.connect(self.counted)
        self._of_sections: dict[int, Mean] = {}
        self.scale = document.scale

    # -- keeping up -----------------------------------------------------------------------------

    def forget(self) -> None:
        """Show no figures until they are counted again: rows, columns or the scale changed."""
        self.scale = self._document.scale
        self._of_sections = {}
        self._counts.forget()
        if self._fitting.matching is not None:
            self._counts.hold(self._fitting.counts(self._rows.clause_ids))

    def count(self) -> None:
        """Have all cells counted, or those that fit."""
        self._of_sections = {}
        if not self._fitting.is_on:
            self._counts.count(self._viewing.day)
        elif self._fitting.matching is not None:
            self._counts.hold(self._fitting.counts(self._rows.clause_ids))
            self.counted.emit()

    def count_changed(self, cells: set[Cell], before: Mapping[str, Looks | None]) -> None:
        """Follow an edit of these cells; `before` is how the rows of their provisions looked."""
        self._of_sections = {}
        shown = {
            found.provision_id: row
            for row, found in enumerate(self._rows.rows)
            if isinstance(found, Provision) and found.provision_id in before
        }
        if self._fitting.is_on:
            self.count()
        elif not self._counts.is_known or not all(map(before.get, shown)):
            self._counts.count(self._viewing.day)
        else:
            for cell in cells:
                if (row := shown.get(cell.provision_id)) is not None:
                    self._count_anew(cell, row, before[cell.provision_id])

    def _count_anew(self, cell: Cell, row: int, before: Looks | None) -> None:
        column = self._rows.columns.get(cell.party_id)
        provision = self._rows.provision_at(row)
        if before is None or column is None or provision is None or provision.is_measure:
            return
        earlier, later = before[column], self._looks.of_row(row)[column]
        if earlier is not None and later is not None:
            self._counts.move(cell.party_id, earlier, later)

    # -- the figures ----------------------------------------------------------------------------

    def at(self, row: int, column: int) -> Mean | None:
        """The mean at that edge; None where there is none, and while it is being counted."""
        if row == self._rows.mean_row:
            return self.overall() if column == self._rows.mean_column else self.of_column(column)
        return self.of_row(row) if column == self._rows.mean_column else None

    def of_row(self, row: int) -> Mean | None:
        """The mean over the row's parties; None for a heading."""
        provision = self._rows.provision_at(row)
        if provision is None:
            return None
        if self._fitting.is_known:
            return mean_of(Counter(self._fitting.of_row(provision.provision_id).values()), self.scale)
        members = self._rows.members(provision.instrument_id)
        counts = Counter(look.rating_id for look in self._looks.of_row(row) if look is not None)
        return mean_of(counts, self.scale, len(members))

    def of_column(self, column: int) -> Mean | None:
        """The mean over the party's clauses; None while it is being counted."""
        return self._counts.mean(self._rows.parties[column].party_id, self.scale)

    def overall(self) -> Mean | None:
        """The grand mean over all scored clause cells; None while it is being counted."""
        return self._counts.overall(self.scale)

    def of_section(self, row: int) -> Mean | None:
        """The mean over the section's clause cells; None for one too long to be counted in passing."""
        section = self._rows.section_at(row)
        if section is None or len(section.clauses) > _LONGEST_SECTION:
            return None
        if row not in self._of_sections:
            self._of_sections[row] = self._mean_of_section(section)
        return self._of_sections[row]

    def assessed_count(self) -> int:
        """How many clause cells are assessed."""
        return self._counts.assessed(self.scale)

    def stranger_count(self) -> int:
        """How many clause cells carry a rating of another scale, which counts in no figure."""
        return strangers_in(self._counts.total(), self.scale)

    def total_counts(self) -> Mapping[str, int]:
        """The clause cells counted by rating."""
        return self._counts.total()

    def _mean_of_section(self, section: Section) -> Mean:
        ids = [clause.provision_id for clause in section.clauses]
        if self._fitting.is_known:
            fitting = (self._fitting.of_row(each) for each in ids)
            return mean_of(Counter(rating for ratings in fitting for rating in ratings.values()), self.scale)
        read = self._looks_of(section)
        members = {each.provision_id: self._rows.members(each.instrument_id) for each in section.clauses}
        counts = Counter(
            look.rating_id for each in ids for party, look in read[each].items() if party in members[each]
        )
        return mean_of(counts, self.scale, sum(map(len, members.values())))

    def _looks_of(self, section: Section) -> Mapping[str, Mapping[str, Look]]:
        return self._document.status.looks([c.provision_id for c in section.clauses], self._viewing.day)

    # -- how they came about ----------------------------------------------------------------------

    def explain(self, row: int, column: int) -> Explained | None:
        """How the mean at that edge, or of that section, was computed; None where there is none."""
        if (section := self._rows.section_at(row)) is not None:
            mean = self.of_section(row)
            return None if mean is None else self._explain_section(section, mean)
        mean = self.at(row, column)
        if mean is None:
            return None
        if (provision := self._rows.provision_at(row)) is not None:
            return self._explain_row(row, provision, mean)
        if column != self._rows.mean_column:
            return self._explain_column(self._rows.parties[column], mean)
        among = Among(self._viewing.as_seen(), self._viewing.instrument_ids, self._viewing.filter)
        title = self._titled(self.tr("Mean of all scored cells"))
        return Explained(title, mean, self._counts.total(), self.scale, among=among)

    def _explain_section(self, section: Section, mean: Mean) -> Explained:
        read = self._looks_of(section)
        cells = [
            ExplainedCell(
                Cell(clause.provision_id, party.party_id),
                f"{clause.number} {told(clause).title} – {party_words(party.name)}",
                read[clause.provision_id].get(party.party_id, OPEN).rating_id,
            )
            for clause in section.clauses
            for party in self._rows.parties
            if party.party_id in self._rows.members(clause.instrument_id)
        ]
        name = self.tr("Without a tag") if section.tag is None else tag_name(section.tag)
        return self._explained(self.tr("Mean of {party}").format(party=name), mean, cells)

    def _explain_row(self, row: int, provision: Provision, mean: Mean) -> Explained:
        cells = [
            ExplainedCell(
                Cell(provision.provision_id, party.party_id), party_words(party.name), look.rating_id
            )
            for party, look in zip(self._rows.parties, self._looks.of_row(row), strict=True)
            if look is not None
        ]
        title = self.tr("Mean of {provision}").format(provision=provision_label(provision))
        return self._explained(title, mean, cells)

    def _explain_column(self, party: Party, mean: Mean) -> Explained:
        statuses = self._document.status.of_party([party.party_id], self._viewing.day)
        cells = []
        for clause in self._document.read.provisions(self._viewing.instrument_ids or None):
            if not clause.is_measure and party.party_id in self._rows.members(clause.instrument_id):
                cell = Cell(clause.provision_id, party.party_id)
                status = statuses.get(cell)
                name = f"{clause.number} {told(clause).title}"
                cells.append(ExplainedCell(cell, name, status.rating if status else NOT_ASSESSED))
        return self._explained(self.tr("Mean of {party}").format(party=party_words(party.name)), mean, cells)

    def _explained(self, title: str, mean: Mean, cells: list[ExplainedCell]) -> Explained:
        fitting = tuple(each for each in cells if self._fitting.fits(each.cell))
        counts = Counter(each.rating_id for each in fitting)
        return Explained(self._titled(title), mean, counts, self.scale, fitting)

    def _titled(self, title: str) -> str:
        return (
            self.tr("{title}, of the filtered cells").format(title=title) if self._fitting.is_known else title
        )
