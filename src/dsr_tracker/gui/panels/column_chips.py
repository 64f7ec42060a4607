"""What is asked of the columns of tables, to be seen, changed and taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QToolButton, QWidget

from dsr_tracker.core.columns import Condition
from dsr_tracker.core.text import shown
from dsr_tracker.gui.aloud import say_aloud
from dsr_tracker.gui.column_words import condition_words, rows_words
from dsr_tracker.gui.panels.columns import Columns
from dsr_tracker.gui.panels.filter_chip import FilterChip
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import GRID

_PAUSE_MS = 200
Column = tuple[QAbstractItemView, int]
_Told = tuple[QAbstractItemView, tuple[tuple[int, str], ...], str]


class ColumnChips(QWidget):
    """For each table that shows not every row: which one it is, a chip for each column, and N of M rows.

    Not there while every table shows all.
    """

    def __init__(
        self, views: Callable[[], Iterable[QAbstractItemView]], parent: QWidget | None = None
    ) -> None:
        """`views` gives the tables that are spoken of, those made later among them."""
        super().__init__(parent)
        self._views = views
        self.setAccessibleName(self.tr("Columns that are filtered"))
        self.clearing = QToolButton(self)
        self.clearing.setText(self.tr("Clear"))
        self.clearing.setAccessibleName(self.tr("Clear the filters of columns"))
        self.clearing.setToolTip(self.tr("Show every row of the table again (Esc)"))
        self.clearing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clearing.clicked.connect(self.clear)
        self._flow = WrappingRow(GRID // 2)
        self.setLayout(self._flow)
        self.chips: list[FilterChip] = []
        self._shown: list[_Told] = []
        # What is read in parts is counted a moment later.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.hide()
        self.refresh()

    @property
    def text(self) -> str:
        """All that stands here, in one line."""
        items = map(self._flow.itemAt, range(self._flow.count()))
        parts = [item.widget() for item in items if item is not None]
        return " ".join(
            part.change.accessibleName() if isinstance(part, FilterChip) else part.text()
            for part in parts
            if isinstance(part, (FilterChip, QLabel))
        )

    @property
    def is_on(self) -> bool:
        """Whether any table leaves out rows."""
        return any(True for _ in self._narrowed())

    def clear(self) -> None:
        """Show every row of every table again."""
        for _, columns in list(self._narrowed()):
            columns.conditions.clear()

    def refresh(self) -> None:
        """Show what is asked now."""
        told = [self._told(view, columns) for view, columns in self._narrowed()]
        if told == self._shown:
            return
        had_focus, before = _has_focus(self), self.chips
        if told or any(view.isVisible() for view, *_ in self._shown):
            self._pause.start()
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self.clearing:
                widget.hide()
                widget.deleteLater()
        self.chips, self._shown = [], told
        for each in told:
            self._add(each)
        if told:
            self._flow.addWidget(self.clearing)
            QWidget.setTabOrder(self.chips[-1].remove, self.clearing)
        self.setVisible(bool(told))
        if had_focus:
            left = [chip for chip in self.chips if any(chip.term == each.term for each in before)]
            (left[0].change if left else self.clearing if told else self._somewhere(before)).setFocus()

    def _told(self, view: QAbstractItemView, columns: Columns) -> _Told:
        conditions = columns.conditions
        chips = []
        for column, condition in conditions.by_column.items():
            words = condition_words(condition, conditions.label_of(column))
            title = conditions.columns[column].title
            chips.append((column, self.tr("{column}: {condition}").format(column=title, condition=words)))
        return view, tuple(chips), rows_words(conditions.shown, conditions.every)

    def _add(self, told: _Told) -> None:
        view, chips, count = told
        table = shown(view.accessibleName())
        self._put(QLabel(self.tr("In “{table}”:").format(table=table), self))
        for column, text in chips:
            chip = FilterChip((view, column), text, self)
            chip.removed.connect(self._on_removed)
            chip.edited.connect(self._on_edited)
            if self.chips:
                QWidget.setTabOrder(self.chips[-1].remove, chip.change)
            QWidget.setTabOrder(chip.change, chip.remove)
            self.chips.append(chip)
            self._put(chip)
        self._put(QLabel(count, self))

    def _say(self) -> None:
        """Say aloud how many rows are left: a table becomes shorter in silence."""
        counts = (f"{shown(view.accessibleName())}: {count}" for view, _, count in self._shown)
        say_aloud(self.window(), ", ".join(counts) or self.tr("Every row is shown."))

    def _put(self, part: QWidget) -> None:
        if isinstance(part, QLabel):
            part.setTextFormat(Qt.TextFormat.PlainText)
            part.setAccessibleName(part.text())
        self._flow.addWidget(part)
        part.show()

    def _narrowed(self) -> Iterator[tuple[QAbstractItemView, Columns]]:
        for view in self._views():
            columns = getattr(view, "columns", None)
            if isinstance(columns, Columns) and columns.conditions.is_on:
                yield view, columns

    def _somewhere(self, before: list[FilterChip]) -> QWidget:
        """Where the keyboard goes when nothing is left here: to the table that was spoken of."""
        return next((chip.term[0] for chip in before if isinstance(chip.term, tuple)), self)

    def _on_removed(self, term: Column) -> None:
        view, column = term
        view.columns.conditions.put(column, Condition())  # type: ignore[attr-defined]

    def _on_edited(self, term: Column) -> None:
        view, column = term
        view.columns.open(column)  # type: ignore[attr-defined]


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)


def chips_of(*views: QAbstractItemView, parent: QWidget) -> ColumnChips:
    """What is asked of the columns of these tables, for a dialog or part that has no filter bar."""
    chips = ColumnChips(lambda: views, parent)
    for view in views:
        conditions = view.columns.conditions  # type: ignore[attr-defined]
        conditions.changed.connect(chips.refresh)
        conditions.counted.connect(chips.refresh)
    return chips
