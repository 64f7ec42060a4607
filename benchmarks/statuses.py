"""Today's status of every cell of the big tracker."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate import COUNTRIES, INSTRUMENT, PROVISIONS
from benchmarks.measuring import clock, in_turn
from benchmarks.table import Row
from dsr_tracker.core.dates import today
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store

# What a tracker without the table `latest` would have to ask; the columns are those that we give.
_WINDOW_SQL = """
    SELECT provision_id, party_id, rating, is_contrary FROM (
        SELECT provision_id, party_id, rating, is_contrary, row_number() OVER (
            PARTITION BY provision_id, party_id ORDER BY as_of DESC, assessment_id DESC) AS place
        FROM assessments WHERE as_of <= ?)
    WHERE place = 1
"""


def status_rows(big: Path, rounds: int) -> Iterator[Row]:
    """All statuses, and the counts behind all means, beside the window-function query."""
    connection = sqlite3.connect(f"{big.as_uri()}?mode=ro", uri=True)
    with Store.open(big, SEEDS, read_only=True) as store:
        ids = [provision.provision_id for provision in store.read.provisions()]
        assert len(ids) == PROVISIONS
        read = store.status.looks(ids, today())
        assert sum(map(len, read.values())) == PROVISIONS * COUNTRIES
        for provision_id, party_id, rating, is_contrary in connection.execute(_WINDOW_SQL, (today(),)):
            assert read[provision_id][party_id] == (rating, bool(is_contrary))
        found = in_turn(
            {
                "statuses": lambda: clock(lambda: store.status.looks(ids, today())),
                "counts": lambda: clock(lambda: store.status.counts_by_party([INSTRUMENT], today())),
                "window": lambda: clock(lambda: connection.execute(_WINDOW_SQL, (today(),)).fetchall()),
            },
            rounds,
        )
    connection.close()
    yield Row("status of all 390,000 cells", found["statuses"], found["window"], 0.2)
    yield Row("counts behind all column means", found["counts"], found["window"], 0.2)
