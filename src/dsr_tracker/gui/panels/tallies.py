"""Rows and columns of lists that show a name, its bar and its mean."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt

from dsr_tracker.core.scales import Scale
from dsr_tracker.core.summary import Tally
from dsr_tracker.gui.delegates.distribution import Spread, describe
from dsr_tracker.gui.models.record_table import Column
from dsr_tracker.gui.words import mean_words, strung


@dataclass(frozen=True)
class TallyRow:
    """A group of cells: what it is found by and called, with its counts."""

    key: str
    title: str
    tally: Tally
    scale: Scale

    @property
    def spread(self) -> Spread:
        """What its bar is painted from."""
        return Spread(self.tally.distribution(self.scale), self.scale)


def tally_columns(subject: str) -> tuple[Column[TallyRow], ...]:
    """Name, bar and mean; `subject` is the title of the first column."""
    return (
        Column[TallyRow](subject, lambda row: row.title, 24),
        Column[TallyRow](
            QCoreApplication.translate("Tallies", "Distribution"),
            lambda row: strung(*describe(row.spread).splitlines()),
            20,
            tooltip=lambda row: f"{row.title}\n{describe(row.spread)}",
            value=lambda row: row.spread,
            order=lambda row: row.tally.assessed(row.scale) / row.tally.cells if row.tally.cells else 0,
        ),
        Column[TallyRow](
            QCoreApplication.translate("Tallies", "Mean"),
            lambda row: mean_words(row.tally.mean(row.scale)),
            15,
            alignment=Qt.AlignmentFlag.AlignRight,
            order=lambda row: -1.0 if (mean := row.tally.mean(row.scale)).percent is None else mean.percent,
        ),
    )
