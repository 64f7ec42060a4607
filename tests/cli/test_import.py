"""`import` as a person types it: suggestions, what means nothing, one change that can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command

TABLE = "Country,Clause,Score,Comment\nEgypt,1,Partial,plans\n老挝,2,Full,=1+1\nAtlantis,3,Partial,x\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "scores.csv"
    path.write_text(TABLE)
    return path


def test_names_of_columns_are_suggested_and_never_used_unasked(dsr: Command, table: Path) -> None:
    done = dsr("import", str(table))
    assert done.code == 1
    assert "--column rating='Score'" in done.err
    assert "--accept-guesses" in done.err


def test_what_means_nothing_is_listed_and_nothing_is_changed(dsr: Command, table: Path) -> None:
    done = dsr("import", str(table), "--accept-guesses", "--constant", "instrument=DEI-2017")
    assert done.code == 1
    assert "Partial" in done.out
    assert "Atlantis" in done.out
    assert "0 to take over" in done.out
    assert dsr("log", "--format", "json").json == []


def test_an_import_is_one_change_with_a_backup_and_its_refused_rows_in_a_file(
    dsr: Command, table: Path, tmp_path: Path
) -> None:
    given = ["--constant", "instrument=DEI-2017", "--value", "rating:Partial=limited"]
    done = dsr(
        *("import", str(table), "--accept-guesses", *given, "--value", "rating:Full=complete"),
        *(
            "--skip-rejected",
            "--rejected",
            str(tmp_path / "no.csv"),
            "--save-mapping",
            str(tmp_path / "m.json"),
        ),
    )
    assert done.code == 0, done.err
    assert "2 to take over" in done.out
    assert "Atlantis" in (tmp_path / "no.csv").read_text("utf-8-sig")
    assert [line["reason"] for line in dsr("backup", "--list", "--json").json] == ["before-import"]
    again = dsr("import", str(table), "--mapping", str(tmp_path / "m.json"), "--skip-rejected", "--json").json
    assert (again["accepted"], again["known"], again["done"]) == (0, 2, False)
    assert "Import scores.csv" in dsr("undo").out


def test_what_is_taken_from_which_column_is_said_and_what_is_left_out(dsr: Command, table: Path) -> None:
    given = ["--column", "rating=Score", "--column", "party=Country", "--column", "provision=Clause"]
    done = dsr("import", str(table), *given, "--constant", "instrument=DEI-2017", "--dry-run")
    assert "Taken from columns: rating='Score', party='Country', provision='Clause'." in done.out
    assert "Nothing is taken from: Comment." in done.out
    told = dsr("import", str(table), "--accept-guesses", "--dry-run", "--json").json
    assert told["columns"]["reason"] == "Comment"
    assert told["unused"] == []


def test_a_dry_run_changes_nothing(dsr: Command, table: Path) -> None:
    done = dsr("import", str(table), "--accept-guesses", "--constant", "instrument=DEI-2017", "--dry-run")
    assert done.code == 0
    assert "Nothing was changed." in done.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--column", "colour=Score"], "no field"),
        (["--column", "rating=Nope"], "no column"),
        (["--column", "rating"], "equals sign"),
        (["--value", "x=y"], "names no field"),
        (["--mapping", "missing.json"], "no mapping"),
    ],
)
def test_what_was_typed_wrongly_is_said(dsr: Command, table: Path, options: list[str], said: str) -> None:
    done = dsr("import", str(table), *options)
    assert done.code == 1
    assert said in done.err


def test_refused_rows_hold_no_formula_and_whatever_was_in_the_table(dsr: Command, tmp_path: Path) -> None:
    table, refused = tmp_path / "t.json", tmp_path / "no.csv"
    table.write_text(r'[{"Country": "Atl\ud800ntis", "=1+1": "=2+2", "Clause": "1", "Score": "limited"}]')
    given = ["--accept-guesses", "--constant", "instrument=DEI-2017", "--rejected", str(refused)]
    assert dsr("import", str(table), *given).code == 1
    assert "\n" in refused.read_text("utf-8-sig")
    assert "'=1+1" in refused.read_text("utf-8-sig")
    assert r"\ud800" in refused.read_text("utf-8-sig")
    assert refused.stat().st_mode & 0o077 == 0
    assert dsr("import", str(table), *given).code == 1  # never in place of a file
    assert dsr("import", str(table), *given[:-2], "--json").json["unmapped"] == {
        "party": {"Atl\ud800ntis": 1}
    }


def test_of_values_that_mean_nothing_only_as_much_is_shown_as_can_be_read(
    dsr: Command, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Country,Clause,Score\n" + "".join(f"{'x' * n},1,limited\n" for n in range(1, 1_001)))
    done = dsr("import", str(table), "--accept-guesses", "--constant", "instrument=DEI-2017")
    assert len(done.out) < 30_000
    assert "800 more" in done.out
