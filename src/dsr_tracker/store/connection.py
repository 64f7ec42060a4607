"""Connections to a tracker file, all opened the same way."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dsr_tracker.core.errors import ConflictError, FileError, NotATrackerError, ReadOnlyError
from dsr_tracker.store.companions import check_companions
from dsr_tracker.store.integrity import is_of_index
from dsr_tracker.store.tables import check_tables

_PRAGMAS = (
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "recursive_triggers=OFF",
)
BUSY_TIMEOUT_MS = 5_000


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> sqlite3.Connection:
    """A connection with every guard on; transactions are explicit (autocommit otherwise).

    Raises FileError for a file that is not to be trusted: nothing in it has been run or changed by then.
    """
    mode = "ro" if read_only else "rwc" if create else "rw"
    with explained(path):
        if not create:
            check_companions(path, read_only=read_only)
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            guard(connection)
            if not create:
                check_tables(connection, path)
            # The file is a document that people copy and mail: with WAL a copy of it lost every row.
            connection.execute("PRAGMA query_only=ON" if read_only else "PRAGMA journal_mode=DELETE")
        except UnicodeDecodeError as error:
            connection.close()
            # SQLite quotes what it cannot make out, and Python cannot make out that.
            raise sqlite3.DatabaseError("its tables have names that are no text") from error
        except BaseException:
            connection.close()
            raise
    return connection


def guard(connection: sqlite3.Connection) -> None:
    """Turn on what keeps a file from doing anything but being read and written."""
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    if sys.version_info >= (3, 12):
        # No one can slip SQL into the schema of a file that a stranger sent.
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says of the file into advice."""
    name = f"“{path.name}”"
    try:
        with _index_explained(name):
            yield
    except sqlite3.OperationalError as error:
        message = str(error)
        if "locked" in message or "busy" in message:
            raise FileError(
                f"{name} is in use by another program just now.",
                "Nothing was changed. Close the other program or wait a moment, then try again.",
            ) from error
        if "readonly" in message or "read-only" in message:
            raise ReadOnlyError(
                f"{name} is read-only.", "Nothing was changed. Save a copy elsewhere and work there."
            ) from error
        if "full" in message:
            raise FileError(
                f"The disk that holds {name} is full.",
                "Nothing was changed and what you typed is still here. Free some space, then try again.",
            ) from error
        if "unable to open" in message:
            raise FileError(
                f"{name} cannot be opened or created there.",
                "Check that the folder exists and that you may write in it.",
            ) from error
        if "disk I/O" in message:
            raise FileError(
                f"The drive reported an error while {name} was read or written.",
                "Nothing was changed. Check that the drive is connected, then try again.",
            ) from error
        if "already exists" in message:
            raise FileError(f"There is a {name} already.", "Choose another name.") from error
        if "interrupted" in message:
            raise FileError(
                f"Reading {name} took too long and was stopped.",
                "Nothing was changed. It may be damaged, or made to keep you waiting: ask who made it.",
            ) from error
        if "no such" in message or "malformed" in message or "decode" in message:
            raise NotATrackerError(
                f"{name} is damaged or was altered by another program ({message}).",
                "It was left as it is. Restore a backup or copy the file again from where it came.",
            ) from error
        raise
    except sqlite3.IntegrityError as error:
        raise ConflictError(
            "That was not done: other records still rest on the one that it would take away.",
            "Remove what was written of it first, or undo it.",
        ) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.ProgrammingError):
            raise
        raise NotATrackerError(
            f"{name} is damaged ({error}).",
            "It was left as it is. Restore a backup or copy the file again from where it came.",
        ) from error


@contextmanager
def _index_explained(name: str) -> Iterator[None]:
    try:
        yield
    except MemoryError as error:
        raise FileError(
            f"Reading {name} would take more memory than there is.",
            "Nothing was changed. It may be damaged: look with File > Check this tracker…, or with"
            " `dsr-tracker check FILE`.",
        ) from error
    except sqlite3.DatabaseError as error:
        if not is_of_index(error):
            raise
        raise FileError(
            f"The search index of {name} is damaged; what was recorded is not.",
            "Nothing was changed. File > Check this tracker… makes it anew, and so does"
            " `dsr-tracker check FILE --reindex`; then try again.",
        ) from error
