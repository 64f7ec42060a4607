"""How many clause cells of each party carry each rating: what the means below the matrix rest on."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, QTimer, Signal

from dsr_tracker.core.cells import Look
from dsr_tracker.core.ratings import Mean, add_counts, distribution_of, mean_of
from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.models.matrix_rows import MatrixRows

_AT_ONCE = 20_000
"""Cells up to which the counting is done in place, without a job."""


class ColumnCounts(QObject):
    """Counted in place in a small tracker and in a job in a big one; `counted` says that it is done."""

    counted = Signal()

    def __init__(self, document: Document, rows: MatrixRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows = rows
        self._counts: dict[str, dict[str, int]] | None = None
        self._job: Job | None = None
        self._is_of_part = False

    @property
    def is_known(self) -> bool:
        """Whether the counts stand for the newest state, with no counting under way."""
        return self._counts is not None and self._job is None

    def forget(self) -> None:
        """Show no figures until they are counted again: rows or columns changed."""
        self._counts = None

    def count(self, day: str) -> None:
        """Count all cells on that day."""
        instruments = list(self._rows.clause_counts)
        self._is_of_part = False
        if self._rows.cell_count() <= _AT_ONCE:
            self._counts = self._document.status.counts_by_party(instruments, day)
            self.counted.emit()
            return
        if self._job is not None:  # an earlier count would speak of an earlier state
            self._job.finished.disconnect(self._on_counted)
        self._job = self._document.background(lambda store, _: store.status.counts_by_party(instruments, day))
        self._job.finished.connect(self._on_counted)
        # Two threads of Python hold each other up: what is in sight is painted first.
        QTimer.singleShot(0, self._job.start)

    def hold(self, counts: dict[str, dict[str, int]]) -> None:
        """Stand for these cells alone, those never assessed among them."""
        if self._job is not None:
            self._job.finished.disconnect(self._on_counted)
            self._job = None
        self._counts, self._is_of_part = counts, True

    def move(self, party_id: str, earlier: Look, later: Look) -> None:
        """Move one clause cell from the rating that it had to the one it has.

        Counting all cells again would keep the file locked, and the next edit waiting. What has no
        rating is scored nowhere, so that its count may be off.
        """
        if self._counts is not None:
            counts = self._counts.setdefault(party_id, {})
            counts[earlier.rating_id] = counts.get(earlier.rating_id, 0) - 1
            counts[later.rating_id] = counts.get(later.rating_id, 0) + 1

    def mean(self, party_id: str, scale: Scale) -> Mean | None:
        """The mean over the party's clauses; None while it is being counted."""
        if self._counts is None:
            return None
        applicable = None if self._is_of_part else self._rows.clauses_of(party_id)
        return mean_of(self._counts.get(party_id, {}), scale, applicable)

    def total(self) -> Counter[str]:
        """The counts of all columns together."""
        counts = self._counts or {}
        return add_counts(counts[party_id] for party_id in self._rows.columns if party_id in counts)

    def overall(self, scale: Scale) -> Mean | None:
        """The grand mean over all scored clause cells; None while it is being counted."""
        if self._counts is None:
            return None
        return mean_of(self.total(), scale, None if self._is_of_part else self._rows.cell_count())

    def assessed(self, scale: Scale) -> int:
        """How many clause cells are assessed."""
        return distribution_of(self.total(), scale).assessed

    def _on_counted(self, counts: dict[str, dict[str, int]]) -> None:
        self._job = None
        self._counts = counts
        self.counted.emit()
