"""A backup of the big tracker, beside SQLite's own copy of it, looked through."""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import clock, in_turn
from benchmarks.table import Row
from dsr_tracker.core.rotation import Reason
from dsr_tracker.store.backup import make_backup


def backup_rows(big: Path, folder: Path, rounds: int) -> Iterator[Row]:
    """Copied, compared value by value, looked through and on the disk, beside `VACUUM INTO` and a look."""
    root, bare = folder / "backups", folder / "bare.dsr"

    def copy_and_look() -> None:
        with closing(sqlite3.connect(f"{big.as_uri()}?mode=ro", uri=True)) as source:
            source.execute("VACUUM INTO ?", (str(bare),))
        with closing(sqlite3.connect(bare)) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    def ours() -> float:
        spent = worked(lambda: make_backup(big, root, Reason.BY_HAND), "ours")
        shutil.rmtree(root)
        return spent

    def floor() -> float:
        spent = worked(copy_and_look, "floor")
        bare.unlink()
        return spent

    # Ours uses two cores at once: where others need one of them, only the processor's time is comparable.
    processor: dict[str, list[float]] = {"ours": [], "floor": []}

    def worked(work: Callable[[], object], side: str) -> float:
        before = time.process_time()
        spent = clock(work)
        processor[side].append(time.process_time() - before)
        return spent

    found = in_turn({"ours": ours, "floor": floor}, rounds)
    yield Row("backup of 1,000,000 assessments", found["ours"], found["floor"], 1.5)
    spent = {side: statistics.median(times) for side, times in processor.items()}
    yield Row("the same, processor time", spent["ours"], spent["floor"])
