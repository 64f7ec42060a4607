"""A tracker on a read-only place, locked, deleted, replaced or moved, and a clock that is set back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dsr_tracker.core.editing import Pen, rate
from dsr_tracker.core.errors import ConflictError, FileError, ReadOnlyError
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Setting
from dsr_tracker.store import connection as connections
from dsr_tracker.store.store import Store
from tests.faults import soundness
from tests.reports.sample import target_of

_TITLE = Edit("Title", adding(Setting("title", "Mine")))
_TEN_YEARS = 10 * 365 * 86_400

_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked_by_another(path: Path, how: str) -> Iterator[None]:
    """Another process that has the file for itself."""
    program = subprocess.Popen(
        [sys.executable, "-c", _LOCK, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "locked\n"
    try:
        yield
    finally:
        program.communicate()


@pytest.mark.parametrize("how", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_while_another_process_has_the_file_nothing_is_lost(
    tracker_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 20)
    with Store.open(tracker_path, seeds) as store:
        before = soundness.state_of(tracker_path)
        with locked_by_another(tracker_path, how), pytest.raises(FileError, match="in use") as raised:
            store.apply(_TITLE)
        assert "try again" in raised.value.advice
        assert soundness.state_of(tracker_path) == before
        store.apply(_TITLE)
        assert store.read.setting("title") == "Mine"


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_another_process_has_for_itself_is_not_opened(
    tracker_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 20)
    with locked_by_another(tracker_path, "BEGIN EXCLUSIVE"), pytest.raises(FileError, match="in use"):
        Store.open(tracker_path, seeds, read_only=read_only)
    with Store.open(tracker_path, seeds, read_only=read_only) as store:
        assert store.read.parties()


@pytest.fixture
def read_only_disk(tmp_path: Path, seeded_file: Path) -> Iterator[Path]:
    """A tracker on a disk that is really mounted read-only; skipped where that is not permitted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    if subprocess.run(
        [mount, "-t", "tmpfs", "tmpfs", str(place)], capture_output=True, check=False
    ).returncode:
        pytest.skip("no disk may be mounted here")
    shutil.copyfile(seeded_file, place / "tracker.dsr")
    subprocess.run([mount, "-o", "remount,ro", str(place)], check=True)
    yield place / "tracker.dsr"
    subprocess.run(["umount", str(place)], check=True)


def test_a_read_only_disk_is_read_and_can_be_copied(
    read_only_disk: Path, tmp_path: Path, seeds: Path
) -> None:
    with Store.open(read_only_disk, seeds) as store:
        assert store.is_read_only
        assert store.read.parties()
        with pytest.raises(ReadOnlyError, match="read-only"):
            store.apply(_TITLE)
        with pytest.raises(FileError):
            store.save_copy(read_only_disk.with_name("copy.dsr"))
        store.save_copy(tmp_path / "copy.dsr")
    with Store.open(tmp_path / "copy.dsr", seeds) as copy:
        copy.apply(_TITLE)
    with pytest.raises(FileError, match=r"You may not write|cannot be opened or made"):
        Store.open(read_only_disk.with_name("new.dsr"), seeds)


def test_a_file_deleted_under_the_program_is_not_lost(
    tracker: Store, tracker_path: Path, tmp_path: Path, seeds: Path
) -> None:
    tracker.apply(_TITLE)
    tracker_path.unlink()
    with pytest.raises(FileError, match="no longer in") as raised:
        tracker.undo()
    assert "Save a copy" in raised.value.advice
    assert not tracker_path.exists()
    # What was open is still read, and can be kept.
    tracker.save_copy(tmp_path / "kept.dsr")
    with Store.open(tmp_path / "kept.dsr", seeds) as kept:
        assert kept.read.setting("title") == "Mine"


def test_a_file_replaced_by_another_programs_is_not_written(tracker: Store, tracker_path: Path) -> None:
    other = tracker_path.with_name("other.db")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    content = other.read_bytes()
    other.replace(tracker_path)
    with pytest.raises(ConflictError, match="replaced by another file"):
        tracker.apply(_TITLE)
    assert tracker_path.read_bytes() == content


def test_a_folder_moved_under_the_program_is_told(tmp_path: Path, seeded_file: Path, seeds: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    path = folder / "tracker.dsr"
    shutil.copyfile(seeded_file, path)
    with Store.open(path, seeds) as store:
        folder.rename(tmp_path / "there")
        with pytest.raises(FileError, match="no longer in"):
            store.apply(_TITLE)
        (tmp_path / "there").rename(folder)
        store.apply(_TITLE)
    assert soundness.problems_of(path) == []


def test_a_clock_ten_years_back_changes_no_order(
    tracker: Store, tracker_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rated(store: Store, rating: str) -> Edit:
        scale = store.read.scale()
        pen = Pen("Ann", store.new_id)
        return store.apply(
            rate(pen, [target_of(store)], scale.rating(rating), scale, as_of="2015-01-01", reason=rating)
        )

    first = rated(tracker, "limited")
    tracker.close()
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() - _TEN_YEARS * 10**9)
    with Store.open(tracker_path, seeds) as store:
        second = rated(store, "complete")
        assert second.edit_id > first.edit_id
        [newest] = store.status.of_provisions(["DEI-2017/01"], "2026-01-01").values()
        assert newest.rating == "complete"
        assert [line.edit_id for line in store.read.log()] == [second.edit_id, first.edit_id]
        store.undo()
        [newest] = store.status.of_provisions(["DEI-2017/01"], "2026-01-01").values()
        assert newest.rating == "limited"
    assert soundness.problems_of(tracker_path) == []
