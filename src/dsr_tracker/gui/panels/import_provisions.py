"""Which provision each column of ratings is about, in a table that has one row for each country."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Read
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dsr_tracker.core.text import shown
from dsr_tracker.gui.panels.import_choices import ImportChoices
from dsr_tracker.gui.panels.import_grid import new_grid

_LETTERS = 28


@dataclass(frozen=True, slots=True)
class _Row:
    label: QLabel
    line: QLineEdit
    suggestion: QPushButton


class ImportProvisions(QWidget):
    """A line for each column that no field uses; a provision that a column's name says is offered."""

    changed = Signal()

    def __init__(self, choices: ImportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._header: tuple[str, ...] = ()
        self._taken: frozenset[str] = frozenset()
        self._instrument = ""
        self._typed: dict[str, str] = {}
        self._rows: dict[str, _Row] = {}
        self._inside = QWidget(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._inside)

    def show_header(self, header: tuple[str, ...]) -> None:
        """Show these columns; what was typed for one of that name stays."""
        self._header = header
        self._build()

    def show_taken(self, columns: Iterable[str], instrument: str) -> None:
        """Leave out the columns that are fields; of that instrument the clauses have numbers."""
        self._taken, self._instrument = frozenset(columns), instrument
        for column, row in self._rows.items():
            for widget in (row.label, row.line):
                widget.setVisible(column not in self._taken)
        self._show_suggestions()

    def set_provisions(self, provisions: Read[str, str]) -> None:
        """Type all that."""
        self._typed = dict(provisions)
        self._build()
        self.changed.emit()

    @property
    def provisions(self) -> dict[str, str]:
        """For each column of ratings the provision."""
        return {
            column: self._typed[column].strip()
            for column in self._header
            if column not in self._taken and self._typed.get(column, "").strip()
        }

    @property
    def suggestions(self) -> dict[str, str]:
        """The provisions that names of columns say, where nothing was typed yet."""
        given = self.provisions
        open_columns = [each for each in self._header if each not in self._taken and each not in given]
        named = {each: self._choices.provision_named(each, self._instrument) for each in open_columns}
        return {column: provision for column, provision in named.items() if provision}

    def use_suggestions(self) -> None:
        """Agree to all of them."""
        for column, provision in self.suggestions.items():
            self._rows[column].line.setText(provision)

    # -- parts --------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._rows = {}
        titles = (self.tr("Column of ratings"), self.tr("Clause or measure"), self.tr("Suggestion"))
        self._inside, grid = new_grid(self._inside, self._layout, titles)
        grid.setColumnStretch(1, 1)
        for number, column in enumerate(self._header, 1):
            self._add_row(grid, number, column)
        self.show_taken(self._taken, self._instrument)

    def _add_row(self, grid: QGridLayout, number: int, column: str) -> None:
        label = QLabel(shown(column if len(column) <= _LETTERS else f"{column[:_LETTERS]}…"), self._inside)
        line = self._choices.line("provision", self._inside)
        line.setText(self._typed.get(column, ""))
        line.setPlaceholderText(self.tr("not imported; type a number, title or id"))
        line.setAccessibleName(self.tr("Clause or measure of “{column}”").format(column=shown(column)))
        label.setBuddy(line)
        suggestion = QPushButton(self._inside)
        suggestion.setAutoDefault(False)
        for at, widget in enumerate((label, line, suggestion)):
            grid.addWidget(widget, number, at)
        self._rows[column] = _Row(label, line, suggestion)
        line.textChanged.connect(lambda text: self._on_typed(column, text))
        suggestion.clicked.connect(lambda: self._use(column))

    def _on_typed(self, column: str, text: str) -> None:
        self._typed[column] = text
        self._show_suggestions()
        self.changed.emit()

    def _use(self, column: str) -> None:
        if provision := self.suggestions.get(column):
            self._rows[column].line.setFocus()  # the button goes
            self._rows[column].line.setText(provision)

    def _show_suggestions(self) -> None:
        suggestions = self.suggestions
        for column, row in self._rows.items():
            provision = suggestions.get(column, "")
            row.suggestion.setVisible(bool(provision))
            row.suggestion.setText(self.tr("Use “{provision}”").format(provision=shown(provision)))
            row.suggestion.setAccessibleName(
                self.tr("“{column}”: use “{provision}”").format(
                    column=shown(column), provision=shown(provision)
                )
            )
