"""The state of a backup again: as one edit, or, where the tracker itself is gone, as its file."""

from __future__ import annotations

import filecmp
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from dsr_tracker.core.dates import local_time, now
from dsr_tracker.core.errors import FileError, NotATrackerError
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.ids import IdSource
from dsr_tracker.core.private_files import make_private_file
from dsr_tracker.core.records import Origin
from dsr_tracker.core.restorations import Difference
from dsr_tracker.core.rotation import Backup
from dsr_tracker.store.backup import soundness, sync_file, sync_folder
from dsr_tracker.store.connection import connect, explained
from dsr_tracker.store.rows import TABLES, Table
from dsr_tracker.store.schema import SCHEMA_VERSION, read_header
from dsr_tracker.store.store import Store

_COMPANIONS = ("-journal", "-wal", "-shm")


def restoration(tracker: Path, backup: Backup, seeds: Path, author: str = "") -> Edit:
    """The edit after which the tracker says what the backup says, shipped records left as they are.

    Both files are only read. Raises a FileError where one cannot be.
    """
    with _as_now(backup.path, seeds) as path:
        every = list(_changes(tracker, path))
    # What is added rests on what was added before it, and is removed before that.
    gone = [change for change in reversed(every) if change.after is None]
    rest = [change for change in every if change.after is not None]
    return Edit(f"Restore the state of {local_time(backup.made_at)}", (*rest, *gone), author)


def differences(edit: Edit) -> list[Difference]:
    """What the edit would do, kind by kind, in the order in which records rest on each other."""
    found = []
    for table in TABLES:
        changes = [change for change in edit.changes if isinstance(change.record, table.record_type)]
        added = sum(change.before is None for change in changes)
        removed = sum(change.after is None for change in changes)
        if changes:
            found.append(Difference(table.kind, added, len(changes) - added - removed, removed))
    return found


def put_in_place(backup: Backup, tracker: Path) -> Path | None:
    """Put a copy of the backup where the tracker is or was; gives where that was set aside, if it was there.

    Nothing is deleted: what was there keeps its content under a new name beside it. Raises a FileError, and
    then the tracker's name still stands for what it did.
    """
    fresh = tracker.with_name(f".{IdSource()()}.new")
    aside = _free_name(tracker)
    try:
        check_backup(backup)
        make_private_file(fresh)
        shutil.copyfile(backup.path, fresh)
        sync_file(fresh)
        if not filecmp.cmp(fresh, backup.path, shallow=False):
            raise FileError("The copy of the backup is not equal to it.", "Nothing was changed. Try again.")
        was_there = _set_aside(tracker, aside)
        fresh.replace(tracker)
        sync_folder(tracker.parent)
    except OSError as error:
        raise FileError(
            f"“{tracker.name}” could not be restored in {tracker.parent} ({error.strerror or error}).",
            "Nothing was deleted. Free some space, and check that you may write in the folder.",
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
    return aside if was_there else None


def check_backup(backup: Backup) -> None:
    """Raises a FileError where the backup cannot be read, is damaged or holds what no tracker has."""
    with explained(backup.path):
        connect(backup.path, read_only=True).close()
        if problem := soundness(backup.path):
            raise NotATrackerError(f"The backup {backup.name} is damaged ({problem}).", "Take an older one.")


def counts_of(backup: Path) -> dict[str, int]:
    """How many assessments, notes and sources a backup holds."""
    with explained(backup), closing(connect(backup, read_only=True)) as connection:
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("assessments", "notes", "evidence")
        }


@contextmanager
def _as_now(backup: Path, seeds: Path) -> Iterator[Path]:
    """The backup in the newest format: itself, or a copy that goes again."""
    if read_header(backup).user_version == SCHEMA_VERSION:
        yield backup
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / backup.name
        shutil.copyfile(backup, copy)
        Store.open(copy, seeds).close()
        yield copy


def _changes(tracker: Path, backup: Path) -> Iterator[Change]:
    """From what the tracker holds to what the backup holds, parents before what rests on them."""
    # The backup is looked at like any other file before it is read beside the tracker.
    connect(backup, read_only=True).close()
    with explained(tracker), closing(connect(tracker, read_only=True)) as connection:
        connection.execute("ATTACH ? AS backup", (f"{backup.absolute().as_uri()}?mode=ro",))
        for table in TABLES:
            yield from filter(None, _changes_of(connection, table))


def _changes_of(connection: sqlite3.Connection, table: Table) -> Iterator[Change | None]:
    width = len(table.columns)
    now_columns, then_columns = table.columns_of("n"), table.columns_of("t")
    is_other = " OR ".join(f'n."{column}" IS NOT t."{column}"' for column in table.columns)
    is_same = f'n."{table.key}" = t."{table.key}"'
    rows = connection.execute(
        f'SELECT {then_columns}, {now_columns} FROM backup."{table.name}" t'
        f' LEFT JOIN main."{table.name}" n ON {is_same} WHERE {is_other} ORDER BY t.seq'
    ).fetchall()
    for row in rows:
        then = table.to_record(row[:width])
        yield _change(None if row[width] is None else table.to_record(row[width:]), then)
    rows = connection.execute(
        f'SELECT {now_columns} FROM main."{table.name}" n'
        f' WHERE NOT EXISTS (SELECT 1 FROM backup."{table.name}" t WHERE {is_same}) ORDER BY n.seq'
    ).fetchall()
    for row in rows:
        yield _change(table.to_record(row), None)


def _change(before: Any, after: Any) -> Change | None:
    """The change from one to the other; None where it would touch what is shipped."""
    if _is_shipped(before) and (after is None or _is_shipped(after)):
        return None
    if _is_shipped(after):
        if before is None:
            return None
        # It was taken over from what a later catalogue dropped, and is the catalogue's again.
        after = replace(before, origin=Origin.CATALOGUE, is_retired=True)
    return Change(before, after)


def _is_shipped(record: Any) -> bool:
    return getattr(record, "origin", None) is Origin.CATALOGUE


def _free_name(tracker: Path) -> Path:
    """A name beside the tracker that says what became of it, and that nothing bears."""
    instant = now()[:19].replace(":", "-")
    number = 1
    while True:
        ending = "" if number == 1 else f" {number}"
        name = tracker.with_name(f"{tracker.stem} (set aside {instant}{ending}){tracker.suffix}")
        if not any(name.with_name(name.name + each).exists() for each in ("", *_COMPANIONS)):
            return name
        number += 1


def _set_aside(tracker: Path, aside: Path) -> bool:
    """Whether the tracker was there and has the other name too, or alone; its journal goes with it."""
    # The journal first: left alone, it would be played back into whatever comes in the tracker's place.
    for ending in _COMPANIONS:
        companion = tracker.with_name(tracker.name + ending)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + ending))
    if not os.path.lexists(tracker):
        return False
    try:
        # So the name leads to one of the two at every moment.
        os.link(tracker, aside)
    except OSError:
        tracker.rename(aside)
    return True
