"""Which column of a table means which field, and what is the same in every row."""

from __future__ import annotations

from collections.abc import Mapping as Read
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dsr_tracker.core.text import shown
from dsr_tracker.gui.import_words import field_words
from dsr_tracker.gui.panels.import_choices import ImportChoices
from dsr_tracker.gui.panels.import_grid import new_grid
from dsr_tracker.importing.mapping import KINDS, NEEDED, guessed

_OF_WIDE = ("provision", "rating")
_LETTERS = 14


@dataclass(frozen=True, slots=True)
class _Row:
    column: QComboBox
    constant: QLineEdit
    suggestion: QPushButton


class ImportFields(QWidget):
    """A line for each field. What the columns' names suggest is offered, and used when its button is pressed.

    What was chosen or typed stays when the kind or the table changes.
    """

    changed = Signal()

    def __init__(self, choices: ImportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._kind, self._is_wide = "assessments", False
        self._header: tuple[str, ...] = ()
        self._chosen: dict[str, str] = {}
        self._typed: dict[str, str] = {}
        self._rows: dict[str, _Row] = {}
        self._inside = QWidget(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._inside)

    def show_kind(self, kind: str, header: tuple[str, ...], *, is_wide: bool) -> None:
        """Show the fields of that kind, and these columns."""
        self._kind, self._header, self._is_wide = kind, header, is_wide
        self._build()

    def set_mapping(self, columns: Read[str, str], constants: Read[str, str]) -> None:
        """Choose and type all that."""
        self._chosen, self._typed = dict(columns), dict(constants)
        self._build()
        self.changed.emit()

    @property
    def columns(self) -> dict[str, str]:
        """For each field the column that holds it."""
        return {name: self._chosen[name] for name in self._rows if self._chosen.get(name) in self._header}

    @property
    def constants(self) -> dict[str, str]:
        """For each field that no column holds what it is in every row."""
        columns = self.columns
        return {
            name: self._typed[name].strip()
            for name in self._rows
            if name not in columns and self._typed.get(name, "").strip()
        }

    @property
    def suggestions(self) -> dict[str, str]:
        """What the names of the columns suggest for fields that nothing gives yet."""
        columns, constants = self.columns, self.constants
        return {
            name: column
            for name, column in guessed(self._kind, self._header).columns.items()
            if name in self._rows
            and name not in columns
            and name not in constants
            and column not in columns.values()
        }

    def use_suggestions(self) -> None:
        """Agree to all of them."""
        for name, column in self.suggestions.items():
            self._choose(name, column)

    # -- parts --------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._rows = {}
        titles = (
            self.tr("Field"),
            self.tr("Column"),
            self.tr("The same in every row"),
            self.tr("Suggestion"),
        )
        self._inside, grid = new_grid(self._inside, self._layout, titles)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 3)
        names = [name for name in KINDS[self._kind] if not (self._is_wide and name in _OF_WIDE)]
        for line, name in enumerate(names, 1):
            self._add_row(grid, line, name)
        self._show_suggestions()

    def _add_row(self, grid: QGridLayout, line: int, name: str) -> None:
        words = field_words(name)
        is_needed = name in NEEDED[self._kind]
        label = QLabel(self.tr("{field} (needed)").format(field=words) if is_needed else words, self._inside)
        if is_needed:
            font = label.font()
            font.setBold(True)
            label.setFont(font)
        box = QComboBox(self._inside)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        box.setAccessibleName(self.tr("Column of: {field}").format(field=words))
        box.addItem("–", "")
        for column in self._header:
            box.addItem(shown(column), column)
        box.setCurrentIndex(max(0, box.findData(self._chosen.get(name, ""))))
        label.setBuddy(box)
        constant = self._choices.line(name, self._inside)
        constant.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        constant.setText(self._typed.get(name, ""))
        constant.setAccessibleName(self.tr("The same in every row: {field}").format(field=words))
        suggestion = QPushButton(self._inside)
        suggestion.setAutoDefault(False)
        for at, widget in enumerate((label, box, constant, suggestion)):
            grid.addWidget(widget, line, at)
        self._rows[name] = _Row(box, constant, suggestion)
        box.currentIndexChanged.connect(lambda: self._on_chosen(name))
        constant.textChanged.connect(lambda text: self._on_typed(name, text))
        suggestion.clicked.connect(lambda: self._use(name))

    def _on_chosen(self, name: str) -> None:
        self._chosen[name] = self._rows[name].column.currentData()
        self._on_changed()

    def _on_typed(self, name: str, text: str) -> None:
        self._typed[name] = text
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_suggestions()
        self.changed.emit()

    def _use(self, name: str) -> None:
        if column := self.suggestions.get(name):
            self._rows[name].column.setFocus()  # the button goes
            self._choose(name, column)

    def _choose(self, name: str, column: str) -> None:
        box = self._rows[name].column
        box.setCurrentIndex(box.findData(column))

    def _show_suggestions(self) -> None:
        suggestions, columns = self.suggestions, self.columns
        for name, row in self._rows.items():
            column = suggestions.get(name, "")
            row.suggestion.setVisible(bool(column))
            short = shown(column if len(column) <= _LETTERS else f"{column[:_LETTERS]}…").replace("&", "&&")
            row.suggestion.setText(self.tr("Use “{column}”").format(column=short))
            row.suggestion.setAccessibleName(
                self.tr("{field}: use the column “{column}”").format(
                    field=field_words(name), column=shown(column)
                )
            )
            row.constant.setEnabled(name not in columns)
            row.constant.setPlaceholderText("" if name in columns else self._without(name))

    def _without(self, name: str) -> str:
        """What a field is that nothing gives."""
        if name in ("as_of", "dated_on"):
            return self.tr("today")
        return self.tr("you") if name == "author" else ""
