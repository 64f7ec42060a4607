"""Whatever was done is undone to the same records, and done again to the same."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dsr_tracker.store.store import Store
from tests.faults import soundness
from tests.faults.acts import Acts


@pytest.mark.timeout(300)
def test_every_step_back_and_forth_comes_to_the_same_records(  # noqa: PLR0917
    small_file: Path,
    tmp_path: Path,
    seeds: Path,
    chance: random.Random,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    path = tmp_path / "tracker.dsr"
    shutil.copyfile(small_file, path)
    count = many(200, 5)
    unlike = 0
    with Store.open(path, seeds) as store:
        acts = Acts(store, chance)
        acts.next(undoing=False)  # what was undone before can no longer be redone
        states = [soundness.content_of(path)]
        for _ in range(count):
            acts.next(undoing=False)
            states.append(soundness.content_of(path))
        for state in reversed(states[:-1]):
            store.undo()
            unlike += soundness.content_of(path) != state
        for state in states[1:]:
            store.redo()
            unlike += soundness.content_of(path) != state
    tell(f"undo and redo: {count} random edits taken back and done again one by one: {unlike} differences")
    assert unlike == 0
    assert len(set(states)) > count * 0.9
    assert soundness.problems_of(path) == []
