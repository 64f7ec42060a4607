"""Programs that are killed at any moment, and programs that write at the same time."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from dsr_tracker.core.editing import Pen, Target, add_note
from dsr_tracker.core.history import Edit
from dsr_tracker.store.store import Store
from tests.faults import soundness

ROOT = Path(__file__).parents[2]


def typist(path: Path, *args: object) -> subprocess.Popen[str]:
    """tests/faults/typist.py at work on the file."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist", str(path), *map(str, args)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return program


@pytest.mark.timeout(600)
def test_killed_at_any_moment_no_edit_is_halved_or_lost(  # noqa: PLR0917
    tracker_path: Path,
    seeds: Path,
    seeded_file: Path,
    chance: random.Random,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    kills, in_the_middle, acknowledged = many(150, 2), 0, 0
    problems: list[str] = []
    safe: set[str] = set()
    for number in range(kills):
        if number % 30 == 29:
            shutil.copyfile(seeded_file, tracker_path)
            safe = set()
        program = typist(tracker_path, number)
        time.sleep(chance.uniform(0, 0.12))
        program.kill()
        told, _ = program.communicate()
        # The last line may be cut in the middle; its edit was not acknowledged then.
        ids = [line for line in told.split("\n")[:-1] if line]
        safe.update(ids)
        acknowledged += len(ids)
        in_the_middle += tracker_path.with_name("tracker.dsr-journal").exists()
        with Store.open(tracker_path, seeds) as store:
            assert store.read.parties()
        problems += soundness.problems_of(tracker_path)
        problems += [f"lost {edit_id}" for edit_id in safe - soundness.edit_ids(tracker_path)]
    tell(
        f"kill -9 at random moments: {kills} kills ({in_the_middle} in the middle of a write, after"
        f" {acknowledged:,} acknowledged edits): {len(problems)} damaged files, half edits or lost edits"
    )
    assert problems == []
    assert acknowledged
    assert in_the_middle or kills < 100


@pytest.mark.timeout(600)
def test_two_programs_at_once_never_overwrite_each_other(
    tracker: Store, tracker_path: Path, many: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    count = many(500, 15)
    pen = Pen("Ann", tracker.new_id)
    provision, party = tracker.read.provisions()[0], tracker.read.parties()[0]
    edits = [add_note(pen, Target(provision, party), f"note {n}") for n in range(5)]
    tracker.apply(Edit("Notes", tuple(change for edit in edits for change in edit.changes), "Ann"))
    tracker.close()
    programs = [typist(tracker_path, name, count, name) for name in ("ann", "bob")]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [line.split() for program in programs for line in program.communicate(timeout=300)[0].splitlines()]
    outcomes = Counter(words[0] for words in told)
    written = {words[1] for words in told if words[0] == "written"}
    problems = soundness.problems_of(tracker_path)
    problems += [f"lost {edit_id}" for edit_id in written - soundness.edit_ids(tracker_path)]
    tell(
        f"two programs at once: {len(told):,} edits, {len(written):,} written, {outcomes['conflict']:,}"
        f" conflicts and {outcomes['waited']} waits reported: {len(problems)} silent overwrites or lost edits"
    )
    assert problems == []
    assert outcomes.total() == 2 * count
    assert outcomes["failed"] == 0
    assert outcomes["conflict"] or count < 100
    assert len(written) == outcomes["written"] > 0
