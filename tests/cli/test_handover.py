"""`handover`, as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def worked(dsr: Command) -> Command:
    """The command line, after some work in the default tracker."""
    dsr("assess", "DEI-2017/1", "EG", "limited", "--evidence", "https://example.org/1")
    dsr("assess", "DEI-2017/1", "EG", "complete")
    dsr("note", "DEI-2017/1", "LA", "A second cable.")
    return dsr


def records(outcome: str) -> dict[str, int]:
    rows = [line.rsplit(maxsplit=1) for line in outcome.splitlines()[2:-1]]
    return {name: int(number) for name, number in rows}


def test_all_is_handed_over_and_comes_back_with_new_work(worked: Command, tmp_path: Path) -> None:
    out = tmp_path / "for Ben.dsr"
    outcome = worked("handover", str(out))
    assert (outcome.code, outcome.out.splitlines()[-1]) == (0, f"Handed over: {out}")
    assert records(outcome.out) == {
        "Judgements": 2,
        "Notes": 1,
        "Sources": 1,
        "Sources behind a cell": 1,
        "Paragraphs of documents": 0,
    }
    worked("note", "DEI-2017/2", "LA", "From Ben.", "--file", str(out), "--author", "Ben")
    assert worked("merge", str(out)).code == 0
    assert "From Ben." in worked("show", "DEI-2017/2", "LA").out
    assert "A second cable." in worked("show", "DEI-2017/1", "LA").out


def test_a_part_is_handed_over(worked: Command, tmp_path: Path) -> None:
    out = tmp_path / "laos.dsr"
    words = ("--country", "laos", "--instrument", "dei-2017", "--without-history", "--all-sources")
    outcome = worked("handover", str(out), *words)
    assert records(outcome.out)["Judgements"] == 0
    assert (records(outcome.out)["Notes"], records(outcome.out)["Sources"]) == (1, 1)
    assert "complete" not in worked("show", "DEI-2017/1", "EG", "--file", str(out)).out


def test_nothing_is_written_over_and_unknown_names_are_said(worked: Command, tmp_path: Path) -> None:
    out = tmp_path / "out.dsr"
    assert worked("handover", str(out), "--country", "Atlantis").code == 1
    assert worked("handover", str(out), "--instrument", "NO-1").code == 1
    assert not out.exists()
    out.write_text("mine")
    outcome = worked("handover", str(out))
    assert (outcome.code, out.read_text()) == (1, "mine")
    assert "There is a “out.dsr” already." in outcome.err
