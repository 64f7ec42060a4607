"""The conflicts of a merge as a list, with what was decided of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dsr_tracker.core.merge_preview import Question
from dsr_tracker.core.merging import Choice, Key, Side
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.words import said, strung

_AnyIndex = QModelIndex | QPersistentModelIndex


class QuestionList(QAbstractListModel):
    """Ticked is what is decided in every field; `decided` says that something of it changed."""

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._sides: list[dict[str, Side]] = []
        self._open = 0

    def set_questions(self, questions: Iterable[Question]) -> None:
        """Ask these instead; what was decided stays where a conflict is still the same."""
        known = {
            question.conflict.key: (question.conflict, sides)
            for question, sides in zip(self._questions, self._sides, strict=True)
        }
        self.beginResetModel()
        self._questions = tuple(questions)
        self._sides = []
        for question in self._questions:
            conflict, sides = known.get(question.conflict.key, (None, {}))
            self._sides.append(sides if conflict == question.conflict else {})
        self._open = sum(not self.is_decided(row) for row in range(len(self._questions)))
        self.endResetModel()
        self.decided.emit()

    @property
    def open_count(self) -> int:
        """How many wait for a decision."""
        return self._open

    def question(self, row: int) -> Question:
        """The question in that row."""
        return self._questions[row]

    def sides(self, row: int) -> Mapping[str, Side]:
        """What was decided there, by field."""
        return self._sides[row]

    def is_decided(self, row: int) -> bool:
        """Whether every field of it is decided."""
        return len(self._sides[row]) == len(self._questions[row].lines)

    def take(self, row: int, side: Side, field: str = "") -> None:
        """Let that side hold, in one field or in all of them."""
        self._take(row, side, field)
        self.dataChanged.emit(self.index(row), self.index(row))
        self.decided.emit()

    def take_open(self, side: Side) -> None:
        """Let that side hold wherever nothing is decided yet; everywhere, where all is decided."""
        is_all = self._open == 0
        for row in range(len(self._questions)):
            if is_all or not self.is_decided(row):
                self._take(row, side, "")
        self.dataChanged.emit(self.index(0), self.index(len(self._questions) - 1))
        self.decided.emit()

    def next_open(self, row: int) -> int:
        """The next row that waits for a decision, from the top again after the last one; -1 for none."""
        count = len(self._questions)
        rows = ((row + step) % count for step in range(1, count + 1))
        return next((each for each in rows if not self.is_decided(each)), -1)

    def choices(self) -> dict[Key, Choice]:
        """The decisions on all conflicts that are decided."""
        found = {}
        for question, sides in zip(self._questions, self._sides, strict=True):
            choice = question.choice(sides)
            if choice is not None:
                found[question.conflict.key] = choice
        return found

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default argument
        return 0 if parent.isValid() else len(self._questions)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        question, row = self._questions[index.row()], index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(said(question.title).split())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(filter(None, (said(question.title), question.place))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return strung(said(question.title), self._state(row))
            case Qt.ItemDataRole.CheckStateRole:
                if self.is_decided(row):
                    return Qt.CheckState.Checked
                return Qt.CheckState.PartiallyChecked if self._sides[row] else Qt.CheckState.Unchecked
        return None

    def _state(self, row: int) -> str:
        if not self.is_decided(row):
            return self.tr("not decided")
        taken = set(self._sides[row].values())
        if len(taken) > 1:
            return self.tr("decided field by field")
        return self.tr("decided: ours") if taken == {Side.OURS} else self.tr("decided: theirs")

    def _take(self, row: int, side: Side, field: str) -> None:
        question, was_decided = self._questions[row], self.is_decided(row)
        is_whole = question.conflict.is_whole or not field
        fields = [line.name for line in question.lines] if is_whole else [field]
        self._sides[row].update(dict.fromkeys(fields, side))
        self._open += was_decided - self.is_decided(row)
