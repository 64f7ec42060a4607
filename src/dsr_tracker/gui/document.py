"""The open tracker: the one door to the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Action, Edit
from dsr_tracker.core.records import ReadingBatch
from dsr_tracker.core.rotation import DEFAULT_LIMIT_MB, Reason, reason_before
from dsr_tracker.gui.jobs import Job, busy
from dsr_tracker.gui.open_tracker import OpenTracker
from dsr_tracker.gui.words import error_words
from dsr_tracker.paths import SEEDS, backups_folder, data_folder
from dsr_tracker.store.store import Store

if TYPE_CHECKING:  # what the first page does not need is imported when it is used
    from tempfile import TemporaryDirectory

    from dsr_tracker.core.merging import Choice, Key, MergePlan
    from dsr_tracker.gui.drafts import Drafts
    from dsr_tracker.gui.searches import Searches
    from dsr_tracker.store.keeping import Keeper

_WATCH_MS = 1_500


class Document(OpenTracker):
    """Reads as `OpenTracker` does; writes through `do`, `undo` and `redo` only.

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
        super().__init__(store, author, parent)
        self._scratch: TemporaryDirectory[str] | None = None
        self._trouble = ""
        self.backup_limit_mb = DEFAULT_LIMIT_MB
        # Another program (the command line, say) may write while the window is open.
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self.look_for_changes)
        self._watch.start()
        self.changed.connect(self._follow_batches)
        self.reloaded.connect(self._look_as_author)

    def _follow_batches(self, edit: Edit) -> None:
        """What a batch hides or shows is on every page."""
        if edit.touches(ReadingBatch):
            self.reloaded.emit()

    def _look_as_author(self) -> None:
        super()._look_as_author()
        if "searches" in self.__dict__:
            self.searches.close()

    def scratch_folder(self) -> Path:
        """A folder for files that other programs are to open; it goes with the document."""
        if self._scratch is None:
            from tempfile import TemporaryDirectory

            self._scratch = TemporaryDirectory(prefix="dsr-tracker-", ignore_cleanup_errors=True)
        return Path(self._scratch.name)

    @cached_property
    def drafts(self) -> Drafts:
        """What is being typed and is not in the file yet, kept outside of it."""
        from dsr_tracker.drafts import DraftFolder
        from dsr_tracker.gui.drafts import Drafts

        folder = DraftFolder(data_folder() / "drafts", self.read.meta("tracker_id"), self.path)
        return Drafts(None if self.is_read_only else folder, lambda: self.author, self)

    @cached_property
    def searches(self) -> Searches:
        """Questions to the file that are answered beside the window."""
        from dsr_tracker.gui.searches import Searches

        searches = Searches(self._open_beside, self)
        # Nobody who searches keeps a change waiting.
        self.changing.connect(searches.stop)
        return searches

    @property
    def keeper(self) -> Keeper:
        """The backups of the tracker, and whether it is sound."""
        return keeper_of(self.path, self.backup_limit_mb)

    def sign_as(self, author: str) -> None:
        """Let somebody else write, who has other batches to read and other cells hidden."""
        self._author = author
        self.reloaded.emit()

    def do(self, edit: Edit) -> Edit:
        """Write one edit and announce it; raises a TrackerError and changes nothing where it cannot."""
        self.changing.emit()
        if (reason := reason_before(edit.changes)) is not None:
            self._back_up_before(reason)
        return self._apply(edit)

    def restore(self, edit: Edit) -> Job:
        """A job that backs the tracker up and writes the edit that restores a backup; as `merge`."""

        def write(store: Store) -> Edit:
            with store.unhidden():  # of cells that are read blind, too
                return store.apply(edit)

        return self._beside(write, Reason.BEFORE_RESTORE, needs_backup=True)

    def merge(self, other: Path, plan: MergePlan, choices: Mapping[Key, Choice]) -> Job:
        """A job that backs the tracker up and carries out a merge as one edit; cancelled, it writes nothing.

        It gives what `take_over` does, and fails where no backup can be made. A ConflictError says that one
        of the two was changed since the plan was made.
        """
        author = self.author

        def write(store: Store) -> Edit:
            from dsr_tracker.store.foreign import open_foreign
            from dsr_tracker.store.merging import merge

            with open_foreign(other) as theirs:
                return merge(store, theirs, plan, choices, Pen(author, store.new_id))

        return self._beside(write, Reason.BEFORE_MERGE, needs_backup=True)

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

    def _beside(
        self, write: Callable[[Store], Edit], reason: Reason | None, *, needs_backup: bool = False
    ) -> Job:
        """A job that writes an edit while the window goes on, after a backup where there is a reason."""
        path, limit_mb, author = self.path, self.backup_limit_mb, self.author

        def run(job: Job) -> tuple[Edit, str | None]:
            why = (
                None
                if reason is None
                else _backed_up(keeper_of(path, limit_mb), reason, is_vital=needs_backup)
            )
            job.check()
            with Store.open(path, SEEDS) as store:
                store.read_as(author)
                store.stay_readable()
                store.stop_when(lambda: job.is_cancelled)
                try:
                    return write(store), why
                except TrackerError:
                    job.check()  # it stopped because it was asked to
                    raise

        self.changing.emit()
        job = Job(run, self)
        job.is_awaited = True
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
        self.stop_jobs()
        if self._scratch is not None:
            self._scratch.cleanup()
        self._store.close()


def _backed_up(keeper: Keeper, reason: Reason, *, is_vital: bool = False) -> str:
    """Why no backup could be made; empty where one was. Without one the edit can still be undone.

    Raises the TrackerError where the backup is vital.
    """
    try:
        keeper.back_up(reason)
    except TrackerError as error:
        if is_vital:
            raise
        return error_words(error)
    return ""


def keeper_of(path: Path, limit_mb: int = DEFAULT_LIMIT_MB) -> Keeper:
    """The backups of the tracker at that path, which need not be one any more."""
    from dsr_tracker.store.keeping import Keeper

    return Keeper(path, backups_folder(), SEEDS, limit_mb * 1_000_000)
