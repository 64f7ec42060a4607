"""A program that is killed at every statement of making or upgrading a tracker, and looks at what is left.

    python -m tests.faults.upgrades FOLDER STEP [OLDER_FILE]

Forks for each kill, so that the modules are loaded once; one line for each: "old", "new" or what is wrong.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from dsr_tracker import paths
from dsr_tracker.core import catalogue
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.store import migrations  # noqa: F401  # loaded once, before the forks
from dsr_tracker.store import store as stores
from dsr_tracker.store.schema import SCHEMA_VERSION
from dsr_tracker.store.store import Store
from tests.faults import soundness


def die_at(statement: int) -> None:
    """Makes this process kill itself before the given statement that it writes or reads with."""
    left = statement
    real: Callable[..., sqlite3.Connection] = vars(stores)["connect"]

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = real(*args, **options)
        connection.set_trace_callback(count)
        return connection

    vars(stores)["connect"] = connect


def died(path: Path, statement: int) -> bool:
    """Whether opening the tracker in another process was cut off at that statement."""
    child = os.fork()
    if child == 0:
        try:
            die_at(statement)
            Store.open(path, paths.SEEDS).close()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return version


def judge(path: Path, before: str | None) -> str:
    """What the kill left: "old", "new", or what is wrong with it."""
    if before is None and not path.exists():
        return "old"
    # Looked at as it lies there, a journal played back, and before the program opens it again.
    problems = soundness.problems_of(path)
    version = version_of(path)
    if before is not None and version < SCHEMA_VERSION and soundness.records_of(path) != before:
        problems.append("an older format with other records")
    try:
        with Store.open(path, paths.SEEDS) as store:
            assert store.read.parties()
    except TrackerError as error:
        problems.append(str(error))
    problems += soundness.problems_of(path)
    if version_of(path) != SCHEMA_VERSION:
        problems.append("it was not brought up to date")
    return "; ".join(problems) or ("new" if version == SCHEMA_VERSION else "old")


def main(folder: Path, step: int, older: Path | None) -> None:
    # Each fork would read it again.
    vars(catalogue)["load_catalogue"] = cache(catalogue.load_catalogue)
    catalogue.load_catalogue(paths.SEEDS)
    statement = 0
    while True:
        here = folder / str(statement)
        here.mkdir()
        path = here / "tracker.dsr"
        before = None
        if older is not None:
            shutil.copyfile(older, path)
            before = soundness.records_of(path)
        was_cut = died(path, statement)
        print(judge(path, before) if was_cut else "whole", flush=True)
        shutil.rmtree(here)
        if not was_cut:
            return
        statement += step


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
