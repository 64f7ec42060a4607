"""The open tracker: the one door to the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Action, Edit
from dsr_tracker.core.records import ReadingBatch
from dsr_tracker.core.rotation import DEFAULT_LIMIT_MB, Reason, reason_before
from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.jobs import Job, busy, wait_for_jobs
from dsr_tracker.gui.words import error_words
from dsr_tracker.paths import SEEDS, backups_folder, data_folder
from dsr_tracker.store.connection import explained
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.statuses import StatusReader
from dsr_tracker.store.store import Store

if TYPE_CHECKING:  # what the first page does not need is imported when it is used
    from tempfile import TemporaryDirectory

    from dsr_tracker.core.merge_preview import MergePreview
    from dsr_tracker.core.merging import Choice, Key, MergePlan
    from dsr_tracker.core.pictures import Ask, Behind, Picture
    from dsr_tracker.core.rescaling import Rescaling
    from dsr_tracker.gui.drafts import Drafts
    from dsr_tracker.gui.searches import Searches
    from dsr_tracker.importing.building import Import
    from dsr_tracker.importing.mapping import Mapping as TableMeaning
    from dsr_tracker.importing.tables import Table
    from dsr_tracker.reports.contents import Report, Scope
    from dsr_tracker.store.agenda import AgendaReader
    from dsr_tracker.store.copies import CopyReader
    from dsr_tracker.store.cycles import CycleReader
    from dsr_tracker.store.filtered import FilteredReader
    from dsr_tracker.store.following import FollowReader
    from dsr_tracker.store.keeping import Keeper
    from dsr_tracker.store.readings import ReadingReader
    from dsr_tracker.store.summaries import SummaryReader
    from dsr_tracker.store.tags import TagReader
    from dsr_tracker.store.views import ViewReader

_WATCH_MS = 1_500
_STAGES = 3
"""What a report's job says of itself: reading, computing, laying out."""


