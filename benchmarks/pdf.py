"""A PDF of some 200 pages, beside the engine alone at the same source."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import in_turn
from benchmarks.table import Row
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store
from tests.reports.sample import fill


def pdf_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """Processor time of `render_pdf` beside that of `typst.compile` at its source, each in a new process."""
    tracker, source = folder / "report.dsr", folder / "pdf-source"
    source.mkdir(exist_ok=True)
    with Store.open(tracker, SEEDS) as store:
        fill(store)
    _probe("source", tracker, source)
    found = in_turn(
        {
            "ours": lambda: float(_probe("ours", tracker)),
            "bare": lambda: float(_probe("bare", source)),
        },
        rounds,
    )
    yield Row("PDF of 200 pages", found["ours"], found["bare"], 1.2)


def _probe(*arguments: str | Path) -> str:
    command = [sys.executable, "-m", "benchmarks.pdf_probe", *map(str, arguments)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
