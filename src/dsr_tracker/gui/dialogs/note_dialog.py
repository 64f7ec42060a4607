"""Changes a note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.records import Note
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.panels.text_field import TextField
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import error_words


class NoteDialog(QDialog):
    """A note's date and text; what was typed stays where it cannot be kept."""

    def __init__(self, document: Document, note: Note, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change note"))
        self._document = document
        self._note = note
        self._day = DayField(self.tr("Date of the note"), self)
        self._day.set_day(note.dated_on)
        self._text = TextField(self.tr("Note"), self)
        self._text.setPlainText(note.text)
        self._error = plain("", parent=self)
        self._error.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        form = QFormLayout()
        form.addRow(self.tr("&Date"), self._day)
        form.addRow(self.tr("&Note"), self._text)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._error)
        layout.addWidget(buttons)
        open_for(self, 74, 19)
        where = document.target(Cell(note.provision_id, note.party_id), note.dated_on).label
        document.drafts.watch(self, "note", (note.note_id,), where)

    def _on_accepted(self) -> None:
        cell = Cell(self._note.provision_id, self._note.party_id)
        text, day = self._text.toPlainText(), self._day.day
        try:
            with self._document.explained():
                target = self._document.target(cell, self._note.dated_on)
                pen = self._document.pen
                self._document.do(editing.revise_note(pen, target, self._note, text=text, dated_on=day))
        except TrackerError as error:
            self._error.setText(error_words(error))
            self._error.show()
            return
        self.accept()
