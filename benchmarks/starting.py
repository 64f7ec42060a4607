"""From the command to a settled window, and what the window holds in memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measuring import in_turn
from benchmarks.table import Row

_PROBE = Path(__file__).with_name("window_probe.py")
_IDLE_SECONDS = 2.0


def start_rows(
    seeded: Path, big: Path, environment: Mapping[str, str], rounds: int, peer: str
) -> Iterator[Row]:
    """Start to a settled window, both trackers beside a bare window."""

    def started(*arguments: str) -> float:
        return _probe(environment, *arguments)[0]

    found = in_turn(
        {
            "bare": lambda: started("bare", "0"),
            "table": lambda: started("table", "0"),
            "seeded": lambda: started("tracker", "0", str(seeded)),
            "big": lambda: started("tracker", "0", str(big)),
        },
        rounds,
    )
    yield Row("start to a settled window, seeded tracker", found["seeded"], found["bare"], 1.25)
    yield Row("the same beside the least window with a table", found["seeded"], found["table"])
    yield Row("start, 390,000 cells", found["big"], found["bare"], 1.35, peer=peer)


def memory_rows(seeded: Path, big: Path, environment: Mapping[str, str], rounds: int) -> Iterator[Row]:
    """Resident memory of the idle window, both trackers beside a bare window."""
    stay = str(_IDLE_SECONDS)

    def resident(*arguments: str) -> float:
        return _probe(environment, *arguments)[1]

    found = in_turn(
        {
            "bare": lambda: resident("bare", stay),
            "seeded": lambda: resident("tracker", stay, str(seeded)),
            "big": lambda: resident("tracker", stay, str(big)),
        },
        rounds,
        warm_ups=0,
    )
    if found["bare"]:
        yield Row("idle memory, seeded tracker", found["seeded"], found["bare"], 1.3, unit="MB")
        yield Row("idle memory, 390,000 cells", found["big"], found["bare"], 1.3, unit="MB")


def _probe(environment: Mapping[str, str], *arguments: str) -> tuple[float, float]:
    """Seconds from the command to the settled window, and resident bytes."""
    # perf_counter is one clock for all processes of a system.
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-P", str(_PROBE), *arguments],
        env=dict(environment),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    settled, resident = done.stdout.split()[-2:]
    return float(settled) - start, float(resident)
