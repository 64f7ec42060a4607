"""Backups that are cut off at any moment, or find no room: nothing bad ever bears a backup's name."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dsr_tracker.core.errors import FileError
from dsr_tracker.core.rotation import Reason
from dsr_tracker.store.backup import backups_in, folder_of, make_backup
from dsr_tracker.store.digests import content_digest
from dsr_tracker.store.store import Store
from tests.faults import soundness
from tests.faults.acts import Acts

ROOT = Path(__file__).parents[2]


def _backer(path: Path, root: Path) -> subprocess.Popen[str]:
    """tests/faults/backer.py at work on the file."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.backer", str(path), str(root)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return program


def _digest(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return content_digest(connection)


@pytest.mark.timeout(600)
def test_killed_at_any_moment_no_bad_file_bears_a_backup_s_name(
    tracker: Store,
    tmp_path: Path,
    chance: random.Random,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    root, kills, in_the_middle, made, looked_at = tmp_path / "backups", many(100, 2), 0, 0, 0
    folder = folder_of(root, tracker.read.meta("tracker_id"))
    acts = Acts(tracker, chance)
    known: dict[str, str] = {}
    problems: list[str] = []
    for _ in range(kills):
        acts.next()
        now = _digest(tracker.path)
        program = _backer(tracker.path, root)
        time.sleep(chance.uniform(0, 0.25))
        program.kill()
        told, _ = program.communicate()
        names = [line for line in told.split("\n")[:-1] if line]
        made += len(names)
        in_the_middle += any(folder.glob(".*.new")) if folder.exists() else 0
        for backup in backups_in(folder):
            looked_at += 1
            problems += soundness.problems_of(backup.path)
            # A new one is as the tracker is now, an older one as it was when it was first seen.
            if _digest(backup.path) != known.setdefault(backup.name, now):
                problems.append(f"{backup.name} is not what the tracker was")
        there = {backup.name for backup in backups_in(folder)}
        problems += [f"{name} is gone" for name in names[-5:] if name not in there]
    make_backup(tracker.path, root, Reason.BY_HAND)
    leftovers = list(folder.glob(".*.new*"))
    tell(
        f"kill -9 during backups: {kills} kills ({in_the_middle} in the middle of one, after {made:,}"
        f" acknowledged), {looked_at:,} looks at backups: {len(problems)} bad or lost,"
        f" {len(leftovers)} leftovers"
    )
    assert problems == []
    assert leftovers == []
    assert in_the_middle or kills < 50


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_where_there_is_no_room_no_backup_is_left_and_older_ones_stay(
    tracker: Store, tmp_path: Path, many: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    import resource

    root = tmp_path / "backups"
    older = make_backup(tracker.path, root, Reason.BY_HAND)
    before = _digest(older.path)
    size = older.size
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    tries, refused = many(40, 4), 0
    try:
        for number in range(tries):
            # As on a full disk, a write fails wherever the limit lies.
            resource.setrlimit(resource.RLIMIT_FSIZE, (size * number // tries, kept[1]))
            with pytest.raises(FileError, match="No backup could be made"):
                make_backup(tracker.path, root, Reason.AUTOMATIC)
            refused += 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
    folder = older.path.parent
    assert backups_in(folder) == [older]
    assert _digest(older.path) == before
    assert not list(folder.glob(".*.new*"))
    assert soundness.problems_of(tracker.path) == []
    tell(f"no room for a backup: {tries} tries, {refused} refused with advice, older ones as they were")
