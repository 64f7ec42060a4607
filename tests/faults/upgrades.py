"""A program that is killed at the statements of making or upgrading a tracker, and looks at what is left.

    python -m tests.faults.upgrades FOLDER STEP LATER_STEP [OLDER_FILE]

At every STEPth statement while that leaves the old file, and at every LATER_STEPth afterwards, when the
catalogue and the search index are brought in. Forks for each kill, so that the modules are loaded once;
one line for each: "old", "new" or what is wrong.
"""

from __future__ import annotations

import hashlib
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
from dsr_tracker.store import (
    making,
    migrations,  # noqa: F401  # loaded once, before the forks
)
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

    for module in (making, stores):
        vars(module)["connect"] = connect


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


def judge(path: Path, before: str | None, judged: dict[str, str]) -> str:
    """What the kill left: "old", "new", or what is wrong with it; what was judged before is not again."""
    if before is None and not path.exists():
        return "old"
    # Looked at as it lies there, a journal played back, and before the program opens it again.
    version = version_of(path)
    state = hashlib.sha256(path.read_bytes()).hexdigest()
    if state not in judged:
        judged[state] = _judgement(path, before, version)
    return judged[state]


def _judgement(path: Path, before: str | None, version: int) -> str:
    problems = soundness.problems_of(path)
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


def main(folder: Path, step: int, later_step: int, older: Path | None) -> None:
    # Each fork would read it again.
    vars(catalogue)["load_catalogue"] = cache(catalogue.load_catalogue)
    catalogue.load_catalogue(paths.SEEDS)
    judged: dict[str, str] = {}
    before = None if older is None else soundness.records_of(older)
    statement = 0
    while True:
        here = folder / str(statement)
        here.mkdir()
        path = here / "tracker.dsr"
        if older is not None:
            shutil.copyfile(older, path)
        was_cut = died(path, statement)
        said = judge(path, before, judged) if was_cut else "whole"
        print(said, flush=True)
        shutil.rmtree(here)
        if not was_cut:
            return
        statement += step if said == "old" else later_step


if __name__ == "__main__":
    _, folder, step, later_step, *older = sys.argv
    main(Path(folder), int(step), int(later_step), Path(older[0]) if older else None)
