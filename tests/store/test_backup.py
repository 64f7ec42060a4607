"""Backups: whole, private, equal to the tracker, and never in the way of older ones."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dsr_tracker.core.editing import Pen, put
from dsr_tracker.core.errors import FileError, UnknownNameError
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Setting
from dsr_tracker.core.rotation import Reason, backup_name
from dsr_tracker.store import backup as backups
from dsr_tracker.store.backup import backup_named, backups_in, backups_of, make_backup, newest_edit
from dsr_tracker.store.digests import content_digest
from dsr_tracker.store.store import Store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def _digest(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        return content_digest(connection)


def _entitle(tracker: Store, pen: Pen, title: str) -> None:
    before = tracker.read.record("setting", "title")
    tracker.apply(put(pen, "title", before, Setting("title", title)))


def test_a_backup_holds_what_the_tracker_holds(tracker: Store, pen: Pen, root: Path) -> None:
    _entitle(tracker, pen, "Mine")
    made = make_backup(tracker.path, root, Reason.BY_HAND)
    assert made.path.parent == root / tracker.read.meta("tracker_id")
    assert _digest(made.path) == _digest(tracker.path)
    assert newest_edit(made.path) == newest_edit(tracker.path)
    assert backups_of(tracker.path, root) == [made]
    assert (made.reason, made.size) == (Reason.BY_HAND, made.path.stat().st_size)


def test_only_the_owner_may_read_it(tracker: Store, root: Path) -> None:
    made = make_backup(tracker.path, root, Reason.AUTOMATIC)
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in made.path.parent.iterdir()} == {0o600}


def test_two_at_once_have_names_of_their_own(tracker: Store, root: Path) -> None:
    first, second = (make_backup(tracker.path, root, Reason.BY_HAND) for _ in range(2))
    assert backups_in(first.path.parent) == [second, first]


def test_what_was_left_unfinished_goes_and_what_is_not_ours_stays(
    tracker: Store, pen: Pen, root: Path
) -> None:
    folder = make_backup(tracker.path, root, Reason.BY_HAND).path.parent
    left_over = folder / f".{pen.new_id()}.new"
    others = [folder / name for name in ("letter.txt", ".mine.new", "old tracker.dsr")]
    for path in (left_over, *others):
        path.write_text("…", encoding="utf-8")
    make_backup(tracker.path, root, Reason.BY_HAND, limit=1)
    assert not left_over.exists()
    assert all(path.exists() for path in others)
    assert len(backups_in(folder)) == 1


def test_older_ones_make_room_and_newer_ones_stay(tracker: Store, root: Path) -> None:
    folder = make_backup(tracker.path, root, Reason.BY_HAND).path.parent
    for year in ("2001", "2002", "2999"):
        (folder / backup_name(f"{year}-03-01T00:00:00.000Z", Reason.AUTOMATIC)).write_bytes(b"x" * 1_000)
    made = make_backup(tracker.path, root, Reason.BY_HAND, limit=1)
    assert [each.made_at[:4] for each in backups_in(folder)] == ["2999", made.made_at[:4]]


def test_a_copy_that_differs_never_becomes_a_backup(
    tracker: Store, pen: Pen, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = make_backup(tracker.path, root, Reason.BY_HAND)
    _entitle(tracker, pen, "Mine")
    honest = backups._problem_of

    def after_a_flip(source: sqlite3.Connection, copy: Path) -> str:
        content = copy.read_bytes()
        assert b"Mine" in content
        copy.write_bytes(content.replace(b"Mine", b"Line"))
        return honest(source, copy)

    monkeypatch.setattr(backups, "_problem_of", after_a_flip)
    with pytest.raises(FileError, match="older backups are as they were"):
        make_backup(tracker.path, root, Reason.BY_HAND)
    assert backups_in(older.path.parent) == [older]
    assert not list(older.path.parent.glob(".*.new"))


def test_a_tracker_that_changes_meanwhile_is_copied_once_more(
    tracker: Store, pen: Pen, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, times = backups._problem_of, []

    def while_she_writes(source: sqlite3.Connection, copy: Path) -> str:
        times.append(1)
        if len(times) == 1:
            _entitle(tracker, pen, "Mine")
        return honest(source, copy)

    monkeypatch.setattr(backups, "_problem_of", while_she_writes)
    made = make_backup(tracker.path, root, Reason.BY_HAND)
    assert len(times) == 2
    assert _digest(made.path) == _digest(tracker.path)


def test_where_nothing_can_be_written_it_says_so(tracker: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(FileError, match="No backup could be made"):
        make_backup(tracker.path, tmp_path / "file", Reason.BY_HAND)


def test_the_id_in_a_file_leads_nowhere_else(tracker: Store, root: Path) -> None:
    tracker._connection.execute("UPDATE meta SET value = '../../else' WHERE key = 'tracker_id'")
    made = make_backup(tracker.path, root, Reason.BY_HAND)
    assert made.path.parent.parent == root


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"\0" * 5_000)])
def test_the_backups_of_a_damaged_or_lost_tracker_are_found(
    tracker_path: Path, root: Path, harm: Callable[[Path], object]
) -> None:
    made = make_backup(tracker_path, root, Reason.BY_HAND)
    harm(tracker_path)
    assert backups_of(tracker_path, root) == [made]
    assert backups_of(tracker_path.with_name("another.dsr"), root) == []


def test_a_tracker_begun_anew_finds_those_of_the_lost_one(
    tracker_path: Path, root: Path, seeds: Path
) -> None:
    made = make_backup(tracker_path, root, Reason.BY_HAND)
    tracker_path.unlink()
    Store.open(tracker_path, seeds).close()
    assert backups_of(tracker_path, root) == [made]


def test_a_backup_is_named_by_how_its_name_begins(tracker: Store, root: Path) -> None:
    made = [make_backup(tracker.path, root, Reason.BY_HAND) for _ in range(2)]
    known = backups_of(tracker.path, root)
    assert backup_named("latest", known) == made[1]
    assert backup_named(made[0].name[:24], known) == made[0]
    for wrong in ("2", "1999", ""):
        with pytest.raises(UnknownNameError):
            backup_named(wrong, known)


_OLD = Path(__file__).parents[1] / "files" / "format-1.dsr"


def test_an_older_format_is_brought_up_to_date_after_a_backup(
    tmp_path: Path, root: Path, seeds: Path
) -> None:
    path = tmp_path / "old.dsr"
    shutil.copyfile(_OLD, path)
    Store.open(path, seeds, backups=root).close()
    [made] = backups_of(path, root)
    assert made.reason is Reason.BEFORE_MIGRATION
    assert _digest(made.path) == _digest(_OLD)
    Store.open(path, seeds, backups=root).close()
    assert backups_of(path, root) == [made]


def test_without_a_backup_an_older_format_stays_as_it_is(tmp_path: Path, seeds: Path) -> None:
    path = tmp_path / "old.dsr"
    shutil.copyfile(_OLD, path)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(FileError, match=r"older format and was left as it is.*Free some space"):
        Store.open(path, seeds, backups=tmp_path / "file")
    assert path.read_bytes() == _OLD.read_bytes()


def test_of_a_full_disk_it_is_said_which_one(
    tracker: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(*_: object) -> None:
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.execute("PRAGMA max_page_count=1")
            memory.execute("CREATE TABLE t (a)")

    monkeypatch.setattr(backups, "_copy", copy)
    with pytest.raises(FileError, match=r"the disk that holds .*backups is full") as caught:
        make_backup(tracker.path, root, Reason.BY_HAND)
    assert tracker.path.name not in str(caught.value)


def test_copies_of_one_tracker_keep_their_backups_apart(
    tracker: Store, tracker_path: Path, tmp_path: Path, seeds: Path, pen: Pen
) -> None:
    root, other = tmp_path / "backups", tmp_path / "copy.dsr"
    tracker.apply(Edit("Title", adding(Setting("title", "Both"))))
    before = make_backup(tracker_path, root, Reason.BY_HAND)
    shutil.copyfile(tracker_path, other)
    tracker.apply(Edit("Mine", adding(Setting("mine", "1"))))
    mine = make_backup(tracker_path, root, Reason.BY_HAND)
    with Store.open(other, seeds) as copy:
        copy.apply(Edit("Hers", adding(Setting("hers", "1"))))
    hers = make_backup(other, root, Reason.BY_HAND)

    assert backups_of(tracker_path, root) == [mine, before]
    assert backups_of(other, root) == [hers, before]
    # Room for one: each gives up what is its own alone.
    make_backup(tracker_path, root, Reason.BY_HAND, limit=1)
    assert hers.path.exists()
    assert not mine.path.exists()
