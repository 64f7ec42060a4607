"""Notes from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command


def test_a_note_with_its_day_and_sources(dsr: Command) -> None:
    done = dsr(
        *("note", "DEI-2017/03", "EG", "A *pilot* opened.", "--on", "2026-02-01"),
        *("--evidence", "https://a.org", "--author", "Ann"),
    )
    assert (done.code, done.out, done.err) == (0, "Egypt, clause 3: noted for 2026-02-01\n", "")
    cell = dsr("show", "DEI-2017/03", "EG", "--format", "json").json
    (note,) = cell["notes"]
    (source,) = cell["evidence"]
    assert (note["text"], note["dated_on"], note["author"]) == ("A *pilot* opened.", "2026-02-01", "Ann")
    assert note["evidence"] == [source["evidence_id"]]
    assert source["notes"] == [note["note_id"]]
    assert cell["rating"] == "not_assessed"


def test_a_note_is_read_from_standard_input(dsr: Command) -> None:
    assert dsr("note", "DEI-2017/03", "EG", "-", stdin="\ufeffLine one\r\n数字\n".encode()).code == 0
    cell = dsr("show", "DEI-2017/03", "EG", "--format", "json").json
    assert cell["notes"][0]["text"] == "Line one\n数字"


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        (b"", "The note is empty."),
        (b"caf\xe9", "is not UTF-8 (byte 4"),
        (b"a\x00b", "U+0000"),
        (b"x" * 10_000_000, "characters; 1,000,000 is the most that fits"),
        ("数".encode() * 3_400_000, "is the most that fits"),
    ],
)
def test_what_cannot_be_a_note_is_said(dsr: Command, stdin: bytes, said: str) -> None:
    done = dsr("note", "DEI-2017/03", "EG", "-", stdin=stdin)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert dsr("log", "--format", "json").json == []


def test_a_note_may_start_with_a_hyphen(dsr: Command) -> None:
    assert dsr("note", "DEI-2017/03", "EG", "--author", "Ann", "--", "- first\n- second").code == 0
    assert (
        dsr("show", "DEI-2017/03", "EG", "--format", "json").json["notes"][0]["text"] == "- first\n- second"
    )


def test_a_note_for_a_party_that_takes_no_part_tracks_it(dsr: Command) -> None:
    done = dsr("note", "DEI-2017/03", "Kenya", "Asked to join.")
    assert "Kenya is now tracked" in done.err
    assert dsr("show", "DEI-2017/03", "KEN", "--format", "json").json["takes_part"] is True
