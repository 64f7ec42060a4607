"""A new tracker, and one of an older format, while the program that makes or upgrades it is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import FULL

ROOT = Path(__file__).parents[2]
OLDER = sorted((ROOT / "tests" / "files").glob("*.dsr"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked on this system")
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "older", [None, *(OLDER if FULL else OLDER[-1:])], ids=lambda path: path.stem if path else "new file"
)
def test_killed_at_any_statement_it_is_old_or_new(
    older: Path | None, tmp_path: Path, many: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    steps = (many(1, 300), many(7, 300)) if older else (many(7, 600), many(7, 600))
    command = [sys.executable, "-m", "tests.faults.upgrades", str(work), *map(str, steps)]
    if older:
        command.append(str(older))
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    said = Counter(done.stdout.splitlines())
    what = "upgrading " + older.stem if older else "making a new tracker"
    wrong = said.total() - said["old"] - said["new"] - said["whole"]
    tell(
        f"killed at statements of {what}: {said.total() - 1} kills, {said['old']} left the old one,"
        f" {said['new']} the new one: {wrong} neither"
    )
    assert set(said) <= {"old", "new", "whole"}
    assert said["old"]
    assert said["whole"] == 1
