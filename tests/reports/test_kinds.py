"""What each kind of report holds, in data and on the page, and that filters filter."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from unittest import mock

import jsonschema
import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import What
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.reports.report import Kind, Scope, build_report
from dsr_tracker.reports.writing import render
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.reading import page_of, text_of
from tests.reports.sample import assess

_SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"
_SCOPES = {
    Kind.FULL: Scope(since="2025-06-30"),
    Kind.COUNTRY: Scope(country_codes=("EG",), kind=Kind.COUNTRY),
    Kind.CLAUSE: Scope(kind=Kind.CLAUSE, provision_id="dei-2017/03"),
    Kind.MATRIX: Scope(kind=Kind.MATRIX, since="2025-06-30"),
    Kind.CHANGES: Scope(kind=Kind.CHANGES, since="2025-06-30"),
    Kind.DATA: Scope(kind=Kind.DATA, ratings=("limited", "Complete")),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_a_valid_page_and_valid_data(dossier: Dossier, kind: Kind, language: str) -> None:
    report = build_report(dossier, replace(_SCOPES[kind], language=language))
    page = page_of(report)
    assert page.attrib["lang"] == {"en": "en", "zh": "zh-Hans"}[language]
    ids = Counter(element.attrib["id"] for element in page.iter() if "id" in element.attrib)
    assert not [name for name, count in ids.items() if count > 1]
    for link in page.iterfind(".//a"):
        target = link.attrib["href"]
        assert not target.startswith("#") or target[1:] in ids, target
    levels = [int(str(e.tag)[1]) for e in page.iter() if str(e.tag) in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    text = text_of(page)
    assert report.subtitle in text
    for remark in report.remarks:
        assert remark in text
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(render(report, "json")))
    assert report.colophon.digest == build_report(dossier, _SCOPES[kind]).colophon.digest


def test_a_brief_is_about_one_party_over_all_instruments(dossier: Dossier) -> None:
    brief = build_report(dossier, _SCOPES[Kind.COUNTRY])
    full = build_report(dossier, Scope())
    egypt = next(page for page in full.countries if page.country_code == "EG")
    assert brief.countries == (egypt,)
    assert {cell.party_id for cell in brief.cells} == {"EG"}
    assert {each.party_id for section in brief.instruments for each in section.participations} == {"EG"}
    for cell, entry in brief.cells.items():
        assert (entry.rating, entry.assessment) == (full.cells[cell].rating, full.cells[cell].assessment)
    oecd = next(party for party in dossier.parties if "OECD" in (party.name, *party.aliases))
    of_body = build_report(dossier, Scope(kind=Kind.COUNTRY, party_ids=(oecd.party_id,)))
    assert of_body.subtitle == f"Country brief: {oecd.name}"


@pytest.mark.parametrize("provision_id", ["DEI-2017/03", "DEI-2017/03/1"])
def test_a_sheet_is_about_one_provision_over_all_parties(dossier: Dossier, provision_id: str) -> None:
    sheet = build_report(dossier, Scope(kind=Kind.CLAUSE, provision_id=provision_id))
    row = sheet.instruments[0].matrix.rows[0]
    assert row.provision.provision_id == provision_id == sheet.scope.provision_id
    assert len(sheet.instruments) == len(sheet.instruments[0].matrix.rows) == 1
    assert sheet.overall.mean == row.mean
    assert all(cell.provision_id.startswith(provision_id) for cell in sheet.cells)
    assert len([cell for cell in sheet.cells if cell.provision_id == provision_id]) == 8
    assert all(use.provision_id.startswith(provision_id) for e in sheet.documents for use in e.uses)


def test_a_matrix_report_tells_ratings_and_nothing_else(dossier: Dossier) -> None:
    matrix = build_report(dossier, Scope(kind=Kind.MATRIX))
    full = build_report(dossier, Scope())
    assert matrix.instruments == full.instruments
    assert (matrix.evidence, matrix.note_count, matrix.documents) == ((), 0, ())
    assert {cell: entry.rating for cell, entry in matrix.cells.items()} == {
        cell: entry.rating for cell, entry in full.cells.items()
    }


def test_ratings_filter_what_is_listed_and_no_figure(dossier: Dossier) -> None:
    some = build_report(dossier, Scope(ratings=("Limited", "3")))
    full = build_report(dossier, Scope())
    assert some.scope.ratings == ("limited", "complete")
    assert {entry.rating for entry in some.cells.values()} == {"limited", "complete"}
    assert list(some.cells) == [
        cell for cell, entry in full.cells.items() if entry.rating in ("limited", "complete")
    ]
    assert (some.overall, some.instruments) == (full.overall, full.instruments)
    assert "Limited, Complete" in some.remarks[0]


def test_changes_hold_the_two_days_and_what_came_in_between(dossier: Dossier) -> None:
    since, until = "2025-06-30", "2025-12-31"
    report = build_report(dossier, Scope(kind=Kind.CHANGES, since=since, as_of=until))
    before, after = (build_report(dossier, Scope(as_of=day)) for day in (since, until))
    assert report.overall_since == before.overall
    assert report.overall == after.overall
    moved = {cell for cell, entry in after.cells.items() if entry.rating != before.cells[cell].rating}
    assert moved == {entry.cell for entry in report.changes} == set(report.cells)
    assert sum(count for _, count in report.change_counts) == len(moved)
    assert [what for what, _ in report.change_counts] == list(What)
    for entry in report.changes:
        assert before.cells[entry.cell].assessment == entry.before
        assert after.cells[entry.cell].assessment == entry.after
        told = [each.note for each in entry.notes]
        assert told == [e.note for e in after.cells[entry.cell].notes if e.note.dated_on > since]
        urls = {report.evidence[number - 1].evidence.url for number in entry.all_sources}
        known = {before.evidence[n - 1].evidence.url for n in before.cells[entry.cell].all_sources}
        now = {after.evidence[n - 1].evidence.url for n in after.cells[entry.cell].all_sources}
        assert now - known <= urls <= now


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MATRIX])
def test_each_change_tells_the_notes_in_between_or_leads_to_them(dossier: Dossier, kind: Kind) -> None:
    report = build_report(dossier, replace(_SCOPES[kind], since="2025-06-30"))
    page = page_of(report)
    told = {e.attrib["id"] for e in page.iter("div") if e.attrib.get("class") == "note"}
    changes = [e for e in page.iter("section") if "change" in e.attrib.get("class", "").split()]
    entries = [e for what, _ in report.change_counts for e in report.changes if e.what == what]
    assert any(entry.notes for entry in entries)
    for entry, shown in zip(entries, changes, strict=True):
        beside = [e.attrib["id"] for e in shown.iter("div") if e.attrib.get("class") == "note"]
        linked = [e.attrib["href"][1:] for e in shown.iter("a") if e.attrib["href"].startswith("#note-")]
        assert (beside or linked) == [f"note-{each.note.note_id}" for each in entry.notes]
        assert told.issuperset(beside or linked)


@contextmanager
def _at(day: str) -> Iterator[None]:
    """Whatever is recorded inside the `with` block is recorded at noon UTC of that day."""
    noon = f"{day}T12:00:00.000Z"
    with (
        mock.patch("dsr_tracker.store.store.now", return_value=noon),
        mock.patch("dsr_tracker.core.editing.now", return_value=noon),
    ):
        yield


def test_the_report_of_march_can_be_made_again_and_says_how_it_differs(tracker: Store) -> None:
    with _at("2026-03-01"):
        assess(tracker, "limited", "2026-02-01")
    then = build_report(collect(tracker), Scope(as_of="2026-03-31"))
    with _at("2026-05-01"):
        assess(tracker, "complete", "2026-02-01")
        assess(tracker, "complete", "2026-04-15")
    again = build_report(collect(tracker, "2026-03-31"), Scope(known_on="2026-03-31"))
    assert again.as_of == again.known_on == "2026-03-31"
    assert again.colophon.digest == then.colophon.digest
    assert (again.cells, again.overall) == (then.cells, then.overall)
    assert again.differences[1].startswith("1 judgement for days up to 31 March 2026 was recorded")
    assert all(sentence in text_of(page_of(again)) for sentence in again.differences)
    now = build_report(collect(tracker), Scope(as_of="2026-03-31"))
    assert now.cells[Cell("DEI-2017/01", "EG")].rating == "complete"
    assert not now.differences
    moved = build_report(collect(tracker), Scope(kind=Kind.CHANGES, since="2026-03-31", as_of="2026-04-14"))
    assert dict(moved.change_counts)[What.CORRECTED] == 1
    with pytest.raises(ValueError, match="collected for now"):
        build_report(collect(tracker), Scope(known_on="2026-03-31"))


@pytest.mark.parametrize(
    "scope",
    [
        Scope(kind=Kind.COUNTRY),
        Scope(kind=Kind.COUNTRY, country_codes=("EG", "LA")),
        Scope(kind=Kind.CLAUSE),
        Scope(kind=Kind.CLAUSE, provision_id="DEI-2017/99"),
        Scope(provision_id="DEI-2017/03"),
        Scope(kind=Kind.CHANGES),
        Scope(kind=Kind.CHANGES, since="soon"),
        Scope(kind=Kind.CHANGES, since="2025-06-30", as_of="2025-06-30"),
        Scope(ratings=("splendid",)),
        Scope(party_ids=("nobody",)),
    ],
)
def test_a_kind_without_its_subject_is_refused_in_a_sentence(dossier: Dossier, scope: Scope) -> None:
    with pytest.raises(UnknownNameError) as caught:
        build_report(dossier, scope)
    assert caught.value.advice
