"""Names a reporting cycle, or changes one."""

from __future__ import annotations

import datetime
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.cycles import open_cycle, revise_cycle
from dsr_tracker.core.dates import today
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Cycle, CycleState
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document


class CycleDialog(FormDialog):
    """Name, first and last day, remark. The days of a closed cycle stay."""

    def __init__(self, document: Document, cycle: Cycle | None, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("New cycle") if cycle is None else self.tr("Change a cycle"))
        self._cycle = cycle
        start, end = _next_half_year(document.cycles.cycles())
        hint = self.tr("For example 2026, first half")
        self.name = self.add_line(self.tr("Name"), cycle.name if cycle else "", hint)
        self.starts_on = self.add_line(
            self.tr("First day"), cycle.starts_on if cycle else start, "2026-01-01"
        )
        self.ends_on = self.add_line(self.tr("Last day"), cycle.ends_on if cycle else end, "2026-06-30")
        self.remark = self.add_text(self.tr("Remark"), cycle.remark if cycle else "")
        if cycle is not None and cycle.state is CycleState.CLOSED:
            for line in (self.starts_on, self.ends_on):
                line.setReadOnly(True)
            self.add_remark(self.tr("The cycle is closed: its days stay as its report has them."))
        self.finish(self.tr("Add") if cycle is None else self.tr("Save"))
        where = cycle.name if cycle else self.windowTitle()
        self.keep_drafts("cycle", (cycle.cycle_id if cycle else "",), where)

    def edit(self) -> Edit | None:
        pen, cycles = self.document.pen, self.document.cycles.cycles()
        name, remark = self.name.text(), self.remark.toPlainText()
        start, end = self.starts_on.text(), self.ends_on.text()
        if self._cycle is None:
            return open_cycle(pen, cycles, name=name, starts_on=start, ends_on=end, remark=remark)
        after = replace(self._cycle, name=name, starts_on=start.strip(), ends_on=end.strip(), remark=remark)
        return revise_cycle(pen, cycles, self._cycle, after)


def _next_half_year(cycles: list[Cycle]) -> tuple[str, str]:
    """The half-year after the latest cycle, or the one of today where there is none."""
    if cycles:
        first = datetime.date.fromisoformat(cycles[0].ends_on) + datetime.timedelta(days=1)
    else:
        day = datetime.date.fromisoformat(today())
        first = day.replace(month=1 if day.month <= 6 else 7, day=1)
    month = first.month + 6
    end = datetime.date(first.year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - datetime.timedelta(days=1)
    return first.isoformat(), end.isoformat()
