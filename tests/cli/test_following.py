"""Milestones, indicators, links, rubrics, looks, claims and feedback from the command line."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import Command

CELL = ("DEI-2017/01", "EG")


def test_a_milestone_from_its_day_to_its_end(dsr: Command) -> None:
    assert dsr("milestone", "list").out.startswith("No milestones yet")
    added = dsr("milestone", "add", "DEI-2017/01", "Law passed", "2019-06", "--party", "Egypt")
    assert (added.code, added.out) == (0, "Milestone of clause 1: Law passed\n")
    (listed,) = dsr("milestone", "list", "--json").json
    assert (listed["due_on"], listed["party_id"], listed["met_on"]) == ("2019-06", "EG", "")
    due = {each["title"]: each["state"] for each in dsr("due", "--json").json}
    assert due["Law passed"] == "overdue"
    assert dsr("milestone", "met", "law passed", "--on", "2019-05-01").out == "Milestone met: Law passed\n"
    assert "Law passed" not in {each["title"] for each in dsr("due", "--json").json}
    assert "Law passed" in {each["title"] for each in dsr("due", "--all", "--json").json}
    assert dsr("milestone", "met", "Law passed", "--not").code == 0
    assert dsr("milestone", "remove", "Law passed").code == 0
    assert dsr("milestone", "list", "--json").json == []
    assert "no milestone" in dsr("milestone", "met", "Law passed").err
    assert (
        "not in this tracker" in dsr("milestone", "add", "DEI-2017/01", "x", "2030", "--party", "Brazil").err
    )


def test_an_indicator_and_its_values(dsr: Command) -> None:
    dsr("assess", *CELL, "limited", "--evidence", "https://example.org/census")
    dsr("indicator", "add", "DEI-2017/01", "Households", "%", "--target", "80", "--due", "2030")
    done = dsr(
        "indicator", "value", "households", "40", "--on", "2024", "--source", "https://example.org/census"
    )
    assert done.out == "Households: 40 % on 2024\n"
    own = {each["name"]: each for each in dsr("indicator", "list", "--json").json}["Households"]
    assert (own["share"], own["target"]) == (0.5, "80")
    assert [value["value"] for value in own["values"]] == [40]
    assert "50 %" in dsr("indicator", "list").out
    assert dsr("indicator", "remove", "Households").code == 0
    dsr("undo")
    assert dsr("indicator", "list", "--json").json[-1]["values"]
    refused = dsr("indicator", "remove", "YRD-REPORT-2023/indicator/digital-economy")
    assert "is the catalogue's" in refused.err


def test_what_is_due_becomes_a_calendar(dsr: Command, tmp_path: Path) -> None:
    dsr("milestone", "add", "DEI-2017/01", "Law passed", "2099-06-05")
    done = dsr("due", "--ics", str(tmp_path / "due.ics"))
    assert done.code == 0
    events = icalendar.Calendar.from_ical((tmp_path / "due.ics").read_bytes()).walk("VEVENT")
    assert "Law passed" in {str(event["SUMMARY"]) for event in events}
    assert f"({len(events)} events)" in done.out


def test_links_from_both_ends(dsr: Command) -> None:
    assert dsr("link", "list").out.startswith("No links yet")
    done = dsr("link", "add", "DEI-2017/01", "continues", "DEI-2017/2")
    assert done.out == "DEI-2017 clause 1 continues DEI-2017 clause 2\n"
    assert dsr("link", "add", "DEI-2017/02", "contributes", "9.C").code == 0
    assert "is continued by" in dsr("link", "list", "DEI-2017/02").out
    assert {each["target"] for each in dsr("link", "list", "--json").json} == {"", "9.c"}
    assert dsr("link", "remove", "DEI-2017/02", "9.c").code == 0
    assert "Nothing links" in dsr("link", "remove", "DEI-2017/02", "9.c").err
    assert "no target" in dsr("link", "add", "DEI-2017/02", "contributes", "99.1").err


def test_a_rubric_grows_by_versions(dsr: Command) -> None:
    dsr("rubric", "write", "DEI-2017/01", "limited=a pilot", "complete=all towns")
    dsr("rubric", "write", "DEI-2017/01", "limited=two pilots", "complete=")
    (newest,) = dsr("rubric", "show", "DEI-2017/01", "--json").json
    assert (newest["version"], newest["criteria"]) == (2, {"limited": "two pilots"})
    assert len(dsr("rubric", "show", "DEI-2017/01", "--all", "--json").json) == 2
    assert "limited: two pilots" in dsr("rubric", "show", "DEI-2017/01").out
    assert "names no rating" in dsr("rubric", "write", "DEI-2017/01", "limited").err
    assert dsr("rubric", "show", "DEI-2017/02").out.startswith("No rubric yet")


def test_specificity(dsr: Command) -> None:
    degrees = (
        "--who",
        "yes",
        "--what",
        "yes",
        "--how-much",
        "no",
        "--by-when",
        "no",
        "--measurable",
        "partly",
    )
    assert dsr("rubric", "specificity", "DEI-2017/01", *degrees).out == "Specificity of clause 1: 5 of 10\n"
    (said,) = dsr("rubric", "specificity", "--json").json
    assert (said["points"], said["of"], said["measurable"]) == (5, 10, "partly")
    assert "whether it is told" in dsr("rubric", "specificity", "DEI-2017/02", "--who", "yes").err


def test_a_look_after_a_plan(dsr: Command) -> None:
    dsr("assess", *CELL, "limited", "--as-of", "2020-01-01")
    dsr("search-plan", "save", "Gazettes", "--places", "official gazettes", "--languages", "ar")
    dsr("search-plan", "save", "gazettes", "--places", "gazettes and ministries")
    (plan,) = dsr("search-plan", "list", "--json").json
    assert plan["search_places"] == "gazettes and ministries"
    done = dsr("look", *CELL, "--plan", "Gazettes", "--on", "2024-01-01")
    assert done.out == "Egypt, clause 1: looked at, no change\n"
    assert dsr("search-plan", "remove", "Gazettes").code == 0
    assert "no search plan" in dsr("look", *CELL, "--plan", "Gazettes").err
    assert "has no cell there yet" in dsr("look", "DEI-2017/01", "BR").err


def test_claims_and_evidence(dsr: Command) -> None:
    assert dsr("claims").out.startswith("Every claim")
    dsr("assess", *CELL, "limited", "--claimed", "complete")
    dsr("assess", "DEI-2017/02", "EG", "limited", "--evidence", "https://example.org")
    found = dsr("claims", "--json").json
    assert [each["provision"] for each in found["claim_without_evidence"]] == ["DEI-2017/01"]
    assert [each["provision"] for each in found["evidence_without_claim"]] == ["DEI-2017/02"]
    assert "claim without evidence" in dsr("claims").out


def test_feedback_is_answered(dsr: Command) -> None:
    dsr("feedback", "add", *CELL, "The ministry", "It is done.", "--source", "letter")
    (said,) = dsr("feedback", "list", "--open", "--json").json
    assert (said["state"], said["sender"]) == ("open", "The ministry")
    assert "not said" in dsr("feedback", "answer", said["feedback_id"], "declined").err
    assert dsr("feedback", "answer", said["feedback_id"], "accepted", "Rated anew.").code == 0
    assert dsr("feedback", "list", "--open").out == "No feedback is open.\n"
    assert "accepted" in dsr("feedback", "list").out
    assert "no feedback" in dsr("feedback", "answer", "nothing", "accepted", "x").err


def test_show_tells_what_stands_beside_the_judgement(dsr: Command) -> None:
    cell = ("DEI-2017/03", "EG")
    dsr("assess", *cell, "limited", "--as-of", "2026-03-01", "--author", "Ann")
    dsr("tag", "cables", *cell, "--new")
    dsr("look", *cell, "--on", "2026-04-01", "--places", "The gazette", "--terms", "5G")
    dsr(
        "reading",
        "add",
        *cell,
        "substantial",
        "--as-of",
        "2026-03-01",
        "--author",
        "Bo",
        "--reason",
        "Built.",
    )
    dsr("feedback", "add", *cell, "The ministry", "It is done.")
    dsr("rubric", "write", "DEI-2017/03", "limited=Plans alone.")
    none = ("--how-much", "no", "--by-when", "no", "--measurable", "no")
    dsr("rubric", "specificity", "DEI-2017/03", "--who", "yes", "--what", "partly", *none)
    dsr("milestone", "add", "DEI-2017/03", "Portal open", "2027-01", "--party", "EG")
    dsr("milestone", "add", "DEI-2017/03", "Not theirs", "2027-01", "--party", "LA")
    dsr("indicator", "add", "DEI-2017/03", "Shops", "shops", "--target", "500")
    dsr("indicator", "value", "Shops", "120", "--on", "2026-02-01")
    dsr("link", "add", "DEI-2017/03", "contributes", "9.c")
    told = dsr("show", *cell).out
    for words in (
        *(
            "cables",
            "2026-04-01",
            "The gazette, 5G",
            "Bo, Substantial (different): Built.",
            "It is done. (open)",
        ),
        *(
            "Limited: Plans alone.",
            "3 of 10 points",
            "2027-01  Portal open",
            "120 shops on 2026-02-01, target 500",
        ),
        "contributes to SDG target 9.c",
    ):
        assert words in told
    assert "Not theirs" not in told
    data = dsr("show", *cell, "--format", "json").json
    assert data["tags"] == ["cables"]
    assert (data["readings"][0]["first"], data["readings"][0]["rating"]) == ("limited", "substantial")
    assert data["indicators"][0]["share"] == pytest.approx(0.24)
    assert data["looks"][0]["search_terms"] == "5G"


def test_what_is_to_do_is_counted_and_listed_by_its_reason(dsr: Command) -> None:
    dsr("assess", *CELL, "limited", "--as-of", "2026-01-01", "--confidence", "low", "--reason", "r")
    dsr("feedback", "add", *CELL, "A ministry", "x" * 200, "--on", "2026-02-01")
    counts = dsr("todo", "--json").json["counts"]
    assert list(counts) == [
        "never-assessed",
        "stale",
        "period-over",
        "unsourced",
        "low-confidence",
        "unlogged",
        "feedback",
    ]
    assert (counts["feedback"], counts["unsourced"], counts["low-confidence"]) == (1, 1, 1)
    assert dsr("todo").out.splitlines()[-1].split()[:2] == ["feedback", "1"]
    [cell] = dsr("todo", "feedback", "--json").json["cells"]
    assert (cell["provision"], cell["party"], cell["received_on"]) == (*CELL, "2026-02-01")
    assert cell["said"] == f"A ministry: {'x' * 200}"
    assert dsr("todo", "feedback").out.splitlines()[2].endswith("xx…")
    assert dsr("todo", "low-confidence").out.splitlines()[2].split()[-2:] == ["limited", "2026-01-01"]


def test_what_is_to_do_is_narrowed_down(dsr: Command) -> None:
    dsr("assess", *CELL, "limited", "--as-of", "2026-01-01", "--reason", "r")
    assert dsr("todo", "stale", "--months", "120").out == "Nothing to do here.\n"
    assert dsr("todo", "unsourced", "--filter", "country:LA").out == "Nothing to do here.\n"
    every, clauses = dsr("todo", "--measures", "--json").json, dsr("todo", "--json").json
    assert every["counts"]["never-assessed"] > clauses["counts"]["never-assessed"]
    few = dsr("todo", "never-assessed", "--instrument", "dei-2017", "--limit", "2").out.splitlines()
    assert (len(few), few[-1]) == (5, "… and 117 more.")
    assert dsr("todo", "nothing").code == 2
    assert dsr("todo", "--instrument", "NONE").code == 1
