"""The workbook, opened again by a reader that is not the library that wrote it."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from python_calamine import CalamineWorkbook

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, add_note, new_evidence, rate
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.records import Note
from dsr_tracker.core.scales import IMPLEMENTATION, NOT_ASSESSED
from dsr_tracker.reports import workbook_book, xlsx
from dsr_tracker.reports.report import Kind, Report, Scope, build_report
from dsr_tracker.reports.workbook_book import ADDRESS_LIMIT, CELL_LIMIT, pieces
from dsr_tracker.reports.writing import render
from dsr_tracker.reports.xlsx import render_xlsx
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.sample import target_of

Row = dict[str, Any]
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = (
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", '=HYPERLINK("http://evil.example","x")', "{=1}", "'=1",
    "1e5", "00123", "2026-03-01", "1/2", "TRUE", "#N/A", "12 %", "0x1F", "١٢٣",
    "<r><t>bold</t></r>", "<r><t>&lt;</t></r", "_x0041_", "a & b < c > \"d\" 'e' ]]>",
    "עברית \u2067ثم\u2069 abc", "🇪🇬👩🏽‍🚀 中文 ไทย", "a\u0301" * 40, " two  spaces\tand a tab", "x\n\n  y",
    "https://example.org/", "internal:Sheet1!A1", "file:///etc/passwd",
)  # fmt: skip


@pytest.fixture(scope="session")
def content(report: Report) -> bytes:
    """The workbook of the sample."""
    return render_xlsx(report)


@pytest.fixture(params=["in memory", "row by row"])
def each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which workbooks are written."""
    if request.param == "row by row":
        monkeypatch.setattr(xlsx, "SMALL", 0)
    return str(request.param)


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows_of(content: bytes, sheet: str) -> list[Row]:
    heads, *rows = sheets_of(content)[sheet]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def inside(element: Element, name: str) -> Element:
    """The first part of that name, however deep."""
    return next(element.iter(f"{_MAIN}{name}"))


def with_texts(tracker: Store, texts: tuple[str, ...]) -> Report:
    """A report with each text as a note, and as the title and remark of a source."""
    pen = Pen("=Ann", tracker.new_id)
    target = target_of(tracker)
    limited = IMPLEMENTATION.rating("limited")
    tracker.apply(rate(pen, [target], limited, IMPLEMENTATION, as_of="2026-01-01", reason=texts[0]))
    for number, text in enumerate(texts):
        sources = [new_evidence(pen, title=text[:500], remark=text)] if text.strip() else []
        tracker.apply(
            add_note(pen, target, text, dated_on=f"2026-02-{number % 28 + 1:02d}", evidence=sources)
        )
    return build_report(collect(tracker), Scope(("DEI-2017",), ("EG",)))


# -- what is in it --------------------------------------------------------------------------------------


def test_every_sheet_is_there_and_every_part_is_xml(content: bytes) -> None:
    assert list(sheets_of(content)) == [
        "Summary", "Matrix", "Means", "Assessments", "Notes", "Evidence",
        "Figures", "Documents", "References", "Method",
    ]  # fmt: skip
    for name, part in parts_of(content).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)


def test_each_cell_note_and_source_has_its_row(report: Report, content: bytes, each_way: str) -> None:
    content = render_xlsx(report) if each_way == "row by row" else content
    cells, notes, evidence = (rows_of(content, name) for name in ("Assessments", "Notes", "Evidence"))
    assert [(row["Provision id"], row["Party id"]) for row in cells] == [tuple(cell) for cell in report.cells]
    assert len(notes) == report.note_count
    assert sum(row["Notes"] for row in cells) == report.note_count
    assert [row["Number"] for row in evidence] == [entry.number for entry in report.evidence]
    for row, entry in zip(cells, report.cells.values(), strict=True):
        rating = report.scale.rating(entry.rating)
        assert row["Rating"] == f"{rating.symbol} {rating.label}"
        assert row["Score"] == ("" if rating.score is None else rating.score)
        assert row["Evidence"] == len(entry.all_sources)
        assert row["Evidence numbers"] == ", ".join(map(str, entry.all_sources))
        if entry.assessment:
            assert row["As of"] == datetime.date.fromisoformat(entry.assessment.as_of)
            assert row["Reason"] == entry.assessment.reason
            recorded = datetime.datetime.fromisoformat(entry.assessment.recorded_at).replace(tzinfo=None)
            assert abs(row["Recorded (UTC)"] - recorded) < datetime.timedelta(seconds=2)
        else:
            assert row["As of"] == row["Reason"] == ""
    told = [(note.note, note.sources) for entry in report.cells.values() for note in entry.notes]
    for row, (note, sources) in zip(notes, told, strict=True):
        assert row["Note"] == note.text
        assert row["Date"] == datetime.date.fromisoformat(note.dated_on)
        assert row["Evidence numbers"] == ", ".join(map(str, sources))


