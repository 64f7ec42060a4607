"""Cycles and second readers from the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Command

FIRST, LAST = "2025-01-01", "2025-12-31"


def judge(dsr: Command, provision: str, party: str, rating: str, day: str) -> None:
    done = dsr("assess", provision, party, rating, "--as-of", day, "--author", "Ann")
    assert done.code == 0, done.err


def test_a_cycle_from_its_opening_to_a_correction(dsr: Command) -> None:
    assert dsr("cycle").out.startswith("No cycles yet")
    assert dsr("cycle", "open", "2025", FIRST, LAST).out == "Open cycle “2025”\n"
    judge(dsr, "DEI-2017/01", "EG", "limited", "2025-06-30")
    assert dsr("cycle", "review", "2025").out == "Cycle “2025” in review\n"
    closed = dsr("cycle", "close", "2025")
    assert closed.out.startswith("Close cycle “2025”. Its report has the digest ")
    (cycle,) = dsr("cycle", "list", "--json").json
    assert (cycle["state"], cycle["starts_on"], cycle["ends_on"]) == ("closed", FIRST, LAST)
    said = json.loads(dsr("cycle", "said", "2025").out)
    assert said["as_of"] == LAST
    assert dsr("cycle", "corrections", "2025").out == "Nothing was corrected since it was closed.\n"

    judge(dsr, "DEI-2017/01", "EG", "complete", "2025-06-30")
    judge(dsr, "DEI-2017/02", "EG", "limited", "2025-07-31")
    judge(dsr, "DEI-2017/03", "EG", "limited", "2026-01-31")  # after the cycle: none of its business
    found = dsr("cycle", "corrections", "2025", "--json").json
    assert [(each["provision"], each["what"], each["was"], each["now"]) for each in found] == [
        ("DEI-2017/01", "corrected", "limited", "complete"),
        ("DEI-2017/02", "added", "not_assessed", "limited"),
    ]
    # What was said stays as it was.
    assert json.loads(dsr("cycle", "said", "2025").out) == said


def test_a_closed_cycle_stays_as_it_is(dsr: Command) -> None:
    dsr("cycle", "open", "2025", FIRST, LAST)
    dsr("cycle", "close", "2025")
    refused = dsr("cycle", "change", "2025", "--until", "2025-11-30")
    assert refused.code == 1
    assert "its days stay" in refused.err
    assert "is closed" in dsr("cycle", "review", "2025").err
    assert dsr("cycle", "change", "2025", "--name", "Year one").code == 0
    assert dsr("undo").code == 0
    assert dsr("cycle", "remove", "2025").code == 0
    assert dsr("cycle", "list", "--json").json == []
    dsr("undo")
    assert len(dsr("cycle", "list", "--json").json) == 1


@pytest.mark.parametrize(
    ("name", "first", "last", "why"),
    [
        ("2025", LAST, FIRST, "before it starts"),
        ("2025-06-30", FIRST, LAST, "is a day"),
        (" ", FIRST, LAST, "needs a name"),
        ("Spring", FIRST, LAST, "already"),
        ("2025", "2025", LAST, "is no first day"),
    ],
)
def test_what_is_no_cycle_is_refused(dsr: Command, name: str, first: str, last: str, why: str) -> None:
    dsr("cycle", "open", "spring", FIRST, LAST)
    done = dsr("cycle", "open", name, first, last)
    assert done.code == 1
    assert why in done.err
    assert len(dsr("cycle", "list", "--json").json) == 1


def test_a_cycle_that_is_still_to_end_is_not_closed(dsr: Command) -> None:
    dsr("cycle", "open", "Later", "2025-01-01", "2999-12-31")
    assert "still to come" in dsr("cycle", "close", "Later").err


def test_two_cycles_are_compared(dsr: Command) -> None:
    dsr("cycle", "open", "2024", "2024-01-01", "2024-12-31")
    dsr("cycle", "open", "2025", FIRST, LAST)
    judge(dsr, "DEI-2017/01", "EG", "limited", "2024-06-30")
    judge(dsr, "DEI-2017/01", "EG", "complete", "2025-06-30")
    judge(dsr, "DEI-2017/01", "LA", "complete", "2024-06-30")
    judge(dsr, "DEI-2017/01", "LA", "limited", "2025-06-30")
    judge(dsr, "DEI-2017/02", "EG", "limited", "2025-06-30")
    found = dsr("compare", "2024", "2025", "--format", "json").json
    assert (found["earlier"]["day"], found["later"]["day"]) == ("2024-12-31", LAST)
    assert {key: count for key, count in found["counts"].items() if count} == {
        "improved": 1,
        "worsened": 1,
        "newly_assessed": 1,
    }
    by_days = dsr("compare", "2024-12-31", LAST, "--format", "json").json
    assert by_days["cells"] == found["cells"]
    table = dsr("compare", "2024", "2025").out
    assert "improved 1, worsened 1, newly assessed 1" in table
    assert dsr("compare", "2024", "2025", "--format", "csv").out.count("\n") == 4
    assert "not earlier" in dsr("compare", "2025", "2024").err
    assert "neither a cycle nor a day" in dsr("compare", "2023", "2025").err


def test_a_second_reader_from_batch_to_decision(dsr: Command) -> None:
    assert dsr("agreement").out.startswith("No cell has")
    for provision, rating in (
        ("DEI-2017/01", "limited"),
        ("DEI-2017/02", "complete"),
        ("DEI-2017/03", "limited"),
    ):
        judge(dsr, provision, "EG", rating, "2025-06-30")
    given = dsr("reading", "give", "Spring", "Ben", "--as-of", LAST)
    assert given.out == "Batch “Spring” for Ben: 3 cells\n"
    for provision, rating in (
        ("DEI-2017/01", "limited"),
        ("DEI-2017/02", "limited"),
        ("DEI-2017/03", "complete"),
    ):
        dsr("reading", "add", provision, "EG", rating, "--batch", "Spring", "--author", "Ben")
    # Ben thinks again: his reading is replaced.
    dsr("reading", "add", "DEI-2017/03", "EG", "limited", "--batch", "Spring", "--author", "Ben")
    (batch,) = dsr("reading", "batches", "--json").json
    assert (batch["cells"], batch["read"], batch["is_blind"]) == (3, 3, True)

    found = dsr("agreement", "--json", "--by", "clause").json
    assert (found["overall"]["equal"], found["overall"]["pairs"]) == (2, 3)
    assert found["overall"]["kappa"] == 0  # Ben used one rating alone: what chance would give
    assert found["groups"]["DEI-2017/01"]["kappa"] is None
    (open_one,) = dsr("reading", "differences", "--json").json
    assert (open_one["first"], open_one["second"]) == ("complete", "limited")

    done = dsr("reading", "decide", "DEI-2017/02", "EG", "substantial", "--reason", "Half of it is open.")
    assert done.out == "Egypt, clause 2: adjudicated → Substantial\n"
    assert dsr("reading", "differences", "--json").json == []
    assert dsr("agreement", "--json").json["overall"]["equal"] == 2
    assert dsr("reading", "close", "spring").code == 0
    assert "closed" in dsr("reading", "batches").out
    assert (
        "No reader differs" in dsr("reading", "decide", "DEI-2017/02", "EG", "limited", "--reason", "x").err
    )
    assert "no batch" in dsr("agreement", "--batch", "Autumn").err
