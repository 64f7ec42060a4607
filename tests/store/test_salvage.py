"""What is left of a damaged tracker: all that can be read, in a new one that is sound."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dsr_tracker.core.errors import FileError
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.rows import TABLES
from dsr_tracker.store.salvage import Salvaged, salvage
from dsr_tracker.store.store import Store
from tests.faults.acts import Acts

Rows = dict[str, set[tuple[object, ...]]]
_OWN = ("paragraphs", "settings", "hidden", "assessments", "notes", "evidence", "citations")


@pytest.fixture(scope="session")
def used_file(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path, seeds: Path) -> Path:
    """A tracker after eighty acts, to be copied and never written."""
    path = tmp_path_factory.mktemp("used") / "tracker.dsr"
    shutil.copyfile(seeded_file, path)
    with Store.open(path, seeds) as store:
        store._connection.execute("PRAGMA synchronous=OFF")
        acts = Acts(store, random.Random(2))
        for _ in range(80):
            acts.next()
    return path


@pytest.fixture
def damaged(tmp_path: Path, used_file: Path) -> Path:
    path = tmp_path / "damaged.dsr"
    shutil.copyfile(used_file, path)
    return path


def _readable(path: Path) -> Rows:
    """What SQLite itself still reads, from both ends of every table."""
    found: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            rows = found.setdefault(table.name, set())
            for order in ("ASC", "DESC"):
                try:
                    rows.update(connection.execute(f"{table.select_sql} NOT INDEXED ORDER BY seq {order}"))
                except sqlite3.Error:
                    continue
    return found


def _edit_ids(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT edit_id FROM edits NOT INDEXED")}


def _saved(damaged: Path, seeds: Path) -> Salvaged:
    """The salvaged tracker, which must be sound, and the damaged one, which must be as it was."""
    before = damaged.read_bytes()
    saved = salvage(damaged, damaged.with_name("saved.dsr"), seeds)
    assert damaged.read_bytes() == before
    assert check_tracker(saved.path).findings == ()
    return saved


def test_of_a_sound_tracker_everything_comes_over(damaged: Path, seeds: Path) -> None:
    saved = _saved(damaged, seeds)
    assert saved.missing == ()
    assert _readable(saved.path) == _readable(damaged)
    with closing(sqlite3.connect(damaged)) as old, closing(sqlite3.connect(saved.path)) as new:
        for name in ("edits", "revisions", "latest"):
            assert (
                old.execute(f"SELECT * FROM {name}").fetchall()
                == new.execute(f"SELECT * FROM {name}").fetchall()
            )
        assert (
            old.execute("SELECT * FROM meta WHERE key = 'tracker_id'").fetchone()
            == new.execute("SELECT * FROM meta WHERE key = 'tracker_id'").fetchone()
        )


@pytest.mark.parametrize("seed", range(12))
def test_whatever_pages_are_overwritten_all_that_is_readable_comes_over(
    damaged: Path, seeds: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(damaged.read_bytes())
    for _ in range(chance.choice((1, 2, 5, 12))):
        page = chance.randrange(1, len(content) // 4096)
        content[page * 4096 : (page + 1) * 4096] = (
            bytes(4096) if chance.random() < 0.5 else chance.randbytes(4096)
        )
    damaged.write_bytes(content)
    readable = _readable(damaged)
    saved = _saved(damaged, seeds)
    came = _readable(saved.path)
    for name in _OWN:
        assert readable[name] <= came[name], name


@pytest.mark.parametrize("length", [0, 1, 100, 4096, 50_000])
def test_a_file_that_was_cut_short_is_no_crash(damaged: Path, seeds: Path, length: int) -> None:
    os.truncate(damaged, length)
    _saved(damaged, seeds)


def test_without_its_first_page_the_rows_are_known_by_their_shape(damaged: Path, seeds: Path) -> None:
    then, edits = _readable(damaged), _edit_ids(damaged)
    with damaged.open("r+b") as file:
        file.write(bytes(4096))
    saved = _saved(damaged, seeds)
    came = _readable(saved.path)
    assert {name: came[name] for name in _OWN} == {name: then[name] for name in _OWN}
    assert edits <= _edit_ids(saved.path)


def _altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_what_was_salvaged_is_found_by_what_it_says(damaged: Path, seeds: Path) -> None:
    _altered(damaged, "UPDATE edits SET label = 'garbled' WHERE seq > 40")
    with Store.open(_saved(damaged, seeds).path, seeds) as tracker:
        notes = {note.note_id for note in tracker.read.all_notes()}
        indexed = tracker._connection.execute("SELECT record_id FROM entries WHERE kind = 'note'").fetchall()
        assert {row[0] for row in indexed} == notes


def test_a_damaged_row_is_taken_from_its_history(damaged: Path, seeds: Path) -> None:
    then = _readable(damaged)
    _altered(damaged, "UPDATE assessments SET reason = 'garbled' WHERE seq = 3", "DELETE FROM notes")
    saved = _saved(damaged, seeds)
    assert _readable(saved.path) == then
    assert saved.missing[0] == "1 of assessments: the row is damaged or gone, taken from the history"


def test_a_damaged_edit_loses_its_effect_and_its_records_stay(damaged: Path, seeds: Path) -> None:
    then = _readable(damaged)
    _altered(damaged, "UPDATE edits SET label = 'garbled' WHERE seq IN (5, 40)")
    saved = _saved(damaged, seeds)
    assert _readable(saved.path) == then
    assert sum("kept without effect" in line for line in saved.missing) == 2
    with Store.open(saved.path, seeds) as tracker:
        assert tracker.read.log(1)[0].label == "Salvaged from damaged.dsr"
        tracker.undo()
        tracker.redo()
        assert _readable(saved.path) == then


def test_lost_history_costs_no_record(damaged: Path, seeds: Path) -> None:
    then = _readable(damaged)
    _altered(damaged, "DELETE FROM revisions WHERE seq > 20", "DELETE FROM edits WHERE seq % 3 = 0")
    saved = _saved(damaged, seeds)
    came = _readable(saved.path)
    assert all(then[name] <= came[name] for name in _OWN)
    assert any("of the history are gone" in line for line in saved.missing)


def test_what_others_rest_on_gets_an_empty_record(damaged: Path, seeds: Path) -> None:
    _altered(
        damaged,
        "DELETE FROM revisions WHERE kind = 'evidence'",
        "DELETE FROM evidence",
    )
    saved = _saved(damaged, seeds)
    assert any("an empty one stands for it" in line for line in saved.missing)
    assert _readable(saved.path)["citations"] >= _readable(damaged)["citations"]


def test_a_tracker_of_the_first_format_is_salvaged(tmp_path: Path, seeds: Path) -> None:
    damaged = tmp_path / "old.dsr"
    shutil.copyfile(Path(__file__).parents[1] / "files" / "format-1.dsr", damaged)
    saved = _saved(damaged, seeds)
    assert _readable(saved.path)["notes"] == _readable(damaged)["notes"]
    migrated = tmp_path / "migrated.dsr"
    shutil.copyfile(damaged, migrated)
    Store.open(migrated, seeds).close()
    with closing(sqlite3.connect(migrated)) as old, closing(sqlite3.connect(saved.path)) as new:
        for name in ("edits", "revisions"):
            assert (
                old.execute(f"SELECT * FROM {name}").fetchall()
                == new.execute(f"SELECT * FROM {name}").fetchall()
            )


def test_a_revision_that_names_another_record_is_not_believed(damaged: Path, seeds: Path) -> None:
    then = _readable(damaged)
    _altered(damaged, "UPDATE revisions SET record_id = record_id || 'x' WHERE kind = 'evidence'")
    assert _readable(_saved(damaged, seeds).path)["evidence"] == then["evidence"]


def test_what_an_earlier_catalogue_shipped_comes_over_retired(damaged: Path, seeds: Path) -> None:
    _altered(damaged, "UPDATE figures SET figure_id = 'old' WHERE seq = 1", "UPDATE figures SET value = 5")
    saved = _saved(damaged, seeds)
    with Store.open(saved.path, seeds) as tracker:
        old = tracker.read.record("figure", "old")
        assert (old.value, old.is_retired) == (5, True)


def test_nothing_is_written_over(damaged: Path, seeds: Path) -> None:
    with pytest.raises(FileError, match="already"):
        salvage(damaged, damaged, seeds)
