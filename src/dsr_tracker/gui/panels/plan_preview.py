"""What a change of many cells will do, cell by cell, before it is done."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.bulk import Fate, Outcome, Plan
from dsr_tracker.gui.bulk_words import after_words, before_words, cell_words, plan_words
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, plain

_MOST = 2_000
_ORDER = {Fate.REFUSED: 0, Fate.CHANGED: 1, Fate.SAME: 2}


class PlanPreview(QWidget):
    """A table of cells with before and after, what is refused first, and the counts above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = plain("", parent=self)
        self.table = RecordTable[Outcome](
            (
                Column[Outcome](self.tr("Cell"), cell_words, 34),
                Column[Outcome](self.tr("Before"), before_words, 26),
                Column[Outcome](
                    self.tr("After"),
                    after_words,
                    36,
                    ink=lambda outcome: self._quiet if outcome.fate is Fate.SAME else "",
                    is_strong=lambda outcome: outcome.fate is Fate.REFUSED,
                ),
            ),
            lambda outcome: (outcome.target.provision.provision_id, outcome.target.party.party_id),
            self,
            most=_MOST,
        )
        self.list = RecordView(self.table, self.tr("What will change"), self, stretched=(1, 2))
        self.list.setWordWrap(True)
        self._more = plain("", is_quiet=True, parent=self)
        self.table.conditions.changed.connect(self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.counts)
        layout.addWidget(chips_of(self.list, parent=self))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._more)

    @property
    def _quiet(self) -> str:
        return self.palette().color(QPalette.ColorRole.PlaceholderText).name()

    def show_plan(self, plan: Plan | None, hint: str = "") -> None:
        """Show it; without one, the hint in place of the counts."""
        outcomes = () if plan is None else plan.outcomes
        listed = sorted(outcomes, key=lambda outcome: _ORDER[outcome.fate])
        self.table.set_rows(listed)
        self.counts.setText(hint if plan is None else plan_words(plan))
        self._show_more()

    def _show_more(self) -> None:
        left = self.table.left_out
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("… and {n} more cells").format(n=f"{left:,}"))
