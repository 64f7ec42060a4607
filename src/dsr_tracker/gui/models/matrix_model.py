"""The matrix as Qt asks for it: provisions down, parties across, means at the edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dsr_tracker.core.cells import Cell, Look
from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.explaining import Among, Explained, ExplainedCell, strangers_in
from dsr_tracker.core.history import Edit
from dsr_tracker.core.ratings import Mean, mean_of
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Evidence,
    Instrument,
    Note,
    Origin,
    Paragraph,
    Party,
    Provision,
)
from dsr_tracker.core.scales import NOT_ASSESSED, Rating
from dsr_tracker.core.text import shown
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.column_counts import ColumnCounts
from dsr_tracker.gui.models.fitting_cells import FittingCells
from dsr_tracker.gui.models.matrix_rows import MatrixRows
from dsr_tracker.gui.models.matrix_sections import Section
from dsr_tracker.gui.tag_dots import tag_name
from dsr_tracker.gui.teaching import mean_lesson
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import (
    contrary_words,
    foreign_label,
    foreign_words,
    listed,
    mean_words,
    original_words,
    party_words,
    said,
    told,
)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAGE = 32
"""Rows read at once; one page of a screen and a little more."""

_LONGEST_SECTION = 300
"""Clauses up to which the mean of a section is read while it is painted."""
_OPEN = Look(NOT_ASSESSED)
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

ProvisionRole = Qt.ItemDataRole.UserRole
IsExpandedRole = Qt.ItemDataRole.UserRole + 1


class MatrixModel(QAbstractTableModel):
    """Rows are instruments' headings, clauses and the measures of opened clauses; the last is the mean.

    Statuses are read a page of rows at a time, so that a big tracker opens as fast as a small one.
    """

    def __init__(self, document: Document, viewing: Viewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._rows = MatrixRows()
        self._counts = ColumnCounts(document, self._rows, self)
        self._counts.counted.connect(self._announce_means)
        self._filter = FittingCells(document, viewing, self)
        self._filter.found.connect(self._on_filtered)
        self._has_kept_rows = False
        self._looks: dict[str, list[Look | None]] = {}
        self._section_means: dict[int, Mean | None] = {}
        self.scale = document.scale

    # -- what is shown --------------------------------------------------------------------------

    def reload(self) -> None:
        """Read rows and columns anew; opened clauses stay open."""
        self._filter.ask()
        self._read_rows()

    def _read_rows(self) -> None:
        self.beginResetModel()
        self.scale = self._document.scale
        self._rows.read(
            self._document, self._viewing.instrument_ids, self._filter.within, self._viewing.family
        )
        self._section_means = {}
        self._has_kept_rows = False
        self._looks = {}
        self._counts.forget()
        if self._filter.matching is not None:
            self._counts.hold(self._filter.counts(self._rows.clause_ids))
        self.endResetModel()
        self._count()

    def _count(self) -> None:
        """Have the figures counted, of all cells or of those that fit."""
        if not self._filter.is_on:
            self._counts.count(self._viewing.day)
        elif self._filter.matching is not None:
            self._counts.hold(self._filter.counts(self._rows.clause_ids))
            self._announce_means()

    def _on_filtered(self) -> None:
        """Show what was found beside the window; after an edit the rows in sight stay for now."""
        if self._has_kept_rows or not self._viewing.is_hiding:
            self._section_means = {}
            self._count()
            last = self.index(self.mean_row, self.mean_column)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._read_rows()

    def apply_edit(self, edit: Edit) -> None:
        """Show what one edit changed; only its own rows where it touched no more than cells."""
        records = [r for change in edit.changes for r in (change.before, change.after) if r is not None]
        if not all(
            isinstance(record, (Assessment, Note, Citation, Evidence, Paragraph)) for record in records
        ):
            self.reload()
            return
        cells = {Cell(r.provision_id, r.party_id) for r in records if isinstance(r, Assessment)}
        if not cells:
            return
        changed = {cell.provision_id for cell in cells}
        self._section_means = {}
        rows = {
            provision.provision_id: row
            for row, provision in enumerate(self._rows.rows)
            if isinstance(provision, Provision) and provision.provision_id in changed
        }
        if self._filter.is_on:
            self._filter.ask()
            self._has_kept_rows = True
        before = {provision_id: self._looks.pop(provision_id, None) for provision_id in changed}
        if self._filter.is_on:
            self._count()
        elif not self._counts.is_known or not all(map(before.get, rows)):
            self._counts.count(self._viewing.day)
        else:
            for cell in cells:
                self._count_anew(cell, rows.get(cell.provision_id), before[cell.provision_id])
        for row in self._rows_showing(changed):
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.mean_column))
        self._announce_means()

    def _rows_showing(self, provision_ids: set[str]) -> list[int]:
        """The rows of these provisions (a grouped matrix may show one twice) and of the sections."""
        return [
            row
            for row, found in enumerate(self._rows.rows)
            if (isinstance(found, Provision) and found.provision_id in provision_ids)
            or isinstance(found, Section)
        ]

    def is_opened(self, row: int) -> bool | None:
        """Whether the row's measures are shown; None where it has none."""
        return self._rows.is_opened(row)

    def set_opened(self, row: int, is_open: bool) -> None:
        """Show or fold the measures of a clause."""
        state = self.is_opened(row)
        if state is None or state == is_open:
            return
        if self._rows.is_grouped:  # the clause may stand in other sections, too
            self._rows.remember_one(row, is_open=is_open)
            self._read_rows()
            return
        last = row + len(self._rows.measures_below(row))
        if is_open:
            self.beginInsertRows(_NOWHERE, row + 1, last)
            self._rows.open(row)
            self.endInsertRows()
        else:
            self.beginRemoveRows(_NOWHERE, row + 1, last)
            self._rows.fold(row)
            self.endRemoveRows()
        self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    @property
    def opened(self) -> tuple[str, ...]:
        """The clauses whose measures are shown, by id, of instruments that are not shown, too."""
        return self._rows.opened

    def remember_opened(self, opened: tuple[str, ...]) -> None:
        """Show the measures of those clauses, from the next reading on."""
        self._rows.remember(opened)

    def set_all_opened(self, is_open: bool) -> None:
        """Show or fold the measures of every clause."""
        self._rows.remember_all(is_open=is_open)
        self.reload()

    # -- what the filter leaves -----------------------------------------------------------------

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is on and what fits it is known: all figures are of these cells then."""
        return self._filter.matching is not None

    @property
    def is_filtering(self) -> bool:
        """Whether the cells that fit are still being found."""
        return self._filter.is_asking

    def fits(self, row: int, column: int) -> bool:
        """Whether the cell fits the filter."""
        cell = self._rows.cell_at(row, column)
        return cell is None or self._filter.fits(cell)

    def fitting_counts(self) -> tuple[int, int]:
        """How many cells of clauses fit, and of measures."""
        clauses = self._rows.clause_ids
        sizes = [(each in clauses, len(found)) for each, found in (self._filter.matching or {}).items()]
        of_clauses = sum(size for is_clause, size in sizes if is_clause)
        return of_clauses, sum(size for _, size in sizes) - of_clauses

    # -- where things are -----------------------------------------------------------------------

    @property
    def mean_row(self) -> int:
        """The row of the column means: the last one."""
        return len(self._rows.rows)

    @property
    def mean_column(self) -> int:
        """The column of the row means: the last one."""
        return len(self._rows.parties)

    @property
    def parties(self) -> list[Party]:
        """The columns' parties."""
        return self._rows.parties

    def provision_at(self, row: int) -> Provision | None:
        """The row's provision; None for a heading and the mean."""
        return self._rows.provision_at(row)

    def provisions(self) -> list[Provision]:
        """The clauses and measures of what is shown, folded ones too."""
        return self._document.read.provisions(self._viewing.instrument_ids or None)

    def takes_part(self, party_id: str, instrument_id: str) -> bool:
        """Whether the party has cells in that instrument."""
        return party_id in self._rows.members(instrument_id)

    def instrument_at(self, row: int) -> Instrument | None:
        """The instrument that the row is the heading of."""
        return self._rows.instrument_at(row)

    def heading_rows(self) -> list[int]:
        """The rows that are headings of instruments or of sections of tags."""
        return [row for row, found in enumerate(self._rows.rows) if not isinstance(found, Provision)]

    def section_at(self, row: int) -> Section | None:
        """The section of tags that the row is the heading of."""
        return self._rows.section_at(row)

    def section_mean(self, row: int) -> Mean | None:
        """The mean over the section's clause cells; None for one too long to be counted in passing."""
        section = self._rows.section_at(row)
        if section is None or len(section.clauses) > _LONGEST_SECTION:
            return None
        if row not in self._section_means:
            self._section_means[row] = self._mean_of_section(section)
        return self._section_means[row]

    def _mean_of_section(self, section: Section) -> Mean:
        ids = [clause.provision_id for clause in section.clauses]
        if self.is_filtered:
            return mean_of(Counter(r for each in ids for r in self._filter.of_row(each).values()), self.scale)
        read = self._document.status.looks(ids, self._viewing.day)
        members = {each.provision_id: self._rows.members(each.instrument_id) for each in section.clauses}
        counts = Counter(
            look.rating_id for each in ids for party, look in read[each].items() if party in members[each]
        )
        return mean_of(counts, self.scale, sum(map(len, members.values())))

    def cell_at(self, index: Index) -> Cell | None:
        """The cell there; None at the edges and where the party takes no part in the instrument."""
        return self._rows.cell_at(index.row(), index.column())

    def index_of(self, cell: Cell) -> QModelIndex:
        """Where the cell is shown, its clause opened if need be; an invalid index if it is not."""
        self.set_opened(self._rows.clause_row_of(cell.provision_id), True)
        row = self._rows.row_of(cell.provision_id)
        column = self._rows.columns.get(cell.party_id, -1)
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def look(self, row: int, column: int) -> Look | None:
        """What to paint at a cell, without the cost of a QVariant; None where nothing is."""
        looks = self.looks(row)
        return looks[column] if column < len(looks) else None

    def looks(self, row: int) -> list[Look | None]:
        """What to paint of the row's cells, by column; empty for a heading and the mean."""
        provision = self._rows.provision_at(row)
        if provision is None:
            return []
        found = self._looks.get(provision.provision_id)
        if found is None:
            self._read_page(row)
            found = self._looks[provision.provision_id]
        return found

    def row_mean(self, row: int) -> Mean | None:
        """The mean over the row's parties; None for a heading."""
        provision = self.provision_at(row)
        if provision is None:
            return None
        if self.is_filtered:
            return mean_of(Counter(self._filter.of_row(provision.provision_id).values()), self.scale)
        members = self._rows.members(provision.instrument_id)
        counts = Counter(look.rating_id for look in self.looks(row) if look is not None)
        return mean_of(counts, self.scale, len(members))

    def column_mean(self, column: int) -> Mean | None:
        """The mean over the party's clauses; None while it is being counted."""
        return self._counts.mean(self.parties[column].party_id, self.scale)

    def overall(self) -> Mean | None:
        """The grand mean over all scored clause cells; None while it is being counted."""
        return self._counts.overall(self.scale)

    def explain(self, row: int, column: int) -> Explained | None:
        """How the mean at that edge was computed; None where there is none."""
        if (section := self.section_at(row)) is not None:
            return self._explain_section(row, section)
        mean = self._edge_mean(row, column) if self.mean_row == row or self.mean_column == column else None
        if mean is None:
            return None
        if row != self.mean_row:
            return self._explain_row(row, mean)
        if column != self.mean_column:
            return self._explain_column(self.parties[column], mean)
        title = self.tr("Mean of all scored cells")
        if self.is_filtered:
            title = self.tr("{title}, of the filtered cells").format(title=title)
        among = Among(self._viewing.as_seen(), self._viewing.instrument_ids, self._viewing.filter)
        return Explained(title, mean, self._counts.total(), self.scale, among=among)

    def _explain_section(self, row: int, section: Section) -> Explained | None:
        mean = self.section_mean(row)
        if mean is None:
            return None
        read = self._document.status.looks([each.provision_id for each in section.clauses], self._viewing.day)
        cells = [
            ExplainedCell(
                Cell(clause.provision_id, party.party_id),
                f"{clause.number} {told(clause).title} – {party_words(party.name)}",
                read[clause.provision_id].get(party.party_id, _OPEN).rating_id,
            )
            for clause in section.clauses
            for party in self.parties
            if party.party_id in self._rows.members(clause.instrument_id)
            and self._filter.fits(Cell(clause.provision_id, party.party_id))
        ]
        name = self.tr("Without a tag") if section.tag is None else tag_name(section.tag)
        return self._explained(self.tr("Mean of {party}").format(party=name), mean, cells)

    def _explain_row(self, row: int, mean: Mean) -> Explained | None:
        provision = self.provision_at(row)
        if provision is None:
            return None
        cells = [
            ExplainedCell(
                Cell(provision.provision_id, party.party_id), party_words(party.name), look.rating_id
            )
            for party, look in zip(self.parties, self.looks(row), strict=True)
            if look is not None and self._filter.fits(Cell(provision.provision_id, party.party_id))
        ]
        title = self.tr("Mean of {provision}").format(provision=provision_label(provision))
        return self._explained(title, mean, cells)

    def _explain_column(self, party: Party, mean: Mean) -> Explained:
        statuses = self._document.status.of_party([party.party_id], self._viewing.day)
        cells = []
        for clause in self._document.read.provisions(self._viewing.instrument_ids or None):
            if not clause.is_measure and party.party_id in self._rows.members(clause.instrument_id):
                cell = Cell(clause.provision_id, party.party_id)
                if not self._filter.fits(cell):
                    continue
                status = statuses.get(cell)
                name = f"{clause.number} {told(clause).title}"
                cells.append(ExplainedCell(cell, name, status.rating if status else NOT_ASSESSED))
        return self._explained(self.tr("Mean of {party}").format(party=party_words(party.name)), mean, cells)

    def _explained(self, title: str, mean: Mean, cells: list[ExplainedCell]) -> Explained:
        counts = Counter(cell.rating_id for cell in cells)
        if self.is_filtered:
            title = self.tr("{title}, of the filtered cells").format(title=title)
        return Explained(title, mean, counts, self.scale, tuple(cells))

    def assessed_count(self) -> int:
        """How many clause cells are assessed."""
        return self._counts.assessed(self.scale)

    def total_counts(self) -> Mapping[str, int]:
        """The clause cells counted by rating."""
        return self._counts.total()

    def stranger_count(self) -> int:
        """How many clause cells carry a rating of another scale, which counts in no figure."""
        return strangers_in(self._counts.total(), self.scale)

    def cell_count(self) -> int:
        """How many clause cells there are."""
        return self._rows.cell_count()

    # -- Qt's questions ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._rows.rows else self.mean_row + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self.parties else self.mean_column + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            look = self.look(row, column)
            if look is not None:
                return plain_tooltip(self._explain(row, column, look))
            found = self.explain(row, column)
            return None if found is None else plain_tooltip(mean_lesson(found.mean, found.counts, self.scale))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return self._column_header(section, role)
        return self._row_header(section, role)

    # -- parts ------------------------------------------------------------------------------------

    def _column_header(self, section: int, role: int) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if section == self.mean_column:
            return self.tr("Mean")
        party = self.parties[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(party_words(party.name))
        name = party_words(party.name)
        names = listed(dict.fromkeys(each for each in (party.name, *party.aliases) if each != name))
        return plain_tooltip(said("{text} ({remark})").format(text=name, remark=names) if names else name)

    def _row_header(self, section: int, role: int) -> Any:
        instrument, provision = self.instrument_at(section), self.provision_at(section)
        if role == ProvisionRole:
            return provision
        if role == IsExpandedRole:
            return self.is_opened(section)
        if role == Qt.ItemDataRole.ToolTipRole and provision is not None:
            words = told(provision)
            summary = words.summary or words.title
            return plain_tooltip("\n".join(filter(None, (summary, original_words(provision)))))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if instrument is not None:
            return instrument.instrument_id if instrument.origin is Origin.CATALOGUE else ""
        if (group := self.section_at(section)) is not None:
            return group.tag.tag_id if group.tag and group.tag.origin is Origin.CATALOGUE else ""
        if provision is None:
            return self.tr("Mean")
        words = told(provision)
        text = shown(f"{words.number} {words.title or words.summary}")
        if role == Qt.ItemDataRole.AccessibleTextRole and (state := self.is_opened(section)) is not None:
            folded = self.tr("expanded") if state else self.tr("collapsed")
            return f"{text}, {folded}"
        return text

    def _text(self, row: int, column: int) -> str:
        if (instrument := self.instrument_at(row)) is not None:
            return shown(told(instrument).title) if column == 0 else ""
        if (section := self.section_at(row)) is not None:
            return self._section_text(row, section) if column == 0 else ""
        if row == self.mean_row or column == self.mean_column:
            mean = self._edge_mean(row, column)
            return "…" if mean is None else mean_words(mean)
        look = self.look(row, column)
        return "" if look is None else self._rating_label(look.rating_id)

    def copied(self, row: int, column: int) -> str:
        """What a copy says there: the words of the cell, the mark against it among them."""
        look, text = self.look(row, column), self._text(row, column)
        return contrary_words(text) if look is not None and look.is_contrary else text

    def _section_text(self, row: int, section: Section) -> str:
        name = self.tr("Without a tag") if section.tag is None else shown(tag_name(section.tag))
        mean = self.section_mean(row)
        return (
            name if mean is None else self.tr("{tag} · mean {mean}").format(tag=name, mean=mean_words(mean))
        )

    def _edge_mean(self, row: int, column: int) -> Mean | None:
        if row == self.mean_row:
            return self.overall() if column == self.mean_column else self.column_mean(column)
        return self.row_mean(row)

    def _spoken(self, row: int, column: int) -> str:
        if self.instrument_at(row) is not None or self.section_at(row) is not None:
            return self._text(row, 0)
        provision = self.provision_at(row)
        who = self.tr("mean") if column == self.mean_column else party_words(self.parties[column].name)
        what = self.tr("mean") if provision is None else said(provision_label(provision))
        status = self._text(row, column) or self.tr("takes no part")
        spoken = self.tr("{party}, {provision}: {status}").format(party=who, provision=what, status=status)
        return spoken if self.fits(row, column) else self.tr("{cell}, filtered out").format(cell=spoken)

    def _explain(self, row: int, column: int, look: Look) -> str:
        rating = self.rating(look.rating_id)
        meaning = f"\n{foreign_words()}" if rating is None else f"\n{said(rating.meaning)}"
        contrary = self.tr("Action against the undertaking is on record.") if look.is_contrary else ""
        provision, hidden = self.provision_at(row), ""
        if provision is not None and column < len(self.parties):
            cell = Cell(provision.provision_id, self.parties[column].party_id)
            if cell in self._document.blind_cells:
                hidden = self.tr("You read this cell blind: what was judged of it is hidden.")
        return "\n".join(filter(None, (self._spoken(row, column) + meaning, contrary, hidden)))

    def rating(self, rating_id: str) -> Rating | None:
        """The rating of that id on the tracker's scale; None for one of another scale."""
        return next((r for r in self.scale.ratings if r.rating_id == rating_id), None)

    def _rating_label(self, rating_id: str) -> str:
        rating = self.rating(rating_id)
        return foreign_label(rating_id) if rating is None else said(rating.label)

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
                looks.get(party_id, _OPEN) if party_id in members else None for party_id in self._rows.columns
            ]

    def _count_anew(self, cell: Cell, row: int | None, before: list[Look | None] | None) -> None:
        column = self._rows.columns.get(cell.party_id)
        provision = None if row is None else self.provision_at(row)
        if row is None or before is None or column is None or provision is None or provision.is_measure:
            return
        earlier, later = before[column], self.look(row, column)
        if earlier is not None and later is not None:
            self._counts.move(cell.party_id, earlier, later)

    def _announce_means(self) -> None:
        if self._rows.rows and self.parties:
            self.dataChanged.emit(self.index(self.mean_row, 0), self.index(self.mean_row, self.mean_column))

    def cells_at(self, indexes: Iterable[Index]) -> list[Cell]:
        """The cells at these places, edges left out, in reading order."""
        ordered = sorted(indexes, key=lambda index: (index.row(), index.column()))
        return [cell for index in ordered if (cell := self.cell_at(index)) is not None]
