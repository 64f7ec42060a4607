"""Power that fails at any moment of a save, with a disk that keeps only what it was told to keep."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw
import pytest

from dsr_tracker.store.connection import guard
from dsr_tracker.store.store import Store
from tests.faults import soundness
from tests.faults.acts import Acts
from tests.faults.recorder import Recorder, Step, after_a_cut

_FILE = "tracker.dsr"


@dataclass(frozen=True)
class Save:
    """A save as the disk saw it: the steps, after how many it was acknowledged, and the states around it."""

    steps: list[Step]
    acknowledged: int
    states: tuple[str, str]


@pytest.fixture
def recorder(request: pytest.FixtureRequest) -> Iterator[Recorder]:
    recorder = Recorder(f"recorder {request.node.name}")
    yield recorder
    recorder.unregister()


def guards(path: Path) -> list[str]:
    """The settings of a connection of ours, as statements."""
    said: list[str] = []
    connection = sqlite3.connect(path, isolation_level=None)
    connection.set_trace_callback(said.append)
    guard(connection)
    connection.close()
    return [*said, "PRAGMA journal_mode=DELETE"]


def save(path: Path, folder: Path, seeds: Path, recorder: Recorder, chance: random.Random) -> Save:
    """A random edit: written by the store, and by the same statements once more while they are recorded."""
    replay = folder / _FILE
    shutil.copyfile(path, replay)
    statements: list[str] = []
    with Store.open(path, seeds) as store:
        acts = Acts(store, chance)
        state = soundness.state_of(path)
        store._connection.set_trace_callback(statements.append)
        acts.next()
        store._connection.set_trace_callback(None)
    # What could not be done (undo where there is nothing to undo) was tried first, and rolled back.
    last = max(number for number, text in enumerate(statements) if text.startswith("BEGIN"))
    connection = apsw.Connection(str(replay), vfs=recorder.called)
    for statement in guards(path):
        connection.execute(statement)
    # Too small for a large edit, so that pages reach the file before the commit as well.
    connection.execute(f"PRAGMA cache_size={chance.choice([2, 10, 2000])}")
    recorder.steps.clear()
    acknowledged = 0
    for statement in statements[last:]:
        connection.execute(statement)
        if statement == "COMMIT":
            acknowledged = len(recorder.steps)
    connection.close()
    assert acknowledged
    assert soundness.state_of(replay) == soundness.state_of(path)
    return Save(list(recorder.steps), acknowledged, (state, soundness.state_of(path)))


@pytest.mark.timeout(600)
def test_a_power_cut_at_any_write_leaves_the_old_state_or_the_new(  # noqa: PLR0917
    small_file: Path,
    tmp_path: Path,
    seeds: Path,
    recorder: Recorder,
    chance: random.Random,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    path, cut = tmp_path / _FILE, tmp_path / "cut"
    shutil.copyfile(small_file, path)
    (tmp_path / "replay").mkdir()
    problems: list[str] = []
    saves, cuts, different, rolled_back = many(10, 1), 0, 0, 0
    for _ in range(saves):
        before = path.read_bytes()
        done = save(path, tmp_path / "replay", seeds, recorder, chance)
        seen: set[tuple[bool, str]] = set()
        for number in range(0, len(done.steps) + 1, many(1, 20)):
            is_acknowledged = number >= done.acknowledged
            for how in ("none", "all", "some"):
                files = after_a_cut({_FILE: before}, done.steps[:number], how, chance)
                cuts += 1
                rolled_back += f"{_FILE}-journal" in files
                # Many cuts leave the same; it is looked at once.
                if (what := (is_acknowledged, _digest(files))) in seen:
                    continue
                seen.add(what)
                shutil.rmtree(cut, ignore_errors=True)
                cut.mkdir()
                for name, content in files.items():
                    (cut / name).write_bytes(content)
                problems += _wrong(cut / _FILE, seeds, done, is_acknowledged=is_acknowledged)
        different += len(seen)
    tell(
        f"power cut at every write of {saves} saves, unsynced writes dropped, kept or torn: {cuts:,} cuts"
        f" ({rolled_back:,} with a journal left) in {different:,} different states:"
        f" {len(problems)} damaged files or lost edits"
    )
    assert problems == []
    assert rolled_back


def _digest(files: dict[str, bytes]) -> str:
    return hashlib.sha256(b"".join(name.encode() + files[name] for name in sorted(files))).hexdigest()


def _wrong(path: Path, seeds: Path, done: Save, *, is_acknowledged: bool) -> list[str]:
    with Store.open(path, seeds) as store:
        assert store.read.parties()
    found = soundness.problems_of(path)
    allowed = done.states[1:] if is_acknowledged else done.states
    return found if soundness.state_of(path) in allowed else [*found, "neither the old state nor the new"]