def test_means_are_numbers_and_the_same_as_in_json(report: Report, content: bytes) -> None:
    data = json.loads(render(report, "json"))
    rows = rows_of(content, "Means")
    by_key = {(row["Level"], row["Id"]): row for row in rows}
    told = [(("All clauses", ""), data["overall"]), (("All measures", ""), data["measures"])]
    for instrument in data["instruments"]:
        told.append((("Instrument", instrument["id"]), instrument["tally"]))
        for clause in instrument["clauses"]:
            told.append((("Clause", clause["id"]), clause["tally"]))
            told += [(("Measure", measure["id"]), measure["tally"]) for measure in clause["measures"]]
    told += [(("Country", country["code"]), country["tally"]) for country in data["countries"]]
    for key, tally in told:
        row = by_key[key]
        assert row["Scored"] == tally["scored"]
        assert row["Applicable"] == tally["applicable"]
        if tally["percent"] is None:
            assert row["Mean"] == ""
            assert row["Mean with its base"] == f"– (0 of {tally['applicable']})"
        else:
            assert row["Mean"] == pytest.approx(tally["percent"] / 100)
            text = f"{tally['percent_rounded']} % ({tally['scored']} of {tally['applicable']})"
            assert row["Mean with its base"] == text
        for share, rating in zip(tally["distribution"], report.scale.ratings, strict=True):
            assert row[f"{rating.symbol} {rating.label}"] == share["count"]
    shown = {value for row in sheets_of(content)["Summary"] for value in row}
    overall = data["overall"]
    assert f"{overall['percent_rounded']} % ({overall['scored']} of {overall['applicable']})" in shown
    assert report.colophon.digest in shown


def test_the_matrix_has_a_word_and_a_colour_for_each_cell(report: Report, content: bytes) -> None:
    heads, *rows = sheets_of(content)["Matrix"]
    assert heads[:6] == ["Instrument", "Level", "No.", "Provision", "Mean", "Mean with its base"]
    expected: list[tuple[list[str], dict[str, Mean | str | None]]] = []
    for section in report.instruments:
        tallies = section.columns
        for level in ("Mean", "Mean, n of N"):
            line = [section.instrument.instrument_id, level]
            expected.append((line, {p.name: tallies[p.party_id].mean for p in section.matrix.parties}))
        for clause in section.matrix.rows:
            for each in (clause, *clause.measures):
                level = "Measure" if each.provision.is_measure else "Clause"
                line = [section.instrument.instrument_id, level]
                expected.append((line, {p.name: each.rating(p.party_id) for p in section.matrix.parties}))
    assert len(rows) == len(expected)
    for row, (line, cells) in zip(rows, expected, strict=True):
        assert row[:2] == line
        for head, value in zip(heads[6:], row[6:], strict=True):
            wanted = cells.get(head)
            if wanted is None:
                assert value == ""
            elif isinstance(wanted, str):
                rating = report.scale.rating(wanted)
                assert value.startswith(f"{rating.symbol} {rating.short_label}")
            elif line[1] == "Mean" and wanted.percent is not None:
                assert value == pytest.approx(wanted.percent / 100)
            else:
                assert value == str(wanted)
    styles = _fills_of(content, 2)
    assert styles[report.scale.rating("complete").short_label] != styles["Limited"]


def _fills_of(content: bytes, sheet: int) -> dict[str, str]:
    """The fill of each word of the matrix."""
    parts = parts_of(content)
    style = ElementTree.fromstring(parts["xl/styles.xml"])
    fills = [fill.find(f".//{_MAIN}fgColor") for fill in inside(style, "fills")]
    formats = [int(xf.get("fillId", "0")) for xf in inside(style, "cellXfs")]
    strings = ["".join(si.itertext()) for si in ElementTree.fromstring(parts["xl/sharedStrings.xml"])]
    found = {}
    for cell in ElementTree.fromstring(parts[f"xl/worksheets/sheet{sheet}.xml"]).iter(f"{_MAIN}c"):
        if cell.get("t") == "s":
            fill = fills[formats[int(cell.get("s", "0"))]]
            word = strings[int(inside(cell, "v").text or "0")].partition(" ")[2]
            found[word] = "" if fill is None else fill.get("rgb", "")
    return found


