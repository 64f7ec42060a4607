"""Asks for the name that edits are signed with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.text import clean_line
from dsr_tracker.gui.dialogs.sizing import at_least, without_pictures
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import error_words


class AuthorDialog(QDialog):
    """Calls `on_named` with the cleaned name; stays open, text kept, where that raises."""

    def __init__(self, name: str, on_named: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your name"))
        self._on_named = on_named
        self._name = QLineEdit(name, self)
        self._name.setAccessibleName(self.tr("Your name"))
        self._name.selectAll()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(
            plain(
                self.tr("Ratings, notes and sources are signed with this name, in the file and in reports.")
            )
        )
        layout.addWidget(self._name)
        self._error = plain("", parent=self)
        self._error.hide()
        layout.addWidget(self._error)
        layout.addWidget(buttons)
        at_least(self, 54)

    def _on_accepted(self) -> None:
        try:
            name = clean_line(self._name.text(), self.tr("name"), 200)
        except TrackerError as error:
            self._error.setText(error_words(error))
            self._error.show()
            return
        if name:
            self._on_named(name)
            self.accept()
