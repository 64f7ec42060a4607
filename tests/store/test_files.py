"""Files that are no tracker, or not as they should be: one clear sentence each, and nothing touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dsr_tracker.core.editing import Pen, put
from dsr_tracker.core.errors import (
    ConflictError,
    FileError,
    NewerFileError,
    NotATrackerError,
    ReadOnlyError,
)
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Setting
from dsr_tracker.store import connection as connections
from dsr_tracker.store import making
from dsr_tracker.store.companions import check_companions
from dsr_tracker.store.schema import APPLICATION_ID, SCHEMA_VERSION, read_header
from dsr_tracker.store.store import Store

_TITLE = Edit("Title", adding(Setting("title", "Mine")))


def _altered(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def _sql(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Dear colleague,\n" * 40, encoding="utf-8")


def _stub(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def _truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 + 100)


def _other_database(path: Path) -> None:
    path.unlink()
    _sql(path, "CREATE TABLE songs (title TEXT)")


def _newer(path: Path) -> None:
    _sql(
        path, "ALTER TABLE notes RENAME COLUMN dated_on TO day", f"PRAGMA user_version = {SCHEMA_VERSION + 1}"
    )


def _impostor(path: Path) -> None:
    path.unlink()
    _sql(path, f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {SCHEMA_VERSION}")


def _overwritten_schema(path: Path) -> None:
    _altered(path, 100, b"\xff" * 3000)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("spoil", "error", "said"),
    [
        (_empty, NotATrackerError, "is empty"),
        (_text, NotATrackerError, "is no tracker file"),
        (_stub, NotATrackerError, "is no tracker file"),
        (_truncated, NotATrackerError, "is cut short"),
        (_other_database, NotATrackerError, "database of another program"),
        (_newer, NewerFileError, "later version of DSR Tracker"),
        (_impostor, NotATrackerError, "lacks the table"),
        (_overwritten_schema, NotATrackerError, "is damaged"),
        (_folder, NotATrackerError, "is a folder"),
        pytest.param(
            _pipe,
            NotATrackerError,
            "no ordinary file",
            marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system"),
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_left_as_it_is(
    tracker_path: Path, seeds: Path, spoil: Callable[[Path], None], error: type[FileError], said: str
) -> None:
    spoil(tracker_path)
    before = tracker_path.read_bytes() if tracker_path.is_file() else None
    with pytest.raises(error) as raised:
        Store.open(tracker_path, seeds)
    assert said in str(raised.value)
    assert "“tracker.dsr”" in str(raised.value)
    assert before is None or tracker_path.read_bytes() == before
    assert [path.name for path in tracker_path.parent.iterdir() if path.name != "home"] == ["tracker.dsr"]


def _say_later(path: Path, *statements: str) -> None:
    _sql(
        path,
        *statements,
        "UPDATE meta SET value = '9.1.0' WHERE key = 'program_version'",
        f"PRAGMA user_version = {SCHEMA_VERSION + 7}",
    )


def test_a_file_of_a_later_version_that_has_all_we_know_is_read_and_not_touched(
    tracker_path: Path, seeds: Path, tmp_path: Path
) -> None:
    _say_later(
        tracker_path,
        "ALTER TABLE notes ADD COLUMN mood TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE moods (mood TEXT) STRICT",
        "CREATE VIRTUAL TABLE mood_words USING fts5(text)",
        "DROP INDEX notes_by_cell",
    )
    before = tracker_path.read_bytes()
    with Store.open(tracker_path, seeds) as store:
        assert store.later_version == f"9.1.0, format {SCHEMA_VERSION + 7}"
        assert store.is_read_only
        assert len(store.read.parties()) > 5
        with pytest.raises(ReadOnlyError, match=r"written by DSR Tracker 9\.1\.0.*Install"):
            store.apply(_TITLE)
        store.save_copy(tmp_path / "copy.dsr")
    assert tracker_path.read_bytes() == before
    with Store.open(tmp_path / "copy.dsr", seeds) as copy:
        assert copy.later_version == store.later_version


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE notes",
        "ALTER TABLE notes RENAME COLUMN text TO words",
        "ALTER TABLE notes RENAME TO remarks",
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END",
        "CREATE VIEW v AS SELECT * FROM notes",
        "CREATE VIRTUAL TABLE places USING rtree(id, least, most /* USING fts5 */)",
    ],
)
def test_a_file_of_a_later_version_that_lacks_something_names_that_version(
    tracker_path: Path, seeds: Path, statement: str
) -> None:
    _say_later(tracker_path, statement)
    before = tracker_path.read_bytes()
    with pytest.raises(NewerFileError, match=f"9.1.0, format {SCHEMA_VERSION + 7}"):
        Store.open(tracker_path, seeds)
    assert tracker_path.read_bytes() == before


def test_a_file_of_this_version_names_no_later_one(tracker: Store) -> None:
    assert tracker.later_version == ""


def test_damage_in_the_middle_is_found_when_it_is_read(tracker_path: Path, seeds: Path) -> None:
    size = tracker_path.stat().st_size
    _altered(tracker_path, 8192, b"\xff" * (size - 8192))

    def read_everything() -> None:
        with connections.explained(tracker_path), Store.open(tracker_path, seeds) as store:
            store.read.provisions(with_hidden=True)
            store.read.parties()

    with pytest.raises(NotATrackerError, match="is damaged"):
        read_everything()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE participations SET role = 'king'",
        "UPDATE participations SET \"references\" = 'no list'",
        "UPDATE participations SET \"references\" = '[1]'",
    ],
)
def test_a_record_that_another_program_altered_is_named(
    tracker_path: Path, seeds: Path, statement: str
) -> None:
    _sql(tracker_path, statement)
    said = "holds a participation that cannot be read"
    with Store.open(tracker_path, seeds) as store, pytest.raises(NotATrackerError, match=said):
        store.read.participations()


def test_there_is_nothing_to_read_at_an_unused_name(tmp_path: Path, seeds: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        Store.open(tmp_path / "none.dsr", seeds, read_only=True)
    assert not (tmp_path / "none.dsr").exists()


@pytest.mark.parametrize("name", ["x" * 300 + ".dsr", "a.txt/inside.dsr"])
def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, seeds: Path, name: str) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(FileError, match="cannot be opened or made"):
        Store.open(tmp_path / name, seeds)


@pytest.mark.parametrize("name", ["with blank.dsr", "100% #1?.dsr", "数字.dsr", "a'b\"c.dsr", "no-ending"])
def test_any_name_will_do(tmp_path: Path, seeds: Path, name: str) -> None:
    path = tmp_path / "new folder" / name
    with Store.open(path, seeds) as store:
        store.apply(_TITLE)
    with Store.open(path, seeds) as store:
        assert store.read.setting("title") == "Mine"
    assert [each.name for each in path.parent.iterdir()] == [name]


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for other programs are short."""
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 20)


