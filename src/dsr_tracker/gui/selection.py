"""What is selected, in whatever table of the window the cursor stands or stood last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QTreeView, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Target
from dsr_tracker.core.records import Assessment, Party, Provision
from dsr_tracker.gui.models.record_table import RecordTable
from dsr_tracker.gui.models.record_tree import RecordTree
from dsr_tracker.gui.panels.matrix_view import MatrixView


def table_in(page: QWidget) -> QAbstractItemView | None:
    """The table of the page that has the cursor, or had it last."""
    focused = QApplication.focusWidget()
    if not (focused is not None and page.isAncestorOf(focused)):
        focused = page.focusWidget()
    if isinstance(focused, (QTableView, QTreeView)):
        return focused
    return page.findChild(MatrixView)


def selected_cells(view: QAbstractItemView | None) -> list[Cell]:
    """The cells that are selected there, from the top."""
    if isinstance(view, MatrixView):
        return view.selected_cells()
    if view is None:
        return []
    model = view.model()
    if not isinstance(model, (RecordTable, RecordTree)):
        return []
    found = (getattr(model.row_at(index), "cell", None) for index in selected_rows(view))
    return list(dict.fromkeys(cell for cell in found if isinstance(cell, Cell)))


def selected_rows(view: QAbstractItemView) -> list[QModelIndex]:
    """The first place of each selected row, from the top."""
    rows = {index.siblingAtColumn(0) for index in view.selectionModel().selectedIndexes()}
    return sorted(rows, key=_way)


def _way(index: QModelIndex) -> list[int]:
    """The way to a row: its number, below those of the rows above it."""
    way: list[int] = []
    while index.isValid():
        way.insert(0, index.row())
        index = index.parent()
    return way


class Reads(Protocol):
    """What is asked of a tracker's reader, in whatever thread."""

    def provisions(self, *, with_hidden: bool) -> list[Provision]: ...

    def parties(self, *, with_hidden: bool) -> list[Party]: ...

    def status_assessment(self, cell: Cell, day: str) -> Assessment | None: ...


def targets_of(read: Reads, cells: Iterable[Cell], day: str) -> list[Target]:
    """Each cell with its provision, party and newest assessment up to that day."""
    provisions = {each.provision_id: each for each in read.provisions(with_hidden=True)}
    parties = {each.party_id: each for each in read.parties(with_hidden=True)}
    return [
        Target(provisions[cell.provision_id], parties[cell.party_id], read.status_assessment(cell, day))
        for cell in cells
        if cell.provision_id in provisions and cell.party_id in parties
    ]


def visible_columns(view: QAbstractItemView, model: QAbstractItemModel) -> list[int]:
    """The columns that are shown, in the order in which they stand."""
    if isinstance(view, QTreeView):
        header = view.header()
    elif isinstance(view, QTableView):
        header = view.horizontalHeader()
    else:
        return [0]
    sections = sorted(range(model.columnCount()), key=header.visualIndex)
    return [section for section in sections if not header.isSectionHidden(section)]
