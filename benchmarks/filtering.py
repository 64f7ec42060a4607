"""Filters on the 390,000 cells of the big tracker, beside the least SQL that gives the same cells."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.generate import INSTRUMENT
from benchmarks.measuring import clock, in_turn
from benchmarks.table import Row
from dsr_tracker.core.dates import today
from dsr_tracker.core.filtering import AsSeen, parse_filter
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store

_CELLS = "SELECT provision_id, party_id, rating FROM latest WHERE "
_FILTERS = {
    "status:limited": "rating = 'limited'",
    "country:country-007": "party_id = 'country-007'",
    "confidence:low status:complete": "confidence = 'low' AND rating = 'complete'",
    "since:2025-01": "as_of >= '2025-01-01'",
}


def filter_rows(big: Path, rounds: int) -> Iterator[Row]:
    """Each filter, and all of them together; the answers are compared."""
    bare = sqlite3.connect(f"{big.as_uri()}?mode=ro", uri=True)
    day = today()
    seen = AsSeen(day, day)
    ours_in_all = bare_in_all = 0.0
    with Store.open(big, SEEDS, read_only=True) as store:

        def ours(typed: str) -> Callable[[], Any]:
            return lambda: store.filtered.matching(parse_filter(typed), seen, [INSTRUMENT])

        def theirs(condition: str) -> Callable[[], Any]:
            return lambda: bare.execute(_CELLS + condition).fetchall()

        for typed, condition in _FILTERS.items():
            expected: dict[str, dict[str, str]] = {}
            for provision_id, party_id, rating in theirs(condition)():
                expected.setdefault(provision_id, {})[party_id] = rating
            assert ours(typed)() == expected
            found = in_turn(
                {
                    "ours": lambda typed=typed: clock(ours(typed)),  # type: ignore[misc]
                    "bare": lambda condition=condition: clock(theirs(condition)),  # type: ignore[misc]
                },
                rounds,
            )
            yield Row(f"filter 390,000 cells: {typed}", found["ours"], found["bare"])
            ours_in_all, bare_in_all = ours_in_all + found["ours"], bare_in_all + found["bare"]
    bare.close()
    yield Row("these filters", ours_in_all, bare_in_all, 1.5)
