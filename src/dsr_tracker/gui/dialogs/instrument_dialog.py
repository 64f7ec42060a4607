"""Adds or changes an instrument of the analyst's own; shows a shipped one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.history import Edit
from dsr_tracker.core.own_records import save_instrument
from dsr_tracker.core.records import Instrument, InstrumentKind
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.dialogs.put_away import add_put_away, is_shipped
from dsr_tracker.gui.dialogs.reference_fields import ReferenceFields
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.words import told, word


class InstrumentDialog(FormDialog):
    """A form for an instrument; None for a new one."""

    def __init__(
        self, document: Document, instrument: Instrument | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, "", parent)
        self._before = instrument
        self.setWindowTitle(self.tr("New instrument") if instrument is None else told(instrument).title)
        # What was shipped is locked: its words in the window's language are never written.
        base = told(instrument or Instrument("", InstrumentKind.AGREEMENT, ""))
        shipped = is_shipped(instrument)
        if shipped:
            self.add_remark(
                self.tr("This instrument came with the catalogue: it can be hidden, but not altered.")
            )
        self._title = self.add_line(self.tr("Title"), base.title)
        self._kind = self.add_choice(
            self.tr("Kind"), [(word(kind), kind) for kind in InstrumentKind], base.kind
        )
        self._summary = self.add_text(self.tr("Summary"), base.summary)
        self._agreed_on = self.add_date(self.tr("Agreed on"), base.agreed_on)
        self._published_on = self.add_date(self.tr("Published on"), base.published_on)
        self._place = self.add_line(self.tr("Place"), base.place)
        self._legal = self.add_line(
            self.tr("Legal character"), base.legal_character, self.tr("For example: voluntary, non-binding")
        )
        self._start = self.add_date(self.tr("Period from"), base.period_start)
        self._end = self.add_date(self.tr("Period to"), base.period_end)
        self._aliases = self.add_text(self.tr("Other names, one per line"), "\n".join(base.aliases), 2)
        self._references = ReferenceFields(self, base.references)
        self._remark = self.add_text(self.tr("Remark"), base.remark, 2)
        if shipped:
            self.lock()
        if instrument is not None:
            add_put_away(self, instrument, "instrument", instrument.instrument_id, instrument.title)
        self.finish(
            self.tr("Add instrument") if instrument is None else self.tr("Save"), is_read_only=shipped
        )
        self.keep_drafts("instrument", (base.instrument_id,), base.title or self.tr("new"))

    def edit(self) -> Edit | None:
        """The instrument as typed."""
        pen = self.document.pen
        base = self._before
        if base is None:
            own = [i.position for i in self.document.read.instruments(with_hidden=True)]
            base = Instrument(pen.new_id(), InstrumentKind.AGREEMENT, "", position=max(own, default=0) + 1)
        after = replace(
            base,
            kind=InstrumentKind(self._kind.currentData()),
            title=self._title.text(),
            summary=self._summary.toPlainText(),
            agreed_on=self._agreed_on.text(),
            published_on=self._published_on.text(),
            place=self._place.text(),
            legal_character=self._legal.text(),
            period_start=self._start.text(),
            period_end=self._end.text(),
            aliases=tuple(self._aliases.toPlainText().splitlines()),
            references=self._references.references,
            remark=self._remark.toPlainText(),
        )
        return save_instrument(pen, self._before, after)
