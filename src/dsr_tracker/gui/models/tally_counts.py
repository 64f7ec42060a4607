"""Tallies of all cells on a day: counted in place in a small tracker, beside the window in a large one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from dsr_tracker.core.filtering import AsSeen, Filter, Term
from dsr_tracker.core.ratings import add_counts
from dsr_tracker.core.rubrics import CLASSES
from dsr_tracker.core.summary import Tally
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job

Tallies = dict[tuple[str, str], Tally]
Classes = dict[str, Tally]
AT_ONCE = 20_000
"""Assessed cells up to which the counting is done in place, without a job."""


class TallyCounts(QObject):
    """`counted` comes with the tallies of clauses and those of measures, each by instrument and party.

    The third are those of the clauses of which somebody said how specific they are, by class.
    """

    counted = Signal(object, object, object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._job: Job | None = None

    def count(self, day: str) -> None:
        """Count all cells on that day; an earlier count that is not done yet says nothing any more."""
        if self._job is not None:
            self._job.finished.disconnect(self._on_counted)
            self._job = None
        if not self._document.summary.has_more_than(AT_ONCE):
            self.counted.emit(*_tallies(self._document, day))
            return
        self._job = self._document.background(lambda store, _: _tallies(store, day))
        self._job.finished.connect(self._on_counted)
        # Two threads of Python hold each other up: what is in sight is painted first.
        QTimer.singleShot(0, self._job.start)

    def _on_counted(self, tallies: tuple[Tallies, Tallies, Classes]) -> None:
        self._job = None
        self.counted.emit(*tallies)


def _tallies(source: Any, day: str) -> tuple[Tallies, Tallies, Classes]:
    summary = source.summary
    return summary.tallies(day), summary.tallies(day, of_measures=True), _by_specificity(source, day)


def _by_specificity(source: Any, day: str) -> Classes:
    if not source.read.has_any("specificity"):
        return {}
    found = {}
    for name in CLASSES:
        chosen = Filter((Term("specificity", name),))
        by_party, _ = source.filtered.clause_counts(chosen, AsSeen(day, day))
        counts = add_counts(by_party.values())
        found[name] = Tally(counts, counts.total())
    return found
