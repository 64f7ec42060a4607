"""Files that somebody made up: refused, or read as data, and never obeyed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Setting
from dsr_tracker.store.connection import explained
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.store import Store
from tests.faults.hostile import AS_DATA, REFUSED
from tests.faults.reading import read_everything


@pytest.fixture
def hostile(tmp_path: Path, small_file: Path) -> Path:
    """A tracker to be spoilt, and a file beside it that nobody may touch."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "canary").write_text("alive" * 100, encoding="utf-8")
    shutil.copyfile(small_file, folder / "tracker.dsr")
    return folder / "tracker.dsr"


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Where something is said of the file, it is a sentence with advice, and nothing else is raised."""
    try:
        with explained(path):
            yield
    except TrackerError as error:
        if not error.advice:
            raise


def state(folder: Path) -> dict[str, bytes]:
    """Every file in the folder but SQLite's shared memory, which holds nothing."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_run_is_refused(hostile: Path, seeds: Path, name: str) -> None:
    REFUSED[name](hostile)
    before = state(hostile.parent)
    for read_only in (False, True):
        with pytest.raises(TrackerError) as raised, Store.open(hostile, seeds, read_only=read_only):
            pytest.fail("it was opened")
        assert raised.value.advice
        assert "Traceback" not in str(raised.value)
    with pytest.raises(TrackerError), open_foreign(hostile):
        pytest.fail("it was opened")
    assert state(hostile.parent) == before


@pytest.mark.parametrize("name", AS_DATA)
def test_what_is_only_odd_is_read_or_named(hostile: Path, seeds: Path, name: str) -> None:
    AS_DATA[name](hostile)
    before = state(hostile.parent)
    with named(hostile), Store.open(hostile, seeds, read_only=True) as store:
        read_everything(store)
    with named(hostile), open_foreign(hostile) as foreign:
        foreign.read.all_notes()
    assert state(hostile.parent) == before
    notes = _count(hostile)
    with named(hostile), Store.open(hostile, seeds) as store:
        store.apply(Edit("Setting", adding(Setting("mine", "1"))))
    assert _count(hostile) == notes
    assert (hostile.parent / "canary").read_text(encoding="utf-8") == "alive" * 100


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_link_in_place_of_what_sqlite_keeps_is_named(hostile: Path, seeds: Path, ending: str) -> None:
    # SQLite would write through it, or stop at it with a word that helps nobody.
    hostile.with_name(hostile.name + ending).symlink_to(hostile.with_name("canary"))
    before = state(hostile.parent)
    with pytest.raises(TrackerError, match="no ordinary file"):
        Store.open(hostile, seeds)
    assert state(hostile.parent) == before


def test_what_was_counted(tell: Callable[[str], None]) -> None:
    run, odd = len(REFUSED), len(AS_DATA)
    tell(f"hostile files: {run} that could run something refused unchanged, {odd} odd ones read as data")
    assert run + odd > 60


def _count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        count: int = connection.execute("SELECT count(*) FROM notes").fetchone()[0]
    return count
