"""A tracker that came from another person: read with suspicion, and never written."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.store.connection import connect, explained, guard
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.schema import SCHEMA_VERSION, read_header

# More than any tracker needs, and far less than would fill the memory or stop the machine.
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 2_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_STEPS_BETWEEN_LOOKS = 20_000


@dataclass(frozen=True, slots=True)
class Foreign:
    """Another person's tracker while it is open: `read` and plain queries through `connection`."""

    path: Path
    connection: sqlite3.Connection
    read: Reader
    format: int
    """The format that the file itself has; what is read here has the newest."""


@contextmanager
def open_foreign(path: Path, *, budget_seconds: float = 30) -> Iterator[Foreign]:
    """Another person's tracker, checked from its header to its last page, open while the block lasts.

    Raises FileError for one that is damaged, holds what no tracker holds, or keeps SQLite busy for longer
    than the budget; the same for what SQLite finds wrong later, inside the block. The file is not
    touched, and must never be attached to another connection. One of an older format is read from
    a copy in memory that has been brought up to date.
    """
    header = read_header(path)
    deadline = time.monotonic() + budget_seconds
    with explained(path), closing(connect(path, read_only=True)) as connection:
        _restrict(connection, deadline)
        _check_content(connection, path)
        if header.user_version == SCHEMA_VERSION:
            yield Foreign(path, connection, Reader(connection), header.user_version)
            return
        with closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as newest:
            connection.backup(newest)
            _restrict(newest, deadline)
            _bring_up_to_date(newest)
            yield Foreign(path, newest, Reader(newest), header.user_version)


def _restrict(connection: sqlite3.Connection, deadline: float) -> None:
    for category, limit in _LIMITS.items():
        connection.setlimit(category, limit)
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    # It reads every page, and finds a number or bytes where a text belongs.
    problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if problem != "ok":
        raise NotATrackerError(
            f"“{path.name}” is damaged ({str(problem)[:80]}).",
            "It was left as it is. Ask for another copy of it.",
        )
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise NotATrackerError(
            f"“{path.name}” is damaged: the table {broken[0]} speaks of records that are not there.",
            "It was left as it is. Ask for another copy of it.",
        )


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    from dsr_tracker.store.migrations import migrate

    guard(connection)
    migrate(connection)
    connection.execute("PRAGMA query_only=ON")
