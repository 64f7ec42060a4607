"""What came in between two days is the same in every format, on the boundary too."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import html5lib
import pytest
from docx import Document
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from dsr_tracker.core.changes import What
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.report import Kind, Report, Scope, build_report
from dsr_tracker.reports.writing import render

SINCE, UNTIL = "2025-06-30", "2025-12-31"
_SCOPE = Scope(kind=Kind.CHANGES, since=SINCE, as_of=UNTIL)


@pytest.fixture(scope="module")
def bounded(dossier: Dossier) -> Dossier:
    """Four moved cells; one has a note of the first day and one of the day after, each with its source."""
    moved = build_report(dossier, _SCOPE).changes[:4]
    cell = moved[0].cell
    cells = {each.cell for each in moved}
    days = {"before": SINCE, "after": "2025-07-01"}
    notes = [replace(dossier.notes[0], note_id=name, dated_on=day, text=f"Seen {name}.",
                     provision_id=cell.provision_id, party_id=cell.party_id)
             for name, day in days.items()]  # fmt: skip
    sources = [replace(dossier.evidence[0], evidence_id=name, title=f"Found {name}") for name in days]
    cited = [
        replace(
            dossier.citations[0], citation_id=name, evidence_id=name, note_id=name, assessment_id="",
            provision_id=cell.provision_id, party_id=cell.party_id,
        )
        for name in days
    ]  # fmt: skip
    return replace(
        dossier,
        assessments=tuple(a for a in dossier.assessments if (a.provision_id, a.party_id) in cells),
        notes=(*(n for n in dossier.notes if (n.provision_id, n.party_id) in cells), *notes),
        evidence=(*dossier.evidence, *sources),
        citations=(*dossier.citations, *cited),
    )


@pytest.fixture(scope="module")
def moved(bounded: Dossier) -> Report:
    """What moved in those."""
    return build_report(bounded, _SCOPE)


def test_a_note_of_the_first_day_did_not_come_in_between(moved: Report) -> None:
    told = [each.note.note_id for change in moved.changes for each in change.notes]
    assert "after" in told
    assert "before" not in told
    assert "Found before" not in [entry.evidence.title for entry in moved.evidence]
    cells = moved.cells.values()
    assert [each.note.note_id for entry in cells for each in entry.notes] == told
    assert [entry.all_sources for entry in cells] == [change.all_sources for change in moved.changes]
    assert {n for change in moved.changes for n in change.all_sources} == {e.number for e in moved.evidence}


def test_all_formats_count_the_same_cells_notes_and_sources(moved: Report) -> None:
    counts = (len(moved.changes), moved.note_count, len(moved.evidence))
    assert counts == (4, sum(len(change.notes) for change in moved.changes), len(moved.evidence))
    found = {
        name: count(render(moved, name))
        for name, count in {
            "json": _json, "zip": _package, "xlsx": _workbook, "html": _html, "docx": _docx, "pdf": _pdf
        }.items()
    }  # fmt: skip
    assert found == dict.fromkeys(found, counts)


def test_a_corrected_judgement_stands_with_its_sources(dossier: Dossier) -> None:
    first = next(a for a in dossier.assessments if a.as_of <= SINCE and a.rating == "limited")
    corrected = replace(
        first, assessment_id=f"{first.assessment_id}z", rating="complete", recorded_at="2025-09-01T12:00:00Z"
    )
    known = replace(first, recorded_at="2025-06-01T12:00:00Z")
    source = replace(dossier.evidence[0], evidence_id="new", title="Found later")
    citation = replace(
        dossier.citations[0], citation_id="new", evidence_id="new", note_id="",
        assessment_id=corrected.assessment_id, provision_id=first.provision_id, party_id=first.party_id,
    )  # fmt: skip
    small = replace(
        dossier,
        assessments=(known, corrected),
        notes=(),
        evidence=(source,),
        citations=(citation,),
    )
    report = build_report(small, _SCOPE)
    assert [(change.what, change.sources) for change in report.changes] == [(What.CORRECTED, (1,))]
    assert report.evidence[0].evidence.title == "Found later"


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _json(content: bytes) -> tuple[int, ...]:
    told = json.loads(content)
    return (
        len(told["changes"]),
        sum(len(cell["notes"]) for cell in told["cells"]),
        len(told["evidence"]),
    )


def _package(content: bytes) -> tuple[int, ...]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple(
            len(_rows(archive.read(f"data/{name}.csv"))) for name in ("changes", "notes", "evidence")
        )


def _workbook(content: bytes) -> tuple[int, ...]:
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(content))

    def count(name: str, key: str) -> int:
        rows = sheets.get_sheet_by_name(name).to_python()
        start = next(n for n, row in enumerate(rows) if key in row)
        return sum(bool(row[rows[start].index(key)]) for row in rows[start + 1 :])

    return count("Changes", "Provision id"), count("Notes", "Note"), count("Evidence", "Number")


def _html(content: bytes) -> tuple[int, ...]:
    page = html5lib.parse(content.decode(), namespaceHTMLElements=False)
    classes = [set(element.attrib.get("class", "").split()) for element in page.iter()]
    return (
        sum("change" in each for each in classes),
        sum("note" in each for each in classes),
        sum("cited-by" in each for each in classes),
    )


def _docx(content: bytes) -> tuple[int, ...]:
    document: Any = Document(io.BytesIO(content))
    told = "".join(node.text or "" for node in document.element.body.iter() if str(node.tag).endswith("}t"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        notes = archive.read("word/endnotes.xml").decode()
    headings = [p for p in document.paragraphs if p.style.name == "Heading 2" and ": " in p.text]
    return len(headings), told.count("Note of "), notes.count("Cited for")


def _pdf(content: bytes) -> tuple[int, ...]:
    told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return told.count("→"), told.count("Note of "), told.count("Cited for")
