"""The state of a backup again, as an edit that can be undone or as the file itself."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_tracker.core.editing import Pen, put
from dsr_tracker.core.errors import FileError
from dsr_tracker.core.own_records import adopt
from dsr_tracker.core.records import Origin, Setting
from dsr_tracker.core.restorations import Difference
from dsr_tracker.core.rotation import Backup, Reason
from dsr_tracker.store.backup import make_backup
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.restoring import counts_of, differences, put_in_place, restoration
from dsr_tracker.store.rows import TABLES
from dsr_tracker.store.store import Store
from tests.faults.acts import Acts
from tests.store.later import drop_clause


def _records(tracker: Store) -> dict[str, object]:
    """Every record by kind and id."""
    return {
        f"{table.kind} {row[0]}": row
        for table in TABLES
        for row in tracker._connection.execute(table.select_sql)
    }


@pytest.fixture
def back_up(tmp_path: Path) -> Callable[[Store], Backup]:
    return lambda tracker: make_backup(tracker.path, tmp_path / "backups", Reason.BY_HAND)


@pytest.mark.parametrize("seed", range(3))
def test_a_restoration_is_an_edit_that_undo_takes_back(
    tracker: Store, seeds: Path, back_up: Callable[[Store], Backup], seed: int
) -> None:
    acts = Acts(tracker, random.Random(seed))
    for _ in range(12):
        acts.next()
    made, then = back_up(tracker), _records(tracker)
    for _ in range(25):
        acts.next()
    later = _records(tracker)
    assert later != then

    edit = restoration(tracker.path, made, seeds, "Ann")
    assert (edit.author, edit.label[:21]) == ("Ann", "Restore the state of ")
    tracker.apply(edit)
    assert _records(tracker) == then
    assert check_tracker(tracker.path).findings == ()
    assert restoration(tracker.path, made, seeds).changes == ()

    tracker.undo()
    assert _records(tracker) == later
    assert check_tracker(tracker.path).findings == ()


def test_a_preview_counts_what_would_change(
    tracker: Store, pen: Pen, seeds: Path, back_up: Callable[[Store], Backup]
) -> None:
    title = Setting("title", "Mine")
    tracker.apply(put(pen, "title", None, title))
    made = back_up(tracker)
    tracker.apply(put(pen, "title", title, replace(title, value="Ours")))
    tracker.apply(put(pen, "scale", None, Setting("other", "x")))
    tracker.apply(put(pen, "scale", None, Setting("more", "x")))
    assert differences(restoration(tracker.path, made, seeds)) == [Difference("setting", 0, 1, 2)]


def test_shipped_records_stay_as_they_are(
    tracker: Store, seeds: Path, back_up: Callable[[Store], Backup]
) -> None:
    made = back_up(tracker)
    tracker._connection.execute("UPDATE parties SET name = 'Egypt, renamed' WHERE party_id = 'EG'")
    tracker._connection.execute(
        "INSERT INTO parties SELECT 900, 'ZZ', kind, 'New', 'ZZ', within, aliases,"
        " remark, position, origin, is_retired FROM parties WHERE party_id = 'EG'"
    )
    assert restoration(tracker.path, made, seeds).changes == ()


def test_what_was_taken_over_from_the_catalogue_since_is_the_catalogue_s_again(
    tracker: Store, pen: Pen, seeds: Path, back_up: Callable[[Store], Backup]
) -> None:
    dropped = drop_clause(tracker, seeds, "DEI-2017/01")
    made = back_up(tracker)
    tracker.apply(adopt(pen, dropped, "clause 1"))
    tracker.apply(restoration(tracker.path, made, seeds))
    assert tracker.read.provision("DEI-2017/01") == dropped[0]
    assert dropped[0].origin is Origin.CATALOGUE


def test_a_backup_of_an_older_format_is_restored_too(tmp_path: Path, seeds: Path) -> None:
    path = tmp_path / "old.dsr"
    shutil.copyfile(Path(__file__).parents[1] / "files" / "format-1.dsr", path)
    with Store.open(path, seeds, backups=tmp_path / "backups") as tracker:
        [old] = (tmp_path / "backups").glob("*/*.dsr")
        made = Backup(old, "2026-01-01T00:00:00.000Z", Reason.BEFORE_MIGRATION, 1)
        then = _records(tracker)
        tracker.apply(put(Pen("Ann", tracker.new_id), "title", None, Setting("title", "Mine")))
        tracker.apply(restoration(path, made, seeds))
        assert _records(tracker) == then


def test_a_damaged_tracker_is_set_aside_and_never_deleted(
    tracker_path: Path, seeds: Path, back_up: Callable[[Store], Backup]
) -> None:
    with Store.open(tracker_path, seeds) as tracker:
        made, then = back_up(tracker), _records(tracker)
    tracker_path.write_bytes(b"damaged")
    journal = tracker_path.with_name(tracker_path.name + "-journal")
    journal.write_bytes(b"half a write")
    aside = put_in_place(made, tracker_path)
    assert aside is not None
    assert aside.read_bytes() == b"damaged"
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"half a write"
    assert not journal.exists()
    with Store.open(tracker_path, seeds) as tracker:
        assert _records(tracker) == then
    assert put_in_place(made, tracker_path) not in (None, aside)


def test_a_lost_tracker_comes_back(tracker: Store, back_up: Callable[[Store], Backup]) -> None:
    made = back_up(tracker)
    tracker.path.unlink()
    assert put_in_place(made, tracker.path) is None
    assert tracker.path.read_bytes() == made.path.read_bytes()
    assert tracker.path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_backup_takes_no_one_s_place(tracker: Store, back_up: Callable[[Store], Backup]) -> None:
    made = back_up(tracker)
    content = bytearray(made.path.read_bytes())
    content[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    made.path.write_bytes(content)
    before = tracker.path.read_bytes()
    with pytest.raises(FileError, match="damaged"):
        put_in_place(made, tracker.path)
    assert tracker.path.read_bytes() == before
    assert [path.name for path in tracker.path.parent.glob("*.dsr")] == ["tracker.dsr"]


def test_the_counts_of_a_backup(tracker: Store, back_up: Callable[[Store], Backup]) -> None:
    assert counts_of(back_up(tracker).path) == {"assessments": 0, "notes": 0, "evidence": 0}
