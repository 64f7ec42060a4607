"""The conflicts of a merge: which there are at the left, the one to decide at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.merge_preview import Question
from dsr_tracker.core.merging import Side
from dsr_tracker.gui.aloud import say_aloud
from dsr_tracker.gui.models.question_list import QuestionList
from dsr_tracker.gui.panels.conflict_sheet import ConflictSheet
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.words import listed


class MergeConflicts(QWidget):
    """O and T decide the field that the keyboard is in, or else the whole conflict; N goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions = QuestionList(self)
        self.list = QListView(self)
        self.list.setModel(self.questions)
        self.list.setAccessibleName(self.tr("Conflicts"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.sheet = ConflictSheet(self.list, self)
        self.sheet.taken.connect(lambda side, field: self._take(Side(side), field))
        self.counter = plain("")
        self.all_ours = QPushButton(self)
        self.all_theirs = QPushButton(self)
        self.next = QPushButton(self.tr("Next (N)"), self)
        self.all_ours.clicked.connect(lambda: self.questions.take_open(Side.OURS))
        self.all_theirs.clicked.connect(lambda: self.questions.take_open(Side.THEIRS))
        self.next.clicked.connect(self.go_on)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.sheet)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 2)
        letter = self.fontMetrics().averageCharWidth()
        halves.setSizes([54 * letter, 98 * letter])
        row = QHBoxLayout()
        row.addWidget(self.counter, 1)
        for button in (self.all_ours, self.all_theirs, self.next):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(halves, 1)
        column.addLayout(row)
        self._tie("O", lambda: self._take(Side.OURS, self.sheet.focused_field()))
        self._tie("T", lambda: self._take(Side.THEIRS, self.sheet.focused_field()))
        self._tie("Shift+O", lambda: self._take(Side.OURS, ""))
        self._tie("Shift+T", lambda: self._take(Side.THEIRS, ""))
        self._tie("N", self.go_on)
        self.questions.decided.connect(self._show_decided)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask these; what was decided before stays where the conflict is the same."""
        self.questions.set_questions(questions)
        if questions:
            self.list.setCurrentIndex(self.questions.index(max(0, self.questions.next_open(-1))))

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()

    def go_on(self) -> None:
        """Go to the next conflict that waits for a decision."""
        row = self.questions.next_open(self.list.currentIndex().row())
        if row >= 0:
            self.list.setCurrentIndex(self.questions.index(row))
            self.list.setFocus()

    def _take(self, side: Side, field: str) -> None:
        if (index := self.list.currentIndex()).isValid():
            self.questions.take(index.row(), side, field)
            # The keyboard stays where it is, whatever was decided.
            said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            say_aloud(self.list, listed([said, self.counter.text()]))

    def _on_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            row = current.row()
            self.sheet.show_question(self.questions.question(row), self.questions.sides(row))

    def _show_decided(self) -> None:
        count, waiting = self.questions.rowCount(), self.questions.open_count
        self.counter.setText(self.tr("{n} of {count} decided").format(n=count - waiting, count=count))
        is_begun = 0 < waiting < count
        self.all_ours.setText(self.tr("The rest: ours") if is_begun else self.tr("All ours"))
        self.all_theirs.setText(self.tr("The rest: theirs") if is_begun else self.tr("All theirs"))
        self.next.setEnabled(waiting > 0)
        index = self.list.currentIndex()
        if index.isValid():
            row = index.row()
            self.sheet.show_sides(self.questions.question(row), self.questions.sides(row))

    def _tie(self, keys: str, run: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)
