"""`merge`, as a person types it."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def colleague(dsr: Command, own_tracker: Path, tmp_path: Path) -> Path:
    """Ben's copy of the tracker, in which he worked while Ann worked in hers."""
    dsr("assess", "DEI-2017/1", "EG", "limited", "--as-of", "2024-01-01", "--author", "Ann")
    other = tmp_path / "ben.dsr"
    shutil.copyfile(own_tracker, other)
    dsr("assess", "DEI-2017/2", "EG", "complete", "--as-of", "2024-02-01", "--author", "Ann")
    dsr("assess", "DEI-2017/3", "EG", "limited", "--as-of", "2024-03-01", "--author", "Ann")
    ben = ("--author", "Ben", "--file", str(other))
    dsr("assess", "DEI-2017/3", "EG", "complete", "--as-of", "2024-03-01", "--reason", "All built.", *ben)
    dsr("note", "DEI-2017/4", "LA", "A second cable.", *ben)
    return other


def rating(dsr: Command, provision: str, *more: str) -> str:
    return str(dsr("show", provision, "EG", "--format", "json", *more).json["rating"])


def test_a_dry_run_says_what_would_change_and_writes_nothing(dsr: Command, colleague: Path) -> None:
    before = dsr("log", "--format", "json").json
    outcome = dsr("merge", str(colleague), "--dry-run")
    assert outcome.code == 0
    assert "2 changes by Ben" in outcome.out
    assert ["Notes", "1", "0", "0"] in [line.split() for line in outcome.out.splitlines()]
    assert "1 conflict:\n  Egypt, clause 3: judgement as of 2024-03-01" in outcome.out
    assert outcome.out.endswith("Nothing was changed.\n")
    assert dsr("log", "--format", "json").json == before
    assert not dsr("backup", "--list", "--json").json


def test_without_a_terminal_conflicts_stop_it(dsr: Command, colleague: Path) -> None:
    outcome = dsr("merge", str(colleague))
    assert outcome.code == 1
    assert "Egypt, clause 3: judgement as of 2024-03-01" in outcome.out
    assert "--prefer" in outcome.err
    assert rating(dsr, "DEI-2017/3") == "limited"
    assert "A second cable." not in dsr("show", "DEI-2017/4", "LA").out


@pytest.mark.parametrize(("side", "expected"), [("ours", "limited"), ("theirs", "complete")])
def test_a_side_is_preferred_and_undo_takes_all_back(
    dsr: Command, colleague: Path, side: str, expected: str
) -> None:
    theirs = colleague.read_bytes()
    outcome = dsr("merge", str(colleague), "--prefer", side, "--author", "Ann")
    assert (outcome.code, "`dsr-tracker undo` takes it back" in outcome.out) == (0, True)
    assert rating(dsr, "DEI-2017/3") == expected
    assert rating(dsr, "DEI-2017/2") == "complete"
    assert "A second cable." in dsr("show", "DEI-2017/4", "LA").out
    assert colleague.read_bytes() == theirs
    assert [each["reason"] for each in dsr("backup", "--list", "--json").json] == ["before-merge"]
    newest = dsr("log", "--format", "json", "--limit", "1").json[0]
    assert (newest["label"], newest["author"]) == ("Merge ben.dsr", "Ann")
    dsr("undo")
    assert rating(dsr, "DEI-2017/3") == "limited"
    assert "A second cable." not in dsr("show", "DEI-2017/4", "LA").out
    again = dsr("merge", str(colleague), "--prefer", side)
    assert (again.code, "merged before, and that was undone" in again.out) == (0, True)
    assert "A second cable." in dsr("show", "DEI-2017/4", "LA").out


def test_nothing_new_is_said(dsr: Command, colleague: Path, own_tracker: Path) -> None:
    dsr("merge", str(colleague), "--prefer", "theirs")
    for other in (colleague, own_tracker):
        outcome = dsr("merge", str(other))
        assert outcome.code == 0
        assert f"Nothing to merge: “{other.name}” holds nothing that is new here." in outcome.out
    assert len(dsr("backup", "--list", "--json").json) == 1


def test_a_conflict_is_shown_side_by_side_and_decided_by_letter(dsr: Command, colleague: Path) -> None:
    outcome = dsr("merge", str(colleague), typed="t\n")
    assert outcome.code == 0
    for words in ("◔ Limited", "● Complete", "All built.", "Ann, ", "Ben, ", "as of the same day"):
        assert words in outcome.out + outcome.err
    assert rating(dsr, "DEI-2017/3") == "complete"


def test_quitting_writes_nothing(dsr: Command, colleague: Path) -> None:
    before = dsr("log", "--format", "json").json
    outcome = dsr("merge", str(colleague), typed="q\n")
    assert (outcome.code, "Nothing was merged." in outcome.err) == (1, True)
    assert dsr("log", "--format", "json").json == before


