"""Merging two trackers with 100,000 revisions each, beside reading them."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Row
from dsr_tracker.core.dates import now
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.merging import Side, choices_for
from dsr_tracker.core.records import Assessment, Note, Record
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.merging import merge, plan_merge
from dsr_tracker.store.rows import BY_KIND, TABLES
from dsr_tracker.store.store import Store

_REVISIONS = 100_000
_IN_ONE_EDIT = 1_000


def merging_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """The merge of two people's work of years, beside reading every record and revision of both."""
    ours, theirs = folder / "ours.dsr", folder / "theirs.dsr"
    Store.open(ours, SEEDS).close()
    shutil.copyfile(ours, theirs)
    for path, author in ((ours, "Ann"), (theirs, "Bea")):
        _fill(path, author)
    found = {"merge": [], "read": []}  # type: dict[str, list[float]]
    for _ in range(rounds):
        target = folder / "merged.dsr"
        shutil.copyfile(ours, target)
        # The time of the processor: what else the machine does must not count.
        start = time.process_time()
        _merge(target, theirs)
        found["merge"].append(time.process_time() - start)
        target.unlink()
        start = time.process_time()
        assert _read(ours) == _read(theirs) > 2 * _REVISIONS
        found["read"].append(time.process_time() - start)
    best = {side: min(values) for side, values in found.items()}
    yield Row("merge of 2 x 100,000 revisions by reading both", best["merge"], best["read"], 3)


def _fill(path: Path, author: str) -> None:
    with Store.open(path, SEEDS) as store:
        store.connection.execute("PRAGMA synchronous=OFF")
        parties = store.read.columns(["DEI-2017"])["DEI-2017"]
        cells = [
            (provision.provision_id, party.party_id)
            for provision in store.read.provisions(["DEI-2017"])
            for party in parties
        ]
        for edit in range(_REVISIONS // _IN_ONE_EDIT):
            changes = [
                Change(None, _record(store, cells, author, edit * _IN_ONE_EDIT + number))
                for number in range(_IN_ONE_EDIT)
            ]
            store.apply(Edit(f"edit {edit}", tuple(changes), author))


def _record(store: Store, cells: list[tuple[str, str]], author: str, number: int) -> Record:
    cell = cells[number % len(cells)]
    # Each on days of her own: what is measured is merging, not deciding.
    month = 2 * (number % 6) + (1 if author == "Ann" else 2)
    day = f"{2005 + number // len(cells) % 20}-{month:02d}-{number % 28 + 1:02d}"
    if number % 2:
        text = f"{author} saw this on the {number}th occasion. " + "The tender is open. " * 5
        return Note(store.new_id(), *cell, day, text, author, now())
    return Assessment(
        store.new_id(), *cell, day, "limited", reason=f"Reason {number}", author=author, recorded_at=now()
    )


def _merge(target: Path, theirs: Path) -> None:
    with Store.open(target, SEEDS) as store, open_foreign(theirs, budget_seconds=600) as other:
        planned = plan_merge(store, other)
        assert len(planned.changes) == _REVISIONS
        assert not planned.conflicts
        merge(store, other, planned, choices_for((), Side.OURS), Pen("M", store.new_id))


def _read(path: Path) -> int:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    count = 0
    for kind, before, after in connection.execute("SELECT kind, before, after FROM revisions ORDER BY seq"):
        table = BY_KIND[kind]
        count += (table.from_json(before) or table.from_json(after)) is not None
    for table in TABLES:
        count += len([table.to_record(row) for row in connection.execute(table.select_sql)])
    connection.close()
    return count
