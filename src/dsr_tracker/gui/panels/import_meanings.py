"""The values of a table that mean nothing yet, each with a field to say what it means."""

from __future__ import annotations

from collections.abc import Mapping as Read
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from dsr_tracker.core.text import shown
from dsr_tracker.gui.import_words import field_words
from dsr_tracker.gui.panels.import_choices import ImportChoices, on_change, set_value, value_of
from dsr_tracker.gui.theme import GRID, plain

_MOST = 200
_LETTERS = 40


@dataclass(frozen=True, slots=True)
class _Row:
    label: QLabel
    count: QLabel
    answer: QComboBox | QLineEdit


class ImportMeanings(QWidget):
    """A value keeps its line once it means something, so that it can be said otherwise."""

    changed = Signal()

    def __init__(self, choices: ImportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._rows: dict[tuple[str, str], _Row] = {}
        self._is_setting = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(2, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._more = plain("", is_quiet=True)

    @property
    def values(self) -> dict[str, dict[str, str]]:
        """What typed values mean, by field."""
        meant: dict[str, dict[str, str]] = {}
        for (name, value), row in self._rows.items():
            if answer := value_of(row.answer):
                meant.setdefault(name, {})[value] = answer
        return meant

    @property
    def is_empty(self) -> bool:
        """Whether every value means something by itself."""
        return not self._rows

    def set_values(self, values: Read[str, Read[str, str]]) -> None:
        """Say all that, in place of what was said."""
        for key in list(self._rows):
            self._drop(key)
        self._is_setting = True
        for name, given in values.items():
            for value, meant in given.items():
                set_value(self._row(name, value).answer, meant)
        self._is_setting = False
        self.changed.emit()

    def show_unmapped(self, unmapped: Read[str, Read[str, int]]) -> None:
        """Show how often each value stands there that means nothing yet, the most frequent first."""
        for (name, value), row in list(self._rows.items()):
            if (
                not unmapped.get(name, {}).get(value)
                and not value_of(row.answer)
                and not row.answer.hasFocus()
            ):
                self._drop((name, value))
        left = 0
        for name, counted in unmapped.items():
            most = sorted(counted.items(), key=lambda item: -item[1])
            for value, _ in most[:_MOST]:
                self._row(name, value)
            left += max(0, len(most) - _MOST)
        for (name, value), row in self._rows.items():
            n = unmapped.get(name, {}).get(value, 0)
            row.count.setText(self.tr("{n} ×").format(n=f"{n:,}") if n else "✓")
            row.answer.setAccessibleName(
                self.tr("What “{value}” means as {field}: {n} rows").format(
                    value=shown(value[:_LETTERS]), field=field_words(name), n=f"{n:,}"
                )
            )
        self._more.setText(self.tr("… and {n} more values").format(n=f"{left:,}") if left else "")
        self._grid.removeWidget(self._more)
        self._more.setVisible(bool(left))
        if left:
            self._grid.addWidget(self._more, self._grid.rowCount(), 0, 1, 3)

    def _row(self, name: str, value: str) -> _Row:
        if (name, value) in self._rows:
            return self._rows[name, value]
        short = value if len(value) <= _LETTERS else f"{value[:_LETTERS]}…"
        label = QLabel(
            self.tr("{field}: “{value}”").format(field=field_words(name), value=shown(short)), self
        )
        count = QLabel(self)
        answer = self._choices.answer(name, self)
        answer.setAccessibleName(shown(short))
        label.setBuddy(answer)
        on_change(answer)(self._on_changed)
        line = self._grid.rowCount()
        for at, widget in enumerate((label, count, answer)):
            self._grid.addWidget(widget, line, at)
        self._rows[name, value] = _Row(label, count, answer)
        return self._rows[name, value]

    def _on_changed(self) -> None:
        if not self._is_setting:
            self.changed.emit()

    def _drop(self, key: tuple[str, str]) -> None:
        row = self._rows.pop(key)
        for widget in (row.label, row.count, row.answer):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
