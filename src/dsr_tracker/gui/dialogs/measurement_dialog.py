"""Records an indicator's value on a day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.dates import today
from dsr_tracker.core.following import measure, number_in, revise_measurement
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Indicator, Measurement
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import indicator_name, indicator_unit
from dsr_tracker.gui.words import said


class MeasurementDialog(FormDialog):
    """A new value of the indicator, or a change of one."""

    def __init__(
        self,
        document: Document,
        indicator: Indicator,
        measurement: Measurement | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, "", parent)
        self._indicator = indicator
        self._before = measurement
        self.setWindowTitle(self.tr("Value") if measurement is not None else self.tr("Add a value"))
        name, unit = indicator_name(indicator), indicator_unit(indicator)
        name = said("{text} ({remark})").format(text=name, remark=unit) if unit else name
        self.add_remark(name)
        base = measurement or Measurement("", indicator.indicator_id, today(), 0)
        value = "" if measurement is None else f"{base.value:.15g}"
        self._value = self.add_line(self.tr("Value"), value, self.tr("A number, for example 1,234.5"))
        self._measured_on = self.add_date(self.tr("Of"), base.measured_on)
        self._qualifier = self.add_line(
            self.tr("Qualifier"), base.qualifier, self.tr("For example “more than” or “about”")
        )
        recorded = document.read.record("evidence", base.evidence_id) if base.evidence_id else None
        source = base.source if recorded is None else recorded.url or recorded.title
        self._source = self.add_line(
            self.tr("Source"), source, self.tr("The link of a recorded source, or words")
        )
        self._remark = self.add_text(self.tr("Remark"), base.remark, 2)
        self.finish(self.tr("Add value") if measurement is None else self.tr("Save"))
        self.keep_drafts("measurement", (base.measurement_id, indicator.indicator_id), name)

    def edit(self) -> Edit | None:
        pen, source = self.document.pen, self._source.text().strip()
        recorded = self.document.read.evidence_with_url(source) if source else None
        evidence_id, words = ("", source) if recorded is None else (recorded.evidence_id, "")
        if self._before is None:
            return measure(
                pen,
                self._indicator,
                value=self._value.text(),
                measured_on=self._measured_on.text(),
                qualifier=self._qualifier.text(),
                evidence_id=evidence_id,
                source=words,
                remark=self._remark.toPlainText(),
            )
        # What is no number is refused in the words of a new value.
        number = number_in(self._value.text())
        if number is None:
            return measure(pen, self._indicator, value=self._value.text())
        after = replace(
            self._before,
            value=number,
            measured_on=self._measured_on.text(),
            qualifier=self._qualifier.text(),
            evidence_id=evidence_id,
            source=words,
            remark=self._remark.toPlainText(),
        )
        return revise_measurement(pen, self._indicator, self._before, after)
