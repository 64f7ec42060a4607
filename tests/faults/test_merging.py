"""Two and three people who went their own ways, at random, and what their trackers come to when merged."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from dsr_tracker.core.editing import Pen, put
from dsr_tracker.core.errors import ConflictError, NothingToUndoError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.merging import MergePlan, Side, choices_for
from dsr_tracker.core.records import Instrument, Setting
from dsr_tracker.store import lineages
from dsr_tracker.store.foreign import Foreign, open_foreign
from dsr_tracker.store.merging import merge, plan_merge
from dsr_tracker.store.rows import TABLES
from dsr_tracker.store.store import Store
from tests.faults.acts import Acts
from tests.store.test_history import edit_of, kept_latest, recomputed_latest

_FEW_CELLS = ("rate", "revise", "note", "renote", "unnote", "cite", "hide", "show", "track", "both")


class Desk:
    """The trackers of one example, each a file in a folder of its own."""

    def __init__(self, folder: Path, seeds: Path, chance: random.Random) -> None:
        self.folder = folder
        self.seeds = seeds
        self.chance = chance

    def open(self, name: str) -> Store:
        store = Store.open(self.folder / name, self.seeds)
        # The file lives for one example: it need not outlast a power cut.
        store.connection.execute("PRAGMA synchronous=OFF")
        return store

    def copy(self, name: str, target: str) -> str:
        shutil.copyfile(self.folder / name, self.folder / target)
        return target

    def work(self, name: str, most: int) -> None:
        """Let a person do something in that tracker, often where the others do something, too."""
        with self.open(name) as store:
            for _ in range(self.chance.randint(0, most)):
                kind = self.chance.random()
                if kind < 0.15:
                    self._undo_or_redo(store)
                elif kind < 0.4:
                    Acts(store, self.chance).next(undoing=False)
                elif edit := self._edit(store):
                    store.apply(edit)

    def _undo_or_redo(self, store: Store) -> None:
        try:
            self.chance.choice([store.undo, store.undo, store.redo])("Ann")
        except (NothingToUndoError, ConflictError):
            return

    def _edit(self, store: Store) -> Edit | None:
        pen = Pen("Ann", store.new_id)
        kind = self.chance.random()
        own = [each for each in store.read.instruments() if len(each.instrument_id) == 36]
        if kind < 0.1 and own:
            return put(pen, "instrument", self.chance.choice(own), None)
        if kind < 0.2:
            before = store.read.record("setting", "title")
            return put(pen, "title", before, Setting("title", self.chance.choice("ABC")))
        if kind < 0.3 and own:
            before = self.chance.choice(own)
            field = self.chance.choice(["title", "summary"])
            return put(pen, "instrument", before, _with(before, field, self.chance.choice("ABC")))
        if kind < 0.35:
            return put(pen, "instrument", None, Instrument(store.new_id(), "agreement", "Own"))  # type: ignore[arg-type]
        number = self.chance.randrange(10_000)
        return edit_of(store, self.chance.choice(_FEW_CELLS), lambda size: number % size)

    def state(self, name: str) -> dict[str, list[tuple[Any, ...]]]:
        with self.open(name) as store:
            return _rows(store)

    def log(self, name: str) -> set[tuple[Any, ...]]:
        """Every revision that the tracker holds, with the edit it belongs to."""
        with self.open(name) as store:
            return set(
                store.connection.execute(
                    "SELECT edit_id, label, author, e.recorded_at, kind, record_id, before, after"
                    " FROM revisions JOIN edits e USING (edit_id)"
                )
            )

    def merge(self, ours: str, theirs: str, result: str, side: Side) -> MergePlan:
        """Merge into a copy, see that it can be undone, done again, and that once is enough."""
        self.copy(ours, result)
        with self.open(result) as store, open_foreign(self.folder / theirs) as other:
            before = _rows(store)
            planned = plan_merge(store, other)
            assert _rows(store) == before
            assert _said(planned) == _said(_plan_of_all(store, other))
            if planned.is_empty:
                return planned
            edit = merge(store, other, planned, choices_for(planned.conflicts, side), Pen("M", store.new_id))
            after = _rows(store)
            assert kept_latest(store) == recomputed_latest(store)
            assert not store.connection.execute("PRAGMA foreign_key_check").fetchall()
            if edit.changes:
                store.undo("M")
                assert _rows(store) == before
                again = plan_merge(store, other)
                assert after == before or again.changes or again.conflicts
                store.redo("M")
            assert _rows(store) == after
            assert plan_merge(store, other).is_empty
        return planned


def _plan_of_all(store: Store, other: Foreign) -> MergePlan:
    """The plan made by looking also at those of our records that are passed by."""
    with patch.object(lineages, "bystanders", lambda *_: set()):
        return plan_merge(store, other)


def _said(planned: MergePlan) -> tuple[list[str], ...]:
    return tuple(sorted(map(repr, each)) for each in (planned.changes, planned.conflicts, planned.kept))


def _rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every record of the tracker, as it lies in its table."""
    return {
        table.name: store.connection.execute(f"{table.select_sql} ORDER BY 1").fetchall() for table in TABLES
    }


