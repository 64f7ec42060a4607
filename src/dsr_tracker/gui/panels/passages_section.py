"""What the document says of a provision."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Reference
from dsr_tracker.core.references import numbers_text
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.writing import only_to_write
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import told


class PassagesSection(Section):
    """The paragraphs a provision rests on, once their document is attached; until then, their numbers."""

    attach_wanted = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._parts: list[QWidget] = []
        self.set_title(self.tr("What the document says"))

    def show_cell(self, cell: Cell) -> None:
        """Show the passages of that cell's provision."""
        self.show_references(told(self._document.read.provision(cell.provision_id)).references)

    def show_references(self, references: Sequence[Reference]) -> None:
        """Show the passages of these references."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        attached = self._document.read.attached_documents()
        for reference, paragraphs in self._document.read.passages(references):
            self._add(plain(self._name(reference), is_quiet=True))
            for paragraph in paragraphs:
                is_one_of_several = len(reference.paragraphs) > 1
                self._add(
                    plain(f"¶ {paragraph.number}  {paragraph.text}" if is_one_of_several else paragraph.text)
                )
            if reference.remark:
                self._add(plain(reference.remark, is_quiet=True))
        if not references:
            self._add(plain(self.tr("No paragraph is on record for it."), is_quiet=True))
        elif any(reference.document_id not in attached for reference in references):
            button = QPushButton(self.tr("Attach the document…"))
            button.clicked.connect(self.attach_wanted)
            only_to_write(self._document, button)
            self._add(button)

    def _name(self, reference: Reference) -> str:
        document = self._document.read.record("document", reference.document_id)
        title = reference.document_id if document is None else told(document).title
        words = (
            self.tr("{title}, paragraph {numbers}")
            if len(reference.paragraphs) == 1
            else self.tr("{title}, paragraphs {numbers}")
        )
        return words.format(title=title, numbers=numbers_text(reference.paragraphs))

    def _add(self, widget: QWidget) -> None:
        self._parts.append(widget)
        self.body.addWidget(widget)
