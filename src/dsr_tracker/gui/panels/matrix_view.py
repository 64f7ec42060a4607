"""The matrix table: moves and rates from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.gui.delegates.status_delegate import StatusDelegate
from dsr_tracker.gui.models.matrix_model import MatrixModel
from dsr_tracker.gui.panels.column_widths import mean_height, mean_width, name_width
from dsr_tracker.gui.panels.provision_header import NARROWEST, WIDEST, ProvisionHeader
from dsr_tracker.gui.teaching import rating_lesson
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.words import party_words, said

_NARROWEST = 44
_TITLES_WHEN_SCROLLED = 17


class MatrixView(QTableView):
    """Arrows move, a rating's key rates all selected cells, Space opens a clause.

    `rated` carries the rating's id; the other signals ask the page for what their names say.
    """

    rated = Signal(str)
    cell_selected = Signal(object)
    note_wanted = Signal()
    tags_wanted = Signal()
    looked = Signal()
    details_wanted = Signal()
    column_wanted = Signal()
    mean_wanted = Signal(int, int)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = StatusDelegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Matrix: provisions by parties"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        header = _PartyHeader(Qt.Orientation.Horizontal, self)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(_NARROWEST)
        header.setAccessibleName(self.tr("Parties"))
        self.setHorizontalHeader(header)
        self._titles = ProvisionHeader(model, self)
        self.setVerticalHeader(self._titles)
        self._titles.toggled.connect(self.toggle)
        model.modelReset.connect(self.fit)
        model.modelReset.connect(self._span_headings)
        self.doubleClicked.connect(self._on_double_clicked)

    def fit(self) -> None:
        """Share the width among the columns: words where there is room, symbols where there is not."""
        metrics = QFontMetrics(self.font())
        line = metrics.height()
        self._delegate.forget()
        self._titles.forget()
        self.verticalHeader().setDefaultSectionSize(mean_height(metrics) + 5)
        self.horizontalHeader().setFixedHeight(3 * line + 8)
        parties = self._model.parties
        if not parties:
            return
        names = name_width((party_words(each.name) for each in parties), metrics)
        of_a_party = mean_width(self._model.rowCount() - 1, metrics)
        narrowest = max(_NARROWEST, min(names, 8 * line), of_a_party)
        mean = max(mean_width(self._model.cell_count(), metrics), name_width([self.tr("Mean")], metrics))
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth() - mean
        stacked = max(narrowest, self._delegate.stacked_width(self.font()))
        wide = max(narrowest, self._delegate.one_line_width(self.font()))
        # Titles give way first, then words go under their symbols, then they are left out.
        titles = _between(room - len(parties) * stacked, NARROWEST * line, WIDEST * line)
        if room < titles + len(parties) * narrowest:  # it scrolls anyway: legible titles, words in cells
            titles = min(_TITLES_WHEN_SCROLLED * line, self.width() * 2 // 5)
            room = titles + len(parties) * (stacked + GRID)
        each = _between((room - titles) // len(parties), narrowest, wide)
        self._titles.setFixedWidth(titles)
        self.horizontalHeader().setDefaultSectionSize(each)
        # Qt spares a section that has a width of its own, such as one where the means stood before.
        for column in range(len(parties)):
            self.setColumnWidth(column, each)
        self.setColumnWidth(len(parties), mean)
        # Qt makes room for the titles only as columns change; else they would hide the first country.
        self.updateGeometries()

    def measure(self) -> None:
        """Take all sizes anew."""
        self.fit()

    def toggle(self, row: int) -> None:
        """Open or fold the clause of that row."""
        state = self._model.is_opened(row)
        if state is not None:
            place = self.currentIndex()
            column = place.column() if place.isValid() else 0
            self._model.set_opened(row, not state)
            if not self.currentIndex().isValid():  # a grouped matrix is read anew
                self.setCurrentIndex(self._model.index(row, column))

    def selected_cells(self) -> list[Cell]:
        """The selected cells, in reading order."""
        return self._model.cells_at(self.selectionModel().selectedIndexes())

    def go_to(self, cell: Cell) -> bool:
        """Select that cell and scroll to it; False where it is not shown."""
        index = self._model.index_of(cell)
        if not index.isValid():
            return False
        # Whatever key is held down just now: with Ctrl, Qt would add it to the selection.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.setFocus()
        return True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.cell_selected.emit(self._model.cell_at(current))
        if current.isValid() and self._model.cell_at(current) is None:
            self.mean_wanted.emit(current.row(), current.column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt says that the table has the keyboard, and leaves untold which cell.
        index = self.currentIndex()
        if index.isValid() and QAccessible.isActive():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild((index.row() + 1) * (self._model.columnCount() + 1) + index.column() + 1)
            QAccessible.updateAccessibility(told)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        # A screen reader selects a cell without moving the cursor there; the inspector follows the cursor.
        indexes = self.selectionModel().selectedIndexes() if selected.count() == 1 else []
        if len(indexes) == 1 and indexes[0] != self.currentIndex():
            self.selectionModel().setCurrentIndex(indexes[0], QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self.column_wanted.emit()
            return
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
            return
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Space:
            self.toggle(self.currentIndex().row())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._model.set_opened(self.currentIndex().row(), key == Qt.Key.Key_Plus)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.details_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.rated.emit(NOT_ASSESSED)
        elif text.casefold() == "n":
            self.note_wanted.emit()
        elif text and (rating := self._model.scale.by_key(text)) is not None:
            self.rated.emit(rating.rating_id)
        elif text.casefold() == "t":
            self.tags_wanted.emit()
        elif text.casefold() == "k":
            self.looked.emit()
        else:
            super().keyPressEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """To the first or last cell is to that cell: Qt would leave the one before to be rated."""
        command = super().selectionCommand(index, event)
        is_far = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        if is_far and command == QItemSelectionModel.SelectionFlag.NoUpdate:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect
        return command

    def keyboardSearch(self, search: str) -> None:
        """Letters rate; Qt's own type-ahead would move the selection instead."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected_cells():
            return
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for rating in self._model.scale.ratings:
            action = QAction(f"{rating.symbol}  {said(rating.label)}\t{rating.key.upper()}", menu)
            action.setToolTip(plain_tooltip(rating_lesson(rating)))
            action.triggered.connect(lambda _=False, rating_id=rating.rating_id: self.rated.emit(rating_id))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Add a note") + "\tN", self.note_wanted.emit)
        menu.addAction(self.tr("Tags…") + "\tT", self.tags_wanted.emit)
        menu.addAction(self.tr("Looked at, no change") + "\tK", self.looked.emit)
        menu.addAction(self.tr("Show details") + "\t↵", self.details_wanted.emit)
        menu.addSeparator()
        menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.begin(self)
        super().paintEvent(event)
        self._paint_selection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _paint_selection(self) -> None:
        """Frame the selected cells in sight, the current one more strongly."""
        viewport, current = self.viewport(), self.currentIndex() if self.hasFocus() else QModelIndex()
        first, last = self.rowAt(0), self.rowAt(viewport.height() - 1)
        left, right = self.columnAt(0), self.columnAt(viewport.width() - 1)
        last = last if last >= 0 else self._model.mean_row
        right = right if right >= 0 else self._model.mean_column
        painter = QPainter(viewport)
        ink = self.palette().color(QPalette.ColorRole.Text)
        selection = self.selectionModel().selection()
        for part in map(selection.at, range(selection.count())):
            for row in range(max(first, part.top()), min(last, part.bottom()) + 1):
                for column in range(max(left, part.left()), min(right, part.right()) + 1):
                    index = self._model.index(row, column)
                    painter.setPen(QPen(ink, 3 if index == current else 2))
                    painter.drawRect(self.visualRect(index).adjusted(1, 1, -2, -2))
        if current.isValid() and not selection.contains(current):  # led there with Ctrl, to select more
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DotLine))
            painter.drawRect(self.visualRect(current).adjusted(1, 1, -2, -2))
        painter.end()

    def _span_headings(self) -> None:
        self.clearSpans()
        for row in self._model.heading_rows():
            self.setSpan(row, 0, 1, self._model.columnCount())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self._model.cell_at(index) is not None:
            self.details_wanted.emit()


class _PartyHeader(QHeaderView):
    """Parties' names, in up to three lines."""

    def sizeHint(self) -> QSize:
        # Qt would ask two hundred names for their sizes, again and again.
        return QSize(self.length(), self.maximumHeight())


def _between(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))
