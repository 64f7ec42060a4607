"""Adds or changes a clause or measure of the analyst's own; shows a shipped one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.history import Edit
from dsr_tracker.core.own_records import next_number, save_provision
from dsr_tracker.core.records import Instrument, Provision
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.dialogs.put_away import add_put_away, is_shipped
from dsr_tracker.gui.dialogs.reference_fields import ReferenceFields
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.words import told


class ProvisionDialog(FormDialog):
    """A form for a clause, or where `clause` is given for a measure inside it; None for a new one."""

    def __init__(
        self,
        document: Document,
        instrument: Instrument,
        clause: Provision | None = None,
        provision: Provision | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, "", parent)
        self._instrument = instrument
        self._clause = clause
        self._before = provision
        is_measure = clause is not None or (provision is not None and provision.is_measure)
        if provision is not None:
            label = provision_label(provision)
            self.setWindowTitle(label[0].upper() + label[1:])
        else:
            self.setWindowTitle(self.tr("New measure") if is_measure else self.tr("New clause"))
        siblings = document.read.provisions([instrument.instrument_id], with_hidden=True)
        base = told(provision or Provision("", "", next_number(siblings, clause), ""))
        shipped = is_shipped(provision)
        self.add_remark(
            self.tr("In {instrument}, clause {number} {title}").format(
                instrument=told(instrument).title, number=clause.number, title=told(clause).title
            )
            if clause is not None
            else self.tr("In {instrument}").format(instrument=told(instrument).title)
        )
        if shipped:
            self.add_remark(self.tr("It came with the catalogue: it can be hidden, but not altered."))
        self._number = self.add_line(self.tr("Number"), base.number)
        self._title = self.add_line(self.tr("Title"), base.title)
        self._summary = self.add_text(self.tr("What it undertakes"), base.summary, 4)
        self._start = self.add_date(self.tr("Period from"), base.period_start)
        self._end = self.add_date(self.tr("Period to"), base.period_end)
        self._references = ReferenceFields(self, base.references)
        self._remark = self.add_text(self.tr("Remark"), base.remark, 2)
        if shipped:
            self.lock()
        if provision is not None:
            name = f"{provision_label(provision)} “{provision.title or provision.summary[:60]}”"
            add_put_away(self, provision, "provision", provision.provision_id, name)
        add = self.tr("Add measure") if is_measure else self.tr("Add clause")
        self.finish(add if provision is None else self.tr("Save"), is_read_only=shipped)
        (self._title if provision is None else self._number).setFocus()
        clause_id = "" if clause is None else clause.provision_id
        self.keep_drafts(
            "provision", (instrument.instrument_id, clause_id, base.provision_id), instrument.title
        )

    def edit(self) -> Edit | None:
        """The clause or measure as typed."""
        pen = self.document.pen
        siblings = self.document.read.provisions([self._instrument.instrument_id], with_hidden=True)
        base = self._before or Provision(
            pen.new_id(),
            self._instrument.instrument_id,
            "",
            "",
            clause_id="" if self._clause is None else self._clause.provision_id,
            position=max((p.position for p in siblings), default=0) + 1,
        )
        after = replace(
            base,
            number=self._number.text(),
            title=self._title.text(),
            summary=self._summary.toPlainText(),
            period_start=self._start.text(),
            period_end=self._end.text(),
            references=self._references.references,
            remark=self._remark.toPlainText(),
        )
        return save_provision(pen, self._before, after, siblings)
