"""Writes down what is being typed while it is typed, whatever the form, and forgets it once it is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from dsr_tracker.drafts import Draft, DraftFolder

_PAUSE_MS = 1_000
Subject = tuple[str, ...]
"""What a form is about, such as the ids of a cell."""
Typed = tuple[str, dict[str, str]]
"""Where it belongs, in words, and the fields as typed."""


class Drafts(QObject):
    """What is typed is on the disk a second later; without a folder (a tracker that is only read) it is not.

    `failed` says once why nothing can be kept.
    """

    failed = Signal(str)

    def __init__(
        self, folder: DraftFolder | None, author: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._author = author
        self._waiting: dict[tuple[str, Subject], Callable[[], Typed | None]] = {}
        self._has_failed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    @property
    def is_safe(self) -> bool:
        """Whether what is typed could be written down so far."""
        return self._folder is not None and not self._has_failed

    def keep(self, kind: str, subject: Subject, typed: Callable[[], Typed | None]) -> None:
        """Write down soon what `typed` gives by then; where it gives None, nothing is left to keep."""
        if self._folder is not None:
            self._waiting[kind, subject] = typed
            if not self._pause.isActive():  # also while someone types on and on
                self._pause.start()

    def drop(self, kind: str, subject: Subject) -> None:
        """Forget that form: what was typed is saved, or given up."""
        self._waiting.pop((kind, subject), None)
        if self._folder is not None:
            self._folder.drop(kind, subject)

    def flush(self) -> None:
        """Write down now what waits."""
        self._pause.stop()
        waiting, self._waiting = self._waiting, {}
        for (kind, subject), typed in waiting.items():
            found = typed()
            if found is None:
                self.drop(kind, subject)
            elif self._folder is not None:
                try:
                    self._folder.keep(Draft(kind, subject, *found, author=self._author()))
                except OSError as error:
                    self._say_failed(error)

    def left_behind(self) -> list[Draft]:
        """What earlier openings of this tracker left, newest first."""
        return [] if self._folder is None else self._folder.left_behind()

    def discard(self, draft: Draft) -> None:
        """Forget a draft that was left behind."""
        if self._folder is not None:
            self._folder.discard(draft.file)

    def watch(self, form: QDialog, kind: str, subject: Subject, where: str) -> None:
        """Keep a dialog's fields while they differ from how it was opened, until it is saved or cancelled."""
        _Watch(self, form, kind, subject, where)

    def _say_failed(self, error: OSError) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error.strerror or str(error))


class _Watch(QObject):
    """Lives with its form; kept apart from it, since the form may go before the last words are written."""

    def __init__(self, drafts: Drafts, form: QDialog, kind: str, subject: Subject, where: str) -> None:
        super().__init__(form)
        self._drafts = drafts
        self._place = (kind, subject)
        self._where = where
        self._fields = form_fields(form)
        self._opened = self._values()
        self._latest: Typed | None = None
        for field in self._fields.values():
            _tie(field, self._on_edited)
        form.finished.connect(self._on_finished)

    def _values(self) -> dict[str, str]:
        return {name: _value(field) for name, field in self._fields.items()}

    def _typed(self) -> Typed | None:
        if isValid(self):  # else the form went with its window, neither saved nor cancelled
            values = self._values()
            self._latest = None if values == self._opened else (self._where, values)
        return self._latest

    def _on_edited(self) -> None:
        self._drafts.keep(*self._place, self._typed)

    def _on_finished(self) -> None:
        self._drafts.drop(*self._place)


def form_fields(form: QWidget) -> dict[str, QWidget]:
    """What can be filled in on a form, by the name that a screen reader says."""
    fields: dict[str, QWidget] = {}
    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QDateEdit):
        for field in form.findChildren(kind):
            # The line inside a box or date is a part of it.
            if not isinstance(field.parent(), (QComboBox, QAbstractSpinBox)):
                fields[field.accessibleName()] = field
    return fields


def fill_form(form: QWidget, values: dict[str, str]) -> None:
    """Put these values into the fields of a form; those of fields that it no longer has are passed over."""
    for name, field in form_fields(form).items():
        if name in values:
            _fill(field, values[name])


def _value(field: QWidget) -> str:
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QComboBox():
            return field.currentText() if field.isEditable() else str(field.currentData())
        case QCheckBox():
            return "yes" if field.isChecked() else ""
        case QDateEdit():
            return field.date().toString(Qt.DateFormat.ISODate)
    raise TypeError(type(field).__name__)


def _fill(field: QWidget, value: str) -> None:
    from PySide6.QtCore import QDate

    match field:
        case QLineEdit():
            field.setText(value)
        case QPlainTextEdit():
            field.setPlainText(value)
        case QComboBox() if field.isEditable():
            field.setCurrentIndex(max(field.findText(value), 0))
            field.setEditText(value)
        case QComboBox():
            field.setCurrentIndex(max(field.findData(value), 0))
        case QCheckBox():
            field.setChecked(value == "yes")
        case QDateEdit():
            field.setDate(QDate.fromString(value, Qt.DateFormat.ISODate))


def _tie(field: QWidget, run: Callable[[], None]) -> None:
    match field:
        case QLineEdit() | QPlainTextEdit():
            field.textChanged.connect(run)
        case QComboBox():
            field.currentTextChanged.connect(run)
        case QCheckBox():
            field.toggled.connect(run)
        case QDateEdit():
            field.dateChanged.connect(run)
