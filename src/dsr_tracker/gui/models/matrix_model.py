"""The matrix as Qt asks for it: provisions down, parties across, means at the edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dsr_tracker.core.cells import Cell, Look
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Evidence,
    Instrument,
    Note,
    Paragraph,
    Party,
    Provision,
)
from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.fitting_cells import FittingCells
from dsr_tracker.gui.models.matrix_looks import MatrixLooks
from dsr_tracker.gui.models.matrix_means import MatrixMeans
from dsr_tracker.gui.models.matrix_rows import MatrixRows
from dsr_tracker.gui.models.matrix_sections import Section
from dsr_tracker.gui.models.matrix_words import MatrixWords
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.viewing import Viewing

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
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
        self._looks = MatrixLooks(document, viewing, self._rows)
        self._filter = FittingCells(document, viewing, self)
        self._filter.found.connect(self._on_filtered)
        self._has_kept_rows = False
        self.means = MatrixMeans(document, viewing, self._rows, self._looks, self._filter, self)
        self.means.counted.connect(self._announce_means)
        self._words = MatrixWords(document, self._rows, self._looks, self.means, self._filter, self)

    @property
    def scale(self) -> Scale:
        """The scale that the figures are on."""
        return self.means.scale

    # -- what is shown --------------------------------------------------------------------------

    def reload(self) -> None:
        """Read rows and columns anew; opened clauses stay open."""
        self._filter.ask()
        self._read_rows()

    def _read_rows(self) -> None:
        self.beginResetModel()
        self._rows.read(
            self._document, self._viewing.instrument_ids, self._filter.within, self._viewing.family
        )
        self._has_kept_rows = False
        self._looks.forget()
        self.means.forget()
        self.endResetModel()
        self.means.count()

    def _on_filtered(self) -> None:
        """Show what was found beside the window; after an edit the rows in sight stay for now."""
        if self._has_kept_rows or not self._viewing.is_hiding:
            self.means.count()
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
        if self._filter.is_on:
            self._filter.ask()
            self._has_kept_rows = True
        self.means.count_changed(cells, self._looks.take_out(changed))
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
        return self._filter.is_known

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
        return self._rows.mean_row

    @property
    def mean_column(self) -> int:
        """The column of the row means: the last one."""
        return self._rows.mean_column

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
        looks = self._looks.of_row(row)
        return looks[column] if column < len(looks) else None

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
            return self._words.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._words.tooltip(row, column)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        words, is_column = self._words, orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return words.column_title(section) if is_column else words.row_title(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = words.column_tooltip(section) if is_column else words.row_tooltip(section)
            return plain_tooltip(text) if text else None
        if is_column:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.row_spoken(section)
        if role == ProvisionRole:
            return self.provision_at(section)
        return self.is_opened(section) if role == IsExpandedRole else None

    def copied(self, row: int, column: int) -> str:
        """What a copy says there: the words of the cell, the mark against it among them."""
        return self._words.copied(row, column)

    def cells_at(self, indexes: Iterable[Index]) -> list[Cell]:
        """The cells at these places, edges left out, in reading order."""
        ordered = sorted(indexes, key=lambda index: (index.row(), index.column()))
        return [cell for index in ordered if (cell := self.cell_at(index)) is not None]

    def _announce_means(self) -> None:
        if self._rows.rows and self.parties:
            self.dataChanged.emit(self.index(self.mean_row, 0), self.index(self.mean_row, self.mean_column))
