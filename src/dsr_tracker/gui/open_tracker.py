"""The open tracker as it is read: its readers, and what is asked of the file beside the window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.jobs import Job, wait_for_jobs
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.connection import explained
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.statuses import StatusReader
from dsr_tracker.store.store import Store

if TYPE_CHECKING:  # what the first page does not need is imported when it is used
    from dsr_tracker.core.pictures import Ask, Behind, Picture
    from dsr_tracker.store.agenda import AgendaReader
    from dsr_tracker.store.copies import CopyReader
    from dsr_tracker.store.cycles import CycleReader
    from dsr_tracker.store.filtered import FilteredReader
    from dsr_tracker.store.following import FollowReader
    from dsr_tracker.store.readings import ReadingReader
    from dsr_tracker.store.summaries import SummaryReader
    from dsr_tracker.store.tags import TagReader
    from dsr_tracker.store.views import ViewReader


class OpenTracker(QObject):
    """Reads for one person, `author`: what she reads blind just now is hidden from her. `Document` writes."""

    def __init__(self, store: Store, author: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._labels: dict[Cell, str] = {}  # drafts name their cell with every pause in the typing
        self._author = author
        self._look_as_author()

    @property
    def read(self) -> Reader:
        """What the tracker holds, as records."""
        return self._store.read

    @property
    def author(self) -> str:
        """Who looks at the tracker, and writes in it."""
        return self._author

    @property
    def status(self) -> StatusReader:
        """Status of many cells on a day."""
        return self._store.status

    @property
    def blind_cells(self) -> frozenset[Cell]:
        """What this person reads blind just now: what was judged of it first stays hidden from her."""
        return self._store.blind_cells

    @property
    def summary(self) -> SummaryReader:
        """Tallies and short lines of many cells."""
        return self._store.summary

    @property
    def filtered(self) -> FilteredReader:
        """The cells that fit a filter."""
        return self._store.filtered

    @property
    def tags(self) -> TagReader:
        """Tags, and what bears them."""
        return self._store.tags

    @property
    def readings(self) -> ReadingReader:
        """Second readings, what was decided between readers, and feedback."""
        return self._store.readings

    @property
    def cycles(self) -> CycleReader:
        """Reporting cycles, and what the closed ones said."""
        return self._store.cycles

    @property
    def follow(self) -> FollowReader:
        """Milestones, indicators, links, rubrics and search plans."""
        return self._store.follow

    @property
    def copies(self) -> CopyReader:
        """Archived copies of sources."""
        return self._store.copies

    @property
    def views(self) -> ViewReader:
        """The views that were kept."""
        return self._store.views

    @property
    def agenda(self) -> AgendaReader:
        """The timeline, the to-do list, the evidence, and what was put away."""
        return self._store.agenda

    @property
    def later_version(self) -> str:
        """The later version of the program that wrote the file, which makes it read-only; else empty."""
        return self._store.later_version

    @property
    def path(self) -> Path:
        """The tracker file."""
        return self._store.path

    @property
    def is_read_only(self) -> bool:
        """Whether every write will be refused."""
        return self._store.is_read_only

    @property
    def scale(self) -> Scale:
        """The tracker's rating scale."""
        return self.read.scale()

    @property
    def pen(self) -> Pen:
        """Who writes in this window."""
        return Pen(self.author, self._store.new_id)

    def target(self, cell: Cell, day: str) -> Target:
        """The cell with its provision, party and newest assessment up to that day."""
        return Target(
            self.read.provision(cell.provision_id),
            self.read.record("party", cell.party_id),
            self.read.status_assessment(cell, day),
        )

    def label(self, cell: Cell) -> str:
        """The cell as edits and messages call it; by its ids where the file cannot be read just now."""
        if cell not in self._labels:
            try:
                with self.explained():
                    self._labels[cell] = self.target(cell, "").label
            except TrackerError:
                return f"{cell.party_id}, {cell.provision_id}"
        return self._labels[cell]

    def id_of(self, path: Path) -> str:
        """The id of the tracker in another file; empty for a file that is none."""
        from dsr_tracker.store.siblings import tracker_id_of

        return tracker_id_of(path)

    def explained(self) -> AbstractContextManager[None]:
        """Within it, what SQLite says of the file is raised as a TrackerError with advice."""
        return explained(self.path)

    def explain(self, error: BaseException) -> TrackerError | None:
        """What a fault while reading the file means to a person; None where it is not the file's."""
        try:
            with self.explained():
                raise error
        except TrackerError as found:
            return found
        except BaseException:
            return None

    def background(self, work: Callable[[Store, Job], Any]) -> Job:
        """A job that reads the file through a connection of its own; start it when its signals are tied."""

        def run(job: Job) -> Any:
            with self._open_beside() as store:
                return work(store, job)

        return Job(run, self)

    @property
    def is_at_work(self) -> bool:
        """Whether something is being written that a person waits for."""
        return any(job.is_awaited and not job.is_cancelled for job in self.findChildren(Job))

    def stop_jobs(self) -> None:
        """Stop all that is under way and wait for its end; nothing of it is left."""
        for job in self.findChildren(Job):
            job.cancel()
        wait_for_jobs()

    def _open_beside(self) -> Store:
        """The file once more, for a thread of its own to read in, as blind as this one."""
        store = Store.open(self.path, SEEDS, read_only=True)
        try:
            store.read_as(self.author)
        except BaseException:
            store.close()
            raise
        return store

    def show_picture(self, ask: Ask) -> Picture:
        """What a picture shows, read here and now; for trackers that are not big."""
        from dsr_tracker.store.picturing import read_picture

        return read_picture(self._store, ask)

    def rows_behind(self, ask: Ask, behind: Behind) -> Picture:
        """The cells that a party's or a clause's figure in a picture was computed from, a row each."""
        from dsr_tracker.store.picturing import rows_behind

        return rows_behind(self._store, ask, behind)

    def count_hand_over(self, **what: Any) -> dict[str, int]:
        """How many records a hand-over would have, by table; `what` as HandOver has it."""
        from dsr_tracker.store.handing_over import HandOver, counted

        return counted(self._store, HandOver(**what))

    def _look_as_author(self) -> None:
        """Whatever is read from now on, here and in jobs, is without what the author reads blind."""
        self._store.read_as(self._author)
