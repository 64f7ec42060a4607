"""Searching a million notes: the first results, Chinese beside Latin, and from the key to the screen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping

from benchmarks.measuring import clock, in_turn
from benchmarks.notes import CHINESE, COMMON, RARE, noted_tracker
from benchmarks.table import Row
from benchmarks.using import probe
from dsr_tracker.core.searching import parse_search
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store

# What anybody would ask who has nothing but FTS5: the same page, columns and order.
_BARE_SQL = """
    SELECT e.kind, e.record_id, e.provision_id, e.party_id, e.day, e.entry
    FROM entry_words w JOIN entries e ON e.entry = w.rowid
    WHERE entry_words MATCH ? AND w.rowid BETWEEN ? AND ? ORDER BY w.rowid DESC LIMIT 50
"""
_NOTES_SQL = "SELECT min(entry), max(entry) FROM entries WHERE kind = 'note'"
_TIMES = 20
"""How often each is done in a go: a page takes a tenth of a millisecond."""
_SEARCHES = {
    "a word of every tenth note": (COMMON, f"{COMMON} *"),
    "the same in quotes": (f'"{COMMON}"', COMMON),
    "a rare word": (RARE, f"{RARE} *"),
    "two letters": (COMMON[:2], f"{COMMON[:2]} *"),
    "two words": (f"{COMMON} {CHINESE}", f'{COMMON} * AND "{" ".join(CHINESE)}"'),
}


def searching_rows(environment: Mapping[str, str], rounds: int) -> Iterator[Row]:
    """The first page of 50 beside the bare query; then what the window adds to it."""
    path = noted_tracker()
    bare = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    notes = bare.execute(_NOTES_SQL).fetchone()
    with Store.open(path, SEEDS, read_only=True) as store:

        def ours(typed: str) -> Callable[[], float]:
            return lambda: _each(lambda: store.search.find(parse_search(typed), kinds=["note"]))

        def theirs(match: str) -> Callable[[], float]:
            return lambda: _each(lambda: bare.execute(_BARE_SQL, (match, *notes)).fetchall())

        ours_in_all = bare_in_all = 0.0
        for name, (typed, match) in _SEARCHES.items():
            page = store.search.find(parse_search(typed), kinds=["note"])
            assert page, f"nothing found for {typed}"
            assert [tuple(hit) for hit in page] == bare.execute(_BARE_SQL, (match, *notes)).fetchall()
            found = in_turn({"ours": ours(typed), "bare": theirs(match)}, rounds)
            yield Row(f"search 1,000,000 notes: {name}", found["ours"], found["bare"])
            ours_in_all, bare_in_all = ours_in_all + found["ours"], bare_in_all + found["bare"]
        yield Row("these five searches", ours_in_all, bare_in_all, 1.2)
        found = in_turn({"chinese": ours(CHINESE), "latin": ours(f'"{COMMON}"')}, rounds)
        yield Row("a Chinese word of two signs by a Latin one", found["chinese"], found["latin"], 2)
    bare.close()
    shown, floor, stall = probe("palette_probe", environment, str(path), str(rounds))
    yield Row("from a key to 50 lines painted", shown, floor, 1.5)
    yield Row("longest stall of the window while typing, by 100 ms", stall, 0.1, 1)


def _each(work: Callable[[], object]) -> float:
    """The least of several: what else the machine does takes longer than a page."""
    return min(clock(work) for _ in range(_TIMES))
