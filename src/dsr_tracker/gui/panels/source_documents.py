"""The source documents: what is known of each, what rests on it, and its text once attached."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from dsr_tracker.core.records import Instrument, Origin, Paragraph, SourceDocument
from dsr_tracker.core.references import numbers_text, resting_on
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.listing import Listing
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import told


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document, and whether its text is in the tracker."""

    document: SourceDocument
    is_attached: bool


@dataclass(frozen=True, slots=True)
class RestingLine:
    """An instrument and the paragraphs that it, its clauses and its parties rest on."""

    instrument: Instrument
    paragraphs: str


class SourceDocuments(QSplitter):
    """The documents above, the chosen one below; `instrument_opened` asks for an instrument's page."""

    instrument_opened = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._document = document
        self.documents = RecordTable[DocumentLine](
            (
                Column[DocumentLine](self.tr("Title"), lambda line: told(line.document).title, 40),
                Column[DocumentLine](self.tr("Publisher"), lambda line: told(line.document).publisher, 18),
                Column[DocumentLine](self.tr("Published"), lambda line: line.document.published_on, 10),
                Column[DocumentLine](self.tr("Event"), lambda line: line.document.event_on, 10),
                Column[DocumentLine](
                    self.tr("Text"),
                    lambda line: self.tr("✓ attached") if line.is_attached else self.tr("not attached"),
                    12,
                    key=lambda line: "attached" if line.is_attached else "no",
                ),
                Column[DocumentLine](
                    self.tr("Paragraphs"),
                    lambda line: str(line.document.paragraph_count),
                    10,
                    alignment=Qt.AlignmentFlag.AlignRight,
                    order=lambda line: line.document.paragraph_count,
                ),
            ),
            lambda line: line.document.document_id,
            self,
        )
        self.list = RecordView(self.documents, self.tr("Source documents"), self, stretched=0)
        self.list.selected.connect(self._on_selected)
        self.resting = RecordTable[RestingLine](
            (
                Column[RestingLine](self.tr("Instrument"), lambda line: told(line.instrument).title, 50),
                Column[RestingLine](self.tr("Paragraphs"), lambda line: line.paragraphs, 20),
            ),
            lambda line: line.instrument.instrument_id,
            self,
        )
        resting = RecordView(self.resting, self.tr("Instruments that rest on it"), self, stretched=0)
        resting.opened.connect(lambda line: self.instrument_opened.emit(line.instrument.instrument_id))
        self.resting_listing = Listing(resting, self)
        self.passages = RecordTable[Paragraph](
            (
                Column[Paragraph](
                    self.tr("No."),
                    lambda paragraph: str(paragraph.number),
                    4,
                    alignment=Qt.AlignmentFlag.AlignRight,
                    order=lambda paragraph: paragraph.number,
                ),
                Column[Paragraph](self.tr("Paragraph"), lambda paragraph: paragraph.text, 80),
            ),
            lambda paragraph: paragraph.paragraph_id,
            self,
        )
        passages = self._passage_view = RecordView(self.passages, self.tr("Its paragraphs"), self)
        passages.selected.connect(self._on_passage_selected)
        self.passage_listing = Listing(passages, self)
        self._passage = plain("")
        self._passage.setAccessibleName(self.tr("The chosen paragraph"))
        self._lay_out()

    def refresh(self) -> None:
        """Read the documents anew."""
        attached = self._document.read.attached_documents()
        self.documents.set_rows(
            [DocumentLine(d, d.document_id in attached) for d in self._document.read.documents()]
        )
        if self.list.current_record() is None:
            self.list.setCurrentIndex(self.documents.index(0, 0))
        line = self.list.current_record()
        if line is not None:
            self._show_document(line)

    def show_passage(self, paragraph_id: str) -> None:
        """Show that paragraph of the chosen document."""
        self._tabs.setCurrentIndex(1)
        self._passage_view.reveal_key(paragraph_id)

    def _on_selected(self, line: DocumentLine) -> None:
        self._show_document(line)

    def _on_passage_selected(self, paragraph: Paragraph) -> None:
        self._passage.setText(paragraph.text)

    def _show_document(self, line: DocumentLine) -> None:
        read, document = self._document.read, line.document
        self._title.setText(told(document).title)
        self._facts.setText("\n".join(self._facts_of(document)))
        found = resting_on(document.document_id, read.instruments(), read.provisions(), read.participations())
        self.resting.set_rows([RestingLine(i, numbers_text(numbers)) for i, numbers in found])
        if found:
            self.resting_listing.show_list("")
        else:
            self.resting_listing.show_message(self.tr("No instrument rests on this document."))
        paragraphs = read.paragraphs(document.document_id) if line.is_attached else []
        self._passage.setText("")
        self.passages.set_rows(paragraphs)
        if paragraphs:
            self.passage_listing.show_list("")
        else:
            self.passage_listing.show_message(
                self.tr(
                    "The text is not in this tracker. If you have the document as a plain text file, drop it "
                    "here: it is recognised by its fingerprint, and every provision then shows its passage."
                )
            )

    def _facts_of(self, document: SourceDocument) -> list[str]:
        own = document.origin is Origin.ANALYST
        facts = (
            (self.tr("Author"), document.author),
            (self.tr("English title"), document.title if told(document).title != document.title else ""),
            (self.tr("Publisher"), told(document).publisher),
            (self.tr("Published"), document.published_on),
            (self.tr("Event"), document.event_on),
            (self.tr("Paragraphs"), str(document.paragraph_count)),
            (self.tr("SHA-256"), document.sha256),
            (self.tr("Attached by"), self.tr("you; no provision refers to it") if own else ""),
            (self.tr("Remark"), told(document).remark),
        )
        return [self.tr("{name}: {value}").format(name=name, value=value) for name, value in facts if value]

    def _lay_out(self) -> None:
        self._title = heading("", 2)
        self._facts = plain("")
        self._facts.setAccessibleName(self.tr("What is known of the document"))
        self._facts.setMargin(GRID)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        about = QScrollArea(self)
        about.setFrameShape(QFrame.Shape.NoFrame)
        about.setWidgetResizable(True)
        about.setWidget(self._facts)
        about.setAccessibleName(self.tr("About the document"))
        text = QWidget(self)
        column = QVBoxLayout(text)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.passage_listing, 1)
        column.addWidget(self._passage)
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(self.tr("The chosen document"))
        tabs.addTab(self.resting_listing, self.tr("Instruments"))
        tabs.addTab(text, self.tr("Text"))
        tabs.addTab(about, self.tr("About"))
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(tabs, 1)
        self._tabs = tabs
        self.setChildrenCollapsible(False)
        self.addWidget(self.list)
        self.addWidget(below)
        self.setStretchFactor(1, 1)
        row = self.list.verticalHeader().defaultSectionSize()
        self.setSizes([8 * row, 14 * row])

    @property
    def caption(self) -> QLabel:
        """The chosen document's title."""
        return self._title
