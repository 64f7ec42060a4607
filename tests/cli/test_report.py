"""Writing reports from the command line; what they say is tested in tests/reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_a_report_is_written_by_its_ending(dsr: Command, tmp_path: Path) -> None:
    for name, start in (("r.html", "<!DOCTYPE html"), ("r.csv", "\ufeffinstrument_id"), ("r.json", "{")):
        done = dsr("report", "-o", str(tmp_path / name))
        assert (done.code, done.out, done.err) == (0, f"Wrote {tmp_path / name}\n", "")
        assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(start.lower())
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["r.csv", "r.html", "r.json"]


def test_a_report_can_go_to_standard_output(dsr: Command) -> None:
    done = dsr("report", "--format", "json", "-o", "-")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)


def test_countries_and_instruments_are_taken_as_people_type_them(dsr: Command, tmp_path: Path) -> None:
    done = dsr(
        "report",
        "-o",
        "-",
        "--format",
        "json",
        "--instrument",
        "dei-2017",
        "--country",
        "埃及",
        "--country",
        "rs",
    )
    assert done.code == 0
    assert '"EG"' in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--country", "Atlantis"), "no country or party “Atlantis”"),
        (("--country", "Brazil"), "Brazil is not in this tracker"),
        (("--country", "oecd"), "belongs to no country"),
        (("--instrument", "DEI-1"), "There is no instrument “DEI-1”"),
        (("--as-of", "soon"), "“soon” is no as-of date"),
        (("--as-of", "2999-01-01"), "in the future"),
        (("--lang", "xx"), "xx"),
    ],
)
def test_what_cannot_be_reported_is_said_and_nothing_is_written(
    dsr: Command, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = dsr("report", "-o", str(tmp_path / "r.json"), *words)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert not (tmp_path / "r.json").exists()


def test_a_tracker_is_never_overwritten(dsr: Command, own_tracker: Path) -> None:
    before = own_tracker.read_bytes()
    done = dsr("report", "--format", "json", "-o", str(own_tracker))
    assert done.code == 1
    assert "is a tracker" in done.err
    assert own_tracker.read_bytes() == before


def test_an_output_is_required(dsr: Command) -> None:
    assert dsr("report", "--format", "html").code == 2
    assert dsr("report", "--format", "docx", "-o", "x").code == 2
