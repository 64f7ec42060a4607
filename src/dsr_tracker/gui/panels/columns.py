"""The columns of a table: which are shown, and what of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget
from shiboken6 import isValid

from dsr_tracker.core.columns import Condition
from dsr_tracker.gui.models.conditions import Conditions, Facets
from dsr_tracker.gui.models.record_table import RecordTable
from dsr_tracker.gui.models.record_tree import RecordTree
from dsr_tracker.gui.panels.column_header import ColumnHeader


@runtime_checkable
class ShowsConditions(Protocol):
    """A window that says what its tables leave out."""

    def show_conditions(self) -> None:
        """Show what is asked of the columns of its tables now."""


class Columns(QObject):
    """The part of a table that filters by its columns, and shows and hides them; one for each view.

    Alt+Down opens the column with the cursor, Esc shows every row again, where the view hands its keys on to
    `take_key`. `chosen` says that other columns are shown. A page that leaves columns out itself says so by
    `leave_out`.
    """

    chosen = Signal()

    def __init__(
        self,
        view: QAbstractItemView,
        conditions: Conditions,
        header: ColumnHeader | None = None,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._header = header
        self.conditions = conditions
        self._hidden = frozenset(at for at, each in enumerate(conditions.columns) if each.is_extra)
        self._left_out: frozenset[int] = frozenset()
        conditions.changed.connect(self._tell_window)
        conditions.counted.connect(self._tell_window)
        if header is not None:
            header.filter_wanted.connect(self.open)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(self._show_menu)
            self.arrange()

    # -- which columns are shown ----------------------------------------------------------------------

    @property
    def hidden(self) -> frozenset[int]:
        """The columns that a person has hidden."""
        return self._hidden

    @property
    def can_hide(self) -> bool:
        """Whether the table has columns to show and hide."""
        return self._header is not None and len(self.conditions.columns) > 1

    def hide(self, columns: Iterable[int]) -> None:
        """Hide these and no others; one always stays."""
        wanted = frozenset(each for each in columns if 0 <= each < len(self.conditions.columns))
        if len(wanted | self._left_out) == len(self.conditions.columns):
            return
        is_new, self._hidden = wanted != self._hidden, wanted
        self.arrange()
        if is_new:
            self.chosen.emit()

    def leave_out(self, columns: Collection[int]) -> None:
        """Leave out these, which say nothing just now, besides those that a person has hidden."""
        self._left_out = frozenset(columns)
        self.arrange()

    def arrange(self) -> None:
        """Show the columns that are to be shown."""
        if self._header is not None:
            for column in range(len(self.conditions.columns)):
                self._header.setSectionHidden(column, column in self._hidden | self._left_out)

    def fill(self, menu: QMenu) -> None:
        """Offer to show and hide each column."""
        shown = [column for column in self._offered if column not in self._hidden]
        for column in self._offered:
            action = menu.addAction(self.conditions.columns[column].title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])
            action.triggered.connect(lambda is_shown, column=column: self._show(column, is_shown))
        menu.addSeparator()
        every = menu.addAction(self.tr("Show all columns"))
        every.setEnabled(bool(self._hidden))
        every.triggered.connect(lambda: self.hide(()))

    # -- what of them is shown -----------------------------------------------------------------------

    def open(self, column: int = -1) -> None:
        """Let a person choose what of a column is shown, to begin with of the one with the cursor."""
        from dsr_tracker.gui.panels.column_popup import ColumnPopup

        offered = [each for each in self._offered if each not in self._hidden] or self._offered
        column = column if column >= 0 else self._current_column()
        column = column if column in offered else offered[0]
        popup = ColumnPopup(self.conditions, offered, column, self._view)
        popup.asked.connect(lambda asked: self._ask(popup, asked))
        popup.finished.connect(lambda _: self._view.setFocus())
        popup.open_at(self._place_of(column))

    def facets(self, column: int, show: Callable[[Facets], object]) -> None:
        """Find the values that the column has in the rows which the others leave; `show` gets them."""
        model = self._view.model()
        if self.conditions.asker is not None:
            self.conditions.asker(column, show)
        elif isinstance(model, (RecordTable, RecordTree)):
            show(model.facets(column))

    def menu_of(self, column: int) -> QMenu:
        """What can be done with a column from its header."""
        menu = QMenu(self._view)
        title = self.conditions.columns[column].title
        menu.addAction(
            self.tr("Filter by “{column}”…").format(column=title).replace("&", "&&") + "\tAlt+Down",
            lambda: self.open(column),
        )
        clearing = menu.addAction(self.tr("Show all of it"), lambda: self.conditions.put(column, Condition()))
        clearing.setEnabled(bool(self.conditions.of(column)))
        if self._can_sort:
            menu.addSeparator()
            up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
            menu.addAction(self.tr("Sort from first to last"), lambda: self._sort(column, up))
            menu.addAction(self.tr("Sort from last to first"), lambda: self._sort(column, down))
        if self.can_hide:
            menu.addSeparator()
            self.fill(menu.addMenu(self.tr("Columns")))
        return menu

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what the key says to the columns; False where it says nothing to them."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open()
        elif event.key() == Qt.Key.Key_Escape and self.conditions.is_on:
            self.conditions.clear()
        else:
            return False
        event.accept()
        return True

    # -- parts ----------------------------------------------------------------------------------------

    @property
    def _offered(self) -> list[int]:
        """The columns with a title that the page has not left out, in the order in which they stand."""
        columns = [c for c in range(len(self.conditions.columns)) if c not in self._left_out]
        if self._header is not None:
            columns.sort(key=self._header.visualIndex)
        return [column for column in columns if self.conditions.columns[column].title]

    @property
    def _can_sort(self) -> bool:
        return bool(getattr(self._view, "isSortingEnabled", bool)())

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if self._header is not None:
            self._header.setSortIndicator(column, order)

    def _show(self, column: int, is_shown: bool) -> None:
        self.hide(self._hidden - {column} if is_shown else self._hidden | {column})

    def _current_column(self) -> int:
        current = self._view.currentIndex()
        if current.isValid():
            return current.column()
        return next(iter(self.conditions.by_column), -1)

    def _place_of(self, column: int) -> QRect:
        """Where the header of the column is on the screen; the list's own corner where it has none."""
        header: QHeaderView | None = self._header
        if header is None or header.isHidden():
            return QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.mapToGlobal(QPoint(1, 1)))
        left = max(header.sectionViewportPosition(column), 0)
        right = min(left + header.sectionSize(column), header.viewport().width())
        return QRect(
            header.viewport().mapToGlobal(QPoint(left, 0)),
            header.viewport().mapToGlobal(QPoint(right, header.height())),
        )

    def _ask(self, popup: Any, column: int) -> None:
        def show(facets: Facets) -> None:
            if isValid(popup):  # it may be closed meanwhile
                popup.show_facets(column, facets)

        self.facets(column, show)

    def _show_menu(self, place: QPoint) -> None:
        if self._header is None:
            return
        column = self._header.logicalIndexAt(place)
        if column >= 0:
            menu = self.menu_of(column)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._header.mapToGlobal(place))

    def _tell_window(self) -> None:
        window: QWidget = self._view.window()
        if isinstance(window, ShowsConditions):
            window.show_conditions()
