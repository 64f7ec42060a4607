"""What a person waits for while she works: scrolling, opening a cell, rating it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.generate import write_frame
from benchmarks.table import Row

_STALL_RUNS = 3


def scroll_rows(big: Path, environment: Mapping[str, str], rounds: int) -> Iterator[Row]:
    """A page of the big matrix beside a table that blits pixmaps."""
    ours, floor = probe("scroll_probe", environment, str(big), str(rounds))
    yield Row("scroll one page of 390,000 cells", ours, floor, 4)


def cell_rows(
    seeded: Path, big: Path, environment: Mapping[str, str], rounds: int, folder: Path
) -> Iterator[Row]:
    """Opening and rating a cell of the big tracker; the floor is the same in the seeded one."""
    copies = [folder / "seeded-written.dsr", folder / "big-written.dsr"]
    for source, copy in zip((seeded, big), copies, strict=True):
        shutil.copyfile(source, copy)
    opened_seeded, opened_big, rated_seeded, rated_big = probe(
        "cell_probe", environment, *map(str, copies), str(rounds)
    )
    yield Row("open a cell: big tracker by seeded one", opened_big, opened_seeded, 1.5)
    yield Row("rate a cell: big tracker by seeded one", rated_big, rated_seeded, 1.5)


def stall_rows(environment: Mapping[str, str], folder: Path) -> Iterator[Row]:
    """The longest that the window does not answer while 100,000 rows are imported into 390,000 cells.

    Each time the least of three runs: what other programs take away comes on top, and is not always the same.
    """
    names = ("reading a table", "looking through it", "importing it", "undoing that", "doing it again")
    exports = ("writing XLSX", "writing CSV", "writing PDF")
    runs = []
    for run in range(_STALL_RUNS):
        tracker = folder / "imported.dsr"
        tracker.unlink(missing_ok=True)
        write_frame(tracker)
        more = ["--reports"] if run == 0 else []  # once, since these take longest
        runs.append(probe("import_probe", environment, str(tracker), str(folder), *more)[1:])
    stalls = [min(found) for found in zip(*(run[: len(names)] for run in runs), strict=True)]
    stalls += runs[0][len(names) :]
    for name, stall in zip((*names, *exports), stalls, strict=True):
        yield Row(f"longest stall of the window while {name}, by 100 ms", stall, 0.1, 1)


def view_rows(big: Path, environment: Mapping[str, str]) -> Iterator[Row]:
    """The slowest page to go to in the big tracker, by a tenth of a second."""
    times = probe("views_probe", environment, str(big), "3")
    yield Row("going to another page, 390,000 cells, by 100 ms", max(times), 0.1, 1)


def probe(name: str, environment: Mapping[str, str], *arguments: str) -> list[float]:
    """The figures that the probe of that name prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *arguments],
        env=dict(environment),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [float(figure) for figure in done.stdout.split()]
