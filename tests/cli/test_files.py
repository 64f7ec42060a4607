"""Which tracker a command works on, and trackers that are none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dsr_tracker import paths
from dsr_tracker.store import connection as connections
from dsr_tracker.store.store import Store
from tests.cli.conftest import Command

_READING = (("catalogue",), ("matrix",), ("log",), ("info",), ("show", "DEI-2017/03", "EG"))
_WRITING = (
    ("assess", "DEI-2017/03", "EG", "limited"),
    ("note", "DEI-2017/03", "EG", "Text"),
    ("undo",),
    ("redo",),
)


def test_a_new_tracker_is_made_and_said_so(dsr: Command, tmp_path: Path) -> None:
    path = tmp_path / "new.dsr"
    done = dsr("assess", "DEI-2017/03", "EG", "limited", "--file", str(path))
    assert (done.code, done.err) == (0, f"Made a new tracker: {path}\n")
    assert dsr("log", "--file", str(path)).err == ""
    assert dsr("log", "--format", "json").json == []


def test_the_default_tracker_is_made_with_its_folder(dsr: Command, own_tracker: Path) -> None:
    own_tracker.unlink()
    own_tracker.parent.rmdir()
    done = dsr("catalogue")
    assert done.code == 0
    assert done.err == f"Made a new tracker: {paths.default_tracker()}\n"


def test_a_named_file_needs_its_folder(dsr: Command, tmp_path: Path) -> None:
    done = dsr("info", "--file", str(tmp_path / "none" / "x.dsr"))
    assert done.code == 1
    assert "There is no folder" in done.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("words", [*_READING, *_WRITING], ids=lambda words: words[0])
def test_every_command_says_what_is_wrong_with_a_file(
    dsr: Command, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "letter.dsr"
    path.write_text("Dear colleague", encoding="utf-8")
    done = dsr(*words, "--file", str(path))
    assert (done.code, done.out) == (1, "")
    assert done.err == "“letter.dsr” is no tracker file; it was left as it is. Choose a *.dsr file.\n"
    assert path.read_text(encoding="utf-8") == "Dear colleague"


def test_a_file_that_another_program_holds_is_said(
    dsr: Command, own_tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 20)
    other = sqlite3.connect(own_tracker, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert dsr("info").code == 0
    done = dsr("assess", "DEI-2017/03", "EG", "limited")
    other.close()
    assert done.code == 1
    assert "in use by another program" in done.err


def test_a_read_only_file_is_read_and_not_written(
    dsr: Command, own_tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_tracker.store.store._is_writable", lambda _path: False)
    assert dsr("info", "--format", "json").json["read_only"] is True
    for words in _WRITING:
        done = dsr(*words)
        assert done.code == 1
        assert "read-only" in done.err


def test_damage_that_shows_late_is_no_traceback(dsr: Command, own_tracker: Path) -> None:
    with own_tracker.open("r+b") as file:
        file.seek(16384)
        file.write(b"\xff" * (own_tracker.stat().st_size - 16384))
    for words in _READING[:2]:
        done = dsr(*words)
        assert done.code == 1
        assert "damaged" in done.err


def test_nothing_to_undo_is_1(dsr: Command) -> None:
    assert (dsr("undo").code, dsr("undo").err) == (1, "There is nothing to undo.\n")
    assert (dsr("redo").code, dsr("redo").err) == (1, "There is nothing to redo.\n")


def test_a_bug_is_one_sentence_and_its_details_are_kept(
    dsr: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("private \ud800 detail")

    monkeypatch.setattr(Store, "undo", broken)
    done = dsr("undo")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    (details,) = (home / "data" / "crashes").iterdir()
    assert str(details) in done.err
    assert "ZeroDivisionError" in details.read_text(encoding="utf-8")
