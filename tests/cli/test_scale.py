"""`scale`: what becomes of what is shown first, it is one change, and it leads back."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def rated(dsr: Command) -> Command:
    """Three cells: one with a counterpart everywhere, two that are one on the scale of three steps."""
    for clause, rating in (("1", "complete"), ("2", "limited"), ("3", "substantial")):
        dsr("assess", f"DEI-2017/{clause}", "EG", rating, "--as-of", "2026-01-01", "--reason", "So.")
    return dsr


def ratings(dsr: Command) -> list[tuple[str, str, str]]:
    cells = [dsr("show", f"DEI-2017/{n}", "EG", "--format", "json").json for n in (1, 2, 3)]
    return [(cell["rating"], cell["scale"], cell["reason"]) for cell in cells]


def overall(dsr: Command) -> tuple[float | None, int]:
    found = dsr("matrix", "--instrument", "DEI-2017", "--format", "json").json["overall"]
    return found["mean"], found["scored"]


BEFORE = [("complete", "implementation", "So."), ("limited", "implementation", "So.")]
BEFORE += [("substantial", "implementation", "So.")]


def test_the_scales_are_listed_and_the_one_in_use_is_marked(dsr: Command) -> None:
    lines = dsr("scale").out.splitlines()
    assert lines[2].startswith("* implementation")
    assert "No compliance, Partial compliance, Full compliance" in lines[3]
    assert dsr("scale", "--json").json["scale"] == "implementation"


def test_a_dry_run_shows_the_mapping_and_changes_nothing(rated: Command) -> None:
    done = rated("scale", "toronto", "--dry-run")
    assert done.code == 0
    rows = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "Substantial Partial compliance 1" in rows
    assert "Not started No compliance 0" in rows
    assert rows[-2] == "New judgements, each as of the day of the one that it stands for: 3"
    assert rows[-1] == "Nothing was changed."
    assert ratings(rated) == BEFORE


def test_a_change_is_one_edit_that_undo_takes_back(rated: Command) -> None:
    assert overall(rated) == (66.67, 3)
    edits = len(rated("log", "--format", "json").json)
    done = rated("scale", "toronto", "--json")
    assert (done.json["done"], done.json["judgements"], done.json["left_behind"]) == (True, 3, 0)
    assert [rating for rating, _, _ in ratings(rated)] == [
        "full_compliance",
        "partial_compliance",
        "partial_compliance",
    ]
    assert overall(rated) == (66.67, 3)
    assert len(rated("log", "--format", "json").json) == edits + 1
    assert rated("undo").code == 0
    assert ratings(rated) == BEFORE
    assert rated("scale", "--json").json["scale"] == "implementation"


def test_changing_back_brings_back_what_was_judged(rated: Command) -> None:
    rated("scale", "toronto")
    back = rated("scale", "implementation", "--json").json
    assert (back["returning"], back["left_behind"]) == (3, 0)
    assert ratings(rated) == BEFORE


def test_what_has_no_counterpart_stays_and_is_not_counted(rated: Command) -> None:
    rated("scale", "toronto")
    rated("assess", "DEI-2017/4", "EG", "partial_compliance", "--as-of", "2026-02-01")
    back = rated("scale", "implementation", "--json").json
    assert back["left_behind"] == 1
    assert [step["why"] for step in back["steps"] if step["becomes"] is None] == [
        "It may be Limited or Substantial."
    ]
    assert rated("show", "DEI-2017/4", "EG", "--format", "json").json["scale"] == "toronto"
    assert overall(rated) == (66.67, 3)
    rated("undo")
    chosen = rated("scale", "implementation", "--map", "partial_compliance=limited", "--json").json
    assert chosen["left_behind"] == 0
    assert rated("show", "DEI-2017/4", "EG", "--format", "json").json["rating"] == "limited"


def test_a_carried_judgement_is_no_correction_in_a_report(rated: Command, tmp_path: object) -> None:
    rated("scale", "kroc")
    out = f"{tmp_path}/moved.json"
    done = rated("report", "--kind", "changes", "--since", "2026-02-01", "-o", out)
    assert done.code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("implementation",), "uses “Implementation” already"),
        (("stars",), "“stars” is no rating scale"),
        (("kroc", "--map", "limited"), "names no two ratings"),
        (("kroc", "--map", "limited=gold"), "“gold” is no rating of this scale"),
        (("kroc", "--map", "no_evidence=full"), "means the same on every scale"),
    ],
)
def test_what_cannot_be_is_said(rated: Command, words: tuple[str, ...], said: str) -> None:
    done = rated("scale", *words)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert ratings(rated) == BEFORE
