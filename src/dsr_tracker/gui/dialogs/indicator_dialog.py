"""Names a number to follow, with its target."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.following import add_indicator, revise_indicator
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Indicator, Provision
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import party_choices, provision_title


class IndicatorDialog(FormDialog):
    """A new indicator of the provision, or a change of the analyst's own."""

    def __init__(
        self,
        document: Document,
        provision: Provision,
        indicator: Indicator | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, "", parent)
        self._provision = provision
        self._before = indicator
        self.setWindowTitle(self.tr("Indicator") if indicator is not None else self.tr("Add an indicator"))
        self.add_remark(provision_title(provision))
        base = indicator or Indicator("", provision.provision_id, "", "")
        self._name = self.add_line(
            self.tr("Name"), base.name, self.tr("For example “Households with a connection”")
        )
        self._unit = self.add_line(self.tr("Unit"), base.unit, self.tr("For example %, CNY or towns"))
        self._target = self.add_line(
            self.tr("Target"), base.target, self.tr("A number, or words; empty where there is none")
        )
        self._due_on = self.add_date(self.tr("Due on"), base.due_on)
        self._party = self.add_choice(self.tr("Whose"), party_choices(document, provision), base.party_id)
        self._remark = self.add_text(self.tr("Remark"), base.remark, 2)
        self.finish(self.tr("Add indicator") if indicator is None else self.tr("Save"))
        self.keep_drafts("indicator", (base.indicator_id, provision.provision_id), provision_title(provision))

    def edit(self) -> Edit | None:
        typed: dict[str, Any] = {
            "name": self._name.text(),
            "unit": self._unit.text(),
            "target": self._target.text(),
            "due_on": self._due_on.text(),
            "party_id": str(self._party.currentData()),
            "remark": self._remark.toPlainText(),
        }
        if self._before is None:
            return add_indicator(self.document.pen, self._provision, **typed)
        return revise_indicator(self.document.pen, self._before, replace(self._before, **typed))
