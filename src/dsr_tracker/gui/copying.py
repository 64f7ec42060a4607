"""The selection of a table on the clipboard: as text with tabs and as HTML, words and not colours."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTreeView

from dsr_tracker.core.blocks import as_html, as_tsv
from dsr_tracker.gui.models.matrix_model import MatrixModel
from dsr_tracker.gui.panels.matrix_view import MatrixView
from dsr_tracker.gui.selection import selected_rows, visible_columns

Rows = list[list[str]]


def copy_selection(view: QAbstractItemView, *, with_headers: bool) -> tuple[int, int]:
    """Put what is selected there on the clipboard; gives how many rows and columns that are."""
    if not isinstance(view, (QTableView, QTreeView)):
        return _copy_lines(view)
    if isinstance(view, MatrixView):
        rows, across, down = _matrix_rows(view, with_headers=with_headers)
    else:
        rows, across, down = _record_rows(view, with_headers=with_headers)
    if not rows:
        return 0, 0
    data = QMimeData()
    data.setText(as_tsv(rows))
    data.setHtml(as_html(rows, header_rows=down, header_columns=across))
    QGuiApplication.clipboard().setMimeData(data)
    return len(rows) - down, len(rows[0]) - across


def _copy_lines(view: QAbstractItemView) -> tuple[int, int]:
    """Lines of a list are texts and no table: they are copied as they are."""
    chosen = sorted(view.selectionModel().selectedIndexes(), key=QModelIndex.row)
    QGuiApplication.clipboard().setText("\n".join(str(index.data() or "") for index in chosen))
    return len(chosen), 1


def _matrix_rows(view: MatrixView, *, with_headers: bool) -> tuple[Rows, int, int]:
    """The smallest rectangle around the selection; what is not selected in it stays empty."""
    model = view.model()
    if not isinstance(model, MatrixModel):
        return [], 0, 0
    selection = view.selectionModel().selection()
    chosen: dict[int, set[int]] = {}
    for part in map(selection.at, range(selection.count())):
        for row in range(part.top(), part.bottom() + 1):
            chosen.setdefault(row, set()).update(range(part.left(), part.right() + 1))
    columns = sorted(set().union(*chosen.values())) if chosen else []
    rows = [
        [model.copied(row, column) if column in chosen[row] else "" for column in columns]
        for row in sorted(chosen)
    ]
    if not with_headers or not rows:
        return rows, 0, 0
    heads = [_head(model, column, Qt.Orientation.Horizontal) for column in columns]
    named = [
        [_head(model, number, Qt.Orientation.Vertical), *row]
        for number, row in zip(sorted(chosen), rows, strict=True)
    ]
    return [["", *heads], *named], 1, 1


def _head(model: MatrixModel, section: int, orientation: Qt.Orientation) -> str:
    return str(model.headerData(section, orientation) or "")


def _record_rows(view: QAbstractItemView, *, with_headers: bool) -> tuple[Rows, int, int]:
    model = view.model()
    columns = visible_columns(view, model)

    def text(index: QModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    rows = [[text(index.siblingAtColumn(column)) for column in columns] for index in selected_rows(view)]
    if not with_headers or not rows:
        return rows, 0, 0
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    return [heads, *rows], 0, 1
