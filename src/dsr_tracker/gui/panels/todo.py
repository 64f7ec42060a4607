"""The To do page: cells that want a look, by the reason why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.agenda import TodoGroup, TodoItem, TodoQuery
from dsr_tracker.core.dates import months_before, today
from dsr_tracker.core.text import shown
from dsr_tracker.gui.cell_editing import CellEditors
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.fetching import Fetch
from dsr_tracker.gui.panels.listing import PAGE, Listing
from dsr_tracker.gui.panels.long_facets import Finder, LongFacets
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.todo_groups import meaning, titles
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import instrument_words, party_words, provision_words, rating_of, said, told

_NAMES = dict(
    enumerate(("party", "provision", "instrument", "rating", "as_of", "period_end", "received_on", "said"))
)
"""What the store calls the columns."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group as the list at the left shows it; `count` is None while it is being counted."""

    group: TodoGroup
    title: str
    count: int | None


class TodoPanel(Panel):
    """Groups of cells with counts; a row opens its cell. `months_chosen` tells a new number of months.

    It always speaks of today and of the newest ratings, whatever day the other pages are set to.
    """

    page = "todo"
    months_chosen = Signal(int)

    def __init__(
        self,
        document: Document,
        viewing: Viewing,
        parent: QWidget | None = None,
        *,
        stale_months: int = 6,
    ) -> None:
        super().__init__(document, viewing, parent)
        self._limit = PAGE
        self._group = TodoGroup.NEVER_ASSESSED
        self._counts: dict[TodoGroup, int] = {}
        self._narrowed_count: int | None = None
        self._all_counts: dict[TodoGroup, int] = {}
        self._titles = titles()
        self._count_fetch = Fetch(document, self._show_counts, self)
        self._item_fetch = Fetch(document, self._show_items, self)
        self.instrument = QComboBox(self)
        self.instrument.setAccessibleName(self.tr("Instrument"))
        self.instrument.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.instrument.setMinimumContentsLength(24)
        self.instrument.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.measures = QCheckBox(self.tr("Measures too"), self)
        self.measures.setToolTip(self.tr("List the measures inside the clauses as well"))
        self.months = QSpinBox(self)
        self.months.setRange(1, 120)
        self.months.setValue(stale_months)
        self.months.setAccessibleName(self.tr("Months after which a cell wants a new look"))
        self._months_row = self._make_months_row()
        self.groups = RecordTable[GroupLine](
            (
                Column[GroupLine](self.tr("Why"), lambda line: line.title, 24),
                Column[GroupLine](
                    self.tr("Cells"),
                    lambda line: "…" if line.count is None else f"{line.count:,}",
                    5,
                    alignment=Qt.AlignmentFlag.AlignRight,
                ),
            ),
            lambda line: line.group,
            self,
        )
        self.group_list = RecordView(self.groups, self.tr("Reasons"), self, stretched=0)
        self.group_list.setSortingEnabled(False)
        self.table = RecordTable[TodoItem](self._item_columns(), lambda item: item.place.cell, self)
        self.list = RecordView(self.table, self.tr("Cells that want a look"), self, stretched=2)
        # Clause, instrument and what was said share the room that is left.
        for column in (1, len(self.table.columns) - 1):
            self.list.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.conditions.changed.connect(self._on_conditions_changed)
        self._facets = LongFacets(document, self.table.conditions, _NAMES, self._finder, self)
        self.listing = Listing(self.list, self)
        self._title = heading("", 2)
        self._meaning = plain("", is_quiet=True)
        self._lay_out()
        self.viewing.filter_changed.connect(self._on_filter_changed)
        self.instrument.activated.connect(self._start_over)
        self.measures.clicked.connect(self._start_over)
        self.months.valueChanged.connect(self._on_months_changed)
        self.listing.more_asked.connect(self._on_more_asked)
        self.list.opened.connect(lambda item: self.viewing.open_cell(item.place.cell, item.feedback_id))
        self.group_list.selected.connect(self._on_group_selected)
        self.group_list.opened.connect(lambda _: self.list.setFocus())

    def refresh(self) -> None:
        """Count the groups and list the chosen one anew."""
        self._list_instruments()
        query = self._query()
        self._show_counts((self._counts, self._all_counts))
        every = replace(query, within=None)
        self._count_fetch.start(
            lambda agenda: (
                agenda.todo_counts(query),
                {} if query.within is None else agenda.todo_counts(every),
            )
        )
        self._list_items()

    def open_subject(self, subject: str) -> None:
        """Show that group, such as "stale", or the groups of that instrument."""
        if subject in list(TodoGroup):
            self._group = TodoGroup(subject)
            self.group_list.reveal_key(self._group)
            self._list_items()
        elif (row := self.instrument.findData(subject)) >= 0:
            self.instrument.setCurrentIndex(row)
            self._start_over()

    def _query(self) -> TodoQuery:
        day = today()
        return TodoQuery(
            day,
            months_before(day, self.months.value()),
            self.instrument.currentData() or "",
            self.measures.isChecked(),
            self.viewing.within(day),
        )

    def _list_items(self) -> None:
        self._choose_columns()
        query, group, limit = self._query(), self._group, self._limit
        columns, finder = self._facets.columns(), self._finder()
        self._title.setText(self._titles[group])
        self._meaning.setText(meaning(group, query))
        self._months_row.setVisible(group is TodoGroup.STALE)

        def read(agenda: Any) -> tuple[list[TodoItem], int | None]:
            narrowed = replace(query, chosen=columns.chosen(finder(agenda)))
            count = agenda.todo_count(group, narrowed) if columns else None
            return agenda.todo_items(group, narrowed, limit + 1), count

        self._item_fetch.start(read)

    def _finder(self) -> Finder:
        query, group = self._query(), self._group
        return lambda agenda: (
            lambda name, chosen: agenda.todo_facets(group, replace(query, chosen=chosen), name)
        )

    def _choose_columns(self) -> None:
        """Leave out the columns that would say the same in every row."""
        _, _, instrument, rating, as_of, period, received, said = range(len(self.table.columns))
        is_over = self._group is TodoGroup.PERIOD_OVER
        is_new = self._group is TodoGroup.NEVER_ASSESSED
        is_said = self._group is TodoGroup.FEEDBACK
        says_nothing = {
            instrument: bool(self.instrument.currentData()),
            rating: is_new or self._group is TodoGroup.UNLOGGED,
            as_of: is_new or is_said,
            period: not (is_over or is_new),
            received: not is_said,
            said: not is_said,
        }
        self.list.columns.leave_out([column for column, is_so in says_nothing.items() if is_so])

    def _show_counts(self, both: tuple[dict[TodoGroup, int], dict[TodoGroup, int]]) -> None:
        counts, self._all_counts = both
        self._counts = counts
        self.groups.set_rows([GroupLine(g, title, counts.get(g)) for g, title in self._titles.items()])
        if self.group_list.current_record() is None:
            self.group_list.select_key(self._group)
        self._show_footer()

    def _show_items(self, found: tuple[list[TodoItem], int | None]) -> None:
        items, self._narrowed_count = found
        self._has_more = len(items) > self._limit
        # The order of a part would pass for the order of all.
        self.list.setSortingEnabled(not self._has_more)
        self.table.set_rows(items[: self._limit])
        self._show_footer()

    def _show_footer(self) -> None:
        shown = len(self.table.rows)
        if self._all_counts:
            text = self.tr("{n} of {m} cells of this list").format(
                n=f"{self._counts.get(self._group, 0):,}", m=f"{self._all_counts.get(self._group, 0):,}"
            )
            self.viewing.tell_filtered(self.page, text)
        total = self._counts.get(self._group, shown)
        if self._narrowed_count is not None:
            self.table.conditions.tell(self._narrowed_count, total)
            total = self._narrowed_count
        if not shown and self.table.conditions.is_on:  # its header stays, by which it was narrowed
            self.listing.show_list(self.tr("No cell has what you chose of the columns. Esc shows all."))
            return
        if not shown:
            self.listing.show_message(self._nothing(self._group))
            return
        if self._has_more and total > shown:
            text = self.tr("The first {shown} and {n} more").format(
                shown=f"{shown:,}", n=f"{total - shown:,}"
            )
        else:
            text = self.tr("1 cell") if shown == 1 else self.tr("{n} cells").format(n=f"{shown:,}")
        text = self.tr("{cells}, as of today").format(cells=text)
        self.listing.show_list(text, has_more=self._has_more)

    def _nothing(self, group: TodoGroup) -> str:
        if self.viewing.filter:
            return self.tr("No cell of this list fits the filter.")
        if group is TodoGroup.NEVER_ASSESSED:
            return self.tr("Every cell here has been assessed.")
        if self._counts.get(TodoGroup.NEVER_ASSESSED, 0):
            return self.tr("Nothing to do here. Cells come up as you rate them on the Matrix page.")
        return self.tr("Nothing to do here.")

    def _item_columns(self) -> tuple[Column[TodoItem], ...]:
        editors = CellEditors(self.document, today, self)

        listed = [rating.rating_id for rating in self.document.scale.ratings]

        def rating_text(item: TodoItem) -> str:
            rating = rating_of(item.rating)
            return f"{rating.symbol} {said(rating.label)}" if rating else item.rating

        return (
            Column[TodoItem](
                self.tr("Party"),
                lambda item: party_words(item.place.party_name),
                15,
                key=lambda item: item.place.party_id,
            ),
            Column[TodoItem](
                self.tr("Clause or measure"),
                lambda item: provision_words(item.place),
                36,
                key=lambda item: item.place.provision_id,
            ),
            Column[TodoItem](
                self.tr("Instrument"),
                lambda item: instrument_words(item.place),
                24,
                key=lambda item: item.place.instrument_id,
            ),
            Column[TodoItem](
                self.tr("Rating"),
                rating_text,
                18,
                editor=editors.rating,
                key=lambda item: item.rating,
                order=lambda item: (*listed, item.rating).index(item.rating),
            ),
            Column[TodoItem](self.tr("As of"), lambda item: item.as_of, 10, editor=editors.as_of),
            Column[TodoItem](self.tr("Period to"), lambda item: item.period_end, 10),
            Column[TodoItem](self.tr("Received"), lambda item: item.received_on, 10),
            Column[TodoItem](
                self.tr("What was said"), lambda item: item.said, 40, key=lambda item: item.said
            ),
        )

    def _make_months_row(self) -> QWidget:
        row = QWidget(self)
        caption = QLabel(self.tr("Months without a look:"), row)
        caption.setBuddy(self.months)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(caption)
        layout.addWidget(self.months)
        layout.addStretch(1)
        return row

    def _lay_out(self) -> None:
        top = WrappingRow()
        top.add(heading(self.tr("To do")))
        top.add_gap()
        top.add_labelled(QLabel(self.tr("Instrument:"), self), self.instrument)
        top.add(self.measures)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self._title, self._meaning, self._months_row):
            column.addWidget(part)
        column.addWidget(self.listing, 1)
        self._split = QSplitter(self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.group_list)
        self._split.addWidget(right)
        self.measure()
        letter = self.fontMetrics().averageCharWidth()
        self._split.setSizes([36 * letter, 120 * letter])
        self._split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(self._split, 1)
        self._has_more = False

    def measure(self) -> None:
        """Leave room for the groups' names."""
        self.group_list.setMinimumWidth(30 * self.fontMetrics().averageCharWidth())

    def _list_instruments(self) -> None:
        chosen = self.instrument.currentData() or ""
        self.instrument.clear()
        self.instrument.addItem(self.tr("All instruments"), "")
        for instrument in self.document.read.instruments():
            self.instrument.addItem(shown(told(instrument).title), instrument.instrument_id)
        self.instrument.setCurrentIndex(max(self.instrument.findData(chosen), 0))

    def _start_over(self, *_: Any) -> None:
        self._limit = PAGE
        self.refresh()

    def _on_filter_changed(self) -> None:
        self._limit = PAGE
        self.invalidate()

    def _on_conditions_changed(self) -> None:
        self._limit = PAGE
        self._list_items()

    def _on_more_asked(self) -> None:
        self._limit += PAGE
        self._list_items()

    def _on_months_changed(self, months: int) -> None:
        self.months_chosen.emit(months)
        self._start_over()

    def _on_group_selected(self, line: GroupLine) -> None:
        if line.group is not self._group:
            self._group = line.group
            self._limit = PAGE
            self._list_items()
