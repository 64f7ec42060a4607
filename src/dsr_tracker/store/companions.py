"""The files that SQLite keeps beside a tracker while it writes, looked at before SQLite believes them.

A journal left by a cut-off write is played back into the tracker on the next opening, whoever laid it there.
So what is to be played back is tried on a copy first.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from dsr_tracker.core.errors import FileError, NotATrackerError
from dsr_tracker.store.integrity import page_problems
from dsr_tracker.store.tables import check_tables

_ENDINGS = ("-journal", "-wal", "-shm")
# Ends a journal that names another one; SQLite would delete the file of that name afterwards.
_NAMES_ANOTHER = bytes.fromhex("d9d505f920a163d7")
_WAL = 2


def check_companions(path: Path, *, read_only: bool) -> None:
    """Raises a FileError where opening `path` would play back what is not its own; nothing is touched."""
    there = [companion for companion in map(path.with_name, _names(path)) if _is_there(companion)]
    is_wal = _is_wal(path)
    if not there and not is_wal:
        return
    journal = path.with_name(path.name + "-journal")
    if not is_wal and (journal not in there or not _is_hot(path, journal)):
        return
    if read_only:
        raise FileError(
            f"A write to “{path.name}” was cut off, or another program still has it open.",
            "Nothing was changed. Close the other program; or copy the file, with those beside it that bear"
            " its name, to a folder of yours and open it there.",
        )
    _try_on_a_copy(path, there)


def _names(path: Path) -> list[str]:
    return [path.name + ending for ending in _ENDINGS]


def _is_there(companion: Path) -> bool:
    try:
        status = companion.lstat()
    except OSError:
        return False
    if not stat.S_ISREG(status.st_mode):
        # Through a link SQLite would write into whatever file it leads to.
        raise FileError(
            f"“{companion.name}” beside the tracker is no ordinary file; nothing was opened.",
            "Find out who put it there, move it away, then try again.",
        )
    return True


def _is_wal(path: Path) -> bool:
    with path.open("rb") as file:
        return _WAL in file.read(20)[18:]


def _is_hot(path: Path, journal: Path) -> bool:
    """Whether SQLite would play the journal back, instead of another program being at work with it."""
    try:
        end = _end_of(journal)
    except FileNotFoundError:
        return False  # that program has finished its write meanwhile
    if end == _NAMES_ANOTHER:
        raise _not_its_own(path, "it names the journal of another file")
    probe = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        probe.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK:
            return True
        raise
    finally:
        probe.close()
    return False


def _end_of(journal: Path) -> bytes:
    """Where a journal longer than its header may name another one."""
    with journal.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - len(_NAMES_ANOTHER)))
        return file.read() if size > 512 else b""


def _try_on_a_copy(path: Path, companions: list[Path]) -> None:
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for file in (path, *companions):
            if not file.name.endswith("-shm"):
                try:
                    shutil.copyfile(file, copy.with_name(file.name))
                except FileNotFoundError:
                    return  # another program has played it back meanwhile
        connection = sqlite3.connect(copy, isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            check_tables(connection, path)
            problem = next(page_problems(connection), "")
        except sqlite3.DatabaseError as error:
            problem = str(error)
        finally:
            connection.close()
    if problem:
        raise _not_its_own(path, problem[:80])


def _not_its_own(path: Path, why: str) -> NotATrackerError:
    return NotATrackerError(
        f"What lies beside “{path.name}” of a write that was cut off does not fit it ({why}).",
        f"All was left as it is. Keep a copy of the folder; then move “{path.name}-journal” or "
        f"“{path.name}-wal” away and try again, or restore a backup.",
    )
