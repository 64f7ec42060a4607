"""`matrix --explain`: the sum, what is left out, the three means, the other scales."""

from __future__ import annotations

from .conftest import Command


def judge(dsr: Command) -> None:
    for clause, party, rating in ((1, "EG", "complete"), (2, "EG", "complete"), (1, "LA", "not_started")):
        assert dsr("assess", f"DEI-2017/{clause}", party, rating, "--reason", "So.").code == 0


def test_the_overall_figure_is_written_out(dsr: Command) -> None:
    judge(dsr)
    told = dsr("matrix", "--instrument", "DEI-2017", "--explain").out
    assert "How it was computed: 100 × (1 × 0 + 2 × 3) ÷ (3 × 3) = 67 %" in told
    assert "117 Not assessed" in told
    assert "Mean of the parties’ means: 50 % over 2 parties." in told
    assert "Mean of the clauses’ means: 75 % over 2 clauses." in told
    assert "On toronto: 67 % (3 of 120); Not started → No compliance; Complete → Full compliance." in told
    assert "On committee: no mean, since its ratings are categories." in told


def test_the_same_for_other_programs(dsr: Command) -> None:
    judge(dsr)
    assert "explained" not in dsr("matrix", "--format", "json").json
    found = dsr("matrix", "--format", "json", "--explain").json["explained"]
    assert found["grand_mean"] == {"mean": 66.67, "cells": 3}
    assert found["mean_of_parties"] == {"mean": 50, "parties": 2}
    assert found["mean_of_clauses"] == {"mean": 75, "clauses": 2}
    assert found["on_other_scales"]["toronto"]["mapping"] == {
        "not_started": "no_compliance", "complete": "full_compliance",
    }  # fmt: skip
    assert found["on_other_scales"]["committee"]["mean"] is None


def test_a_cell_of_another_scale_is_told_from_one_that_nobody_judged(dsr: Command) -> None:
    judge(dsr)
    dsr("scale", "kroc", "--map", "not_started=")
    told = dsr("matrix", "--instrument", "DEI-2017", "--explain").out
    assert "* judged on another scale" in told
    assert "Without a score: 117 Not assessed, 1 Not started." in told
    assert "over 1 party." in told
    assert "On implementation: 67 % (3 of 120)" in told
    assert (
        dsr("matrix", "--format", "json", "--explain").json["explained"]["without_score"]["not_started"] == 1
    )
