"""What keeps one tracker safe: its backups, their restoration, and the check. Any thread may use it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from dsr_tracker.core.checked import Checked
from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.restorations import Preview
from dsr_tracker.core.rotation import Backup, Reason
from dsr_tracker.store.backup import backups_of, make_backup, newest_edit, soundness
from dsr_tracker.store.checking import Step, check_tracker, watched_by_none
from dsr_tracker.store.reindexing import make_search_index
from dsr_tracker.store.restoring import counts_of, differences, put_in_place, restoration


@dataclass(frozen=True, slots=True)
class Keeper:
    """The tracker at `tracker`, with its backups below `root`, which may take `limit` bytes.

    Each call opens the file anew.
    """

    tracker: Path
    root: Path
    seeds: Path
    limit: int

    def backups(self) -> list[Backup]:
        """The backups there are, newest first; also of a tracker that is damaged or gone."""
        return backups_of(self.tracker, self.root)

    def back_up(self, reason: Reason) -> Backup:
        """A new backup; raises a FileError."""
        return make_backup(self.tracker, self.root, reason, self.limit)

    def back_up_changes(self) -> Backup | None:
        """A new backup, where anything was changed since the newest one; raises a FileError."""
        newest = next(iter(self.backups()), None)
        if newest is not None and newest_edit(newest.path) == newest_edit(self.tracker):
            return None
        return self.back_up(Reason.AUTOMATIC)

    def counts(self, backup: Backup) -> dict[str, int]:
        """How many assessments, notes and sources the backup holds; raises a FileError."""
        return counts_of(backup.path)

    def preview(self, backup: Backup, author: str = "") -> Preview:
        """The edit that restores the backup, and how much it does; raises a FileError."""
        try:
            edit = restoration(self.tracker, backup, self.seeds, author)
        except NotATrackerError as error:
            if not self._is_damaged():
                raise  # the backup is
            return Preview(backup, Edit("", ()), (), error.what)
        return Preview(backup, edit, tuple(differences(edit)))

    def put_in_place(self, backup: Backup) -> Path | None:
        """Put a copy of the backup where the tracker is or was; gives where the damaged one is kept."""
        return put_in_place(backup, self.tracker)

    def check(self, step: Step = watched_by_none) -> Checked:
        """Whether the tracker is sound; raises a FileError where it cannot be looked at."""
        return check_tracker(self.tracker, step)

    def make_search_index(self) -> None:
        """Make the search index anew; raises a FileError."""
        make_search_index(self.tracker, self.seeds)

    def _is_damaged(self) -> bool:
        try:
            return bool(soundness(self.tracker))
        except sqlite3.Error:
            return True
