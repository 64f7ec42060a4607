"""The two fields that say where something stands: the document and its paragraphs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.records import Reference
from dsr_tracker.core.references import numbers_text, reference_of
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.words import told

translate = QCoreApplication.translate


class ReferenceFields:
    """Adds the fields to a form; a record's further references, which they do not show, are kept."""

    def __init__(self, form: FormDialog, references: tuple[Reference, ...] = ()) -> None:
        self._documents = {d.document_id: d for d in form.document.read.documents()}
        self._first = references[0] if references else None
        self._rest = references[1:]
        titles = ((told(document).title, document_id) for document_id, document in self._documents.items())
        choices = [(translate("FormDialog", "No document"), ""), *titles]
        chosen = self._first.document_id if self._first else ""
        self._document = form.add_choice(translate("FormDialog", "Source document"), choices, chosen)
        self._numbers = form.add_line(
            translate("FormDialog", "Paragraphs"),
            numbers_text(self._first.paragraphs) if self._first else "",
            translate("FormDialog", "For example 2, 5-7"),
        )
        self._document.currentIndexChanged.connect(self._on_document_chosen)
        self._on_document_chosen()

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references as typed; raises UnknownNameError."""
        document = self._documents.get(self._document.currentData())
        remark = self._first.remark if self._first else ""
        return (*reference_of(document, self._numbers.text(), remark), *self._rest)

    @property
    def fields(self) -> tuple[QWidget, QWidget]:
        """The two fields, in order."""
        return self._document, self._numbers

    def _on_document_chosen(self) -> None:
        self._numbers.setEnabled(bool(self._document.currentData() or self._numbers.text()))
