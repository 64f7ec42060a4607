"""Backups: whole copies of a tracker, each compared with it before it bears a backup's name."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dsr_tracker.core.dates import now
from dsr_tracker.core.errors import FileError, TrackerError, UnknownNameError
from dsr_tracker.core.ids import IdSource
from dsr_tracker.core.private_files import make_private_file, make_private_folder, write_private_file
from dsr_tracker.core.rotation import DEFAULT_LIMIT_MB, Backup, Reason, backup_name, read_name, surplus
from dsr_tracker.store.connection import connect, explained
from dsr_tracker.store.integrity import page_problems
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.schema import read_header

DEFAULT_LIMIT = DEFAULT_LIMIT_MB * 1_000_000

_UNFINISHED = re.compile(r"\.[0-9a-f-]{36}\.new(-journal)?")
_LOCK = ".lock"
_PLACE = ".tracker"
"""Holds the path of the tracker, for the day on which it can no longer say who it is."""
_MORE_MEMORY = "PRAGMA cache_size=-64000"
_WAIT_SECONDS = 60
_ATTEMPTS = 3


def make_backup(tracker: Path, root: Path, reason: Reason, limit: int = DEFAULT_LIMIT) -> Backup:
    """A new backup of the tracker below `root`, equal to it, whole and on the disk; older ones make room.

    Raises a FileError where none could be made; then nothing bears a backup's name that was not there before.
    """
    read_header(tracker, may_be_later=True)
    with _explained(tracker, root), closing(connect(tracker, read_only=True)) as source:
        folder = folder_of(root, Reader(source).meta("tracker_id"))
        make_private_folder(folder)
        with _alone_in(folder):
            _remove_leftovers(folder)
            unfinished = folder / f".{IdSource()()}.new"
            try:
                # SQLite fills an empty file.
                make_private_file(unfinished)
                _copy(source, unfinished)
                sync_file(unfinished)
                made_at = _free_instant(folder)
                path = folder / backup_name(made_at, reason)
                unfinished.rename(path)
                sync_folder(folder)
            finally:
                unfinished.unlink(missing_ok=True)
            write_private_file(folder / _PLACE, _place_of(tracker))
            made = Backup(path, made_at, reason, path.stat().st_size)
            for backup in surplus(_own(source, backups_in(folder)), made_at, limit):
                backup.path.unlink(missing_ok=True)
    return made


def folder_of(root: Path, tracker_id: str) -> Path:
    """Where the backups of that tracker lie."""
    # The id comes from a file that anyone may have written: it must not lead elsewhere.
    if not re.fullmatch(r"[0-9a-f-]{36}", tracker_id):
        tracker_id = hashlib.blake2b(tracker_id.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return root / tracker_id


def backups_in(folder: Path) -> list[Backup]:
    """The backups in that folder, newest first; what is not ours is passed over."""
    found = []
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    for entry in entries:
        named = read_name(entry.name)
        if named is not None and entry.is_file(follow_symlinks=False):
            found.append(Backup(Path(entry.path), *named, entry.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def backups_of(tracker: Path, root: Path) -> list[Backup]:
    """The backups of the tracker at that path, newest first.

    Where it is damaged or gone, or was begun anew there, those of the one that lay there before.
    """
    with contextlib.suppress(TrackerError, OSError):
        read_header(tracker)
        with explained(tracker), closing(connect(tracker, read_only=True)) as connection:
            if known := backups_in(folder_of(root, Reader(connection).meta("tracker_id"))):
                return _own(connection, known) or known
    found = []
    for note in root.glob(f"*/{_PLACE}"):
        if note.read_bytes() == _place_of(tracker).encode():
            found.extend(backups_in(note.parent))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def _own(connection: sqlite3.Connection, backups: list[Backup]) -> list[Backup]:
    """Those of this tracker, without those of copies of it that went ways of their own: all bear one id.

    A backup is on this tracker's way where one of the two knows the other's newest edit.
    """
    edits = {row[0] for row in connection.execute("SELECT edit_id FROM edits")}
    newest = max(edits, default="")
    return [backup for backup in backups if _is_on_the_way(backup.path, edits, newest)]


def _is_on_the_way(path: Path, edits: set[str], newest: str) -> bool:
    try:
        if newest_edit(path) in {"", *edits}:
            return True
        with explained(path), closing(connect(path, read_only=True)) as connection:
            found = connection.execute("SELECT 1 FROM edits WHERE edit_id = ?", (newest,)).fetchone()
    except (TrackerError, OSError):
        return True  # it is damaged; whose it was cannot be told
    return not newest or found is not None


def backup_named(name: str, backups: list[Backup]) -> Backup:
    """The one whose name is or begins so, or the newest for "latest"; raises UnknownNameError."""
    if name == "latest" and backups:
        return backups[0]
    found = [backup for backup in backups if name and backup.name.startswith(name)]
    if len(found) == 1:
        return found[0]
    what = f"There are {len(found)} backups" if found else "There is no backup"
    raise UnknownNameError(
        f"{what} “{name[:80]}” of this tracker.", "List them with `dsr-tracker backup --list`."
    )


def newest_edit(path: Path) -> str:
    """The id of the newest edit in that file: what tells whether anything was changed since."""
    with explained(path), closing(connect(path, read_only=True)) as connection:
        row = connection.execute("SELECT edit_id FROM edits ORDER BY seq DESC LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def _copy(source: sqlite3.Connection, target: Path) -> None:
    """Fill the empty file `target`, and look that it is sound and holds the same; raises a FileError."""
    for attempt in range(_ATTEMPTS):
        version = _data_version(source)
        if attempt:
            os.truncate(target, 0)
        # SQLite takes a copy for a write; a file opened read-only stays protected without this.
        source.execute("PRAGMA query_only=OFF")
        try:
            source.execute("VACUUM INTO ?", (str(target),))
        finally:
            source.execute("PRAGMA query_only=ON")
        problem = _problem_of(source, target)
        if not problem:
            return
        if _data_version(source) == version:
            break
    raise FileError(f"The copy is not equal to the tracker ({problem}).")


def _problem_of(source: sqlite3.Connection, copy: Path) -> str:
    """What is wrong with the copy. It is looked through and compared at the same time."""
    found: list[str] = []

    def look_through() -> None:
        try:
            found.append(soundness(copy))
        except sqlite3.Error as error:
            found.append(str(error))

    beside = threading.Thread(target=look_through)
    beside.start()
    try:
        different = _different_table(source, copy)
    finally:
        beside.join()
    return found[0] or (f"the table {different} differs" if different else "")


def soundness(path: Path) -> str:
    """What SQLite's own checks find wrong in the file; empty where it is sound. Raises sqlite3.Error."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute(_MORE_MEMORY)
        if problem := next(page_problems(connection), ""):
            return problem
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        return f"a reference from {broken[0]} to {broken[2]} leads nowhere" if broken else ""


