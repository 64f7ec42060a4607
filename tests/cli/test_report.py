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
    assert dsr("report", "--format", "odt", "-o", "x").code == 2


def test_kinds_filters_and_days_reach_the_report(dsr: Command) -> None:
    dsr("assess", "DEI-2017/03", "Egypt", "limited", "--as-of", "2026-01-31")
    words = ("report", "--format", "json", "-o", "-")
    sheet = dsr(*words, "--kind", "clause", "--provision", "dei-2017/3", "--lang", "zh").json
    assert (sheet["kind"], sheet["scope"]["provision"], sheet["language"]) == ("clause", "DEI-2017/03", "zh")
    assert "埃及" in [party["name"] for party in sheet["parties"]]
    moved = dsr(*words, "--kind", "changes", "--since", "2025-12-31", "--rating", "1").json
    assert [change["what"] for change in moved["changes"]] == ["newly_assessed"]
    assert moved["scope"]["ratings"] == ["limited"]
    then = dsr(*words, "--kind", "country", "--country", "EG", "--known-on", "2026-02-01").json
    assert (then["known_on"], then["as_of"]) == ("2026-02-01", "2026-02-01")
    assert then["overall"]["scored"] == 0
    assert then["differences"]
    brief = dsr(*words, "--kind", "country", "--party", "OECD")
    assert brief.json["subtitle"].startswith("Country brief: ")


def test_a_preset_is_kept_and_made_again_with_what_is_typed_beside_it(dsr: Command, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    first = dsr(
        "report", "-o", out, "--kind", "matrix", "--format", "json", "--instrument", "DEI-2017",
        "--save-preset", "Minister",
    )  # fmt: skip
    assert first.code == 0
    again = dsr("report", "-o", "-", "--preset", "Minister").json
    assert (again["kind"], again["scope"]["instruments"]) == ("matrix", ["DEI-2017"])
    other = dsr("report", "-o", "-", "--preset", "Minister", "--kind", "data").json
    assert (other["kind"], other["scope"]["instruments"]) == ("data", ["DEI-2017"])
    none = dsr("report", "-o", "-", "--preset", "Other")
    assert none.code == 1
    assert "Minister" in none.err


def test_a_template_is_only_for_word(dsr: Command, tmp_path: Path) -> None:
    template = tmp_path / "own.docx"
    template.write_bytes(b"")
    done = dsr("report", "-o", str(tmp_path / "out.json"), "--template", str(template))
    assert done.code == 1
    assert "template" in done.err
    assert not (tmp_path / "out.json").exists()
