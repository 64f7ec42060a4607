"""Everything that reads the open tracker file, within the sight of whoever looks."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_tracker.core.cells import Cell
from dsr_tracker.store.blindfold import Blindfold
from dsr_tracker.store.connection import explained
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.statuses import StatusReader

if TYPE_CHECKING:
    from dsr_tracker.store.agenda import AgendaReader
    from dsr_tracker.store.copies import CopyReader
    from dsr_tracker.store.cycles import CycleReader
    from dsr_tracker.store.filtered import FilteredReader
    from dsr_tracker.store.following import FollowReader
    from dsr_tracker.store.past import Past
    from dsr_tracker.store.readings import ReadingReader
    from dsr_tracker.store.search import SearchReader
    from dsr_tracker.store.summaries import SummaryReader
    from dsr_tracker.store.tags import TagReader
    from dsr_tracker.store.views import ViewReader


class Readers:
    """The readers of one file. `Store`, which writes, is one of these."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._blindfold = Blindfold(connection)
        self.read = Reader(connection)
        self.status = StatusReader(connection, self.read)

    def read_as(self, reader: str) -> None:
        """Show nothing any more of what this person reads blind; to be said again where batches change."""
        with explained(self.path):
            self._blindfold.put_on(reader)

    @property
    def blind_cells(self) -> frozenset[Cell]:
        """The cells that are hidden, because whoever looks reads them blind."""
        return self._blindfold.cells

    def unhidden(self) -> AbstractContextManager[None]:
        """Within it nothing is hidden: for what is carried over unseen, such as a merge."""
        return self._blindfold.lifted()

    # What the first page does not show is imported when it is asked for: the window comes sooner.

    @cached_property
    def agenda(self) -> AgendaReader:
        """The timeline, the to-do list, the evidence, and what was put away."""
        from dsr_tracker.store.agenda import AgendaReader

        return AgendaReader(self._connection, self.read)

    @cached_property
    def summary(self) -> SummaryReader:
        """Tallies and short lines of many cells."""
        from dsr_tracker.store.summaries import SummaryReader

        return SummaryReader(self._connection, self.read)

    @cached_property
    def filtered(self) -> FilteredReader:
        """The cells that fit a filter."""
        from dsr_tracker.store.filtered import FilteredReader

        return FilteredReader(self._connection, self.status)

    @cached_property
    def tags(self) -> TagReader:
        """Tags, and what bears them."""
        from dsr_tracker.store.tags import TagReader

        return TagReader(self._connection)

    @cached_property
    def readings(self) -> ReadingReader:
        """Second readings, what was decided between readers, and feedback."""
        from dsr_tracker.store.readings import ReadingReader

        return ReadingReader(self._connection)

    @cached_property
    def cycles(self) -> CycleReader:
        """Reporting cycles, and what the closed ones said."""
        from dsr_tracker.store.cycles import CycleReader

        return CycleReader(self._connection, self.read, self.status, self._blindfold)

    @cached_property
    def follow(self) -> FollowReader:
        """Milestones, indicators, links, rubrics and search plans."""
        from dsr_tracker.store.following import FollowReader

        return FollowReader(self._connection, self.read)

    @cached_property
    def copies(self) -> CopyReader:
        """Archived copies of sources."""
        from dsr_tracker.store.copies import CopyReader

        return CopyReader(self._connection)

    @cached_property
    def views(self) -> ViewReader:
        """The views that were kept."""
        from dsr_tracker.store.views import ViewReader

        return ViewReader(self._connection)

    @cached_property
    def search(self) -> SearchReader:
        """Records by what is said in them."""
        from dsr_tracker.store.search import SearchReader

        return SearchReader(self._connection)

    def past(self, instant: str) -> Past:
        """What the tracker held at that instant (UTC, as revisions have it)."""
        from dsr_tracker.store.past import Past

        return Past(self._connection, self.read, instant)
