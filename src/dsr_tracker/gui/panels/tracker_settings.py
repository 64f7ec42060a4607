"""The tracker's own settings, which lie in its file: changing one is an edit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.tracker_settings import TITLE, set_title
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import error_words, said


class TrackerSettings(QWidget):
    """Its title and its scale. It follows the document, as every view does."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(self.tr("None: reports have a title of their own"))
        self.title.editingFinished.connect(self._on_title_typed)
        self.scale = QLabel(self)
        self.scale.setTextFormat(Qt.TextFormat.PlainText)
        self.scale.setWordWrap(True)
        self.change_scale = QPushButton(self.tr("Change…"), self)
        self.change_scale.setAccessibleName(self.tr("Change the rating scale"))
        self.change_scale.setAutoDefault(False)
        self.change_scale.setEnabled(not document.is_read_only)
        self.change_scale.clicked.connect(self._on_scale_wanted)
        self._error = plain("", parent=self)
        self._error.hide()
        self._sentences = (
            self.tr("It heads the reports of this tracker."),
            self.tr("What the ratings are called, and how means are computed."),
        )
        self._names = (self.tr("Title of this tracker"), self.tr("Rating scale"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._heading = self.tr("This tracker")
        layout.addWidget(heading(self._heading, 2, self))
        text = self.tr("These lie in the tracker itself. Undo takes a change back.")
        layout.addWidget(plain(text, is_quiet=True, parent=self))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        layout.addLayout(self._grid)
        layout.addWidget(self._error)
        for row, field in enumerate((self.title, self.scale)):
            name = QLabel(self._names[row], self)
            font = name.font()
            font.setBold(True)
            name.setFont(font)
            name.setBuddy(field)
            field.setAccessibleName(self._names[row])
            field.setAccessibleDescription(self._sentences[row])
            self._grid.addWidget(name, 2 * row, 0)
            self._grid.addWidget(field, 2 * row, 1)
            sentence = plain(self._sentences[row], is_quiet=True, parent=self)
            self._grid.addWidget(sentence, 2 * row + 1, 0, 1, 3)
        self._grid.addWidget(self.change_scale, 2, 2)
        document.changed.connect(self.refresh)
        document.reloaded.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the tracker says now."""
        self.title.setText(self._document.read.setting(TITLE))
        self.title.setReadOnly(self._document.is_read_only)
        self.scale.setText(said(self._document.scale.title))

    def matches(self, typed: str) -> bool:
        """Whether all typed words are in what is said here."""
        words = " ".join((self._heading, *self._names, *self._sentences)).casefold()
        return all(word in words for word in typed.casefold().split())

    def _on_scale_wanted(self) -> None:
        from dsr_tracker.gui.dialogs.scale_dialog import ScaleDialog

        ScaleDialog(self._document, self).open()

    def _on_title_typed(self) -> None:
        if self._document.is_read_only:
            return
        try:
            with self._document.explained():
                before = self._document.read.setting(TITLE)
                edit = set_title(self._document.pen, before, self.title.text())
                if edit is not None:
                    self._document.do(edit)
        except TrackerError as error:
            self._error.setText(error_words(error))
            self._error.show()
        else:
            self._error.hide()
