"""Saving one assessment, beside a bare transaction that writes the same rows under the same guards."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import clock, in_turn
from benchmarks.table import Row
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, rate
from dsr_tracker.core.history import Edit
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.connection import connect
from dsr_tracker.store.store import Store

_WRITES = ("INSERT", "UPDATE", "DELETE")


def saving_rows(seeded: Path, folder: Path, rounds: int) -> Iterator[Row]:
    """One edit from the builder's hand to the disk; the statements of each are replayed on the other file."""
    ours, bare = folder / "saved.dsr", folder / "bare.dsr"
    shutil.copyfile(seeded, ours)
    shutil.copyfile(seeded, bare)
    with Store.open(ours, SEEDS) as store, closing(connect(bare)) as plain:
        written: list[str] = []
        store.connection.set_trace_callback(written.append)
        waiting: list[list[str]] = []

        def save() -> float:
            written.clear()
            edit = _edit(store)
            seconds = clock(lambda: store.apply(edit))
            waiting.append([text for text in written if text.lstrip().startswith(_WRITES)])
            return seconds

        def replay() -> float:
            # The rows of a save that came before: in the first round there is none yet.
            if not waiting:
                save()
            statements = waiting.pop(0)
            return clock(lambda: _replay(plain, statements))

        found = in_turn({"ours": save, "bare": replay}, rounds * 5)
    yield Row("save one assessment by a bare transaction", found["ours"], found["bare"], 1.5)


def _edit(store: Store) -> Edit:
    cell = Cell("DEI-2017/01", "EG")
    target = Target(store.read.provision(cell.provision_id), store.read.record("party", cell.party_id), None)
    scale = store.read.scale()
    return rate(Pen("Ann", store.new_id), [target], scale.ratings[2], scale, reason="The law is in force.")


def _replay(plain: sqlite3.Connection, statements: list[str]) -> None:
    plain.execute("BEGIN IMMEDIATE")
    for statement in statements:
        plain.execute(statement)
    plain.execute("COMMIT")