@pytest.mark.parametrize(
    ("scope", "sheets"),
    [
        (
            Scope(kind=Kind.CHANGES, since="2025-06-30"),
            "Summary Matrix Changes Assessments Notes Evidence Figures Method",
        ),
        (Scope(kind=Kind.MATRIX, language="zh"), "概要 矩阵 均值 数据 方法"),
        (
            Scope(kind=Kind.COUNTRY, country_codes=("EG",), language="zh"),
            "概要 矩阵 均值 评估 记事 证据 文件 出处 方法",
        ),
    ],
)
def test_each_kind_has_its_sheets_in_its_language(dossier: Dossier, scope: Scope, sheets: str) -> None:
    report = build_report(dossier, scope)
    found = sheets_of(render_xlsx(report))
    assert " ".join(found) == sheets
    if "Changes" in found:
        heads, *rows = found["Changes"]
        ids = [heads.index("Provision id"), heads.index("Party id")]
        assert [tuple(row[i] for i in ids) for row in rows] == [tuple(each.cell) for each in report.changes]


# -- how it is set up -----------------------------------------------------------------------------------


def test_records_stand_in_named_tables_with_frozen_heads(content: bytes) -> None:
    parts = parts_of(content)
    tables = [ElementTree.fromstring(part) for name, part in parts.items() if name.startswith("xl/tables/")]
    assert {table.get("name") for table in tables} == {
        "Means", "Assessments", "Notes", "Evidence", "Figures", "Documents", "References",
    }  # fmt: skip
    for table in tables:
        assert inside(table, "autoFilter").get("ref") == table.get("ref")
    for number in range(2, 10):
        sheet = ElementTree.fromstring(parts[f"xl/worksheets/sheet{number}.xml"])
        assert inside(sheet, "pane").get("state") == "frozen"
        assert inside(sheet, "pageSetup").get("orientation") == "landscape"
        assert inside(sheet, "pageSetUpPr").get("fitToPage") == "1"
    names = ElementTree.fromstring(parts["xl/workbook.xml"]).iter(f"{_MAIN}definedName")
    assert [name.get("name") for name in names].count("_xlnm.Print_Titles") == 8


def test_a_large_workbook_has_filters_and_names_instead(
    initiative: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "SMALL", 0)
    parts = parts_of(render_xlsx(initiative))
    assert not [name for name in parts if name.startswith("xl/tables/")]
    names = {
        name.get("name"): name.text
        for name in ElementTree.fromstring(parts["xl/workbook.xml"]).iter(f"{_MAIN}definedName")
    }
    assert names["Assessments"] == f"'Assessments'!$A$1:$AB${len(initiative.cells) + 1}"


def test_properties_tell_what_it_is_and_the_bytes_are_the_same(initiative: Report, each_way: str) -> None:
    content = render_xlsx(initiative)
    assert content == render_xlsx(initiative)
    core = parts_of(content)["docProps/core.xml"].decode()
    assert f"<dc:title>{initiative.title}</dc:title>" in core
    assert initiative.written_at[:19] in core
    assert initiative.colophon.digest in parts_of(content)["docProps/custom.xml"].decode()


def test_links_are_those_of_the_evidence_and_no_others(report: Report, content: bytes) -> None:
    links = b"".join(part for name, part in parts_of(content).items() if "worksheets/_rels" in name).decode()
    targets = set(re.findall(r'Target="(http[^"]+)"', links))
    assert targets == {
        entry.evidence.url.replace("&", "&amp;") for entry in report.evidence if entry.evidence.url
    }
    formulas = [name for name, part in parts_of(content).items() if b"<f>" in part]
    assert not formulas


# -- hostile texts --------------------------------------------------------------------------------------


def test_hostile_texts_stay_what_was_typed(tracker: Store, each_way: str) -> None:
    content = render_xlsx(with_texts(tracker, HOSTILE))
    typed = {text.strip() for text in HOSTILE}
    assert {row["Note"] for row in rows_of(content, "Notes")} == typed
    assert {row["Remark"] for row in rows_of(content, "Evidence")} == typed
    assert {row["Author"] for row in rows_of(content, "Notes")} == {"=Ann"}
    assert rows_of(content, "Assessments")[0]["Reason"] == "=1+1"
    for name, part in parts_of(content).items():
        if name.startswith("xl/worksheets/sheet"):
            sheet = ElementTree.fromstring(part)
            assert not list(sheet.iter(f"{_MAIN}f"))
    assert "Nothing was left out or cut" in str(sheets_of(content)["Summary"])


def test_characters_that_a_file_may_hold_do_not_spoil_it(dossier: Dossier, each_way: str) -> None:
    # The tracker refuses these; a damaged or foreign file may hold them.
    text = "a\x00b\x1bc\ud800d\ufffee\rf"
    notes = (replace(dossier.notes[0], text=text), *dossier.notes[1:])
    content = render_xlsx(build_report(replace(dossier, notes=notes, title=text), Scope()))
    assert "a\x00b\x1bc\ufffdd\ufffde\rf" in [row["Note"] for row in rows_of(content, "Notes")]
    # Once as the note, once as the title.
    assert "2 texts hold what is no character" in str(sheets_of(content)["Summary"])


