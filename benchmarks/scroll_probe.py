"""Scrolls a big table page by page; run as a program of its own: FILE ROUNDS. Prints seconds per page, twice.

First the matrix of that tracker, then a table of the same shape whose delegate blits one pixmap per cell.
Each page is painted before the next step; the window is what it would be on a screen.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from benchmarks.generate import COUNTRIES, PROVISIONS
from benchmarks.measuring import clock, in_turn
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import wait_for_jobs
from dsr_tracker.gui.models.matrix_model import MatrixModel
from dsr_tracker.gui.panels.matrix_view import MatrixView
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store

Index = QModelIndex | QPersistentModelIndex
_PAGES = 40
_SIZE = (1200, 800)


class BareModel(QAbstractTableModel):
    """As many cells as the big matrix, with nothing in them."""

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: ARG002
        return PROVISIONS + 1

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002
        return COUNTRIES + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ARG002
        return None


class Blitter(QStyledItemDelegate):
    """One pixmap for every cell."""

    def __init__(self, width: int, height: int, parent: QTableView) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap(width, height)
        self._pixmap.fill(Qt.GlobalColor.darkCyan)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        rect: QRect = option.rect
        painter.drawPixmap(rect.topLeft(), self._pixmap)


def bare_view(like: QTableView) -> QTableView:
    """A table whose cells are as large as those of the other, with as many of them in sight."""
    view = QTableView()
    view.setModel(BareModel(view))
    width, height = like.columnWidth(0), like.rowHeight(0)
    for header, size in ((view.horizontalHeader(), width), (view.verticalHeader(), height)):
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(size)
    view.verticalHeader().setFixedWidth(like.verticalHeader().width())
    view.horizontalHeader().setFixedHeight(like.horizontalHeader().height())
    view.setItemDelegate(Blitter(width, height, view))
    show(view)
    return view


def show(view: QTableView) -> None:
    """Put the view on the screen and paint it."""
    view.resize(*_SIZE)
    view.show()
    for _ in range(5):
        QApplication.processEvents()


def seconds_per_page(view: QTableView) -> float:
    """Down by pages from the top, each painted."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()

    def scroll() -> None:
        for page in range(1, _PAGES + 1):
            bar.setValue(page * bar.pageStep())
            QApplication.processEvents()

    return clock(scroll) / _PAGES


def main() -> None:
    """Measure both in turn."""
    application = QApplication([])
    application.setStyle("Fusion")
    with Store.open(Path(sys.argv[1]), SEEDS, read_only=True) as store:
        document = Document(store, "Analyst")
        model = MatrixModel(document, Viewing(document))
        ours = MatrixView(model)
        model.reload()
        show(ours)
        bare = bare_view(ours)

        def scroll_unread() -> float:
            model.reload()  # every round reads its pages from the file anew
            wait_for_jobs()
            return seconds_per_page(ours)

        found = in_turn({"ours": scroll_unread, "floor": lambda: seconds_per_page(bare)}, int(sys.argv[2]))
        print(found["ours"], found["floor"])
        document.close()


if __name__ == "__main__":
    main()
