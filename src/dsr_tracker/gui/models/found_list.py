"""What a search found, in groups, as Qt asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dsr_tracker.core.snippets import Snippet
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.words import strung

_AnyIndex = QModelIndex | QPersistentModelIndex
LineRole = Qt.ItemDataRole.UserRole
"""The FoundLine that the delegate paints."""


class Group(StrEnum):
    """Where a line belongs, in the order of the list."""

    RECENT = "recent"
    FIELDS = "fields"
    COMMANDS = "commands"
    PROVISIONS = "provisions"
    PARTIES = "parties"
    NOTES = "notes"
    JUDGEMENTS = "judgements"
    READINGS = "readings"
    FEEDBACK = "feedback"
    RUBRICS = "rubrics"
    FOLLOWED = "followed"
    LOOKS = "looks"
    SOURCES = "sources"
    PASSAGES = "passages"
    CYCLES = "cycles"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One line: what it is, a snippet of it, something short at its end; `target` is what Enter opens.

    A heading has no target.
    """

    group: Group
    title: Snippet
    line: Snippet = field(default_factory=lambda: Snippet(""))
    symbol: str = ""
    aside: str = ""
    target: object = None
    is_enabled: bool = True

    @property
    def is_heading(self) -> bool:
        """Whether it only says what the lines below it are."""
        return self.target is None


class FoundList(QAbstractListModel):
    """Groups one below the other, each under its heading; `more_wanted` asks for more of the last one."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[FoundLine] = []
        self._has_more = False

    @property
    def lines(self) -> Sequence[FoundLine]:
        """The lines as shown, headings included."""
        return self._lines

    def line_at(self, index: _AnyIndex) -> FoundLine | None:
        """The line that an index points at; None for an invalid one."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def show(self, lines: Sequence[FoundLine]) -> None:
        """Show these in place of all that was there."""
        self.beginResetModel()
        self._lines = list(lines)
        self._has_more = False
        self.endResetModel()

    def add(self, lines: Sequence[FoundLine]) -> None:
        """Show these below the others."""
        if lines:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def set_heading(self, group: Group, text: str) -> None:
        """Call a group that is shown something else."""
        for row, line in enumerate(self._lines):
            if line.group is group and line.is_heading:
                self._lines[row] = replace(line, title=Snippet(text))
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)

    def set_more(self, has_more: bool) -> None:
        """Whether the last group goes on beyond what is shown of it."""
        self._has_more = has_more

    def next_row(self, row: int, step: int) -> int:
        """The nearest line from there on that can be chosen; `row` itself where there is none."""
        at = row + step
        while 0 <= at < len(self._lines):
            if not self._lines[at].is_heading:
                return at
            at += 1 if step > 0 else -1
        return row

    def next_group(self, row: int, step: int) -> int:
        """The first line of the next group, or of the one before; round the ends."""
        starts = [at + 1 for at, line in enumerate(self._lines) if line.is_heading]
        if not starts:
            return row
        current = max((number for number, start in enumerate(starts) if start <= row), default=0)
        return starts[(current + step) % len(starts)]

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default argument
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: _AnyIndex) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: _AnyIndex) -> None:
        if self.canFetchMore(parent):
            self._has_more = False
            self.more_wanted.emit()

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        line = self.line_at(index)
        if line is None or line.is_heading:
            return Qt.ItemFlag.NoItemFlags
        # One that cannot be done just now can still be chosen: its line says why.
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return strung(line.title.text, line.aside, line.line.text)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(filter(None, (line.title.text, line.line.text))))
            case _ if role == LineRole:
                return line
        return None