@pytest.fixture
def other_program(tracker_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that has the same file open."""
    connection = sqlite3.connect(tracker_path, isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.usefixtures("hurried")
def test_a_file_that_another_program_writes_to_is_read_and_not_written(
    tracker_path: Path, seeds: Path, other_program: sqlite3.Connection
) -> None:
    other_program.execute("BEGIN IMMEDIATE")
    with Store.open(tracker_path, seeds) as store:
        assert store.read.parties()
        with pytest.raises(FileError, match="in use by another program"):
            store.apply(_TITLE)
        other_program.execute("ROLLBACK")
        store.apply(_TITLE)
        assert store.read.setting("title") == "Mine"


@pytest.mark.usefixtures("hurried")
def test_a_file_that_another_program_has_for_itself_is_named(
    tracker_path: Path, seeds: Path, other_program: sqlite3.Connection
) -> None:
    other_program.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileError, match="in use by another program"):
        Store.open(tracker_path, seeds)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_place_is_read_and_can_be_copied(
    tracker_path: Path, tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    # A person with all rights could write anyway, so the system's answer is given here.
    forbidden = str(tracker_path if what == "file" else tracker_path.parent)
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != forbidden and real(path, mode))
    before = tracker_path.read_bytes()
    with Store.open(tracker_path, seeds) as store:
        assert store.is_read_only
        assert store.read.parties()
        with pytest.raises(ReadOnlyError, match="open read-only"):
            store.apply(_TITLE)
        with pytest.raises(sqlite3.OperationalError):
            store._connection.execute("DELETE FROM settings")
        store.save_copy(tmp_path / "copy.dsr")
    assert tracker_path.read_bytes() == before
    monkeypatch.setattr(os, "access", real)
    with Store.open(tmp_path / "copy.dsr", seeds) as copy:
        copy.apply(_TITLE)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read_is_named(tracker_path: Path, seeds: Path) -> None:
    tracker_path.chmod(0)
    with pytest.raises(ReadOnlyError, match="no permission"):
        Store.open(tracker_path, seeds)


def test_a_file_that_was_moved_away_is_not_written(
    tracker: Store, tracker_path: Path, tmp_path: Path
) -> None:
    tracker_path.rename(tmp_path / "moved.dsr")
    with pytest.raises(FileError, match="no longer in"):
        tracker.apply(_TITLE)
    tracker.save_copy(tracker_path)
    assert read_header(tracker_path).application_id == APPLICATION_ID


def test_an_edit_does_not_go_into_a_file_that_was_swapped(
    tracker: Store, tracker_path: Path, seeds: Path, seeded_file: Path, tmp_path: Path
) -> None:
    shutil.copyfile(seeded_file, tmp_path / "synced.dsr")
    (tmp_path / "synced.dsr").replace(tracker_path)
    with pytest.raises(ConflictError, match="replaced by another file"):
        tracker.apply(_TITLE)
    with Store.open(tracker_path, seeds) as store:
        store.apply(_TITLE)


def test_a_copy_is_whole_and_never_takes_a_files_place(tracker: Store, tmp_path: Path, seeds: Path) -> None:
    tracker.apply(_TITLE)
    target = tmp_path / "copy.dsr"
    tracker.save_copy(target)
    with Store.open(target, seeds) as copy:
        assert copy.read.setting("title") == "Mine"
        assert copy.read.log() == tracker.read.log()
        assert copy.read.meta("tracker_id") == tracker.read.meta("tracker_id")
    content = target.read_bytes()
    with pytest.raises(FileError, match="already"):
        tracker.save_copy(target)
    assert target.read_bytes() == content
    with pytest.raises(FileError, match="cannot be opened or"):
        tracker.save_copy(tmp_path / "no folder" / "copy.dsr")
    assert not list(tmp_path.glob(".*"))


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX")
def test_trackers_and_copies_are_their_owners(tmp_path: Path, seeds: Path) -> None:
    before = os.umask(0)
    try:
        with Store.open(tmp_path / "new" / "tracker.dsr", seeds) as store:
            store.save_copy(tmp_path / "copy.dsr")
    finally:
        os.umask(before)
    names = ("new", "new/tracker.dsr", "copy.dsr")
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in names] == [0o700, 0o600, 0o600]


def test_a_write_that_was_cut_off_is_taken_back(tracker_path: Path, seeds: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tracker_path, isolation_level=None) as connection:
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE spill (text TEXT)")
        for _ in range(200):
            connection.execute("INSERT INTO spill VALUES (?)", ("x" * 5_000,))
        # What a killed program leaves behind: a half-written file and its journal.
        cut = tmp_path / "cut"
        cut.mkdir()
        for path in tmp_path.glob("tracker.dsr*"):
            shutil.copyfile(path, cut / path.name)
        connection.execute("ROLLBACK")
    connection.close()
    assert (cut / "tracker.dsr-journal").stat().st_size
    with Store.open(cut / "tracker.dsr", seeds) as store:
        assert store.read.parties()
        assert not store._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'spill'").fetchone()


def test_a_tracker_opens_while_another_program_writes_in_it(tracker_path: Path) -> None:
    """Its journal comes and goes: what was there a moment ago may be gone when it is looked at."""
    writes = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=20)\n"
        "connection.execute('PRAGMA synchronous=OFF')\n"
        "print('begun', flush=True)\n"
        "for number in range(10**9):\n"
        "    connection.execute('UPDATE meta SET value = ? WHERE key = ?', (str(number), 'created_at'))\n"
    )
    command = [sys.executable, "-c", writes, str(tracker_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout is not None
            writer.stdout.readline()
            for _ in range(1_000):
                check_companions(tracker_path, read_only=True)
            assert writer.poll() is None
        finally:
            writer.kill()


def test_every_guard_is_on(tracker: Store) -> None:
    def pragma(name: str) -> object:
        return tracker._connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "delete"
    assert pragma("synchronous") == 3
    assert pragma("foreign_keys") == 1
    assert pragma("trusted_schema") == 0
    assert pragma("cell_size_check") == 1
    assert pragma("recursive_triggers") == 0
    assert pragma("mmap_size") == 0


def test_every_table_is_strict_and_there_is_no_trigger_and_no_view(tracker: Store) -> None:
    tables = {
        name: is_strict
        for _, name, kind, _, _, is_strict in tracker._connection.execute("PRAGMA table_list")
        if kind == "table" and not name.startswith(("sqlite_", "_sqlite_"))
    }
    assert len(tables) > 15
    assert all(tables.values())
    query = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
    assert tracker._connection.execute(query).fetchone() == (0,)


def test_two_programs_that_make_the_same_file_use_the_same_one(
    tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shared.dsr"
    real = making.bring_up_to_date

    def overtaken(connection: sqlite3.Connection, folder: Path) -> None:
        monkeypatch.setattr(making, "bring_up_to_date", real)
        real(connection, folder)
        with Store.open(path, folder) as first:
            first.apply(_TITLE)

    monkeypatch.setattr(making, "bring_up_to_date", overtaken)
    with Store.open(path, seeds) as store:
        assert store.read.setting("title") == "Mine"
        store.apply(put(Pen("Bob", store.new_id), "x", None, Setting("x", "1")))
    assert [each.name for each in tmp_path.iterdir() if each.name != "home"] == ["shared.dsr"]


def test_a_table_whose_name_is_no_text_is_named(tracker_path: Path, seeds: Path) -> None:
    content = tracker_path.read_bytes()
    tracker_path.write_bytes(content.replace(b"CREATE TABLE notes", b"CREATE TABLE n\x80tes"))
    with pytest.raises(NotATrackerError, match="damaged"):
        Store.open(tracker_path, seeds)


def test_a_party_that_is_missing_is_said_and_no_fault_of_ours(tracker: Store) -> None:
    with sqlite3.connect(tracker.path) as connection:
        connection.execute("DELETE FROM parties WHERE party_id = 'EG'")
    connection.close()
    with pytest.raises(NotATrackerError, match="participation of “EG”"):
        tracker.read.columns()


def test_a_damaged_length_that_asks_for_all_memory_is_said(tracker_path: Path) -> None:
    with pytest.raises(FileError, match="more memory") as raised, connections.explained(tracker_path):
        raise MemoryError
    assert "check FILE" in raised.value.advice
