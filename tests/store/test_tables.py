"""The tables that a tracker of each format has, and what keeps all others out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dsr_tracker.core.errors import FileError, NotATrackerError
from dsr_tracker.store import tables
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.schema import SCHEMA_VERSION
from dsr_tracker.store.store import Store


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_the_tables_of_every_format_are_known(version: int) -> None:
    # Otherwise every opening would run the migrations in memory, to learn what they make.
    assert tables._DIGESTS.get(version) == tables.digest_of(tables.tables_of_format(version))


def test_a_digest_that_is_not_known_costs_time_and_nothing_else(
    tracker_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_DIGESTS", {})
    with Store.open(tracker_path, seeds) as store:
        assert store.read.parties()


def test_statistics_of_sqlite_are_no_harm(tracker_path: Path, seeds: Path) -> None:
    with sqlite3.connect(tracker_path) as connection:
        connection.execute("ANALYZE")
    connection.close()
    with Store.open(tracker_path, seeds) as store:
        assert store.read.parties()


def test_another_persons_tracker_is_read_and_not_written(tracker_path: Path) -> None:
    before = tracker_path.read_bytes()
    with open_foreign(tracker_path) as foreign:
        assert foreign.read.parties()
        assert foreign.format == SCHEMA_VERSION
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            foreign.connection.execute("DELETE FROM settings")
        with pytest.raises(sqlite3.OperationalError, match="too many attached"):
            foreign.connection.execute("ATTACH ':memory:' AS another")
    assert tracker_path.read_bytes() == before
    assert [each.name for each in tracker_path.parent.glob("*.dsr*")] == ["tracker.dsr"]


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "files").glob("*.dsr")))
def test_another_persons_older_tracker_is_read_as_one_of_today(path: Path) -> None:
    before = path.read_bytes()
    with open_foreign(path) as foreign:
        assert foreign.read.parties()
        assert foreign.connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert path.read_bytes() == before


def test_what_keeps_sqlite_busy_for_too_long_is_stopped(tracker_path: Path) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with (
        pytest.raises(FileError, match="took too long"),
        open_foreign(tracker_path, budget_seconds=0) as file,
    ):
        file.connection.execute(endless)


@pytest.mark.parametrize(
    "statement",
    [
        # What STRICT forbids to write, a file from elsewhere may hold.
        "UPDATE parties SET name = CAST('x' AS BLOB)",
        "UPDATE parties SET name = NULL",
        "UPDATE participations SET party_id = 'nobody'",
    ],
)
def test_a_foreign_file_is_checked_to_its_last_page(tracker_path: Path, statement: str) -> None:
    with sqlite3.connect(tracker_path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'parties'").fetchone()
        loose = sql.replace("STRICT", "").replace("name TEXT NOT NULL", "name TEXT")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'parties'", (loose,))
    connection.close()
    with sqlite3.connect(tracker_path) as connection:
        connection.execute(statement)
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'parties'", (sql,))
    connection.close()
    with pytest.raises(NotATrackerError, match="is damaged"), open_foreign(tracker_path):
        pass
