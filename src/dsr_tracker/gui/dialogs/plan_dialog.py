"""One search plan: where to look, in which languages, for which terms."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.history import Edit
from dsr_tracker.core.looking import save_plan
from dsr_tracker.core.records import SearchPlan
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document


class PlanDialog(FormDialog):
    """A new plan, or a change of one."""

    def __init__(
        self, document: Document, plan: SearchPlan | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, "", parent)
        self._before = plan
        self.setWindowTitle(self.tr("Search plan") if plan is not None else self.tr("Add a search plan"))
        base = plan or SearchPlan("", "")
        self._name = self.add_line(
            self.tr("Name"), base.name, self.tr("For example “Gazettes, Arabic and English”")
        )
        self._places = self.add_text(self.tr("Where"), base.search_places, 3)
        self._languages = self.add_line(
            self.tr("Languages"), base.search_languages, self.tr("For example ar, en")
        )
        self._terms = self.add_line(self.tr("Terms"), base.search_terms)
        self._remark = self.add_text(self.tr("Remark"), base.remark, 2)
        self.finish(self.tr("Add plan") if plan is None else self.tr("Save"))
        self.keep_drafts("plan", (base.plan_id,), base.name or self.tr("new"))

    def edit(self) -> Edit | None:
        typed = replace(
            self._before or SearchPlan("", ""),
            name=self._name.text(),
            search_places=self._places.toPlainText(),
            search_languages=self._languages.text(),
            search_terms=self._terms.text(),
            remark=self._remark.toPlainText(),
        )
        return save_plan(self.document.pen, self.document.follow.plans(), typed, self._before)
