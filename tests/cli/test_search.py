"""Searching from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def noted(dsr: Command) -> Command:
    """A tracker with two notes and a judgement."""
    dsr("note", "DEI-2017/03", "EG", "The régulateur opened a <b>fibre</b> tender.", "--on", "2026-03-01")
    dsr("note", "DEI-2017/05", "LA", "工业和信息化部公布了名单", "--on", "2026-02-01")
    dsr(
        "assess",
        "DEI-2017/03",
        "EG",
        "limited",
        "--as-of",
        "2026-03-02",
        "--reason",
        "A fibre law, no fibre.",
    )
    return dsr


def test_what_is_said_is_found_in_words(noted: Command) -> None:
    done = noted("search", "FIBRE")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "Notes (1)"
    assert lines[1].startswith("  Egypt, clause 3 · note of 2026-03-01  [")
    assert lines[2] == "      The régulateur opened a <b>fibre</b> tender."
    assert lines[4] == "Judgements (1)"
    assert lines[5].startswith("  Egypt, clause 3 · judgement of 2026-03-02: limited  [")


def test_the_same_as_json_with_the_words_marked(noted: Command) -> None:
    found = noted("search", "fibre", "country:EG", "--json").json
    assert found["search"] == "fibre country:EG"
    assert found["counts"] == {"note": 1, "assessment": 1}
    note, judgement = found["hits"]
    assert (note["kind"], note["provision"], note["party"]) == ("note", "DEI-2017/03", "EG")
    assert (judgement["day"], judgement["text"]) == ("2026-03-02", "A fibre law, no fibre.")
    assert judgement["marks"] == [[2, 7], [16, 21]]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (["fibre", "--kind", "note"], ["note"]),
        (["fibre", "--kind", "judgement"], ["assessment"]),
        (["fibre kind:note", "--kind", "judgement"], ["assessment"]),
        (["信息"], ["provision", "party", "note"]),
        (["country:LA", "--kind", "note"], ["note"]),
        (["--", "-fibre"], ["note", "assessment"]),
    ],
)
def test_a_search_of_some_kinds(noted: Command, words: list[str], kinds: list[str]) -> None:
    assert list(noted("search", "--json", *words).json["counts"]) == kinds


def test_the_catalogue_is_found_in_chinese(dsr: Command) -> None:
    done = dsr("search", "宽带接入", "--json").json
    [first, *_] = done["hits"]
    assert (first["id"], first["kind"]) == ("DEI-2017/01", "provision")
    assert first["title"] == "Clause 1: Expand broadband access and improve quality"
    assert first["text"] == "扩大宽带接入，提高宽带质量"
    assert [first["text"][start:end] for start, end in first["marks"]] == list("宽带接入")
    bodies = dsr("search", "国家开发银行", "--kind", "country", "--json").json
    assert [hit["id"] for hit in bodies["hits"]] == ["cn-cdb"]
    # By its summary: the title does not say it. What narrows the search down is the index's business.
    assert "DEI-2017/03/1" in [hit["id"] for hit in dsr("search", "检验检疫", "--json").json["hits"]]
    assert dsr("search", "宽带接入", "instrument:WIC", "--json").json["hits"] == []
    assert (
        dsr("search", "数字", "--kind", "clause", "--limit", "2", "--json").json["counts"]["provision"] > 20
    )


def test_a_party_is_meant_by_its_chinese_name(dsr: Command) -> None:
    assert dsr("assess", "YRD-ALLIANCE-2023/01", "浙江省", "limited", "--reason", "r").code == 0
    assert dsr("search", "status:limited", "--json").json["hits"][0]["party"] == "cn-zhejiang"


def test_no_more_are_printed_than_were_asked_for(dsr: Command) -> None:
    done = dsr("search", "digital", "--kind", "clause", "--limit", "3", "--json").json
    assert len(done["hits"]) == 3
    assert done["counts"]["provision"] > 3


def test_nothing_found_is_no_error(dsr: Command) -> None:
    done = dsr("search", "zzzz")
    assert (done.code, done.out) == (
        0,
        "Nothing found for “zzzz”. Try fewer words, or the beginning of a word.\n",
    )
    assert dsr("search", "zzzz", "--json").json["hits"] == []


def test_wrong_use_is_told(dsr: Command) -> None:
    assert dsr("search").code == 2
    assert dsr("search", "x", "--kind", "nothing").code == 2


def test_what_the_method_records_is_found_with_its_title(dsr: Command) -> None:
    cell = ("DEI-2017/03", "EG")
    dsr("feedback", "add", *cell, "A ministry", "The avocet law is in force.", "--on", "2026-02-01")
    dsr("milestone", "add", "DEI-2017/03", "Avocet law", "2027", "--party", "EG")
    dsr("rubric", "write", "DEI-2017/03", "limited=an avocet")
    dsr("look", *cell, "--on", "2026-03-01", "--terms", "avocet")
    dsr("search-plan", "save", "Avocets", "--places", "gazettes")
    dsr("cycle", "open", "Avocet half", "2026-01-01", "2026-06-30")
    dsr("link", "add", "DEI-2017/03", "narrows", "DEI-2017/05", "--remark", "by the avocet")
    done = dsr("search", "avocet").out
    for line in (
        "Feedback from outside (1)\n  Egypt, clause 3 · feedback of 2026-02-01 from A ministry: open",
        "Rubrics (1)\n  DEI-2017/03 · rubric, version 1",
        "Milestones (1)\n  DEI-2017/03 · 2027 Avocet law",
        "Links (1)\n  DEI-2017/03 · narrows DEI-2017/05",
        "Looks (1)\n  Egypt, clause 3 · look of 2026-03-01",
        "Search plans (1)\n  Avocets",
        "Cycles (1)\n  Avocet half",
    ):
        assert line in done, line
    found = dsr("search", "avocet", "--kind", "feedback", "--kind", "milestone", "--json").json
    assert [(hit["kind"], hit["provision"], hit["party"]) for hit in found["hits"]] == [
        ("feedback", *cell),
        ("milestone", *cell),
    ]


def test_a_value_belongs_to_the_provision_of_its_indicator(dsr: Command) -> None:
    dsr("indicator", "add", "DEI-2017/03", "Households", "%")
    dsr("indicator", "value", "Households", "41", "--on", "2026-01-31", "--source", "Avocet yearbook")
    [hit] = dsr("search", "avocet", "clause:3", "--json").json["hits"]
    assert (hit["kind"], hit["provision"]) == ("measurement", "DEI-2017/03")
    assert hit["title"] == "DEI-2017/03 · Households: 41 % (2026-01-31)"


def test_shipped_tags_are_found_in_chinese(dsr: Command) -> None:
    [hit] = dsr("search", "资金融通", "--kind", "tag", "--json").json["hits"]
    assert hit["title"] == "Financial integration"