class Document(QObject):
    """Reads through `read` and `status`; writes through `do`, `undo` and `redo` only.

    `changing` comes before every write, so that text being typed is kept first. Every write is then
    announced by `changed` with the edit as recorded. `reloaded` says that anything may
    have changed, because another program wrote to the file. `troubled` says once what is wrong with the
    file's place or drive, and an empty text when it is right again. `backup_failed` says why one could not
    be made that nobody asked for, and with an empty text that one was made.
    """

    changing = Signal()
    changed = Signal(object)
    reloaded = Signal()
    troubled = Signal(str)
    backup_failed = Signal(str)

    def __init__(self, store: Store, author: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scratch: TemporaryDirectory[str] | None = None
        self._store = store
        self._trouble = ""
        self._blind: tuple[str, frozenset[Cell]] | None = None
        self._labels: dict[Cell, str] = {}  # drafts name their cell with every pause in the typing
        self.author = author
        self.backup_limit_mb = DEFAULT_LIMIT_MB
        # Another program (the command line, say) may write while the window is open.
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self.look_for_changes)
        self._watch.start()
        self.changed.connect(self._follow_batches)
        self.reloaded.connect(self._forget_blind)

    @property
    def read(self) -> Reader:
        """What the tracker holds, as records."""
        return self._store.read

    @property
    def status(self) -> StatusReader:
        """Status of many cells on a day, without those that are read blind."""
        hidden = self.blind_cells
        return self._store.status.without(hidden) if hidden else self._store.status

    @property
    def blind_cells(self) -> frozenset[Cell]:
        """What this person reads blind just now: what was judged of it first stays hidden from her."""
        if self._blind is None or self._blind[0] != self.author:
            self._blind = (self.author, self.readings.blind_cells(self.author))
        return self._blind[1]

    @property
    def summary(self) -> SummaryReader:
        """Tallies and short lines of many cells; the lines without what is read blind."""
        hidden = self.blind_cells
        return self._store.summary.without(hidden) if hidden else self._store.summary

    @property
    def filtered(self) -> FilteredReader:
        """The cells that fit a filter."""
        hidden = self.blind_cells
        return self._store.filtered.without(hidden) if hidden else self._store.filtered

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

    def _follow_batches(self, edit: Edit) -> None:
        """What a batch hides or shows is on every page."""
        if any(isinstance(change.record, ReadingBatch) for change in edit.changes):
            self.reloaded.emit()

    def _forget_blind(self) -> None:
        self._blind = None

    def scratch_folder(self) -> Path:
        """A folder for files that other programs are to open; it goes with the document."""
        if self._scratch is None:
            from tempfile import TemporaryDirectory

            self._scratch = TemporaryDirectory(prefix="dsr-tracker-", ignore_cleanup_errors=True)
        return Path(self._scratch.name)

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

    @cached_property
    def drafts(self) -> Drafts:
        """What is being typed and is not in the file yet, kept outside of it."""
        from dsr_tracker.drafts import DraftFolder
        from dsr_tracker.gui.drafts import Drafts

        folder = DraftFolder(data_folder() / "drafts", self.read.meta("tracker_id"), self.path)
        return Drafts(None if self.is_read_only else folder, self)

    @cached_property
    def searches(self) -> Searches:
        """Questions to the file that are answered beside the window."""
        from dsr_tracker.gui.searches import Searches

        path = self.path
        searches = Searches(lambda: Store.open(path, SEEDS, read_only=True), self)
        # Nobody who searches keeps a change waiting.
        self.changing.connect(searches.stop)
        return searches

    @property
    def keeper(self) -> Keeper:
        """The backups of the tracker, and whether it is sound."""
        return keeper_of(self.path, self.backup_limit_mb)

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

    def sign_as(self, author: str) -> None:
        """Let somebody else write, who has other batches to read and other cells hidden."""
        self.author = author
        self.reloaded.emit()

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

    def do(self, edit: Edit) -> Edit:
        """Write one edit and announce it; raises a TrackerError and changes nothing where it cannot."""
        self.changing.emit()
        if (reason := reason_before(edit.changes)) is not None:
            self._back_up_before(reason)
        return self._apply(edit)

    def restore(self, edit: Edit) -> Edit:
        """Back the tracker up, then write the edit that restores a backup; raises a TrackerError."""
        self.changing.emit()
        with busy():
            self.keeper.back_up(Reason.BEFORE_RESTORE)
            return self._apply(edit)

    def look_into(self, other: Path) -> Job:
        """A job that gives what merging that tracker into this one would do, as a MergePreview."""

        def look(store: Store, job: Job) -> MergePreview:
            from dsr_tracker.store.foreign import open_foreign
            from dsr_tracker.store.merge_preview import preview_merge

            with open_foreign(other) as theirs:
                return preview_merge(store, theirs, job.step)

        return self.background(look)

    def merge(self, other: Path, plan: MergePlan, choices: Mapping[Key, Choice]) -> Edit:
        """Back the tracker up, then carry out a merge as one edit; raises a TrackerError.

        A ConflictError says that one of the two was changed since the plan was made.
        """
        from dsr_tracker.store.foreign import open_foreign
        from dsr_tracker.store.merging import merge

        self.changing.emit()
        with busy():
            self.keeper.back_up(Reason.BEFORE_MERGE)
            with open_foreign(other) as theirs:
                recorded = merge(self._store, theirs, plan, choices, self.pen)
            self.changed.emit(recorded)
        return recorded

    def rescaling(self, scale: Scale, chosen: Mapping[str, str]) -> Job:
        """A job that gives what changing to that scale would come to, as a Rescaling; it writes nothing."""
        pen = self.pen

        def look(store: Store, job: Job) -> Rescaling:
            from dsr_tracker.core.rescaling import rescale
            from dsr_tracker.core.tracker_settings import SCALE

            job.check()
            read = store.read
            return rescale(
                pen, read.scale(), scale, read.all_assessments(), chosen, stored=read.setting(SCALE)
            )

        return self.background(look)

    def build_import(self, name: str, table: Table, meant: TableMeaning) -> Job:
        """A job that gives what taking that table over would come to, as an Import; it writes nothing."""
        pen = self.pen

        def build(store: Store, job: Job) -> Import:
            from dsr_tracker.catalogue_words import other_names
            from dsr_tracker.importing.building import build_import
            from dsr_tracker.store.surroundings import surroundings
            from dsr_tracker.territories import territories

            job.check()
            around = surroundings(store.read)
            return build_import(
                name,
                table,
                meant,
                around=around,
                territories=territories,
                pen=pen,
                step=job.step,
                other_names=other_names,
            )

        return self.background(build)

    def take_over(self, edit: Edit) -> Job:
        """A job that backs the tracker up and writes an import as one edit; cancelled, it writes nothing.

        It gives the edit as recorded, and why no backup could be made, once `changed` has announced it.
        """
        return self._beside(lambda store: store.apply(edit), Reason.BEFORE_IMPORT)

    def reverse(self, action: Action) -> Job:
        """A job that undoes or redoes what is too large to be waited for; cancelled, it changes nothing.

        It gives the edit as recorded, and an empty text, once `changed` has announced it.
        """
        author = self.author
        return self._beside(
            lambda store: store.undo(author) if action is Action.UNDO else store.redo(author), None
        )

    def _beside(self, write: Callable[[Store], Edit], reason: Reason | None) -> Job:
        """A job that writes an edit while the window goes on, after a backup where there is a reason."""
        path, limit_mb = self.path, self.backup_limit_mb

        def run(job: Job) -> tuple[Edit, str | None]:
            why = None if reason is None else _backed_up(keeper_of(path, limit_mb), reason)
            job.check()
            with Store.open(path, SEEDS) as store:
                store.stay_readable()
                store.stop_when(lambda: job.is_cancelled)
                try:
                    return write(store), why
                except TrackerError:
                    job.check()  # it stopped because it was asked to
                    raise

        self.changing.emit()
        job = Job(run, self)
        job.finished.connect(self._on_written)
        return job

    def _on_written(self, done: tuple[Edit, str | None]) -> None:
        recorded, why = done
        self._store.was_changed_elsewhere()  # known already
        if why is not None:
            self.backup_failed.emit(why)
        self.changed.emit(recorded)

    def _apply(self, edit: Edit) -> Edit:
        recorded = self._store.apply(edit)
        self.changed.emit(recorded)
        return recorded

    def _back_up_before(self, reason: Reason) -> None:
        """A backup before much changes at once."""
        with busy():
            why = _backed_up(self.keeper, reason)
        self.backup_failed.emit(why)

    def undo(self) -> Edit:
        """Take back the newest edit and announce that."""
        self.changing.emit()
        edit = self._store.undo(self.author)
        self.changed.emit(edit)
        return edit

    def redo(self) -> Edit:
        """Do the edit again that was undone last, and announce that."""
        self.changing.emit()
        edit = self._store.redo(self.author)
        self.changed.emit(edit)
        return edit

    def look_for_changes(self) -> None:
        """Announce what another program wrote since the last look, if it did, or what befell the file."""
        is_changed = False
        try:
            with self.explained():
                self._store.check_place()
                is_changed = self._store.was_changed_elsewhere()
        except TrackerError as error:
            self._set_trouble(error_words(error))
        else:
            self._set_trouble("")
        if is_changed:
            self.reloaded.emit()

    def _set_trouble(self, text: str) -> None:
        if text != self._trouble:
            self._trouble = text
            self.troubled.emit(text)

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
        path = self.path

        def run(job: Job) -> Any:
            with Store.open(path, SEEDS, read_only=True) as store:
                return work(store, job)

        return Job(run, self)

    def reporting(self, scope: Scope, make: Callable[[Report, Job], Any]) -> Job:
        """A job that builds a report of what the file holds, and gives what is made of it."""

        def build(store: Store, job: Job) -> Any:
            report = _build(store, scope, job)
            job.step(2, _STAGES)
            return make(report, job)

        return self.background(build)

    def show_picture(self, ask: Ask) -> Picture:
        """What a picture shows, read here and now; for trackers that are not big."""
        from dsr_tracker.store.picturing import read_picture

        return read_picture(self._store, ask)

    def read_picture(self, ask: Ask) -> Job:
        """A job that gives what a picture shows; cancelled, it gives nothing."""

        def read(store: Store, job: Job) -> Picture:
            from dsr_tracker.store.picturing import read_picture

            picture = read_picture(store, ask)
            job.check()
            return picture

        return self.background(read)

    def rows_behind(self, ask: Ask, behind: Behind) -> Picture:
        """The cells that a party's or a clause's figure in a picture was computed from, a row each."""
        from dsr_tracker.store.picturing import rows_behind

        return rows_behind(self._store, ask, behind)

    def count_hand_over(self, **what: Any) -> dict[str, int]:
        """How many records a hand-over would have, by table; `what` as HandOver has it."""
        from dsr_tracker.store.handing_over import HandOver, counted

        return counted(self._store, HandOver(**what))

    def hand_over(self, target: Path, **what: Any) -> Job:
        """A job that writes a part of the tracker for somebody else, and gives its counts by table."""

        def write(store: Store, job: Job) -> dict[str, int]:
            from dsr_tracker.store.handing_over import HandOver, hand_over

            job.check()
            return hand_over(store, target, HandOver(**what))

        return self.background(write)

    def save_copy(self, target: Path) -> None:
        """A compact copy of the tracker at `target`, which must not exist yet."""
        self._store.save_copy(target)

    def close(self) -> None:
        """Close the file; everything acknowledged is on disk already."""
        self._watch.stop()
        if "drafts" in self.__dict__:
            self.drafts.flush()
        if "searches" in self.__dict__:
            self.searches.close()
        wait_for_jobs()
        if self._scratch is not None:
            self._scratch.cleanup()
        self._store.close()


def _backed_up(keeper: Keeper, reason: Reason) -> str:
    """Why no backup could be made; empty where one was. Without one the edit can still be undone."""
    try:
        keeper.back_up(reason)
    except TrackerError as error:
        return error_words(error)
    return ""


def keeper_of(path: Path, limit_mb: int = DEFAULT_LIMIT_MB) -> Keeper:
    """The backups of the tracker at that path, which need not be one any more."""
    from dsr_tracker.store.keeping import Keeper

    return Keeper(path, backups_folder(), SEEDS, limit_mb * 1_000_000)


def _build(store: Store, scope: Scope, job: Job) -> Report:
    """The report, which stops whatever lays it out where the job is cancelled."""
    from dsr_tracker.reports.report import build_report
    from dsr_tracker.reports.watching import watched
    from dsr_tracker.store.collecting import collect

    job.step(0, _STAGES)
    dossier = collect(store, scope.known_on, as_of=scope.as_of)
    job.step(1, _STAGES)
    return watched(build_report(dossier, scope), job.check)
