"""All formats of one report tell the same figures, each read again by a program that is not ours."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from docx import Document
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.report import Kind, Report, Scope, build_report
from dsr_tracker.reports.wording import text
from dsr_tracker.reports.writing import FORMATS, render
from tests.reports.reading import needs_font_for_chinese

_SCOPES = [
    Scope(("DEI-2017",), since="2025-06-30"),
    Scope(country_codes=("EG",), kind=Kind.COUNTRY, language="zh"),
    Scope(kind=Kind.CLAUSE, provision_id="DEI-2017/03"),
    Scope(("DEI-2017",), kind=Kind.MATRIX, language="zh"),
    Scope(("DEI-2017",), kind=Kind.CHANGES, since="2025-06-30", as_of="2025-12-31"),
    Scope(country_codes=("EG",), kind=Kind.COUNTRY, since="2025-06-30", as_of="2025-12-31"),
    Scope(("DEI-2017",), kind=Kind.DATA, ratings=("limited", "complete")),
]


def _html_words(content: bytes) -> str:
    return "".join(html5lib.parse(content.decode(), namespaceHTMLElements=False).itertext())


def _pdf_words(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def _docx_words(content: bytes) -> str:
    document: Any = Document(io.BytesIO(content))
    return "".join(node.text or "" for node in document.element.body.iter() if str(node.tag).endswith("}t"))


_PAGES: dict[str, Callable[[bytes], str]] = {"html": _html_words, "pdf": _pdf_words, "docx": _docx_words}


def _plain(words: str) -> str:
    """The words without spaces and with one form for each character: pages break them where they like."""
    shown = unicodedata.normalize("NFKC", words).replace("\u200b", "").replace("\u00ad", "")
    return "".join(shown.split())


@pytest.mark.parametrize("scope", _SCOPES, ids=lambda scope: f"{scope.kind}-{scope.language}-{scope.since}")
@pytest.mark.parametrize("name", [name for name in _PAGES if name in FORMATS])
def test_pages_tell_the_figures_of_the_report(dossier: Dossier, scope: Scope, name: str) -> None:
    if name == "pdf" and scope.language == "zh":
        needs_font_for_chinese()
    report = build_report(dossier, scope)
    words, wording = _plain(_PAGES[name](render(report, name))), text(report.language)
    told = [row.mean for section in report.instruments for row in section.matrix.rows]
    if scope.kind is Kind.MATRIX:
        assert all(_plain(wording.mean(mean)) in words for mean in told)
    assert _plain(wording.mean(report.overall.mean)) in words
    assert _plain(report.title) in words
    assert report.colophon.digest in words
    if report.overall_since is not None:
        day = wording("The same on {day}", day=wording.day(scope.since))
        assert _plain(day) in words
        assert _plain(wording.mean(report.overall_since.mean)) in words


@pytest.mark.parametrize("scope", _SCOPES, ids=lambda scope: f"{scope.kind}-{scope.language}-{scope.since}")
def test_tables_have_a_row_for_each_cell_note_and_source(dossier: Dossier, scope: Scope) -> None:
    report = build_report(dossier, scope)
    counts = (len(report.cells), report.note_count, len(report.evidence))
    data = json.loads(render(report, "json"))
    assert (len(data["cells"]), sum(len(c["notes"]) for c in data["cells"]), len(data["evidence"])) == counts
    assert len(data["changes"]) == len(report.changes)
    flat = _rows(render(report, "csv"))
    assert (len(flat), sum(int(row["notes"]) for row in flat)) == counts[:2]
    if "zip" in FORMATS:
        assert _in_package(report) == counts
    if "xlsx" in FORMATS:
        sheets = CalamineWorkbook.from_filelike(io.BytesIO(render(report, "xlsx")))
        words = {
            word
            for name in sheets.sheet_names
            for row in sheets.get_sheet_by_name(name).to_python()
            for word in map(str, row)
        }
        assert report.colophon.digest in words
        if report.overall_since is not None:
            assert text(report.language).mean(report.overall_since.mean) in words
    if report.overall_since is not None:
        mean, told = report.overall_since.mean, data["overall_since"]
        assert (told["percent"], told["scored"], told["applicable"]) == (
            mean.percent,
            mean.scored,
            mean.applicable,
        )


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _in_package(report: Report) -> tuple[int, ...]:
    with zipfile.ZipFile(io.BytesIO(render(report, "zip"))) as archive:
        return tuple(
            len(_rows(archive.read(f"data/{table}.csv"))) for table in ("cells", "notes", "evidence")
        )


@pytest.mark.parametrize("name", [name for name in ("pdf", "docx") if name in FORMATS])
def test_data_on_pages_hold_every_note_and_source(dossier: Dossier, name: str) -> None:
    report = build_report(dossier, Scope(("DEI-2017",), kind=Kind.DATA))
    told = _PAGES[name](render(report, name))
    assert told.count("Note of ") == report.note_count > 0
    # Word keeps its sources as endnotes, in a part of their own.
    assert told.count("Cited for") == (len(report.evidence) if name == "pdf" else 0)


@pytest.mark.parametrize("name", [name for name in _PAGES if name in FORMATS])
def test_a_matrix_does_not_count_what_it_leaves_out(dossier: Dossier, name: str) -> None:
    report = build_report(dossier, Scope(("DEI-2017",), kind=Kind.MATRIX))
    assert "0sources" not in _plain(_PAGES[name](render(report, name)))
