"""The Sources page: the documents that the catalogue rests on, and the evidence that was recorded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QTabWidget, QVBoxLayout, QWidget

from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.attach import attach_paths, local_paths
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.source_documents import SourceDocuments
from dsr_tracker.gui.panels.source_evidence import SourceEvidence
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.panels.writing import only_to_write
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing


class SourcesPanel(Panel):
    """Documents and evidence in two tabs; files dropped anywhere on it are attached, links recorded."""

    page = "sources"

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self.setAcceptDrops(True)
        self.documents = SourceDocuments(document, self)
        self.documents.instrument_opened.connect(lambda subject: viewing.open_page("clauses", subject))
        self.evidence = SourceEvidence(document, viewing, self)
        self.evidence.cell_opened.connect(viewing.open_cell)
        self.evidence.link_opened.connect(viewing.open_link)
        viewing.filter_changed.connect(self.invalidate)
        self.attach_button = QPushButton(self.tr("Attach document…"), self)
        self.attach_button.setAutoDefault(False)
        self.attach_button.setToolTip(
            self.tr("Keep a document's text in this tracker, so that provisions show their passages")
        )
        self.attach_button.clicked.connect(self._on_attach_clicked)
        only_to_write(document, self.attach_button)
        self._said = plain("", is_quiet=True)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("Kinds of sources"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.documents, self.tr("Documents"))
        self.tabs.addTab(self.evidence, self.tr("Evidence"))
        top = WrappingRow()
        top.add(heading(self.tr("Sources")))
        top.add(self._said, stretches=True)
        top.add(self.attach_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Read both lists anew."""
        self.documents.refresh()
        self.evidence.refresh()
        count = self.document.agenda.evidence_count()
        if (within := self.viewing.within()) is not None:
            fitting = self.document.agenda.evidence_count(within)
            told = self.tr("{n} of {m} recorded sources").format(n=f"{fitting:,}", m=f"{count:,}")
            self.viewing.tell_filtered(self.page, told)
        self.tabs.setTabText(1, self.tr("Evidence ({n})").format(n=f"{count:,}"))

    def open_subject(self, subject: str) -> None:
        """Show that document, that paragraph of one (document#number), or that recorded source."""
        document_id, _, _ = subject.rpartition("#")
        if self.documents.list.reveal_key(document_id or subject):
            self.tabs.setCurrentWidget(self.documents)
            if document_id:
                self.documents.show_passage(subject)
        elif subject:
            self.tabs.setCurrentWidget(self.evidence)
            self.evidence.open_evidence(subject)

    def attach(self, paths: list[Path]) -> None:
        """Attach these files and say what was attached."""
        self._said.setText(attach_paths(self.document, paths, self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from dsr_tracker.gui.dropping import may_hold_source

        data = event.mimeData()
        if local_paths(data) or (may_hold_source(data) and not self.document.is_read_only):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from dsr_tracker.gui.dropping import open_source, source_in

        event.acceptProposedAction()
        if paths := local_paths(event.mimeData()):
            self.attach(paths)
        elif (source := source_in(event.mimeData())) is not None:
            open_source(self.document, source, None, self.viewing.day, self)
        else:
            self._said.setText(self.tr("No link and no citation was found in what was dropped."))

    def _on_attach_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Attach documents"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Plain text (*.txt *.md)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
