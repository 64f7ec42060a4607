"""The matrix table: moves and rates from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.gui.delegates.status_delegate import StatusDelegate
from dsr_tracker.gui.models.matrix_model import MatrixModel, ProvisionRole

_NARROWEST = 44
_TITLES = (13, 21)
"""Narrowest and widest column of titles, in heights of a line of text."""
_TITLES_WHEN_SCROLLED = 17


class MatrixView(QTableView):
    """Arrows move, a rating's key rates all selected cells, Space opens a clause.

    `rated` carries the rating's id; the other signals ask the page for what their names say.
    """

    rated = Signal(str)
    cell_selected = Signal(object)
    note_wanted = Signal()
    details_wanted = Signal()
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
        header = QHeaderView(Qt.Orientation.Horizontal, self)
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
        self.verticalHeader().setDefaultSectionSize(2 * line + 5)
        self.horizontalHeader().setFixedHeight(3 * line + 8)
        parties = self._model.parties
        if not parties:
            return
        longest_word = max(metrics.horizontalAdvance(word) for p in parties for word in p.name.split())
        narrowest = max(_NARROWEST, min(longest_word + 10, 8 * line))
        mean = metrics.horizontalAdvance(f"({len(parties)}0 of {len(parties)}00)") + 10
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth() - mean
        stacked = max(narrowest, self._delegate.stacked_width(self.font()))
        wide = max(narrowest, self._delegate.one_line_width(self.font()))
        # Titles give way first, then words go under their symbols, then they are left out.
        titles = _between(room - len(parties) * stacked, _TITLES[0] * line, _TITLES[1] * line)
        if room < titles + len(parties) * narrowest:  # it scrolls anyway: legible titles, words in cells
            titles, room = _TITLES_WHEN_SCROLLED * line, titles + len(parties) * (stacked + line)
        each = _between((room - titles) // len(parties), narrowest, wide)
        self._titles.setFixedWidth(titles)
        self.horizontalHeader().setDefaultSectionSize(each)
        self.setColumnWidth(len(parties), mean)

    def toggle(self, row: int) -> None:
        """Open or fold the clause of that row."""
        state = self._model.is_opened(row)
        if state is not None:
            self._model.set_opened(row, not state)

    def selected_cells(self) -> list[Cell]:
        """The selected cells, in reading order."""
        return self._model.cells_at(self.selectionModel().selectedIndexes())

    def go_to(self, cell: Cell) -> bool:
        """Select that cell and scroll to it; False where it is not shown."""
        index = self._model.index_of(cell)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.setFocus()
        return True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.cell_selected.emit(self._model.cell_at(current))
        if current.isValid() and self._model.cell_at(current) is None:
            self.mean_wanted.emit(current.row(), current.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
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
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters rate; Qt's own type-ahead would move the selection instead."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected_cells():
            return
        menu = QMenu(self)
        for rating in self._model.scale.ratings:
            action = QAction(f"{rating.symbol}  {rating.label}\t{rating.key.upper()}", menu)
            action.triggered.connect(lambda _=False, rating_id=rating.rating_id: self.rated.emit(rating_id))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Add a note") + "\tN", self.note_wanted.emit)
        menu.addAction(self.tr("Show details") + "\t↵", self.details_wanted.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _span_headings(self) -> None:
        self.clearSpans()
        for row in self._model.heading_rows():
            self.setSpan(row, 0, 1, self._model.columnCount())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self._model.cell_at(index) is not None:
            self.details_wanted.emit()


class ProvisionHeader(QHeaderView):
    """Clause titles in up to two lines, with a triangle where measures lie below."""

    toggled = Signal(int)

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._matrix = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setAccessibleName(self.tr("Provisions"))

    def sizeHint(self) -> QSize:
        return QSize(_TITLES[1] * self.fontMetrics().height(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        palette = self.palette()
        provision = self._matrix.headerData(logical_index, Qt.Orientation.Vertical, ProvisionRole)
        is_measure = provision is not None and provision.is_measure
        painter.save()
        role = QPalette.ColorRole.Base if is_measure else QPalette.ColorRole.Window
        painter.fillRect(rect, palette.color(role))
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        font = painter.font()
        font.setBold(provision is None)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        unit = metrics.height()
        left = rect.left() + (2 * unit if is_measure else unit // 3)
        state = self._matrix.is_opened(logical_index)
        if provision is not None and not is_measure:
            if state is not None:
                area = QRect(left, rect.top(), unit, rect.height())
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "▾" if state else "▸")
            left += unit + 2
        number = "" if provision is None else provision.number
        if number:
            width = max(
                metrics.horizontalAdvance("00.0" if is_measure else "00"), metrics.horizontalAdvance(number)
            )
            area = QRect(left, rect.top(), width, rect.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
            left += width + unit // 2
        text = (
            str(self._matrix.headerData(logical_index, Qt.Orientation.Vertical))
            if provision is None
            else provision.title or provision.summary
        )
        area = QRect(left, rect.top(), rect.right() - left - 4, rect.height())
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
            _two_lines(text, metrics, area.width()),
        )
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.toggled.emit(row)


def _between(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, cut with an ellipsis at the end of its second line."""
    words = text.split()
    first = ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{rest}" if first and rest else first or rest