def _different_table(source: sqlite3.Connection, copy: Path) -> str:
    """The first table whose rows are not the same in both, value by value."""
    source.execute("ATTACH ? AS copy", (f"{copy.absolute().as_uri()}?mode=ro",))
    try:
        # One state of the source for all tables.
        source.execute("BEGIN")
        try:
            tables = _tables(source, "main")
            if tables != _tables(source, "copy"):
                return "list"
            return next((name for name, _ in tables if not _is_equal(source, name)), "")
        finally:
            source.execute("COMMIT")
    finally:
        source.execute("DETACH copy")


def _tables(connection: sqlite3.Connection, schema: str) -> list[tuple[str, str]]:
    # What a virtual table shows lies in tables of its own.
    return connection.execute(
        f"SELECT name, sql FROM {schema}.sqlite_schema WHERE type = 'table'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()


def _is_equal(connection: sqlite3.Connection, table: str) -> bool:
    columns = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    keys = [column[1] for column in columns if column[5]]
    main, copy = f'main."{table}"', f'copy."{table}"'
    is_as_long = f"(SELECT count(*) FROM {main}) = (SELECT count(*) FROM {copy})"
    if keys:
        is_same_row = " AND ".join(f'a."{key}" = b."{key}"' for key in keys)
        is_other = " OR ".join(f'a."{column[1]}" IS NOT b."{column[1]}"' for column in columns)
        other = f"SELECT 1 FROM {main} a LEFT JOIN {copy} b ON {is_same_row} WHERE {is_other}"
    else:
        other = f"SELECT * FROM {main} EXCEPT SELECT * FROM {copy}"
    return bool(connection.execute(f"SELECT {is_as_long} AND NOT EXISTS ({other})").fetchone()[0])


def _data_version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One backup of a tracker at a time, so that what is unfinished there is left over."""
    lock = folder / _LOCK
    with contextlib.suppress(FileExistsError):
        make_private_file(lock)
    with closing(sqlite3.connect(lock, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
        # No journal is left beside it.
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


def _remove_leftovers(folder: Path) -> None:
    for path in folder.iterdir():
        if _UNFINISHED.fullmatch(path.name):
            path.unlink()


def _free_instant(folder: Path) -> str:
    """This instant, or the next in which no backup was made."""
    taken = {backup.made_at for backup in backups_in(folder)}
    while (instant := now()) in taken:
        pass
    return instant


def _place_of(tracker: Path) -> str:
    return str(tracker.absolute()).encode("utf-8", "backslashreplace").decode()


def sync_file(path: Path) -> None:
    """Return when the file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return when the names in the folder are on the disk, where the system knows of such a thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _explained(tracker: Path, root: Path) -> Iterator[None]:
    """Turns whatever keeps a backup from being made into one message."""
    try:
        with explained(tracker):
            yield
    except FileError as error:
        is_full = getattr(error.__cause__, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
        what = f"the disk that holds {str(root)[:200]} is full." if is_full else error.what
        raise FileError(
            f"No backup could be made: {what}", f"{_SAFE} Look at the folder {root}, then try again."
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(
            f"No backup could be made in {str(root)[:200]} ({reason}).",
            f"{_SAFE} Free some space there, and check that you may write in it.",
        ) from error


_SAFE = "The tracker and older backups are as they were."
