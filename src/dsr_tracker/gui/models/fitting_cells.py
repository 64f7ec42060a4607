"""Which cells fit the filter, and what they come to."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.filtering import AsSeen, Filter, Matching
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.viewing import Viewing

_NONE: Mapping[str, str] = {}


class FittingCells(QObject):
    """Asked in place in a small tracker, in a job in a big one; `found` says that the answer came later.

    Of the instruments that are looked at, or of all.
    """

    found = Signal()

    def __init__(
        self,
        document: Document,
        viewing: Viewing,
        parent: QObject | None = None,
        *,
        is_of_all: bool = False,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._is_of_all = is_of_all
        self._job: Job | None = None
        self._asked: tuple[Filter, AsSeen, tuple[str, ...]] | None = None
        self.matching: Matching | None = None
        """The cells that fit; None without a filter, and until they are found."""

    @property
    def is_on(self) -> bool:
        """Whether there is a filter, answered or not."""
        return bool(self._viewing.filter)

    @property
    def is_known(self) -> bool:
        """Whether a filter is on and what fits it is known: all figures are of these cells then."""
        return self.matching is not None

    @property
    def within(self) -> Matching | None:
        """The cells to which rows and columns are cut down; None where all are shown."""
        return self.matching if self._viewing.is_hiding else None

    def ask(self) -> None:
        """Find the cells that fit anew."""
        self._leave_job()
        viewing = self._viewing
        chosen, seen, instruments = (
            viewing.filter,
            viewing.as_seen(),
            () if self._is_of_all else viewing.instrument_ids,
        )
        if (chosen, seen, instruments) != self._asked:
            self._asked, self.matching = (chosen, seen, instruments), None
        if not chosen:
            self.matching = None
        elif not self._document.agenda.is_big():
            self.matching = self._document.filtered.matching(chosen, seen, instruments)
        else:
            self._job = self._document.background(
                lambda store, _: store.filtered.matching(chosen, seen, instruments)
            )
            self._job.finished.connect(self._on_found)
            QTimer.singleShot(0, self._job.start)  # what is in sight is painted first

    @property
    def is_asking(self) -> bool:
        """Whether the answer is still to come."""
        return self._job is not None

    def fits(self, cell: Cell) -> bool:
        """Whether the cell fits, as far as is known."""
        return self.matching is None or cell.party_id in self.matching.get(cell.provision_id, _NONE)

    def of_row(self, provision_id: str) -> Mapping[str, str]:
        """The ratings of the provision's cells that fit, by party."""
        return (self.matching or {}).get(provision_id, _NONE)

    def counts(self, clause_ids: Collection[str]) -> dict[str, dict[str, int]]:
        """For each party, how many of its clauses that fit carry each rating."""
        counts: dict[str, dict[str, int]] = {}
        for provision_id, ratings in (self.matching or {}).items():
            if provision_id in clause_ids:
                for party_id, rating in ratings.items():
                    of_party = counts.setdefault(party_id, {})
                    of_party[rating] = of_party.get(rating, 0) + 1
        return counts

    def _leave_job(self) -> None:
        if self._job is not None:  # its answer would speak of an earlier state or filter
            self._job.finished.disconnect(self._on_found)
            self._job.cancel()
            self._job = None

    def _on_found(self, matching: Matching) -> None:
        self._job = None
        self.matching = matching
        self.found.emit()