def test_fields_are_decided_one_by_one(dsr: Command, own_tracker: Path, tmp_path: Path) -> None:
    source = "https://example.org/cable"
    dsr("assess", "DEI-2017/1", "EG", "limited", "--evidence", source)
    other = tmp_path / "ben.dsr"
    shutil.copyfile(own_tracker, other)
    for path, title, publisher in ((own_tracker, "Cable", "Ministry"), (other, "The cable", "The ministry")):
        revise_source(path, title=title, publisher=publisher)
    outcome = dsr("merge", str(other), typed="f\no\nt\n")
    assert outcome.code == 0
    [cited] = dsr("show", "DEI-2017/1", "EG", "--format", "json").json["evidence"]
    assert (cited["title"], cited["publisher"]) == ("Cable", "The ministry")


def revise_source(path: Path, **fields: str) -> None:
    from dataclasses import replace

    from dsr_tracker import paths
    from dsr_tracker.core.editing import Pen, revise_evidence
    from dsr_tracker.store.store import Store

    with Store.open(path, paths.SEEDS) as store:
        [before] = store.read.all_evidence()
        store.apply(revise_evidence(Pen("Ann", store.new_id), before, replace(before, **fields)))


def test_many_removals_need_a_word(dsr: Command, own_tracker: Path, tmp_path: Path) -> None:
    dsr("assess", "DEI-2017/1", "EG", "limited")
    other = tmp_path / "ben.dsr"
    shutil.copyfile(own_tracker, other)
    dsr("undo", "--file", str(other))
    outcome = dsr("merge", str(other))
    assert outcome.code == 1
    assert "would remove 1 of your 1 record" in outcome.err
    assert "--allow-removals" in outcome.err
    assert rating(dsr, "DEI-2017/1") == "limited"
    assert dsr("merge", str(other), "--allow-removals").code == 0
    assert rating(dsr, "DEI-2017/1") == "not_assessed"


def test_json_tells_all_and_asks_nothing(dsr: Command, colleague: Path) -> None:
    outcome = dsr("merge", str(colleague), "--json", typed="o\n")
    told = outcome.json
    assert (outcome.code, told["is_merged"], told["edits"]) == (1, False, 2)
    assert told["kinds"] == {"note": {"added": 1, "changed": 0, "removed": 0}}
    [conflict] = told["conflicts"]
    assert [field["field"] for field in conflict["fields"]] == ["rating", "reason"]
    assert conflict["theirs_by"]["author"] == "Ben"
    assert dsr("merge", str(colleague), "--json", "--prefer", "ours").json["is_merged"] is True


def test_another_tracker_altogether_is_added_with_a_word(
    dsr: Command, own_tracker: Path, tmp_path: Path
) -> None:
    other = tmp_path / "cho.dsr"
    dsr("note", "DEI-2017/4", "LA", "From elsewhere.", "--file", str(other))
    outcome = dsr("merge", str(other))
    assert outcome.code == 0
    assert "not copies of one tracker" in outcome.err
    assert "From elsewhere." in dsr("show", "DEI-2017/4", "LA").out


def test_what_is_no_tracker_is_said(dsr: Command, tmp_path: Path) -> None:
    (tmp_path / "text.dsr").write_text("no tracker")
    for name in ("text.dsr", "missing.dsr"):
        outcome = dsr("merge", str(tmp_path / name))
        assert (outcome.code, outcome.out) == (1, "")
        assert name in outcome.err


def test_into_a_read_only_tracker_nothing_is_asked(
    dsr: Command, colleague: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_tracker.store.store._is_writable", lambda _: False)
    outcome = dsr("merge", str(colleague), typed="t\n")
    assert (outcome.code, outcome.out) == (1, "")
    assert "read-only" in outcome.err
    assert dsr("merge", str(colleague), "--dry-run").code == 0


def test_a_file_of_a_later_version_is_named_as_such(dsr: Command, colleague: Path) -> None:
    with sqlite3.connect(colleague) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()
    outcome = dsr("merge", str(colleague), "--prefer", "theirs")
    assert (outcome.code, outcome.out) == (1, "")
    assert "newer" in outcome.err or "later" in outcome.err


def test_a_name_that_steers_the_terminal_is_written_out(
    dsr: Command, own_tracker: Path, tmp_path: Path
) -> None:
    other = tmp_path / "ben.dsr"
    shutil.copyfile(own_tracker, other)
    dsr("note", "DEI-2017/4", "LA", "Text.", "--author", "Ben", "--file", str(other))
    with sqlite3.connect(other) as connection:
        connection.execute("UPDATE edits SET author = 'B\x1b[2Jen'")
    connection.close()
    outcome = dsr("merge", str(other), "--dry-run")
    assert "\x1b" not in outcome.out + outcome.err
