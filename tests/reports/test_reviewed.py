"""Decided differences and feedback: all formats tell the same of them, row by row."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, rate
from dsr_tracker.core.feedback import answer_feedback, record_feedback
from dsr_tracker.core.records import FeedbackState
from dsr_tracker.core.second_reading import adjudicate, read_cell
from dsr_tracker.reports.report import Kind, Scope, build_report
from dsr_tracker.reports.writing import FORMATS, render
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.reading import needs_font_for_chinese
from tests.reports.sample import target_of
from tests.reports.test_formats import _PAGES, _plain

_SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"
CLAUSE, MEASURE, DAY = "DEI-2017/05", "DEI-2017/05/1", "2025-11-01"
LONG = "=The gazette " + "settles it " * 700 + "x" * 300


@pytest.fixture(scope="module")
def reviewed(filled_file: Path, seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """Ann judged, Ben read, Ann decided; a union and a ministry said something."""
    path = tmp_path_factory.mktemp("reviewed") / "tracker.dsr"
    shutil.copyfile(filled_file, path)
    with Store.open(path, seeds) as store:
        ann, ben, scale = Pen("Ann", store.new_id), Pen("Ben", store.new_id), store.read.scale()
        for party_id in ("TH", "TR"):
            target = target_of(store, CLAUSE, party_id)
            store.apply(rate(ann, [target], scale.rating("limited"), scale, as_of=DAY, reason="A draft."))
            store.apply(
                read_cell(ben, target, scale.rating("complete"), scale, as_of=DAY, reason="In force.")
            )
        pair = next(each for each in store.readings.pairs() if each.cell.party_id == "TR")
        target = target_of(store, CLAUSE, "TR")
        store.apply(adjudicate(ann, target, pair, scale.rating("substantial"), scale, reason=LONG))
        measure = target_of(store, MEASURE, "TH")
        store.apply(
            record_feedback(ann, measure, sender="A union", text="Only a pilot.", received_on="2025-10-02")
        )
        said = record_feedback(
            ann, target, sender="The ministry", text="+It is law.\n\nSince May.", received_on="2025-10-01",
            source="Letter 7",
        )  # fmt: skip
        store.apply(said)
        [letter] = [each for each in store.readings.feedback() if each.source]
        state = FeedbackState.ACCEPTED
        store.apply(
            answer_feedback(ann, target, letter, state=state, response="Read again.", answered_on=DAY)
        )
        yield collect(store)


_SCOPE = Scope(("DEI-2017",))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_data_formats_tell_each_row(reviewed: Dossier, language: str) -> None:
    report = build_report(reviewed, replace(_SCOPE, language=language))
    data: dict[str, Any] = json.loads(render(report, "json"))
    Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8"))).validate(data)
    [decision] = data["decisions"]
    assert (decision["provision"], decision["party"], decision["reason"]) == (CLAUSE, "TR", LONG.strip())
    judged = [decision[each]["rating"] for each in ("first", "second", "decided")]
    assert judged == ["limited", "complete", "substantial"]
    assert [decision[each]["author"] for each in ("first", "second", "decided")] == ["Ann", "Ben", "Ann"]
    assert [(each["party"], each["state"]) for each in data["feedback"]] == [
        ("TR", "accepted"),
        ("TH", "open"),
    ]
    with zipfile.ZipFile(io.BytesIO(render(report, "zip"))) as archive:
        tables = {
            name: list(csv.DictReader(io.StringIO(archive.read(f"data/{name}.csv").decode(), newline="")))
            for name in ("decisions", "feedback")
        }
    [row] = tables["decisions"]
    assert (row["first_reason"], row["second_reason"]) == ("A draft.", "In force.")
    assert row["reason"] == f"'{LONG.strip()}"  # guarded like every text
    assert [each["response"] for each in tables["feedback"]] == ["Read again.", ""]
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(report, "xlsx")))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    names = ("Decisions", "Feedback") if language == "en" else ("裁定", "反馈")
    assert [len(sheets[name]) - 1 for name in names] == [1, 2]
    assert "+It is law.\n\nSince May." in sheets[names[1]][1]


@pytest.mark.parametrize("name", [name for name in _PAGES if name in FORMATS])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_tell_it_in_tables(reviewed: Dossier, language: str, name: str) -> None:
    if name == "pdf" and language == "zh":
        needs_font_for_chinese()
    words = _plain(_PAGES[name](render(build_report(reviewed, replace(_SCOPE, language=language)), name)))
    told = ["=The gazette settles it", "Only a pilot.", "+It is law.", "Letter 7", "Read again.", "A union"]
    if language == "en":
        told += ["Differences between readers that were decided", "Ben, 1 November 2025", "2 October 2025",
                 "Feedback from outside, and what was done with it", "Accepted, 1 November 2025"]  # fmt: skip
    else:
        told += ["初评与复评之间经裁定的分歧", "外部反馈及其处理", "已采纳"]
    assert [each for each in told if _plain(each) not in words] == []


def test_what_is_not_decided_or_of_others_is_not_told(reviewed: Dossier) -> None:
    thailand = build_report(reviewed, Scope(country_codes=("TH",))).reviewed
    assert thailand.decisions == ()
    assert [each.sender for each in thailand.feedback] == ["A union"]
    sheet = build_report(reviewed, Scope(kind=Kind.CLAUSE, provision_id=CLAUSE)).reviewed
    assert [each.cell.party_id for each in sheet.decisions] == ["TR"]
    assert build_report(reviewed, replace(_SCOPE, as_of="2025-10-01")).reviewed.decisions == ()
    assert [
        each.sender for each in build_report(reviewed, replace(_SCOPE, as_of="2025-10-01")).reviewed.feedback
    ] == ["The ministry"]


@pytest.mark.parametrize("kind", [Kind.MATRIX, Kind.CHANGES])
def test_a_report_that_tells_no_cells_tells_none_of_it(reviewed: Dossier, kind: Kind) -> None:
    since = "2025-01-01" if kind is Kind.CHANGES else ""
    told = build_report(reviewed, replace(_SCOPE, kind=kind, since=since)).reviewed
    assert (told.decisions, told.feedback) == ((), ())


def test_a_decision_whose_judgement_was_withdrawn_says_so(reviewed: Dossier) -> None:
    [pair] = [each for each in reviewed.pairs if each.adjudication]
    assert pair.adjudication is not None
    made = pair.adjudication.assessment_id
    rest = tuple(each for each in reviewed.assessments if each.assessment_id != made)
    report = build_report(replace(reviewed, assessments=rest), _SCOPE)
    assert report.reviewed.decisions[0].decided is None
    assert json.loads(render(report, "json"))["decisions"][0]["decided"] is None
    assert _plain("Read again.") in _plain(_PAGES["html"](render(report, "html")))


def test_the_digest_is_of_the_judgements_alone(reviewed: Dossier) -> None:
    without = replace(reviewed, pairs=(), feedback=())
    digests = {build_report(each, _SCOPE).colophon.digest for each in (reviewed, without)}
    assert len(digests) == 1
