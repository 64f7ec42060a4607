"""A form that ends in one edit, and what all such forms have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.sizing import without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.page_scroll import page_scroll
from dsr_tracker.gui.panels.text_field import TextField
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.words import error_words

_WIDTH_IN_LETTERS = 96
_WORTH_KEEPING = 20
"""Letters; fewer are typed again as fast as a question about them is read."""


class FormDialog(QDialog):
    """Does its edit when accepted; what cannot be done is said in the form, and what was typed stays.

    Subclasses add their fields in `__init__`, call `finish`, and write `edit`. `saved` carries the edit
    that was done, so that a page can go to what is new.
    """

    saved = Signal(object)

    def __init__(self, document: Document, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.document = document
        self._is_sized = False
        self._opened_with: list[str] = []
        self._warned_of: list[str] | None = None
        self._content = QWidget(self)
        self.form = QFormLayout(self._content)
        self.form.setContentsMargins(GRID, GRID, GRID, GRID)
        self.form.setHorizontalSpacing(2 * GRID)
        self.form.setVerticalSpacing(GRID)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.error = QLabel(self)
        self.error.setObjectName("form_error")
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        self.error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.error.setStyleSheet(
            "#form_error { background: #fff1d6; color: #3d2600; border: 1px solid #b36b00;"
            " border-radius: 4px; padding: 6px; }"
        )
        self.error.hide()
        self.buttons = QDialogButtonBox(self)
        self.save_button: QPushButton | None = None

    def edit(self) -> Edit | None:
        """The edit that the form describes, None for none; raises a TrackerError."""
        raise NotImplementedError

    def finish(
        self,
        save_text: str,
        *,
        body: QWidget | None = None,
        is_read_only: bool = False,
        size: QSize | None = None,
    ) -> None:
        """Put message and buttons below the fields (or below `body`); called once, at the end.

        Without a size, which is in letters and lines, the form is as large as its fields want.
        """
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID + GRID // 2)
        layout.setSpacing(GRID)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The area itself has nothing to do with the keyboard: its fields have.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = body if body is not None else self._content
        area.setWidget(self._body)
        layout.addWidget(area, 1)
        layout.addWidget(self.error)
        layout.addWidget(self.buttons)
        if is_read_only:
            self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        else:
            self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
            self.save_button = self.buttons.addButton(save_text, QDialogButtonBox.ButtonRole.AcceptRole)
            self.save_button.setDefault(True)
        without_pictures(self.buttons)
        follow_layout(self)
        # Qt would choose only when the window is activated, and the first letter typed might be lost.
        for row in range(self.form.rowCount()):
            item = self.form.itemAt(row, QFormLayout.ItemRole.FieldRole)
            field = item.widget() if item is not None else None
            if field is not None and field.focusPolicy() & Qt.FocusPolicy.TabFocus:  # no mere sentence
                field.setFocus()
                break
        if size is not None:
            letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
            wanted = QSize(size.width() * letter, size.height() * line)
            self.resize(wanted.boundedTo(self.screen().availableSize() - QSize(4 * GRID, 6 * GRID)))
            self._is_sized = True
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._opened_with = self._typed_texts()

    def pane(self) -> QWidget:
        """The fields in a part of their own that scrolls, for a form with something beside them."""
        above = QWidget(self)
        layout = QVBoxLayout(above)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content)
        layout.addStretch(1)
        area = page_scroll(above, self.windowTitle())
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def keep_drafts(self, kind: str, subject: tuple[str, ...], where: str) -> None:
        """Keep what is typed safe from a crash; called after `finish`. `subject` opens the form again."""
        self._opened_with = self._typed_texts()  # with what was put there since, of the clipboard, say
        if self.save_button is not None:
            self.document.drafts.watch(self, kind, subject, where)

    def accept(self) -> None:
        """Do the edit and close; stay open with a message where it cannot be done."""
        if self.do(self.edit):
            super().accept()

    def do(self, build: Any) -> bool:
        """Whether the edit that `build` gives was done (or there was nothing to do); says why not."""
        try:
            with self.document.explained():
                edit = build()
                if edit is not None and any(change.before != change.after for change in edit.changes):
                    self.saved.emit(self.document.do(edit))
        except TrackerError as error:
            self.show_error(error_words(error))
            return False
        return True

    def show_error(self, text: str) -> None:
        """Say it inside the form, to the eye and to a screen reader."""
        text = shown(text)
        was_hidden = self.error.isHidden()
        self.error.setText(text)
        self.error.setAccessibleName(text)
        self.error.show()
        if was_hidden:
            # The fields keep the room that they have.
            more = self.error.heightForWidth(self.width() - 2 * GRID) + GRID
            self.resize(self.width(), min(self.height() + more, self._room()))
        QAccessible.updateAccessibility(QAccessibleEvent(self.error, QAccessible.Event.Alert))

    # -- fields -----------------------------------------------------------------------------------

    def add_field(self, label: str, field: QWidget, hint: str = "") -> None:
        """A field with its label, which is its name for a screen reader too."""
        field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
        caption = QLabel(self.tr("{label}:").format(label=label), self._content)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setBuddy(field)
        self.form.addRow(caption, field)

    def add_line(self, label: str, text: str = "", hint: str = "") -> QLineEdit:
        """A field for one line."""
        line = QLineEdit(text, self._content)
        line.setPlaceholderText(hint)
        line.setCursorPosition(0)
        self.add_field(label, line, hint)
        return line

    def add_text(self, label: str, text: str = "", lines: int = 3) -> QPlainTextEdit:
        """A field for some lines; Tab leaves it."""
        field = TextField(label, self._content)
        field.setPlainText(text)
        field.set_lines(lines)
        self.add_field(label, field)
        return field

    def add_date(self, label: str, text: str = "") -> QLineEdit:
        """A field for a date that may stop at the month or year."""
        return self.add_line(label, text, self.tr("2026-03-31, or 2026-03, or 2026"))

    def add_choice(self, label: str, choices: Iterable[tuple[str, Any]], chosen: Any = None) -> QComboBox:
        """A field to choose from; `chosen` is the value of the choice to start with.

        Qt gives a value of an enumeration back as its plain text.
        """
        box = QComboBox(self._content)
        # A long title would otherwise make the whole form as wide as itself.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for text, value in choices:
            box.addItem(shown(text), value)
            if value == chosen:
                box.setCurrentIndex(box.count() - 1)
        self.add_field(label, box)
        return box

    def add_remark(self, text: str) -> None:
        """A quiet sentence across the form."""
        self.form.addRow(plain(text, is_quiet=True, parent=self._content))

    def lock(self) -> None:
        """Make every field readable only: the record is not the analyst's to change."""
        for field in self._content.findChildren(QWidget):
            if isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)):
                field.setReadOnly(True)
            elif isinstance(field, QComboBox):
                field.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._warns():
            event.accept()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and self.save_button is not None
        ):
            self.save_button.click()  # out of a text of several lines, too
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous() and self._warns():
            event.ignore()
        else:
            super().closeEvent(event)

    def _warns(self) -> bool:
        """Whether Esc or the window's button would lose words, said now for the first time."""
        typed = self._typed_texts()
        new = [text for text in typed if text not in self._opened_with]
        if self.save_button is None or sum(map(len, new)) < _WORTH_KEEPING or typed == self._warned_of:
            return False
        self._warned_of = typed
        self.show_error(self.tr("What you typed is not saved yet. Esc once more leaves without it."))
        return True

    def _typed_texts(self) -> list[str]:
        lines = [line.text() for line in self.findChildren(QLineEdit)]
        return [*lines, *(field.toPlainText() for field in self.findChildren(QPlainTextEdit))]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_sized:
            self._is_sized = True
            width = _WIDTH_IN_LETTERS * self.fontMetrics().averageCharWidth()
            room = self.screen().availableGeometry().width()
            width = min(max(width, self.sizeHint().width()), room - 4 * GRID)
            inner = self._body.layout()
            height = inner.totalHeightForWidth(width - 4 * GRID) if inner is not None else -1
            if height <= 0:
                height = self._body.sizeHint().height()
            rest = self.buttons.sizeHint().height() + 5 * GRID
            self.resize(width, min(height + rest, self._room()))

    def _room(self) -> int:
        """How high the form may become on this screen."""
        return self.screen().availableGeometry().height() - 6 * GRID
