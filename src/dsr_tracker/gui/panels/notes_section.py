"""The dated notes of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QPushButton, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.records import Note
from dsr_tracker.core.tagging import Bearer
from dsr_tracker.gui.actions import add_note, remove_note
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.short_list import ShortList
from dsr_tracker.gui.panels.text_field import TextField
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.panels.writing import only_to_write
from dsr_tracker.gui.viewing import Viewing

if TYPE_CHECKING:
    from dsr_tracker.gui.drafts import Typed


class NotesSection(Section):
    """Newest first; a note being written stays with its cell until it is added."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._viewing = viewing
        self._cell: Cell | None = None
        self._drafts: dict[Cell, str] = {}
        self._text = TextField(self.tr("New note"), self)
        self._text.setPlaceholderText(self.tr("What happened? Ctrl+Enter adds the note."))
        self._text.set_lines(3)
        self._text.textChanged.connect(self._on_typed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self._text, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_add)
        self._day = DayField(self.tr("Date of the new note"), self)
        self._day.day_chosen.connect(lambda _: self._keep_draft(self._cell))
        self._add = QPushButton(self.tr("Add note"), self)
        self._add.setEnabled(False)
        self._add.clicked.connect(self._on_add)
        self._list = ShortList(self.tr("Notes"), self)
        self._list.opened.connect(self._on_edit)
        self._list.removed.connect(self._on_remove)
        self._edit = QPushButton(self.tr("Edit…"), self)
        self._edit.setAccessibleName(self.tr("Edit the selected note"))
        self._edit.clicked.connect(lambda: self._on_edit(self._list.value))
        self._remove = QPushButton(self.tr("Remove"), self)
        self._remove.setAccessibleName(self.tr("Remove the selected note"))
        self._remove.clicked.connect(lambda: self._on_remove(self._list.value))
        self.tags = QPushButton(self.tr("Tags…"), self)
        self.tags.setAccessibleName(self.tr("Tags of the selected note"))
        self.tags.clicked.connect(lambda: self._on_tag(self._list.value))
        self._list.currentRowChanged.connect(self._update_buttons)
        only_to_write(document, self._text, self._day)
        adding, changing = WrappingRow(), WrappingRow()
        adding.add(self._day)
        adding.add_gap()
        adding.add(self._add)
        changing.add(self._edit, self.tags, self._remove)
        self.body.addWidget(self._text)
        self.body.addLayout(adding)
        self.body.addWidget(self._list)
        self.body.addLayout(changing)

    @property
    def has_draft(self) -> bool:
        """Whether a note was begun and not added, for any cell."""
        return bool(self._drafts)

    def show_cell(self, cell: Cell) -> None:
        """Show that cell's notes, and what was begun for it."""
        if cell != self._cell:
            self._cell = cell
            self._text.setPlainText(self._drafts.get(cell, ""))
            self._day.set_day(today())
        else:
            self._day.keep_up()
        notes = self._document.read.notes(cell)
        self.set_title(self.tr("Notes ({n})").format(n=len(notes)))
        self._list.fill([(_lines(note), note) for note in notes])
        self._update_buttons()

    def add_begun(self) -> None:
        """Add every note that was begun; goes to the first that cannot be added and raises its error."""
        for cell, text in list(self._drafts.items()):
            day = self._day.day if cell == self._cell else today()
            try:
                add_note(self._document, cell, self._viewing.day, text, day)
            except TrackerError:
                if cell != self._cell:  # else she sees it, and the file may be slow to read just now
                    self._viewing.open_cell(cell)
                raise
            del self._drafts[cell]
            self._keep_draft(cell)
            if cell == self._cell:
                self._text.setPlainText("")

    def take_up(self, cell: Cell, values: dict[str, str]) -> None:
        """Go on with a note that was begun for that cell before, below what is begun there now."""
        text = "\n\n".join(filter(None, (self._drafts.get(cell, ""), values.get("text", ""))))
        self._drafts[cell] = text
        if cell == self._cell:
            self._text.setPlainText(text)
            self._text.moveCursor(QTextCursor.MoveOperation.End)
            self._day.set_day(values.get("day") or today())
        self._keep_draft(cell)

    def focus_text(self) -> None:
        """Put the cursor where a note is written."""
        self._text.setFocus()

    def _on_typed(self) -> None:
        if self._cell is None:
            return
        text = self._text.toPlainText()
        self._add.setEnabled(bool(text.strip()))
        before = self._drafts.pop(self._cell, "")
        if text.strip():
            self._drafts[self._cell] = text
        if text != before:
            self._keep_draft(self._cell)

    def _keep_draft(self, cell: Cell | None) -> None:
        if cell is None:
            return

        def typed() -> Typed | None:
            if cell not in self._drafts:
                return None
            day = self._day.day if cell == self._cell else today()
            label = self._document.label(cell)
            return label, {"text": self._drafts[cell], "day": day}

        if cell in self._drafts:
            self._document.drafts.keep("begun_note", tuple(cell), typed)
        else:
            self._document.drafts.drop("begun_note", tuple(cell))

    def _on_add(self) -> None:
        if self._cell is not None and self._text.toPlainText().strip():
            # Where this raises, the typed note stays in its field.
            add_note(self._document, self._cell, self._viewing.day, self._text.toPlainText(), self._day.day)
            self._text.setPlainText("")

    def _on_edit(self, value: object) -> None:
        from dsr_tracker.gui.dialogs.note_dialog import NoteDialog

        if isinstance(value, Note):
            NoteDialog(self._document, value, self).open()

    def _on_tag(self, value: object) -> None:
        from dsr_tracker.gui.dialogs.tag_dialog import TagDialog

        if self._cell is not None and isinstance(value, Note):
            where = f"{self._document.label(self._cell)}: note of {value.dated_on}"
            TagDialog(self._document, [Bearer("note", value.note_id)], where, self).open()

    def _on_remove(self, value: object) -> None:
        if self._cell is not None and isinstance(value, Note):
            remove_note(self._document, self._cell, self._viewing.day, value)

    def _update_buttons(self) -> None:
        for button in (self._edit, self.tags, self._remove):
            button.setVisible(self._list.count() > 0)
            button.setEnabled(self._list.value is not None)
        only_to_write(self._document, self._edit, self.tags, self._remove)


def _lines(note: Note) -> str:
    by = f" · {note.author}" if note.author else ""
    return f"{note.dated_on}{by}\n{note.text}"
