"""The filter, always in sight: what it is, how much fits it, and a way to change and to clear it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.filtering import FIELDS, Filter, Term, parse_filter
from dsr_tracker.core.text import shown
from dsr_tracker.gui.aloud import say_aloud
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.filter_words import FilterWords
from dsr_tracker.gui.panels.elided_label import ElidedLabel
from dsr_tracker.gui.panels.filter_chip import FilterChip
from dsr_tracker.gui.panels.filter_field import FilterField
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import error_words

if TYPE_CHECKING:
    from dsr_tracker.gui.panels.column_chips import ColumnChips

Tables = Callable[[], Iterable[QAbstractItemView]]
_MOST_CHOICES = 40
"""A menu with more would not be read: the field completes instead."""


class FilterBar(QWidget):
    """One for all pages, which show the same cells; each says here what it shows of how much.

    Below stands what is asked of the columns of the page's tables, which is a matter of that page alone.
    """

    def __init__(
        self,
        document: Document,
        viewing: Viewing,
        parent: QWidget | None = None,
        *,
        tables: Tables = tuple,
    ) -> None:
        """`tables` gives those of the page that is shown."""
        super().__init__(parent)
        self._tables = tables
        self.columns: ColumnChips | None = None  # made for the first column: the window starts without
        self._viewing = viewing
        self._words = FilterWords(document, self)
        self._page = ""
        self._counts: dict[str, str] = {}
        self._editing: Term | None = None
        self._known, self._heard = viewing.filter, (viewing.filter, "")
        self.field = FilterField(self._words, self)
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self._on_left)
        self.add = QToolButton(self)
        self.add.setText(self.tr("Add a filter"))
        self.add.setAccessibleName(self.tr("Add a filter"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self.add)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.add.setMenu(menu)
        self.counted = QLabel(self)
        self.counted.setTextFormat(Qt.TextFormat.PlainText)
        self.hiding = QCheckBox(self.tr("Hide others"), self)
        self.hiding.setToolTip(
            self.tr(
                "In the matrix, leave out rows and columns without a cell that fits; else cells are dimmed"
            )
        )
        self.hiding.clicked.connect(viewing.set_hiding)
        self.clearing = QToolButton(self)
        self.clearing.setText(self.tr("Clear"))
        self.clearing.setAccessibleName(self.tr("Clear the filter"))
        self.clearing.setToolTip(self.tr("Show everything again (Esc)"))
        self.clearing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clearing.clicked.connect(self.clear)
        self.fault = plain("", is_quiet=True)
        self.chips = QWidget(self)
        self.chips.setAccessibleName(self.tr("Filters in force"))
        self._flow = WrappingRow(GRID // 2)
        self.chips.setLayout(self._flow)
        row = WrappingRow()
        row.add(self.field, stretches=True)
        row.add(self.add, self.counted, self.hiding, self.clearing)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(row)
        layout.addWidget(self.fault)
        layout.addWidget(self.chips)
        viewing.filter_changed.connect(self._on_filter_changed)
        viewing.filter_counted.connect(self._on_counted)
        document.changed.connect(self._on_edited_tracker)
        document.reloaded.connect(self.refresh)
        self.refresh()

    def take_focus(self) -> None:
        """Put the cursor where a condition is typed."""
        self.field.setFocus()
        self.field.selectAll()

    def set_page(self, page: str) -> None:
        """Speak of that page from now on."""
        self._page = page
        self.hiding.setVisible(bool(self._viewing.filter) and page == "matrix")
        self._show_count()
        if self.columns is not None:
            self.columns.refresh()

    def show_conditions(self) -> None:
        """Show what is asked of the columns of the page's tables now."""
        if self.columns is None:
            from dsr_tracker.gui.panels.column_chips import ColumnChips

            self.columns = ColumnChips(self._tables, self)
            self._column.addWidget(self.columns)
        self.columns.refresh()

    @property
    def is_on(self) -> bool:
        """Whether the page leaves out anything."""
        return bool(self._viewing.filter) or (self.columns is not None and self.columns.is_on)

    def clear(self) -> None:
        """Show everything again."""
        had_focus = _has_focus(self)
        self.field.clear()
        self._editing = None
        self._viewing.set_filter(Filter())
        if self.columns is not None:
            self.columns.clear()
        if had_focus:
            self.field.setFocus()

    def refresh(self) -> None:
        """Show the filter as it is now."""
        chosen = self._viewing.filter
        had_focus = _has_focus(self.chips)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.clearing
        for term in chosen.terms:
            chip = FilterChip(term, self._words.chip(term), self.chips)
            chip.removed.connect(self._on_removed)
            chip.edited.connect(self._on_edited)
            self._flow.addWidget(chip)
            chip.show()
            QWidget.setTabOrder(before, chip.change)
            QWidget.setTabOrder(chip.change, chip.remove)
            before = chip.remove
        for widget in (self.chips, self.counted, self.clearing):
            widget.setVisible(bool(chosen))
        self.hiding.setVisible(bool(chosen) and self._page == "matrix")
        self.hiding.setChecked(self._viewing.is_hiding)
        self.fault.hide()
        if not chosen:
            self._counts.clear()
        self._show_count()
        if had_focus:
            self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_on:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_entered(self, text: str) -> None:
        try:
            typed = parse_filter(self._words.in_ids(text))
        except TrackerError as error:
            said = error_words(error)
            self.fault.setText(said)
            self.fault.setAccessibleName(said)
            self.fault.show()
            say_aloud(self.field, said)
            return
        chosen, former = self._viewing.filter, self._editing
        self._editing = None
        self.field.setText("")  # unlike clear(), so that Ctrl+Z takes back an edit and not this typing
        self._viewing.set_filter(chosen.replaced(former, typed) if former is not None else chosen.plus(typed))
        self.fault.hide()

    def _on_left(self) -> None:
        if self._editing is not None:
            self._editing = None
        elif self.is_on:
            self.clear()
        self.fault.hide()

    def _on_removed(self, term: Term) -> None:
        self._viewing.set_filter(self._viewing.filter.without(term))

    def _on_edited(self, term: Term) -> None:
        """Offer other values in the place of this one."""
        choices = list(self._words.choices(term.field))
        if 0 < len(choices) <= _MOST_CHOICES:
            menu = QMenu(self)
            self._offer(menu, choices, term)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.sender().mapToGlobal(self.sender().rect().bottomLeft()))  # type: ignore[attr-defined]
            return
        self._editing = term
        self.field.setText(str(term))
        self.take_focus()

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for field in FIELDS:
            choices = list(self._words.choices(field))
            if 0 < len(choices) <= _MOST_CHOICES:
                self._offer(menu.addMenu(self._words.title(field)), choices, None)
            else:
                action = QAction(f"{self._words.title(field)}…", menu)
                action.triggered.connect(lambda _=False, field=field: self._begin(field))
                menu.addAction(action)

    def _offer(self, menu: QMenu, choices: list[Term], former: Term | None) -> None:
        chosen = self._viewing.filter
        for term in choices:
            action = QAction(shown(self._words.value(term)).replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(term in chosen.terms)
            action.triggered.connect(lambda _=False, term=term: self._choose(term, former))
            menu.addAction(action)

    def _choose(self, term: Term, former: Term | None) -> None:
        chosen = self._viewing.filter
        if former is not None and term != former:
            chosen = chosen.replaced(former, Filter((term,)))
        else:
            chosen = chosen.without(term) if term in chosen.terms else chosen.plus(term)
        self._viewing.set_filter(chosen)

    def _begin(self, field: str) -> None:
        self.field.setText(f"{field}:")
        self.field.setFocus()
        self.field.end(False)

    def _on_filter_changed(self) -> None:
        self.refresh()
        if not self._viewing.filter:
            self._known = self._viewing.filter
            say_aloud(self.field, self.tr("Nothing is filtered any more."))

    def _on_edited_tracker(self) -> None:
        self._known = self._viewing.filter
        self.refresh()

    def _on_counted(self, page: str, text: str) -> None:
        self._counts[page] = text
        self._show_count()
        if page == self._page:
            self._say(text)

    def _say(self, text: str) -> None:
        """Say aloud how much a new filter leaves: the page changes in silence. Edits count again unheard."""
        news = (self._viewing.filter, text)
        if self._viewing.filter != self._known and news != self._heard:
            self._heard = news
            say_aloud(self.field, text)

    def _show_count(self) -> None:
        text = self._counts.get(self._page, self.tr("not filtered: this page shows everything"))
        self.counted.setText(text)
        self.counted.setAccessibleName(text)


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)


class FilterSign(ElidedLabel):
    """Says in the status bar that not everything is shown."""

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._viewing = viewing
        viewing.filter_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        chosen = self._viewing.filter
        # Without a filter it is empty but there: the status bar hides its parts below a message, and one
        # that is shown meanwhile would lie upon it.
        self.setText(self.tr("Filtered: {filter}").format(filter=shown(str(chosen))) if chosen else "")
