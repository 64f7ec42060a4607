"""Everything about the selected cell."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.explaining import Explained
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.evidence_section import EvidenceSection
from dsr_tracker.gui.panels.feedback_section import FeedbackSection
from dsr_tracker.gui.panels.figure_page import FigurePage
from dsr_tracker.gui.panels.history_section import HistorySection
from dsr_tracker.gui.panels.judgement_form import JudgementForm
from dsr_tracker.gui.panels.notes_section import NotesSection
from dsr_tracker.gui.panels.page_scroll import page_scroll
from dsr_tracker.gui.panels.passages_section import PassagesSection
from dsr_tracker.gui.panels.revealing import reveal
from dsr_tracker.gui.panels.tag_line import TagLine
from dsr_tracker.gui.tagging import tagged_cell
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.tooltips import explain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import original_words, party_words, told

_EMPTY, _CELL, _FIGURE = range(3)
"""What it shows: nothing, a cell, or how a figure was computed."""


class Inspector(QStackedWidget):
    """Follows the selected cell; what was typed for one cell never moves to another."""

    attach_wanted = Signal()
    draft_changed = Signal(bool)

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._title = heading("", 2)
        self._summary = plain("", is_quiet=True)
        self.tags = TagLine(document, viewing)
        self.judgement = JudgementForm(document, viewing)
        self.evidence = EvidenceSection(document, viewing)
        self.notes = NotesSection(document, viewing)
        self._history = HistorySection(document)
        self.feedback = FeedbackSection(document)
        self._blind = plain(
            self.tr(
                "You read this cell blind. What was judged of it first, its notes and its history are hidden "
                "until the batch is closed."
            ),
            is_quiet=True,
        )
        self._passages = PassagesSection(document)
        self._passages.attach_wanted.connect(self.attach_wanted)
        self.judgement.draft_changed.connect(self.draft_changed)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        parts = (self._title, self._summary, self.tags, self._blind, self.judgement, self.evidence)
        for part in (*parts, self.notes, self.feedback, self._history, self._passages):
            layout.addWidget(part)
        layout.addStretch(1)
        self._scroll = page_scroll(page, self.tr("Inspector"))
        self.addWidget(self._empty_page())
        self.addWidget(self._scroll)
        self._figure = FigurePage(document, viewing)
        figure_scroll = page_scroll(self._figure, self.tr("How the figure was computed"))
        self.addWidget(figure_scroll)
        viewing.figure_opened.connect(self.show_figure)
        viewing.cell_changed.connect(self.show_selected)
        viewing.day_changed.connect(self.refresh)
        viewing.record_wanted.connect(self._reveal)
        document.changed.connect(self.refresh)
        document.reloaded.connect(self._on_reloaded)

    def show_selected(self) -> None:
        """Show the cell that is selected now."""
        cell = self._viewing.cell
        try:
            self.judgement.show_cell(cell)
        finally:
            self._fill(cell)

    def show_figure(self, explained: Explained) -> None:
        """Show how a figure was computed."""
        self._figure.show_figure(explained)
        self.setCurrentIndex(_FIGURE)

    def refresh(self) -> None:
        """Show the newest state of the cell."""
        cell = self._viewing.cell
        if cell is None:
            return
        if self._document.read.record("party", cell.party_id) is None or not self._has_provision(cell):
            self._viewing.set_cell(None)  # undo took it away
            return
        self.show_selected()

    @property
    def has_draft(self) -> bool:
        """Whether a reason or mark that was typed is not kept yet."""
        return self.judgement.has_draft

    def flush(self) -> None:
        """Keep what was typed; raises a TrackerError where it cannot be kept."""
        self.judgement.flush_all()

    def _reveal(self, record_id: str) -> None:
        if self.currentIndex() == _CELL:
            reveal(self._scroll, (self.feedback.list, self._history.lines), record_id)

    def _on_reloaded(self) -> None:
        """A figure that was explained speaks of what may be hidden from whoever looks now."""
        if self.currentIndex() == _FIGURE:
            self.setCurrentIndex(_EMPTY)
        self.refresh()

    def _has_provision(self, cell: Cell) -> bool:
        return self._document.read.record("provision", cell.provision_id) is not None

    def _fill(self, cell: Cell | None) -> None:
        if cell is None:
            self.setCurrentIndex(_EMPTY)
            return
        provision = self._document.read.provision(cell.provision_id)
        party = self._document.read.record("party", cell.party_id)
        words = told(provision)
        title = words.title or words.summary
        self._title.setText(f"{words.number}  {title} – {party_words(party.name)}")
        self._summary.setText(words.summary if words.title else "")
        self._summary.setVisible(bool(words.title))
        for label in (self._title, self._summary):
            explain(label, original_words(provision))
        self.tags.show_tags(*tagged_cell(self._document, cell))
        for section in (self.evidence, self.notes, self.feedback, self._history, self._passages):
            section.show_cell(cell)
        is_blind = cell in self._document.blind_cells
        self._blind.setVisible(is_blind)
        for part in (self.judgement, self.notes, self.feedback, self._history):
            part.setVisible(not is_blind)
        self.setCurrentIndex(_CELL)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(heading(self.tr("No cell selected"), 2))
        layout.addWidget(
            plain(
                self.tr(
                    "Choose a cell of the matrix with the mouse or the arrow keys. Then press a rating's key "
                    "(0 to 3, L, S, C, E, X), N for a note, or Enter to come here."
                ),
                is_quiet=True,
            )
        )
        layout.addStretch(1)
        return page
