"""Thousands of damaged files: each is read or refused in a sentence, unchanged, and never waited for."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_PATIENCE = 5.0
"""Seconds for one file; opening one takes some milliseconds."""


def watched(file: Path, folder: Path, first: int, last: int) -> dict[int, str]:
    """What tests/faults/mutants.py says of each; "hung" and "crashed" for what it cannot say itself."""
    folder.mkdir()
    said: dict[int, str] = {}
    while first < last:
        command = ["-m", "tests.faults.mutants", file, folder, first, last]
        program = subprocess.Popen(
            [sys.executable, *map(str, command)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        while first < last:
            ready, _, _ = select.select([program.stdout], [], [], _PATIENCE)
            line = program.stdout.readline().decode() if ready else ""
            number, _, outcome = line.rstrip("\n").partition(" ")
            said[first] = outcome if number == str(first) else "crashed" if ready else "hung"
            first += 1
            if not number:
                break
        program.kill()
        program.wait()
        program.stdout.close()
    return said


@pytest.mark.skipif(os.name != "posix", reason="pipes are watched as Unix does")
@pytest.mark.timeout(900)
def test_every_damaged_file_is_read_or_refused(
    small_file: Path, tmp_path: Path, many: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    count = many(10_000, 16)
    with ThreadPoolExecutor(2) as pool:
        halves = [
            pool.submit(watched, small_file, tmp_path / "a", 0, count // 2),
            pool.submit(watched, small_file, tmp_path / "b", count // 2, count),
        ]
        said = {number: outcome for half in halves for number, outcome in half.result().items()}
    outcomes = Counter(outcome.split()[0] for outcome in said.values())
    tell(
        f"damaged files: {len(said):,} opened, {outcomes['read']:,} read and {outcomes['refused']:,} refused:"
        f" {outcomes['crashed']} crashes, {outcomes['raised']} tracebacks, {outcomes['hung']} waits over"
        f" {_PATIENCE:.0f} s, {outcomes['changed']} changed that must not be"
    )
    assert {n: outcome for n, outcome in said.items() if outcome not in ("read", "refused")} == {}
    assert len(said) == count
    assert outcomes["read"]
    assert outcomes["refused"]
