"""The start of the packaged program beside that from its sources."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measuring import in_turn
from benchmarks.table import Row

BUILT = Path(__file__).parents[1] / "build" / "package" / "bundle" / "dsr-tracker" / "dsr-tracker"
"""The program in the bundle that `python3 run.py package` made here last."""


def packaged_rows(program: Path, tracker: Path, environment: Mapping[str, str], rounds: int) -> Iterator[Row]:
    """Start to a painted window: the package beside the same program from its sources, compiled."""
    source = [sys.executable, "-P", "-m", "dsr_tracker"]
    found = in_turn(
        {
            "packaged": lambda: painted([str(program)], tracker, environment),
            "source": lambda: painted(source, tracker, environment),
        },
        rounds,
    )
    yield Row("start of the package to a painted window", found["packaged"], found["source"], 1.15)


def painted(command: list[str], tracker: Path, environment: Mapping[str, str]) -> float:
    """Seconds until that program has painted its window."""
    start = time.perf_counter()
    done = subprocess.run(
        [*command, str(tracker)],
        env={**environment, "DSR_TRACKER_TRIAL": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = re.search(r"window painted at ([\d.]+)", done.stdout)
    assert found is not None, done.stdout
    return float(found[1]) - start
