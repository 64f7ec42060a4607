"""Ratings from the clipboard onto the matrix: what each value means, and what changes, before it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from dsr_tracker.catalogue_words import other_names
from dsr_tracker.core.blocks import Block, as_tsv
from dsr_tracker.core.bulk import Fate, Plan, Wanted, plan
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.history import Edit
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.plan_preview import PlanPreview
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.pasting import block_of, contrary_labels, grid_of, rating_words
from dsr_tracker.gui.selection import targets_of
from dsr_tracker.gui.theme import GRID, heading
from dsr_tracker.gui.words import said, sentences
from dsr_tracker.importing.meaning import Meanings
from dsr_tracker.importing.pasting import Misplaced, Pasted, place, scores_of
from dsr_tracker.territories import territories

_MOST_VALUES = 30
_WIDTH_IN_LETTERS = 40
_NUMBER_SIGNS = ("+", "-")


def paste_ratings(window: MainWindow) -> str:
    """Show what the ratings on the clipboard would change; gives why not, where there are none."""
    translate = QCoreApplication.translate
    if window.document.is_read_only:
        return translate("PasteDialog", "This tracker is open read-only: nothing can be pasted into it.")
    if window.current_page != "matrix":
        return translate("PasteDialog", "Ratings are pasted on the Matrix page.")
    block = block_of(QGuiApplication.clipboard().mimeData())
    if not block:
        return translate("PasteDialog", "There is no text on the clipboard.")
    dialog = PasteDialog(window, block)
    dialog.saved.connect(lambda _: window.say(translate("PasteDialog", "Pasted. Ctrl+Z takes it back.")))
    dialog.open()
    return ""


class PasteDialog(FormDialog):
    """Values that mean nothing are listed until they do; refused ones stay listed and can be copied."""

    def __init__(self, window: MainWindow, block: Block) -> None:
        document, view = window.document, window.matrix.view
        super().__init__(document, "", window)
        self.setWindowTitle(self.tr("Paste ratings"))
        self._block, self._day = block, window.viewing.day
        self._grid = grid_of(window.matrix.model)
        # Edges and gaps are no places to begin at, but a corner may well be one.
        places = [(index.row(), index.column()) for index in view.selectionModel().selectedIndexes()]
        self._at: Sequence[tuple[int, int]] = sorted(places)
        self._scale = document.scale
        self._words = rating_words(self._scale)
        self._contrary = contrary_labels(self._scale)
        self._answers: dict[str, QComboBox] = {}
        self._plan: Plan | None = None
        self._pasted = self._place()
        self._build()
        self.preview = PlanPreview(self)
        self.refused = RecordTable[Misplaced](
            (
                Column[Misplaced](self.tr("Row"), lambda each: f"{each.row:,}", 5, order=lambda e: e.row),
                Column[Misplaced](self.tr("Column"), lambda each: f"{each.column:,}", 5),
                Column[Misplaced](self.tr("Value"), lambda each: each.text, 16),
                Column[Misplaced](self.tr("Why it is left out"), lambda each: said(each.why), 44),
            ),
            lambda each: (each.row, each.column),
            self,
        )
        self.refused_list = RecordView(self.refused, self.tr("Values that are left out"), self, stretched=3)
        self._refused_title = heading("", 2)
        self.copy_refused = QPushButton(self.tr("Copy these values with the reasons"), self)
        self.copy_refused.setAutoDefault(False)
        self.copy_refused.clicked.connect(self._on_copy_refused)
        self.finish(
            self.tr("Paste"), body=self._halves(), is_read_only=document.is_read_only, size=QSize(175, 40)
        )
        self._look()

    def edit(self) -> Edit | None:
        """All ratings that are understood, as one change."""
        return None if self._plan is None else self._plan.edit

    # -- parts ------------------------------------------------------------------------------------

    def _place(self) -> Pasted:
        meant = {value: str(box.currentData()) for value, box in self._answers.items() if box.currentData()}
        values = {"rating": {**self._words, **self._numbers(), **meant}}
        # Whatever the case that it is written in.
        for value in {text for row in self._block for text in row}:
            if value not in values["rating"] and (known := self._words.get(value.casefold())):
                values["rating"][value] = known
        meanings = Meanings(
            self._grid.provisions, self._grid.columns, self._scale, territories, values, other_names
        )
        return place(self._block, self._grid, self._at, meanings, self._contrary)

    def _numbers(self) -> dict[str, str]:
        box: QComboBox | None = getattr(self, "numbers", None)
        if box is None:
            return scores_of(self._scale) if self._has_signs else {}
        return scores_of(self._scale) if box.currentData() == "scores" else {}

    @property
    def _has_signs(self) -> bool:
        """Whether a number has a sign before it, as scores may have and keys have not."""
        return any(text.startswith(_NUMBER_SIGNS) and text in scores_of(self._scale) for text in self._texts)

    @property
    def _texts(self) -> list[str]:
        return [text for row in self._block for text in row if text]

    def _build(self) -> None:
        self.add_remark(self._how())
        if (scores := scores_of(self._scale)) and any(text in scores for text in self._texts):
            keys, numbers = self.tr("Keys of the window"), self.tr("Scores")
            self.numbers = self.add_choice(
                self.tr("Numbers are"),
                [(keys, "keys"), (numbers, "scores")],
                "scores" if self._has_signs else "keys",
            )
            self.numbers.currentIndexChanged.connect(self._look)
        self.reason = self.add_text(self.tr("Reason for all"), "", 2)
        self.reason.textChanged.connect(self._look)
        most = sorted(self._pasted.unmapped.items(), key=lambda item: -item[1])
        if most:
            self.add_remark(self.tr("Say what these values mean, or leave them out:"))
        leave = (self.tr("Leave it out"), "")
        ratings = [(f"{r.symbol}  {said(r.label)}", r.rating_id) for r in self._scale.ratings]
        metrics = self.fontMetrics()
        width = _WIDTH_IN_LETTERS * metrics.averageCharWidth()
        for value, count in most[:_MOST_VALUES]:
            short = metrics.elidedText(shown(value), Qt.TextElideMode.ElideRight, width)
            label = self.tr("“{value}” ({n} ×)").format(value=short, n=f"{count:,}")
            self._answers[value] = self.add_choice(label, [leave, *ratings])
            self._answers[value].currentIndexChanged.connect(self._look)

    def _how(self) -> str:
        pasted = self._pasted
        if pasted.has_row_heads and pasted.has_column_heads:
            where = self.tr("Rows and columns are found by their heads.")
        elif pasted.has_column_heads:
            where = self.tr("Columns are found by their heads, rows from the selected cell on.")
        elif pasted.has_row_heads:
            where = self.tr("Rows are found by their heads, columns from the selected cell on.")
        else:
            where = self.tr("The values begin at the selected cell.")
        return sentences(where, self.tr("They are dated {day}.").format(day=self._day))

    def _look(self) -> None:
        """Work out anew what would change."""
        self._pasted = pasted = self._place()
        reason = self.reason.toPlainText().strip() or None
        targets = targets_of(self.document.read, [each.cell for each in pasted.placed], self._day)
        placed = {each.cell: each for each in pasted.placed}
        wishes = []
        for target in targets:
            found = placed[Cell(target.provision.provision_id, target.party.party_id)]
            contrary = True if found.is_contrary else None
            wishes.append((target, Wanted(found.rating, reason=reason, is_contrary=contrary)))
        self._plan = plan(self.document.pen, self._scale, wishes, self._day)
        self.preview.show_plan(self._plan)
        n = self._plan.count(Fate.CHANGED)
        if self.save_button is not None:
            self.save_button.setEnabled(n > 0)
            many = self.tr("Change {n} cells").format(n=f"{n:,}")
            self.save_button.setText(self.tr("Change 1 cell") if n == 1 else many)
        left_out = len(pasted.misplaced)
        self.refused.set_rows(pasted.misplaced)
        self._refused_title.setText(self.tr("{n} values are left out").format(n=f"{left_out:,}"))
        self._left_out.setVisible(bool(left_out))

    def _on_copy_refused(self) -> None:
        heads = [column.title for column in self.refused.columns]
        rows = [
            [str(each.row), str(each.column), each.text, said(each.why)] for each in self._pasted.misplaced
        ]
        QGuiApplication.clipboard().setText(as_tsv([heads, *rows]))

    def _halves(self) -> QWidget:
        self._left_out = QWidget(self)
        below = QVBoxLayout(self._left_out)
        below.setContentsMargins(0, GRID, 0, 0)
        below.setSpacing(GRID)
        below.addWidget(self._refused_title)
        below.addWidget(chips_of(self.refused_list, parent=self))
        below.addWidget(self.refused_list, 1)
        below.addWidget(self.copy_refused, 0, Qt.AlignmentFlag.AlignLeft)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.addWidget(self.preview)
        right.addWidget(self._left_out)
        right.setChildrenCollapsible(False)
        halves = QSplitter(self)
        halves.addWidget(self.pane())
        halves.addWidget(right)
        halves.setChildrenCollapsible(False)
        letter = self.fontMetrics().averageCharWidth()
        halves.setSizes([60 * letter, 110 * letter])
        return halves
