"""The sources that the analyst recorded: found, changed, opened, and where each is cited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from dsr_tracker.core.agenda import EvidenceUse, TodoItem
from dsr_tracker.core.editing import revise_evidence
from dsr_tracker.core.tagging import Bearer
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.editors import Editor, Kind
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.fetching import Fetch
from dsr_tracker.gui.panels.listing import PAGE, Listing
from dsr_tracker.gui.panels.long_facets import Finder, LongFacets
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import GRID, heading
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import instrument_words, party_words, provision_words, rating_of, said

_PAUSE_MS = 200
_NAMES = dict(enumerate(("title", "publisher", "published_on", "accessed_on", "language", "cells")))
"""What the store calls the columns."""


class SourceEvidence(QWidget):
    """A searched list of sources.

    `cell_opened` asks for a cell that cites the chosen one, `link_opened` for its address in the browser.
    """

    cell_opened = Signal(object)
    link_opened = Signal(str)

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._limit = PAGE
        self._wanted = ""
        self._fetch = Fetch(document, self._show, self)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Find by title, publisher or link"))
        self.search.setAccessibleName(self.tr("Find a source"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start_over)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._start_over)
        self.table = RecordTable[EvidenceUse](
            (
                self._column(self.tr("Title"), "title", 36),
                self._column(self.tr("Publisher"), "publisher", 18),
                self._column(self.tr("Published"), "published_on", 10),
                self._column(self.tr("Accessed"), "accessed_on", 10),
                self._column(self.tr("Language"), "language", 8),
                Column[EvidenceUse](
                    self.tr("Cells"),
                    lambda u: f"{u.cell_count:,}",
                    6,
                    alignment=Qt.AlignmentFlag.AlignRight,
                    order=lambda u: u.cell_count,
                    key=lambda u: str(u.cell_count),
                ),
            ),
            lambda u: u.evidence.evidence_id,
            self,
        )
        self.table.conditions.changed.connect(self._start_over)
        self._facets = LongFacets(document, self.table.conditions, _NAMES, self._finder, self)
        self.list = RecordView(self.table, self.tr("Recorded sources"), self, stretched=0)
        self.list.selected.connect(self._on_selected)
        self.list.opened.connect(lambda _: self._on_edit_clicked())
        self.listing = Listing(self.list, self)
        self.listing.more_asked.connect(self._on_more_asked)
        self.cells = RecordTable[TodoItem](
            (
                Column[TodoItem](self.tr("Party"), lambda item: party_words(item.place.party_name), 18),
                Column[TodoItem](self.tr("Clause or measure"), lambda item: provision_words(item.place), 32),
                Column[TodoItem](self.tr("Instrument"), lambda item: instrument_words(item.place), 24),
                Column[TodoItem](self.tr("Rating"), _rating_text, 18),
                Column[TodoItem](self.tr("As of"), lambda item: item.as_of, 10),
            ),
            lambda item: item.place.cell,
            self,
        )
        self.cell_list = RecordView(self.cells, self.tr("Cells that cite it"), self, stretched=1)
        self.cell_list.opened.connect(lambda item: self.cell_opened.emit(item.place.cell))
        self.cell_listing = Listing(self.cell_list, self)
        self.add_button = QPushButton(self.tr("Add source…"), self)
        self.edit_button = QPushButton(self.tr("Edit…"), self)
        self.open_button = QPushButton(self.tr("Open link"), self)
        self.tag_button = QPushButton(self.tr("Tags…"), self)
        self.tag_button.clicked.connect(self._on_tag_clicked)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.edit_button.clicked.connect(self._on_edit_clicked)
        self.open_button.clicked.connect(self._on_open_clicked)
        self._lay_out()

    def _column(self, title: str, name: str, width: int) -> Column[EvidenceUse]:
        """A field of the sources, edited in place; without a title its address names a source."""

        def put(use: EvidenceUse, typed: str) -> None:
            document, changes = self._document, {name: typed}
            after = replace(use.evidence, **changes)
            document.do(revise_evidence(document.pen, use.evidence, after))

        hint = "2026-03-31" if name.endswith("_on") else ""
        editor = Editor[EvidenceUse](
            Kind.LINE,
            lambda use: str(getattr(use.evidence, name)),
            put,
            lambda _: not self._document.is_read_only,
            hint=hint,
        )

        def text(use: EvidenceUse) -> str:
            return str(getattr(use.evidence, name)) or (use.evidence.url if name == "title" else "")

        return Column(title, text, width, key=text, editor=editor)

    def refresh(self) -> None:
        """Read the sources anew."""
        text, limit, within = self.search.text(), self._limit, self._viewing.within()
        columns, finder = self._facets.columns(), self._finder()

        def read(agenda: Any) -> tuple[list[EvidenceUse], tuple[int, int] | None]:
            chosen = columns.chosen(finder(agenda))
            found = agenda.evidence(text, limit + 1, within, chosen)
            if not columns:
                return found, None
            count = agenda.found_evidence_count
            return found, (count(text, within, chosen), count(text, within))

        self._fetch.start(read)

    def open_evidence(self, evidence_id: str) -> None:
        """Put the cursor on that source."""
        self._wanted = evidence_id
        self.search.clear()
        self.table.conditions.clear()
        self._start_over()

    def _finder(self) -> Finder:
        text, within = self.search.text(), self._viewing.within()
        return lambda agenda: lambda name, chosen: agenda.evidence_facets(name, text, within, chosen)

    def _show(self, answer: tuple[list[EvidenceUse], tuple[int, int] | None]) -> None:
        found, counts = answer
        if counts is not None:
            self.table.conditions.tell(*counts)
        has_more = len(found) > self._limit
        self.list.setSortingEnabled(not has_more)
        self.table.set_rows(found[: self._limit])
        shown = len(self.table.rows)
        if shown:
            text = self.tr("The newest {n} sources") if has_more else self.tr("{n} sources")
            text = self.tr("1 source") if shown == 1 else text
            self.listing.show_list(text.format(n=f"{shown:,}"), has_more=has_more)
        elif self.table.conditions.is_on:  # its header stays, by which it was narrowed
            self.listing.show_list(self.tr("No source has what you chose of the columns. Esc shows all."))
        elif self._viewing.filter:
            self.listing.show_message(self.tr("No source stands behind a cell that fits the filter."))
        elif self.search.text().strip():
            self.listing.show_message(
                self.tr("No source matches “{text}”.").format(text=self.search.text().strip())
            )
        else:
            self.listing.show_message(
                self.tr(
                    "No source is recorded yet. Add one here, or in a cell of the Matrix page with "
                    "“Describe a source…”: a link, a title, a date."
                )
            )
        if self._wanted and self.list.select_key(self._wanted):
            self._wanted = ""
        elif shown and self.list.current_record() is None:
            self.list.setCurrentIndex(self.table.index(0, 0))
        self._on_selected(self.list.current_record())

    def _on_selected(self, use: EvidenceUse | None) -> None:
        self.edit_button.setEnabled(use is not None)
        self.tag_button.setEnabled(use is not None and not self._document.is_read_only)
        self.open_button.setEnabled(use is not None and bool(use.evidence.url))
        self._title.setText("" if use is None else use.evidence.title or use.evidence.url)
        self.cells.set_rows([] if use is None else self._document.agenda.citing(use.evidence.evidence_id))
        if self.cells.every_row:
            count = len(self.cells.every_row)
            text = self.tr("1 cell cites it") if count == 1 else self.tr("{n} cells cite it")
            self.cell_listing.show_list(text.format(n=f"{count:,}"))
        else:
            self.cell_listing.show_message(
                ""
                if use is None
                else self.tr("No cell cites this source yet. Cite it from a cell's evidence.")
            )

    def _on_add_clicked(self) -> None:
        from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog

        EvidenceDialog(self._document, None, None, self).open()

    def _on_edit_clicked(self) -> None:
        from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog

        use: EvidenceUse | None = self.list.current_record()
        if use is not None:
            EvidenceDialog(self._document, None, use.evidence, self).open()

    def _on_tag_clicked(self) -> None:
        from dsr_tracker.gui.dialogs.tag_dialog import TagDialog

        use: EvidenceUse | None = self.list.current_record()
        if use is not None:
            name = use.evidence.title or use.evidence.url
            TagDialog(self._document, [Bearer("evidence", use.evidence.evidence_id)], name, self).open()

    def _on_open_clicked(self) -> None:
        use: EvidenceUse | None = self.list.current_record()
        if use is not None and use.evidence.url:
            self.link_opened.emit(use.evidence.url)

    def _on_more_asked(self) -> None:
        self._limit += PAGE
        self.refresh()

    def _start_over(self, *_: Any) -> None:
        self._pause.stop()
        self._limit = PAGE
        self.refresh()

    def _lay_out(self) -> None:
        top = WrappingRow()
        top.add(self.search, stretches=True)
        for button in (self.add_button, self.edit_button, self.tag_button, self.open_button):
            button.setAutoDefault(False)
            top.add(button)
        self._title = heading("", 2)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self.cell_listing, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.listing)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(split, 1)


def _rating_text(item: TodoItem) -> str:
    rating = rating_of(item.rating)
    return f"{rating.symbol} {said(rating.label)}" if rating else item.rating
