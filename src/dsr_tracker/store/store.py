"""The open tracker file: read it through `read`, change it through `apply`."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_tracker.core.dates import now
from dsr_tracker.core.errors import ConflictError, FileError, NothingToUndoError, ReadOnlyError
from dsr_tracker.core.garbage import no_collection
from dsr_tracker.core.history import Action, Edit
from dsr_tracker.core.ids import IdSource
from dsr_tracker.core.sight import check_given, check_known, check_sight
from dsr_tracker.store.connection import BUSY_TIMEOUT_MS, connect, explained
from dsr_tracker.store.making import back_up, bring_up_to_date, make
from dsr_tracker.store.placing import beside, unusable
from dsr_tracker.store.readers import Readers
from dsr_tracker.store.schema import SCHEMA_VERSION, read_header

if TYPE_CHECKING:
    from dsr_tracker.store.bringing import Brought

STEPS_BETWEEN_QUESTIONS = 1_000
"""After so many steps of SQLite it is asked whether to give up."""


class Store(Readers):
    """One tracker file. Not for several threads at once: a job opens a Store of its own."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, is_read_only: bool) -> None:
        super().__init__(path, connection)
        self.is_read_only = is_read_only
        self.new_id = IdSource(self.read.greatest_id())
        self._data_version = self._read_data_version()
        self._identity = _identity(path)
        self._is_unwanted: Callable[[], bool] = lambda: False

    @property
    def connection(self) -> sqlite3.Connection:
        """For the other readers in this folder; writing goes through `apply` alone."""
        return self._connection

    @classmethod
    def open(cls, path: Path, seeds: Path, *, read_only: bool = False, backups: Path | None = None) -> Store:
        """The tracker at `path`, made there if there is none, with the catalogue of `seeds` in it.

        A file on a read-only place opens read-only, with the catalogue it has; so does a file of a later
        format that still has all that this one knows (`later_version` names who wrote it). A file of an older
        format is brought up to date, with a backup below `backups` first, and not without. Raises FileError.
        """
        if not _is_there(path):
            if read_only:
                raise FileError(f"There is no file “{path.name}” in {path.parent}.", "Check the name.")
            make(path, seeds)
        header = read_header(path, may_be_later=True)
        read_only = read_only or header.user_version > SCHEMA_VERSION or not _is_writable(path)
        if header.user_version < SCHEMA_VERSION and read_only:
            raise ReadOnlyError(
                f"“{path.name}” has an older format and lies on a read-only place.",
                "Copy it to a folder of yours and open the copy.",
            )
        if header.user_version < SCHEMA_VERSION and backups is not None:
            back_up(path, backups)
        connection = connect(path, read_only=read_only)
        try:
            with explained(path):
                if not read_only:
                    bring_up_to_date(connection, seeds)
                return cls(path, connection, is_read_only=read_only)
        except BaseException:
            connection.close()
            raise

    @cached_property
    def later_version(self) -> str:
        """The version that wrote this file, where it is later than what this program writes; else empty."""
        (format_number,) = self._connection.execute("PRAGMA user_version").fetchone()
        if format_number <= SCHEMA_VERSION:
            return ""
        from dsr_tracker.store.later import later_version

        return later_version(self._connection)

    def close(self) -> None:
        """Close the file; everything acknowledged is on disk already."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def apply(self, edit: Edit, brought: Brought | None = None) -> Edit:
        """Write one edit in one transaction; gives it back as recorded, with its id and instant.

        A merge comes with the history that it brought. Raises ConflictError where a record is no longer
        what the edit says it was before.
        """
        if brought is not None:
            self.new_id.raise_floor(brought.greatest_id)
        recorded = replace(edit, edit_id=self.new_id(), recorded_at=now())
        check_sight(recorded, self.blind_cells)
        with self._transaction():
            self._connection.execute("UPDATE edits SET state = 'spent' WHERE state = 'undone'")
            # What changed nothing is in the log, and nothing to undo.
            self._write(recorded, "done" if recorded.changes else "log", brought)
        return recorded

    def undo(self, author: str = "") -> Edit:
        """Take back the newest edit that is not undone yet; raises NothingToUndoError."""
        return self._reverse(
            Action.UNDO, author, "SELECT edit_id FROM edits WHERE state = 'done' ORDER BY seq DESC LIMIT 1"
        )

    def redo(self, author: str = "") -> Edit:
        """Do the edit again that was undone last; raises NothingToUndoError."""
        # Edits are undone newest first, so the oldest undone one was undone last.
        return self._reverse(
            Action.REDO, author, "SELECT edit_id FROM edits WHERE state = 'undone' ORDER BY seq LIMIT 1"
        )

    def was_changed_elsewhere(self) -> bool:
        """Whether another program wrote to the file since this was last asked; False while it still does."""
        self._connection.execute("PRAGMA busy_timeout=0")
        try:
            version = self._read_data_version()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return False
            raise
        finally:
            self._connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        is_changed = version != self._data_version
        self._data_version = version
        if is_changed:
            self.new_id.raise_floor(self.read.greatest_id())
        return is_changed

    def stop_when(self, is_unwanted: Callable[[], bool]) -> None:
        """Ask now and then, also amid a write, whether to give up: what was begun fails and is undone."""
        self._is_unwanted = is_unwanted
        self._connection.set_progress_handler(is_unwanted, STEPS_BETWEEN_QUESTIONS)

    def stay_readable(self) -> None:
        """Let others read until the very end of a large write: what does not fit is kept in memory."""
        self._connection.execute("PRAGMA cache_spill=OFF")

    def check_place(self) -> None:
        """Raises FileError where the file is gone from its place, ConflictError where another is there."""
        if not _is_there(self.path):
            raise FileError(
                f"“{self.path.name}” is no longer in {self.path.parent}.",
                "Put it back, or save a copy (File > Save a copy), then try again.",
            )
        try:
            is_same = _identity(self.path) == self._identity
        except OSError as error:
            raise unusable(self.path, error) from error
        if not is_same:
            # A sync program swapped the file: SQLite would go on writing into the one that is gone.
            raise ConflictError(
                f"“{self.path.name}” was replaced by another file meanwhile.",
                "Nothing was changed. Save a copy (File > Save a copy) if you need this one; then reopen.",
            )

    def save_copy(self, target: Path) -> None:
        """A compact copy of the whole tracker at `target`, which must not exist yet; whole, or not at all."""
        try:
            # Making the copy, SQLite would take a view of the blindfold for the table behind it.
            with beside(target) as unfinished, explained(target), self.unhidden():
                # SQLite takes a copy for a write; a file opened read-only stays protected without this.
                self._connection.execute("PRAGMA query_only=OFF")
                try:
                    self._connection.execute("VACUUM INTO ?", (str(unfinished),))
                finally:
                    self._connection.execute(f"PRAGMA query_only={'ON' if self.is_read_only else 'OFF'}")
        except FileExistsError as error:
            raise FileError(f"There is a “{target.name}” already.", "Choose another name.") from error
        except UnicodeEncodeError as error:
            raise FileError(
                f"“{target}” holds a character that no file name has.", "Choose another."
            ) from error

    def _reverse(self, action: Action, author: str, query: str) -> Edit:
        if self.blind_cells:
            check_known(self.read.next_undo() if action is Action.UNDO else self.read.next_redo())
        with self._transaction():
            found = self._connection.execute(query).fetchone()
            if found is None:
                raise NothingToUndoError(
                    "There is nothing to undo." if action is Action.UNDO else "There is nothing to redo."
                )
            original = self.read.edit(found[0])
            is_undo = action is Action.UNDO
            edit = Edit(
                label=original.label,
                changes=original.inverse() if is_undo else original.changes,
                author=author,
                edit_id=self.new_id(),
                recorded_at=now(),
                action=action,
                target_id=original.edit_id,
            )
            check_given(edit, author)
            self._write(edit, "log")
            self._connection.execute(
                "UPDATE edits SET state = ? WHERE edit_id = ?",
                ("undone" if is_undo else "done", original.edit_id),
            )
        return replace(edit, label=self.read.label(original.edit_id))

    def _write(self, edit: Edit, state: str, brought: Brought | None = None) -> None:
        from dsr_tracker.store.writing import write_edit  # not needed to look at a tracker

        with no_collection():
            write_edit(self._connection, edit, state, brought)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.is_read_only:
            with explained(self.path):
                later_version = self.later_version
            if later_version:
                raise ReadOnlyError(
                    f"“{self.path.name}” was written by DSR Tracker {later_version} and is open read-only.",
                    "Nothing was changed. Install that version or a later one to work in it.",
                )
            raise ReadOnlyError(
                f"“{self.path.name}” is open read-only.",
                "Nothing was changed. Save a copy elsewhere (File > Save a copy) and work there.",
            )
        self.check_place()
        with explained(self.path), self.unhidden():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                # What an edit adds may rest on what it adds later.
                self._connection.execute("PRAGMA defer_foreign_keys=ON")
                yield
                if self._is_unwanted():  # a small write is done before it is asked
                    raise sqlite3.OperationalError("interrupted")
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _read_data_version(self) -> int:
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version


def _is_writable(path: Path) -> bool:
    """Whether the file and its folder (for the journal) can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _is_there(path: Path) -> bool:
    """Whether there is anything at `path`; raises FileError where that cannot be known."""
    try:
        return path.exists()
    except OSError as error:
        raise unusable(path, error) from error


def _identity(path: Path) -> tuple[int, int]:
    """Which file it is that bears this name now."""
    status = path.stat()
    return status.st_dev, status.st_ino
