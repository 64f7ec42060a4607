"""The matrix as Qt asks for it: provisions down, parties across, means at the edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from dsr_tracker.core.cells import Cell, Look
from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.explaining import Explained, ExplainedCell
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
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.viewing import Viewing

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAGE = 32
"""Rows read at once; one page of a screen and a little more."""
_AT_ONCE = 20_000
"""Cells up to which the column means are counted in place, without a job."""

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
        self._rows: list[Provision | Instrument] = []
        self._parties: list[Party] = []
        self._members: dict[str, frozenset[str]] = {}
        self._measures: dict[str, list[Provision]] = {}
        self._clause_counts: Counter[str] = Counter()
        self._opened: set[str] = set()
        self._columns: dict[str, int] = {}
        self._looks: dict[str, list[Look | None]] = {}
        self._column_counts: dict[str, dict[str, int]] | None = None
        self._job: Job | None = None
        self.scale = document.scale

    # -- what is shown --------------------------------------------------------------------------

    def reload(self) -> None:
        """Read rows and columns anew; opened clauses stay open."""
        self.beginResetModel()
        document, chosen = self._document, self._viewing.instrument_ids or None
        self.scale = document.scale
        instruments = [i for i in document.read.instruments() if chosen is None or i.instrument_id in chosen]
        columns = document.read.columns(chosen)
        self._members = {
            instrument_id: frozenset(party.party_id for party in parties)
            for instrument_id, parties in columns.items()
        }
        listed = {p.party_id: p for i in instruments for p in columns.get(i.instrument_id, ())}
        self._parties = list(listed.values())
        self._columns = {party_id: column for column, party_id in enumerate(listed)}
        self._measures, self._clause_counts = {}, Counter()
        clauses: dict[str, list[Provision]] = {}
        for provision in document.read.provisions(chosen):
            if provision.is_measure:
                self._measures.setdefault(provision.clause_id, []).append(provision)
            else:
                clauses.setdefault(provision.instrument_id, []).append(provision)
                self._clause_counts[provision.instrument_id] += 1
        self._rows = []
        for instrument in instruments:
            if len(instruments) > 1:
                self._rows.append(instrument)
            for clause in clauses.get(instrument.instrument_id, ()):
                self._rows.append(clause)
                if clause.provision_id in self._opened:
                    self._rows.extend(self._measures.get(clause.provision_id, ()))
        self._looks = {}
        self._column_counts = None
        self.endResetModel()
        self._count_columns()

    def refresh_statuses(self) -> None:
        """Read every status anew: another day, or another program wrote."""
        self._looks = {}
        self._count_columns()
        self._announce_all()

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
        rows = {
            provision.provision_id: row
            for row, provision in enumerate(self._rows)
            if isinstance(provision, Provision) and provision.provision_id in changed
        }
        before = {provision_id: self._looks.pop(provision_id, None) for provision_id in changed}
        if self._column_counts is None or self._job is not None or not all(map(before.get, rows)):
            self._count_columns()
        else:
            for cell in cells:
                self._count_anew(cell, rows.get(cell.provision_id), before[cell.provision_id])
        for row in rows.values():
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._parties)))
        self._announce_means()

    def is_opened(self, row: int) -> bool | None:
        """Whether the row's measures are shown; None where it has none."""
        provision = self.provision_at(row)
        if provision is None or provision.provision_id not in self._measures:
            return None
        return provision.provision_id in self._opened

    def set_opened(self, row: int, is_open: bool) -> None:
        """Show or fold the measures of a clause."""
        provision = self.provision_at(row)
        state = self.is_opened(row)
        if provision is None or state is None or state == is_open:
            return
        measures = self._measures[provision.provision_id]
        if is_open:
            self.beginInsertRows(_NOWHERE, row + 1, row + len(measures))
            self._opened.add(provision.provision_id)
            self._rows[row + 1 : row + 1] = measures
            self.endInsertRows()
        else:
            self.beginRemoveRows(_NOWHERE, row + 1, row + len(measures))
            self._opened.discard(provision.provision_id)
            del self._rows[row + 1 : row + 1 + len(measures)]
            self.endRemoveRows()
        self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def set_all_opened(self, is_open: bool) -> None:
        """Show or fold the measures of every clause."""
        self._opened = set(self._measures) if is_open else set()
        self.reload()

    # -- where things are -----------------------------------------------------------------------

    @property
    def mean_row(self) -> int:
        """The row of the column means: the last one."""
        return len(self._rows)

    @property
    def mean_column(self) -> int:
        """The column of the row means: the last one."""
        return len(self._parties)

    @property
    def parties(self) -> list[Party]:
        """The columns' parties."""
        return self._parties

    def provision_at(self, row: int) -> Provision | None:
        """The row's provision; None for a heading and the mean."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Provision) else None

    def instrument_at(self, row: int) -> Instrument | None:
        """The instrument that the row is the heading of."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Instrument) else None

    def heading_rows(self) -> list[int]:
        """The rows that are instruments' headings."""
        return [row for row, found in enumerate(self._rows) if isinstance(found, Instrument)]

    def cell_at(self, index: Index) -> Cell | None:
        """The cell there; None at the edges and where the party takes no part in the instrument."""
        provision = self.provision_at(index.row())
        if provision is None or not 0 <= index.column() < len(self._parties):
            return None
        party_id = self._parties[index.column()].party_id
        if party_id not in self._members.get(provision.instrument_id, ()):
            return None
        return Cell(provision.provision_id, party_id)

    def index_of(self, cell: Cell) -> QModelIndex:
        """Where the cell is shown, its clause opened if need be; an invalid index if it is not."""
        clause = next(
            (
                clause
                for clause, measures in self._measures.items()
                if any(measure.provision_id == cell.provision_id for measure in measures)
            ),
            None,
        )
        if clause is not None and clause not in self._opened:
            self.set_opened(self._row_of(clause), True)
        row = self._row_of(cell.provision_id)
        column = self._columns.get(cell.party_id, -1)
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def look(self, row: int, column: int) -> Look | None:
        """What to paint at a cell, without the cost of a QVariant; None where nothing is."""
        looks = self.looks(row)
        return looks[column] if column < len(looks) else None

    def looks(self, row: int) -> list[Look | None]:
        """What to paint of the row's cells, by column; empty for a heading and the mean."""
        provision = self._rows[row] if row < len(self._rows) else None
        if not isinstance(provision, Provision):
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
        members = self._members.get(provision.instrument_id, frozenset())
        counts = Counter(look.rating_id for look in self.looks(row) if look is not None)
        return mean_of(counts, self.scale, len(members))

    def column_mean(self, column: int) -> Mean | None:
        """The mean over the party's clauses; None while it is being counted."""
        if self._column_counts is None:
            return None
        party_id = self._parties[column].party_id
        applicable = sum(
            count
            for instrument_id, count in self._clause_counts.items()
            if party_id in self._members.get(instrument_id, ())
        )
        return mean_of(self._column_counts.get(party_id, {}), self.scale, applicable)

    def overall(self) -> Mean | None:
        """The grand mean over all scored clause cells; None while it is being counted."""
        if self._column_counts is None:
            return None
        total: Counter[str] = Counter()
        shown = {party.party_id for party in self._parties}
        for party_id, counts in self._column_counts.items():
            if party_id in shown:
                total.update(counts)
        return mean_of(total, self.scale, self.cell_count())

    def explain(self, row: int, column: int) -> Explained | None:
        """How the mean at that edge was computed; None where there is none."""
        mean = self._edge_mean(row, column) if self.mean_row == row or self.mean_column == column else None
        if mean is None:
            return None
        if row != self.mean_row:
            return self._explain_row(row, mean)
        if column != self.mean_column:
            return self._explain_column(self._parties[column], mean)
        total: Counter[str] = Counter()
        for counts in (self._column_counts or {}).values():
            total.update(counts)
        return Explained(self.tr("Mean of all scored cells"), mean, total, self.scale)

    def _explain_row(self, row: int, mean: Mean) -> Explained | None:
        provision = self.provision_at(row)
        if provision is None:
            return None
        cells = [
            ExplainedCell(Cell(provision.provision_id, party.party_id), party.name, look.rating_id)
            for party, look in zip(self._parties, self.looks(row), strict=True)
            if look is not None
        ]
        title = self.tr("Mean of {provision}").format(provision=provision_label(provision))
        return self._explained(title, mean, cells)

    def _explain_column(self, party: Party, mean: Mean) -> Explained:
        statuses = self._document.status.of_party([party.party_id], self._viewing.day)
        cells = []
        for clause in self._document.read.provisions(self._viewing.instrument_ids or None):
            if not clause.is_measure and party.party_id in self._members.get(clause.instrument_id, ()):
                cell = Cell(clause.provision_id, party.party_id)
                status = statuses.get(cell)
                name = f"{clause.number} {clause.title}"
                cells.append(ExplainedCell(cell, name, status.rating if status else NOT_ASSESSED))
        return self._explained(self.tr("Mean of {party}").format(party=party.name), mean, cells)

    def _explained(self, title: str, mean: Mean, cells: list[ExplainedCell]) -> Explained:
        counts = Counter(cell.rating_id for cell in cells)
        return Explained(title, mean, counts, self.scale, tuple(cells))

    def assessed_count(self) -> int:
        """How many clause cells carry any rating but "not assessed"."""
        shown = {party.party_id for party in self._parties}
        return sum(
            count
            for party_id, counts in (self._column_counts or {}).items()
            if party_id in shown
            for rating, count in counts.items()
            if rating != NOT_ASSESSED
        )

    def cell_count(self) -> int:
        """How many clause cells there are."""
        return sum(
            count * len(self._members.get(instrument_id, ()))
            for instrument_id, count in self._clause_counts.items()
        )

    # -- Qt's questions ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._rows else len(self._rows) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._parties else len(self._parties) + 1

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
            return None if look is None else self._explain(row, column, look)
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
        if section == len(self._parties):
            return self.tr("Mean")
        party = self._parties[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return party.name
        names = ", ".join(party.aliases)
        return f"{party.name} ({names})" if names else party.name

    def _row_header(self, section: int, role: int) -> Any:
        instrument, provision = self.instrument_at(section), self.provision_at(section)
        if role == ProvisionRole:
            return provision
        if role == IsExpandedRole:
            return self.is_opened(section)
        if role == Qt.ItemDataRole.ToolTipRole and provision is not None:
            return provision.summary or provision.title
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if instrument is not None:
            return instrument.instrument_id if instrument.origin is Origin.CATALOGUE else ""
        if provision is None:
            return self.tr("Mean")
        text = f"{provision.number} {provision.title or provision.summary}"
        if role == Qt.ItemDataRole.AccessibleTextRole and (state := self.is_opened(section)) is not None:
            return f"{text}, {self.tr('expanded') if state else self.tr('collapsed')}"
        return text

    def _text(self, row: int, column: int) -> str:
        if (instrument := self.instrument_at(row)) is not None:
            return instrument.title if column == 0 else ""
        if row == self.mean_row or column == self.mean_column:
            mean = self._edge_mean(row, column)
            return "…" if mean is None else str(mean)
        look = self.look(row, column)
        return "" if look is None else self._rating_label(look.rating_id)

    def _edge_mean(self, row: int, column: int) -> Mean | None:
        if row == self.mean_row:
            return self.overall() if column == self.mean_column else self.column_mean(column)
        return self.row_mean(row)

    def _spoken(self, row: int, column: int) -> str:
        if self.instrument_at(row) is not None:
            return self._text(row, 0)
        provision = self.provision_at(row)
        who = self.tr("mean") if column == self.mean_column else self._parties[column].name
        what = self.tr("mean") if provision is None else provision_label(provision)
        return f"{who}, {what}: {self._text(row, column) or self.tr('takes no part')}"

    def _explain(self, row: int, column: int, look: Look) -> str:
        rating = self.rating(look.rating_id)
        meaning = "" if rating is None else f"\n{rating.meaning}"
        contrary = f"\n{self.tr('Action against the undertaking is on record.')}" if look.is_contrary else ""
        return self._spoken(row, column) + meaning + contrary

    def rating(self, rating_id: str) -> Rating | None:
        """The rating of that id on the tracker's scale; None for one of another scale."""
        return next((r for r in self.scale.ratings if r.rating_id == rating_id), None)

    def _rating_label(self, rating_id: str) -> str:
        rating = self.rating(rating_id)
        return rating_id if rating is None else rating.label

    def _row_of(self, provision_id: str) -> int:
        return next(
            (
                row
                for row, provision in enumerate(self._rows)
                if isinstance(provision, Provision) and provision.provision_id == provision_id
            ),
            -1,
        )

    def _read_page(self, row: int) -> None:
        start = row - row % _PAGE
        wanted = [
            provision
            for provision in self._rows[start : start + _PAGE]
            if isinstance(provision, Provision) and provision.provision_id not in self._looks
        ]
        read = self._document.status.looks([p.provision_id for p in wanted], self._viewing.day)
        for provision in wanted:
            looks, members = read[provision.provision_id], self._members.get(provision.instrument_id, ())
            self._looks[provision.provision_id] = [
                looks.get(party_id, _OPEN) if party_id in members else None for party_id in self._columns
            ]

    def _count_anew(self, cell: Cell, row: int | None, before: list[Look | None] | None) -> None:
        """Move one clause cell from the rating that it had to the one it has, in its column's counts.

        Counting all cells again would keep the file locked, and the next edit waiting. What has no
        rating is scored nowhere, so that its count may be off.
        """
        column = self._columns.get(cell.party_id)
        if row is None or before is None or column is None or self._column_counts is None:
            return
        earlier, later = before[column], self.look(row, column)
        provision = self.provision_at(row)
        if earlier is None or later is None or provision is None or provision.is_measure:
            return
        counts = self._column_counts.setdefault(cell.party_id, {})
        counts[earlier.rating_id] = counts.get(earlier.rating_id, 0) - 1
        counts[later.rating_id] = counts.get(later.rating_id, 0) + 1

    def _count_columns(self) -> None:
        instruments, day = list(self._clause_counts), self._viewing.day
        if self.cell_count() <= _AT_ONCE:
            self._column_counts = self._document.status.counts_by_party(instruments, day)
            self._announce_means()
            return
        if self._job is not None:  # an earlier count would speak of an earlier state
            self._job.finished.disconnect(self._on_columns_counted)
        self._job = self._document.background(lambda store, _: store.status.counts_by_party(instruments, day))
        self._job.finished.connect(self._on_columns_counted)
        # Two threads of Python hold each other up: what is in sight is painted first.
        QTimer.singleShot(0, self._job.start)

    def _on_columns_counted(self, counts: dict[str, dict[str, int]]) -> None:
        self._job = None
        self._column_counts = counts
        self._announce_means()

    def _announce_means(self) -> None:
        if self._rows and self._parties:
            self.dataChanged.emit(self.index(self.mean_row, 0), self.index(self.mean_row, self.mean_column))

    def _announce_all(self) -> None:
        if self._rows and self._parties:
            self.dataChanged.emit(self.index(0, 0), self.index(self.mean_row, self.mean_column))

    def cells_at(self, indexes: Iterable[Index]) -> list[Cell]:
        """The cells at these places, edges left out, in reading order."""
        ordered = sorted(indexes, key=lambda index: (index.row(), index.column()))
        return [cell for index in ordered if (cell := self.cell_at(index)) is not None]
