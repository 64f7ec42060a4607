"""A subcommand from start to end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import clock, in_turn
from benchmarks.table import Row


def command_rows(seeded: Path, rounds: int) -> Iterator[Row]:
    """`catalogue` beside a Python that imports what it rests on."""

    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, "-P", *arguments], stdout=subprocess.DEVNULL, check=True)

    found = in_turn(
        {
            "ours": lambda: clock(lambda: run("-m", "dsr_tracker", "catalogue", "--file", str(seeded))),
            "floor": lambda: clock(lambda: run("-c", "import sqlite3, click")),
        },
        rounds,
    )
    yield Row("`catalogue` command", found["ours"], found["floor"], 3)
