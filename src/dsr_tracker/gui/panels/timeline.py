"""The Timeline page: what happened, what was recorded and what is to come, newest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.agenda import Moment, MomentKind
from dsr_tracker.core.columns import Chosen
from dsr_tracker.core.dates import today
from dsr_tracker.core.filtering import Filter, Within
from dsr_tracker.gui.delegates.moment_delegate import MomentDelegate
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.moment_list import MOMENT_FIELDS, MomentList
from dsr_tracker.gui.panels.columns import Columns
from dsr_tracker.gui.panels.fetching import Fetch
from dsr_tracker.gui.panels.listing import PAGE, Listing
from dsr_tracker.gui.panels.long_facets import Finder, LongFacets
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import GRID, heading
from dsr_tracker.gui.viewing import Viewing

_PAUSE_MS = 200


class TimelinePanel(Panel):
    """One list of notes, assessments, evidence, agreements and periods; Enter opens what a line is about.

    It always reaches to the newest line, whatever day the other pages are set to.
    """

    page = "timeline"

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self._limit = PAGE
        self._fetch = Fetch(document, self._show, self)
        self._count_fetch = Fetch(document, self._show_counts, self)
        self._narrowed_fetch = Fetch(document, self._show_narrowed, self)
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        self._search.setPlaceholderText(self.tr("Search the timeline"))
        self._search.setAccessibleName(self.tr("Search the timeline"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start_over)
        self._search.textChanged.connect(lambda _: self._pause.start())
        self._search.returnPressed.connect(self._on_return_pressed)
        self._filters: dict[QCheckBox, tuple[MomentKind, ...]] = {}
        filters = self._make_filters()
        self.model = MomentList(self)
        self._facets = LongFacets(document, self.model.conditions, MOMENT_FIELDS, self._finder, self)
        self.model.conditions.changed.connect(self._start_over)
        self.list = _MomentView(self.model, self)
        self.list.setItemDelegate(MomentDelegate(self.list))
        self.list.activated.connect(self._on_activated)
        self.filtering = QPushButton(self.tr("Filter by…"), self)
        self.filtering.setToolTip(
            self.tr("Choose days, countries, clauses, instruments, ratings or authors (Alt+Down in the list)")
        )
        self.filtering.setAutoDefault(False)
        self.filtering.clicked.connect(lambda _: self.list.columns.open())
        self.listing = Listing(self.list, self)
        self.listing.more_asked.connect(self._on_more_asked)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(heading(self.tr("Timeline")))
        top.addStretch(1)
        top.addWidget(self._search, 1)
        top.addWidget(self.filtering)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addLayout(filters)
        layout.addWidget(self.listing, 1)
        viewing.filter_changed.connect(self.invalidate)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.clear_filters)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        """Read the newest lines that the filters let through."""
        kinds, text, within = self._asked()
        limit, columns, finder = self._limit, self._facets.columns(), self._finder()

        def chosen(agenda: Any) -> Chosen:
            return columns.chosen(finder(agenda))

        # One line more than is shown tells whether there are more.
        self._fetch.start(lambda agenda: agenda.moments(kinds, text, limit + 1, within, chosen(agenda)))
        if columns:
            self._narrowed_fetch.start(
                lambda agenda: (
                    agenda.moment_count(kinds, text, within, chosen(agenda)),
                    agenda.moment_count(kinds, text, within),
                )
            )
        if within is not None:
            self.viewing.tell_filtered(self.page, self.tr("Filtering…"))
            self._count_fetch.start(
                lambda agenda: (agenda.moment_count(kinds, text, within), agenda.moment_count(kinds, text))
            )

    def _asked(self) -> tuple[list[MomentKind], str, Within | None]:
        kinds = [kind for button, kinds in self._filters.items() if button.isChecked() for kind in kinds]
        return kinds, self._search.text(), self.viewing.within(today())

    def _finder(self) -> Finder:
        kinds, text, within = self._asked()
        return lambda agenda: lambda name, chosen: agenda.moment_facets(name, kinds, text, within, chosen)

    def _show_narrowed(self, counts: tuple[int, int]) -> None:
        self.model.conditions.tell(*counts)

    def _show_counts(self, counts: tuple[int, int]) -> None:
        fitting, every = counts
        text = self.tr("{n} of {m} lines").format(n=f"{fitting:,}", m=f"{every:,}")
        self.viewing.tell_filtered(self.page, text)

    def open_subject(self, subject: str) -> None:
        """Show the lines of a kind with certain words, as in "note:2025-03 Egypt"; all kinds by ":2025"."""
        kind, _, text = subject.partition(":")
        for button, kinds in self._filters.items():
            button.setChecked(not kind or kind in kinds)
        self._search.setText(text)
        self.model.conditions.clear()
        self._start_over()

    def clear_filters(self) -> None:
        """Show everything again."""
        self.viewing.set_filter(Filter())
        self.model.conditions.clear()
        for button in self._filters:
            button.setChecked(True)
        self._search.clear()
        self._start_over()

    def _show(self, moments: list[Moment]) -> None:
        kept = self.model.line_at(self.list.currentIndex())
        shown = moments[: self._limit]
        self.model.set_moments(shown, today())
        if kept is not None and (index := self.model.index_of(kept.moment)).isValid():
            self.list.setCurrentIndex(index)
        if shown:
            has_more = len(moments) > self._limit
            text = self.tr("The newest {n} lines") if has_more else self.tr("{n} lines")
            text = self.tr("1 line") if len(shown) == 1 else text
            self.listing.show_list(text.format(n=f"{len(shown):,}"), has_more=has_more)
        elif not any(button.isChecked() for button in self._filters):
            self.listing.show_message(self.tr("Every kind of line is switched off. Switch one on above."))
        elif self.viewing.filter or self.model.conditions.is_on:
            self.listing.show_message(
                self.tr("No line here fits the filter. Change it above, or press Esc to see everything.")
            )
        elif self._search.text().strip():
            self.listing.show_message(
                self.tr(
                    "Nothing matches “{text}”. Change the search, or press Esc to see everything."
                ).format(text=self._search.text().strip())
            )
        else:
            self.listing.show_message(
                self.tr("Nothing here yet. Rate a cell or write a note, and it appears here by its date.")
            )

    def _make_filters(self) -> WrappingRow:
        row = WrappingRow(2 * GRID)
        for text, kinds in (
            (self.tr("Assessments"), (MomentKind.ASSESSMENT,)),
            (self.tr("Notes"), (MomentKind.NOTE,)),
            (self.tr("Sources"), (MomentKind.EVIDENCE_PUBLISHED, MomentKind.EVIDENCE_CITED)),
            (self.tr("Agreements"), (MomentKind.AGREED,)),
            (self.tr("Periods"), (MomentKind.PERIOD_START, MomentKind.PERIOD_END)),
        ):
            button = QCheckBox(text, self)
            button.setChecked(True)
            button.setAccessibleName(self.tr("Show {kind}").format(kind=text))
            button.clicked.connect(self._start_over)
            row.add(button)
            self._filters[button] = kinds
        return row

    def _start_over(self, *_: Any) -> None:
        self._pause.stop()
        self._limit = PAGE
        self.refresh()

    def _on_more_asked(self) -> None:
        self._limit += PAGE
        self.refresh()

    def _on_return_pressed(self) -> None:
        self._start_over()
        if self.model.lines:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.setFocus()

    def _on_activated(self, index: QModelIndex) -> None:
        line = self.model.line_at(index)
        if line is None:
            return
        place = line.moment.place
        if place.cell is not None:
            self.viewing.open_cell(place.cell)
        elif line.moment.kind is MomentKind.EVIDENCE_PUBLISHED:
            self.viewing.open_page("sources", line.moment.moment_id)
        else:
            self.viewing.open_page("clauses", place.instrument_id)


class _MomentView(QListView):
    """The list; Enter opens on every platform."""

    def __init__(self, model: MomentList, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.columns = Columns(self, model.conditions)
        self.setAccessibleName(self.tr("Timeline"))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return QSize(80 * self.fontMetrics().averageCharWidth(), 12 * self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.columns.take_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)
