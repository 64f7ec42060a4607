"""The search plans of a tracker: templates for search logs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dsr_tracker.core.looking import remove_plan
from dsr_tracker.core.records import SearchPlan
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.sizing import without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.own_list import OwnList
from dsr_tracker.gui.theme import GRID, plain


class PlansDialog(QDialog):
    """A plan fills the search log of a cell in which nothing was found."""

    def __init__(self, document: Document, parent: QWidget | None = None, *, plan_id: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Search plans"))
        self._document = document
        self.plans = OwnList(
            self.tr("Search plans"),
            self.tr("No plan yet. Say once where to look, in which languages and for which terms."),
            self,
        )
        self.plans.add_action(self.tr("Add plan…"), self._on_add)
        self.plans.add_action(self.tr("Edit…"), self._on_edit, needs=lambda _: True, opens=True)
        self.plans.add_action(self.tr("Remove"), self._on_remove, needs=lambda _: True, removes=True)
        self.plans.setEnabled(not document.is_read_only)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(
            plain(
                self.tr("“No evidence found” wants a search log. Choosing a plan there fills it."),
                is_quiet=True,
                parent=self,
            )
        )
        layout.addWidget(self.plans)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(70 * self.fontMetrics().averageCharWidth())
        document.changed.connect(self.refresh)
        self.refresh()
        self.plans.list.choose(plan_id)

    def refresh(self) -> None:
        """Show the plans that there are now."""
        self.plans.fill([(_line(plan), plan) for plan in self._document.follow.plans()])

    def _on_add(self) -> None:
        self._open(None)

    def _on_edit(self) -> None:
        if isinstance(self.plans.list.value, SearchPlan):
            self._open(self.plans.list.value)

    def _open(self, plan: SearchPlan | None) -> None:
        from dsr_tracker.gui.dialogs.plan_dialog import PlanDialog

        PlanDialog(self._document, plan, self).open()

    def _on_remove(self) -> None:
        if isinstance(self.plans.list.value, SearchPlan):
            self._document.do(remove_plan(self._document.pen, self.plans.list.value))


def _line(plan: SearchPlan) -> str:
    parts = (plan.search_places, plan.search_languages, plan.search_terms)
    return "\n".join((shown(plan.name), " · ".join(filter(None, parts))))