def test_codes_that_overlap_are_parted_and_told(tracker: Store, each_way: str) -> None:
    content = render_xlsx(with_texts(tracker, ("_x005F_x0041_",)))
    assert rows_of(content, "Notes")[0]["Note"] == "_x005F\u200b_x0041_"
    assert "invisible characters (U+200B) part them" in str(sheets_of(content)["Summary"])


@pytest.mark.parametrize("text", ["x" * 40_000, "长 🛰️\n" * 9_000, "=1+1 " * 9_000])
def test_a_text_longer_than_a_cell_is_whole_on_its_own_sheet(
    tracker: Store, text: str, each_way: str
) -> None:
    report = with_texts(tracker, ("short", text))
    content = render_xlsx(report)
    note = next(row["Note"] for row in rows_of(content, "Notes") if row["Note"] != "short")
    assert len(note.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert note.endswith("… [cut here: the whole text is on the sheet “Long texts”, number 1]")
    parts = [row for row in rows_of(content, "Long texts") if row["Number"] == 1]
    assert [row["Part number"] for row in parts] == list(range(1, int(parts[0]["Parts"]) + 1))
    assert "".join(row["Text"] for row in parts) == text.strip()
    assert parts[0]["Sheet"] == "Notes"
    assert len(rows_of(content, "Notes")) == report.note_count
    assert "2 texts are longer than the 32,767 characters of a cell" in str(sheets_of(content)["Summary"])


def test_pieces_put_together_are_the_text() -> None:
    for text in ("", "🛰" * 50_000, "word " * 20_000, "\n" * 70_000):
        found = list(pieces(text))
        assert "".join(found) == text
        assert all(len(piece.encode("utf-16-le")) // 2 <= CELL_LIMIT for piece in found)


def _with_urls(dossier: Dossier, make: Callable[[int], str]) -> Report:
    evidence = tuple(replace(each, url=make(number)) for number, each in enumerate(dossier.evidence))
    return build_report(replace(dossier, evidence=evidence), Scope())


def test_addresses_that_no_link_holds_are_text_and_counted(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_book, "LINK_LIMIT", 5)
    long = "https://example.org/" + "x" * ADDRESS_LIMIT
    strange = ("javascript:alert(1)", "file:///etc/passwd", "=1+1", long, f"{long}#{long}")
    report = _with_urls(dossier, lambda n: strange[n] if n < 5 else f"http://example.org/{n}?a=%20#b&c")
    content = render_xlsx(report)
    addresses = [row["Address"] for row in rows_of(content, "Evidence")]
    assert addresses == [entry.evidence.url for entry in report.evidence]
    links = b"".join(part for name, part in parts_of(content).items() if "worksheets/_rels" in name)
    assert links.count(b"relationships/hyperlink") == 5
    summary = str(sheets_of(content)["Summary"])
    assert "2 addresses are longer than the 2,079 characters of a link" in summary
    assert f"{len(addresses) - 10} addresses stand there as text" in summary


def test_dates_that_excel_does_not_know_stay_text(dossier: Dossier) -> None:
    days = ("2025", "2025-03", "1899-12-31", "2025-03-15", "1900-03-01", "")
    evidence = tuple(
        replace(each, published_on=days[number % len(days)]) for number, each in enumerate(dossier.evidence)
    )
    report = build_report(replace(dossier, evidence=evidence), Scope())
    dates = {datetime.date(2025, 3, 15), datetime.date(1900, 3, 1)}
    for row, entry in zip(rows_of(render_xlsx(report), "Evidence"), report.evidence, strict=True):
        shown = row["Published on"]
        assert str(shown) == entry.evidence.published_on
        assert isinstance(shown, str) or shown in dates


def test_a_tracker_without_anything_has_its_workbook(tracker: Store, each_way: str) -> None:
    content = render_xlsx(build_report(collect(tracker), Scope(("DEI-2017",), ("EG",))))
    assert sheets_of(content)["Notes"][1][0] == "None."
    assert {row["Rating"] for row in rows_of(content, "Assessments")} == {
        f"· {IMPLEMENTATION.rating(NOT_ASSESSED).label}"
    }


def test_a_note_of_a_million_characters_is_all_there(dossier: Dossier) -> None:
    long: Note = replace(dossier.notes[0], text="长" * 1_000_000)
    content = render_xlsx(build_report(replace(dossier, notes=(long, *dossier.notes[1:])), Scope()))
    assert "".join(row["Text"] for row in rows_of(content, "Long texts")) == long.text