def _with(record: Instrument, field: str, text: str) -> Instrument:
    from dataclasses import replace

    return replace(record, **{field: text})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def tiny_file(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path) -> Path:
    """A tracker with few cells, in which people meet often."""
    path = tmp_path_factory.mktemp("tiny") / "tracker.dsr"
    shutil.copyfile(seeded_file, path)
    with sqlite3.connect(path) as connection:
        for table in ("figures", "measurements", "indicators"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM provisions WHERE provision_id NOT LIKE 'DEI-2017/__'")
        connection.execute("DELETE FROM participations WHERE party_id NOT IN ('EG', 'LA', 'CN')")
        connection.execute("DELETE FROM participations WHERE instrument_id <> 'DEI-2017'")
        connection.execute("DELETE FROM parties WHERE party_id NOT IN ('EG', 'LA', 'CN')")
        connection.execute("DELETE FROM instruments WHERE instrument_id <> 'DEI-2017'")
    connection.execute("VACUUM")
    connection.close()
    return path


@pytest.fixture
def desk(tmp_path: Path, seeds: Path, tiny_file: Path, chance: random.Random) -> Callable[[], Desk]:
    """Makes a new desk with one tracker, `start`."""
    count = 0

    def make() -> Desk:
        nonlocal count
        count += 1
        folder = tmp_path / str(count)
        folder.mkdir()
        if count > 1:
            shutil.rmtree(tmp_path / str(count - 1))
        shutil.copyfile(tiny_file, folder / "start")
        return Desk(folder, seeds, chance)

    return make


@pytest.mark.timeout(900)
def test_merging_two_comes_to_the_same_from_either_side(
    desk: Callable[[], Desk], many: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    pairs = many(150, 2)
    conflicts = 0
    for _ in range(pairs):
        at = desk()
        at.work("start", 6)
        for name in ("a", "b"):
            at.work(at.copy("start", name), 8)
        for _round in range(2):  # the second time both have merged the other's work already
            one = at.merge("a", "b", "ab", Side.OURS)
            other = at.merge("b", "a", "ba", Side.THEIRS)
            assert len(one.conflicts) == len(other.conflicts)
            assert at.state("ab") == at.state("ba")
            assert at.log("a") | at.log("b") <= at.log("ab")
            assert at.merge("ab", "ba", "both", Side.OURS).conflicts == ()
            assert at.state("both") == at.state("ab")
            conflicts += len(one.conflicts)
            for name, merged in (("a", "ab"), ("b", "ba")):
                at.work(at.copy(merged, name), 5)
    tell(
        f"merges of two diverged trackers: {2 * pairs:,} pairs, {conflicts:,} conflicts, 0 revisions missing"
    )


@pytest.mark.timeout(900)
def test_merging_three_comes_to_the_same_in_any_order(
    desk: Callable[[], Desk], many: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    triples, clean = many(200, 2), 0
    for _ in range(triples):
        at = desk()
        at.work("start", 5)
        for name in ("a", "b", "c"):
            at.work(at.copy("start", name), 5)
        first = at.merge("a", "b", "ab", Side.OURS), at.merge("ab", "c", "ab_c", Side.OURS)
        second = at.merge("b", "c", "bc", Side.OURS), at.merge("a", "bc", "a_bc", Side.OURS)
        assert at.log("ab_c") >= at.log("a") | at.log("b") | at.log("c")
        if not any(planned.conflicts or planned.kept for planned in (*first, *second)):
            assert at.state("ab_c") == at.state("a_bc")
            clean += 1
    assert clean
    tell(f"merges of three diverged trackers: {triples:,} triples, {clean:,} without any conflict, all alike")
