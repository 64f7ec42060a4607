"""Says what is due of a provision, and by when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.following import add_milestone, revise_milestone
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Milestone, Provision
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import party_choices, provision_title


class MilestoneDialog(FormDialog):
    """A new milestone of the provision, or a change of one."""

    def __init__(
        self,
        document: Document,
        provision: Provision,
        milestone: Milestone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, "", parent)
        self._provision = provision
        self._before = milestone
        self.setWindowTitle(self.tr("Milestone") if milestone is not None else self.tr("Add a milestone"))
        self.add_remark(provision_title(provision))
        base = milestone or Milestone("", provision.provision_id, "", "")
        self._title = self.add_line(self.tr("What is due"), base.title)
        self._due_on = self.add_date(self.tr("Due on"), base.due_on)
        self._party = self.add_choice(self.tr("Whose"), party_choices(document, provision), base.party_id)
        self._met_on = self.add_line(
            self.tr("Met on"), base.met_on, self.tr("Year-month-day; empty until it is met")
        )
        self._remark = self.add_text(self.tr("Remark"), base.remark, 2)
        self.finish(self.tr("Add milestone") if milestone is None else self.tr("Save"))
        self.keep_drafts("milestone", (base.milestone_id, provision.provision_id), provision_title(provision))

    def edit(self) -> Edit | None:
        pen = self.document.pen
        party_id: str = self._party.currentData()
        if self._before is None:
            made = add_milestone(
                pen,
                self._provision,
                title=self._title.text(),
                due_on=self._due_on.text(),
                party_id=party_id,
                remark=self._remark.toPlainText(),
            )
            if not self._met_on.text().strip():
                return made
            milestone = made.changes[0].after
            if not isinstance(milestone, Milestone):
                raise TypeError("adding a milestone makes one")
            met = revise_milestone(pen, milestone, replace(milestone, met_on=self._met_on.text()))
            return replace(made, changes=(replace(made.changes[0], after=met.changes[0].after),))
        return revise_milestone(
            pen,
            self._before,
            replace(
                self._before,
                title=self._title.text(),
                due_on=self._due_on.text(),
                party_id=party_id,
                met_on=self._met_on.text(),
                remark=self._remark.toPlainText(),
            ),
        )
