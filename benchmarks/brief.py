"""A country's brief in the window, beside the engine alone at the same source."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measuring import in_turn
from benchmarks.table import Row
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store
from tests.reports.sample import fill


def brief_rows(environment: Mapping[str, str], folder: Path, rounds: int) -> Iterator[Row]:
    """From the click on "country brief" to its painted pages; the floor is the engine's first time at it."""
    tracker, source = folder / "brief.dsr", folder / "brief-source"
    source.mkdir(exist_ok=True)
    with Store.open(tracker, SEEDS) as store:
        fill(store)

    def probe(*arguments: str | Path) -> str:
        command = [sys.executable, "-m", "benchmarks.brief_probe", *map(str, arguments)]
        done = subprocess.run(
            command, env=dict(environment), stdout=subprocess.PIPE, text=True, check=True, timeout=120
        )
        return done.stdout

    probe("source", tracker, source)
    found = in_turn(
        {
            "shown": lambda: float(probe("shown", tracker)),
            "bare": lambda: float(probe("bare", source)),
        },
        rounds,
    )
    yield Row("country brief in the window, click to shown", found["shown"], found["bare"], 3.5)
