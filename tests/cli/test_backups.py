"""`backup`, `restore` and `check`, as a person types them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Command


def test_a_backup_is_made_and_listed(dsr: Command, own_tracker: Path) -> None:
    assert dsr("backup", "--list").out == "There is no backup of this tracker yet.\n"
    assert dsr("backup").out.startswith(f"Backed up: {own_tracker.parent / 'backups'}")
    [listed] = dsr("backup", "--list", "--json").json
    assert (listed["reason"], Path(listed["path"]).stat().st_size) == ("by-hand", listed["size"])
    assert listed["name"] in dsr("backup", "--list").out
    assert dsr("backup", "--json").json["reason"] == "by-hand"
    assert len(dsr("backup", "--list", "--json").json) == 2


def test_the_limit_of_the_settings_holds(dsr: Command, home: Path) -> None:
    dsr("backup")
    (home / "config").mkdir()
    (home / "config" / "settings.json").write_text('{"backup_limit_mb": 0}', encoding="utf-8")
    dsr("backup")
    assert len(dsr("backup", "--list", "--json").json) == 1


def test_of_nothing_no_backup_is_made(dsr: Command, tmp_path: Path) -> None:
    missing = tmp_path / "missing.dsr"
    outcome = dsr("backup", "--file", str(missing))
    assert outcome.code == 1
    assert not missing.exists()


def test_a_restoration_shows_what_it_does_and_can_be_undone(dsr: Command) -> None:
    dsr("assess", "DEI-2017/1", "EG", "limited")
    dsr("backup")
    dsr("assess", "DEI-2017/1", "EG", "complete")
    dsr("note", "DEI-2017/1", "EG", "Second tender.")

    dry = dsr("restore", "latest", "--dry-run")
    assert [line.split() for line in dry.out.splitlines()[2:4]] == [
        ["assessment", "0", "0", "1"],
        ["note", "0", "0", "1"],
    ]
    assert dry.out.endswith("Nothing was changed.\n")
    assert "Second tender." in dsr("show", "DEI-2017/1", "EG").out

    done = dsr("restore", "latest", "--author", "Ann")
    assert (done.code, "`dsr-tracker undo` takes it back" in done.out) == (0, True)
    assert "Second tender." not in dsr("show", "DEI-2017/1", "EG").out
    newest = dsr("log", "--format", "json", "--limit", "1").json[0]
    assert (newest["author"], newest["label"].startswith("Restore the state of 20")) == ("Ann", True)
    assert [each["reason"] for each in dsr("backup", "--list", "--json").json] == [
        "before-restore",
        "by-hand",
    ]

    dsr("undo")
    assert "Second tender." in dsr("show", "DEI-2017/1", "EG").out


def test_a_state_that_is_there_already_is_no_change(dsr: Command) -> None:
    dsr("backup")
    assert dsr("restore", "latest").out.startswith("Nothing to restore")
    assert len(dsr("backup", "--list", "--json").json) == 1


def test_a_damaged_tracker_is_replaced_and_kept(dsr: Command, own_tracker: Path) -> None:
    dsr("assess", "DEI-2017/1", "EG", "limited")
    dsr("backup")
    own_tracker.write_bytes(own_tracker.read_bytes()[:5_000])
    assert "Nothing was changed" in dsr("restore", "latest", "--dry-run").out
    outcome = dsr("restore", "latest")
    assert outcome.code == 0
    [aside] = own_tracker.parent.glob("tracker (set aside*.dsr")
    assert str(aside) in outcome.out
    assert aside.stat().st_size == 5_000
    assert "Limited" in dsr("show", "DEI-2017/1", "EG").out
    assert dsr("check").code == 0


def test_a_lost_tracker_comes_back_from_a_named_file(dsr: Command, own_tracker: Path) -> None:
    path = dsr("backup", "--json").json["path"]
    own_tracker.unlink()
    assert dsr("restore", path, "--dry-run").code == 0
    assert not own_tracker.exists()
    assert dsr("restore", path).code == 0
    assert own_tracker.exists()
    assert dsr("restore", "1999").code == 1


def test_a_check_counts_and_exits_with_what_it_finds(dsr: Command, own_tracker: Path) -> None:
    dsr("assess", "DEI-2017/1", "EG", "limited")
    sound = dsr("check")
    assert (sound.code, sound.out.splitlines()[-1]) == (0, "“tracker.dsr” is sound.")
    with closing(sqlite3.connect(own_tracker)) as connection, connection:
        connection.execute("UPDATE assessments SET reason = 'x'")
    damaged = dsr("check", str(own_tracker))
    assert damaged.code == 1
    assert "is not what was last written of it" in damaged.out
    facts = dsr("check", "--json").json
    assert (facts["is_sound"], facts["findings"][0]["kind"]) == (False, "assessment")


def test_a_search_index_is_made_anew(dsr: Command, own_tracker: Path) -> None:
    dsr("assess", "DEI-2017/1", "EG", "limited", "--reason", "Tender out.")
    with closing(sqlite3.connect(own_tracker)) as connection, connection:
        connection.execute("DELETE FROM entries WHERE kind = 'assessment'")
    found = dsr("check")
    assert found.code == 1
    assert "All that was recorded in “tracker.dsr” is sound" in found.out
    facts = dsr("check", "--json").json
    assert (facts["is_sound"], facts["is_searchable"]) == (True, False)
    anew = dsr("check", "--reindex")
    assert (anew.code, anew.out.splitlines()[-1]) == (0, "“tracker.dsr” is sound.")
    assert "Tender out." in dsr("show", "DEI-2017/1", "EG").out


def test_what_is_readable_is_saved(dsr: Command, own_tracker: Path, tmp_path: Path) -> None:
    dsr("assess", "DEI-2017/1", "EG", "limited", "--reason", "Tender out.")
    with closing(sqlite3.connect(own_tracker)) as connection, connection:
        connection.execute("UPDATE assessments SET reason = 'x'")
    out = tmp_path / "saved.dsr"
    outcome = dsr("check", "--repair", str(out))
    assert outcome.code == 0
    assert "taken from the history" in outcome.out
    assert "Tender out." in dsr("show", "DEI-2017/1", "EG", "--file", str(out)).out
    assert dsr("check", str(out)).code == 0
    assert dsr("check", "--repair", str(out)).code == 1
    assert dsr("check", "--repair", str(tmp_path / "more.dsr"), "--json").json["missing"]


def test_a_backup_that_somebody_altered_takes_no_tracker_s_place(
    dsr: Command, own_tracker: Path, tmp_path: Path
) -> None:
    altered = tmp_path / "altered.dsr"
    shutil.copyfile(own_tracker, altered)
    with closing(sqlite3.connect(altered)) as connection:
        connection.execute("CREATE TRIGGER more AFTER INSERT ON notes BEGIN DELETE FROM notes; END")
        connection.commit()
    before = own_tracker.read_bytes()
    for done in (dsr("restore", str(altered), "--dry-run"), dsr("restore", str(altered))):
        assert done.code == 1
        assert "altered.dsr" in done.err
        assert done.out == ""
    own_tracker.write_bytes(b"nothing of a tracker")
    assert dsr("restore", str(altered)).code == 1
    assert own_tracker.read_bytes() == b"nothing of a tracker"
    own_tracker.write_bytes(before)
    assert list(own_tracker.parent.glob("*.dsr")) == [own_tracker]
