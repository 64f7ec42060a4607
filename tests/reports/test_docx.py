"""The Word report, read again by python-docx, and as the plain package that it is."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from pypdf import PdfReader

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.errors import FileError
from dsr_tracker.reports.brief import MEASURES
from dsr_tracker.reports.contents import Kind
from dsr_tracker.reports.docx import missing_styles, render_docx
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.wording import text
from tests.reports.sample import INSTRUMENT
from tests.reports.test_hostile import HOSTILE

_DOCUMENT = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture(scope="module")
def content(initiative: Report) -> bytes:
    return render_docx(initiative)


@pytest.fixture(scope="module")
def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def parts_of(content: bytes) -> dict[str, bytes]:
    """The package's parts by name; fails where one is no XML or a relationship leads nowhere."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == len(set(package.namelist()))
        parts = {name: package.read(name) for name in package.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            root = ElementTree.fromstring(part)
            if name.endswith(".rels"):
                folder = PurePosixPath(name).parent.parent
                for relation in root.iter(RELATIONS):
                    target = relation.attrib["Target"]
                    if relation.get("TargetMode") == "External":
                        assert target.startswith(("http://", "https://"))
                    else:
                        inside = target.lstrip("/") if target.startswith("/") else str(folder / target)
                        assert inside.replace("word/../", "") in parts
    return parts


def words_of(content: bytes) -> str:
    """All text of the body and the notes, with line breaks as spaces."""
    parts = parts_of(content)
    found = []
    for name in ("word/document.xml", "word/endnotes.xml"):
        for paragraph in ElementTree.fromstring(parts[name]).iter(qn("w:p")):
            found.append(
                "".join(
                    e.text or "" if e.tag == qn("w:t") else " "
                    for e in paragraph.iter()
                    if e.tag in (qn("w:t"), qn("w:br"), qn("w:tab"))
                )
            )
    return " ".join("\n".join(found).replace("\u00a0", " ").split())


def words_in(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t")))


def styles_used(document: Any, name: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == name]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_a_sound_package_in_both_languages(dossier: Dossier, kind: Kind, language: str) -> None:
    scope = Scope((INSTRUMENT,), kind=kind, language=language)
    if kind is Kind.COUNTRY:
        scope = replace(scope, country_codes=("EG",))
    if kind is Kind.CLAUSE:
        scope = replace(scope, instrument_ids=(), provision_id="DEI-2017/03")
    if kind is Kind.CHANGES:
        scope = replace(scope, since="2025-06-30")
    report = build_report(dossier, scope)
    content = render_docx(report)
    words = words_of(content)
    wording = text(language)
    assert " ".join(wording.mean(report.overall.mean).split()) in words
    assert report.colophon.digest in words
    document = docx.Document(io.BytesIO(content))
    assert document.core_properties.title == report.title
    assert document.core_properties.language == {"en": "en-GB", "zh": "zh-CN"}[language]
    assert content == render_docx(report)


def brief_of(dossier: Dossier, times: int, since: str = "", language: str = "en") -> Report:
    """Egypt's brief, with each reason and note said that often."""
    return build_report(
        replace(
            dossier,
            notes=tuple(replace(note, text="A long story. " * times) for note in dossier.notes),
            assessments=tuple(
                replace(each, reason="A long reason. " * times) for each in dossier.assessments
            ),
        ),
        Scope(kind=Kind.COUNTRY, country_codes=("EG",), since=since, language=language),
    )


def test_a_brief_shortens_its_texts_and_says_what_it_left_out(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_tracker.reports.docx.MEASURES", (replace(MEASURES[1], sources=9),))
    made = brief_of(dossier, 90)
    words = words_of(render_docx(made))
    told = len(re.findall(r"\[\d+\] [^\[]*https?://", words))
    assert 0 < told < len(made.evidence)
    left = text("en").plural(
        "{count} more source is in the full report and in the other formats.",
        "{count} more sources are in the full report and in the other formats.",
        len(made.evidence) - told,
    )
    assert left in words
    assert max(map(len, re.findall(r"(?:A long story. )+", words))) < 400
    assert "A long story. A long story." in words


def test_the_links_of_a_brief_lead_to_its_sources(dossier: Dossier) -> None:
    parts = parts_of(render_docx(brief_of(dossier, 1)))
    root = ElementTree.fromstring(parts["word/document.xml"])
    places = {mark.get(qn("w:name")) for mark in root.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in root.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    assert links
    assert set(links) <= places


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_brief_since_a_day_keeps_its_reasons_and_lists_what_it_cites(
    dossier: Dossier, language: str
) -> None:
    scope = Scope(kind=Kind.COUNTRY, country_codes=("EG",), since="2025-03-01", language=language)
    made = build_report(dossier, scope)
    content = render_docx(made)
    tables = docx.Document(io.BytesIO(content)).tables
    wording = text(language)
    told = next(t for t in tables if t.rows[0].cells[2].text == wording("Reason in brief"))
    reasons = [row.cells[2].text for row in told.rows[1:]]
    clauses = [entry for entry in made.cells.values() if not entry.provision.is_measure]
    judged = [entry.assessment.reason for entry in clauses if entry.assessment]
    assert len(list(filter(None, reasons))) == len(list(filter(None, judged))) > 9
    # Where a source is listed it has its address behind it, and all that are cited are listed.
    words = words_of(content)
    cited = set(re.findall(r"\[\d+\]", words))
    assert cited == set(re.findall(r"(\[\d+\])(?= (?:(?!\[\d+\]).)*https?://)", words))
    assert len(cited) > 5
    moved = next((t for t in tables if t.rows[0].cells[1].text == wording("Change")), None)
    missing = len(made.changes) - (len(moved.rows) - 1 if moved is not None else 0)
    left = wording.plural(
        "{count} more change is in the full report and in the other formats.",
        "{count} more changes are in the full report and in the other formats.",
        missing,
    )
    assert (left in words) == (missing > 0)
    assert len(made.changes) > 5


def test_a_brief_of_very_many_clauses_tells_means_and_how_many_it_leaves_out(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_tracker.reports.docx.MEASURES", (replace(MEASURES[0], clauses=3),))
    made = build_report(dossier, Scope(kind=Kind.COUNTRY, country_codes=("EG",)))
    words = words_of(render_docx(made))
    assert "The judgements of 12 more clauses are in the full report and in the other formats." in words
    told = docx.Document(io.BytesIO(render_docx(made))).tables[1]
    assert [row.cells[0].text.split()[0] for row in told.rows[1:]] == ["1", "2", "3"]
    # Without room for any, an instrument has its mean all the same.
    monkeypatch.setattr("dsr_tracker.reports.docx.MEASURES", (replace(MEASURES[0], clauses=0),))
    told_mean = f"{made.instruments[0].instrument.title}: {text('en').mean(made.overall.mean)}."
    assert told_mean in words_of(render_docx(made))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice, which lays it out, is not installed")
@pytest.mark.parametrize(
    ("times", "since", "language"), [(1, "", "en"), (4, "2025-03-01", "zh"), (90, "", "en")]
)
def test_a_brief_takes_two_pages_however_much_was_written(
    tmp_path: Path, dossier: Dossier, times: int, since: str, language: str
) -> None:
    (tmp_path / "brief.docx").write_bytes(render_docx(brief_of(dossier, times, since, language)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "brief.docx")], check=True, capture_output=True, timeout=120)
    assert len(PdfReader(tmp_path / "brief.pdf").pages) <= 2


def test_headings_are_real_and_in_order(opened: Document) -> None:
    levels = [
        int(paragraph.style.name[-1])
        for paragraph in opened.paragraphs
        if paragraph.style and paragraph.style.name and paragraph.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for level in (1, 2, 3, 4):
        outline = opened.styles[f"Heading {level}"].element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        assert outline is not None
        assert outline.get(qn("w:val")) == str(level - 1)
    assert styles_used(opened, "Title")


def test_tables_repeat_their_header_and_split_no_row(opened: Document) -> None:
    for table in opened.tables[1:]:
        rows = table._tbl.tr_lst
        assert rows[0].xpath("w:trPr/w:tblHeader")
        assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
    captions = styles_used(opened, "Caption")
    assert len(captions) == len(opened.tables) - 1
    assert captions[0].startswith("Table 1. ")
    assert opened.element.xml.count("SEQ Table") == len(captions)


def test_the_matrix_lies_on_its_side_with_colour_symbol_and_word(
    opened: Document, initiative: Report
) -> None:
    assert [section.orientation for section in opened.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    section = initiative.instruments[0]
    matrix = next(t for t in opened.tables if t.rows[0].cells[0].text == "Clause" and len(t.columns) == 10)
    labels = {rating.rating_id: rating for rating in initiative.scale.ratings}
    for row, shown in zip(section.matrix.rows, list(matrix.rows)[1:], strict=False):
        cells = shown._tr.tc_lst
        for party, cell in zip(section.matrix.parties, cells[1:], strict=False):
            rating = labels[row.rating(party.party_id) or ""]
            said = "".join(t.text or "" for t in cell.iter(qn("w:t")))
            assert said.startswith(f"{rating.symbol} {rating.label}")
            assert cell.tcPr.find(qn("w:shd")) is not None
    assert list(matrix.rows)[-1].cells[-1].text.replace("\u00a0", " ") == text("en").mean(section.tally.mean)


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.DATA])
def test_the_upright_page_before_a_matrix_is_filled(dossier: Dossier, kind: Kind) -> None:
    document = docx.Document(io.BytesIO(render_docx(build_report(dossier, Scope((INSTRUMENT,), kind=kind)))))
    parts = list(document.element.body)
    opening = next(p for p in reversed(parts) if words_in(p) == "Instruments and their matrices")
    assert opening.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}").get(qn("w:val")) == "0"
    first = next(p for p in parts if p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None)
    between = parts[parts.index(opening) : parts.index(first)]
    assert any("Distribution by clause" in words_in(part) for part in between)
    assert [part for part in between if part.tag == qn("w:tbl")]


def test_what_moved_names_the_notes_and_sources_that_came_between(dossier: Dossier) -> None:
    report = build_report(dossier, Scope((INSTRUMENT,), since="2025-06-30"))
    document = docx.Document(io.BytesIO(render_docx(report)))
    table = next(t for t in document.tables if t.rows[0].cells[-1].text == "In between")
    assert len(table.rows) == len(report.changes) + 1
    noted = 0
    for row, change in zip(list(table.rows)[1:], report.changes, strict=True):
        said = words_in(row._tr.tc_lst[-1])
        assert {int(n) for n in re.findall(r"\[(\d+)\]", said)} == set(change.all_sources)
        assert said.count("Note of ") == len(change.notes)
        noted += len(change.notes)
    assert noted


def test_chinese_headings_have_the_colon_of_their_script(dossier: Dossier) -> None:
    scope = Scope((INSTRUMENT,), kind=Kind.CHANGES, since="2025-06-30", language="zh")
    headings = styles_used(docx.Document(io.BytesIO(render_docx(build_report(dossier, scope)))), "Heading 2")
    told = [heading for heading in headings if "埃及" in heading]
    assert told
    assert all("：" in heading and ": " not in heading for heading in told)


def test_each_source_is_one_endnote_with_the_number_of_the_report(content: bytes, initiative: Report) -> None:
    parts = parts_of(content)
    body = ElementTree.fromstring(parts["word/document.xml"])
    marks = [mark.get(qn("w:id")) for mark in body.iter(qn("w:endnoteReference"))]
    notes = {
        note.get(qn("w:id")): "".join(note.itertext())
        for note in ElementTree.fromstring(parts["word/endnotes.xml"])
        if note.get(qn("w:type")) is None
    }
    assert len(marks) == len(notes) == len(initiative.evidence)
    assert list(notes) == marks
    # Word counts the marks as they come: the one behind the third mark is the report's source 3.
    for mark, entry in zip(marks, initiative.evidence, strict=True):
        assert " ".join(entry.evidence.title.split()) in " ".join(notes[mark].split())
    assert b"separator" in parts["word/endnotes.xml"]
    assert b"endnotePr" in parts["word/settings.xml"]


def test_a_note_has_paragraphs_and_no_line_breaks(content: bytes) -> None:
    # LibreOffice sets Arabic over its neighbours in a paragraph of a note that has some.
    notes = ElementTree.fromstring(parts_of(content)["word/endnotes.xml"])
    assert "خطة" in "".join(notes.itertext())
    assert not list(notes.iter(qn("w:br")))
    assert all(len(note.findall(qn("w:p"))) > 1 for note in notes if note.get(qn("w:type")) is None)


def test_each_change_says_what_it_was_and_is(dossier: Dossier) -> None:
    report = build_report(dossier, Scope((INSTRUMENT,), kind=Kind.CHANGES, since="2025-06-30"))
    document = docx.Document(io.BytesIO(render_docx(report)))
    told = [p.text for p in document.paragraphs if " → " in p.text]
    labels = {rating.rating_id: rating.label for rating in report.scale.ratings}
    assert len(told) == len(report.changes)
    for line, change in zip(told, report.changes, strict=True):
        before, after = line.split(" → ")
        assert labels[change.before.rating if change.before else "not_assessed"] in before
        assert change.after
        assert labels[change.after.rating] in after
        assert text("en").day(change.after.as_of) in after


def test_links_inside_arrive_and_links_outside_are_of_the_web(content: bytes) -> None:
    parts = parts_of(content)
    body, notes = (ElementTree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "endnotes"))
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    links = [*body.iter(qn("w:hyperlink")), *notes.iter(qn("w:hyperlink"))]
    assert {link.get(qn("w:anchor")) for link in links} - {None} <= set(names)
    assert any(link.get(qn("r:id")) for link in links)


def test_contents_are_a_field_that_word_updates_with_entries_until_then(opened: Document) -> None:
    xml = opened.element.xml
    assert 'TOC \\o "1-3" \\h' in xml
    assert 'w:dirty="true"' in xml
    assert "updateFields" in opened.settings.element.xml
    begins, ends = (xml.count(f'w:fldCharType="{kind}"') for kind in ("begin", "end"))
    assert begins == ends
    assert "Egypt" in styles_used(opened, "toc 2")


def test_every_reason_note_and_source_is_told(content: bytes, initiative: Report) -> None:
    words = words_of(content)
    for entry in initiative.cells.values():
        if entry.assessment:
            for line in entry.assessment.reason.split("\n"):
                assert " ".join(line.split()) in words
    assert words.count("Note of ") == initiative.note_count
    for source in initiative.evidence:
        assert source.evidence.url in words


def test_arabic_runs_from_right_to_left_and_chinese_has_its_own_typeface(content: bytes) -> None:
    body = ElementTree.fromstring(parts_of(content)["word/document.xml"])
    for paragraph in body.iter(qn("w:p")):
        said = "".join(paragraph.itertext())
        if said.startswith(("أعلنت", "لم يبدأ")):
            assert paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
            assert paragraph.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:rtl')}") is not None
        if said.startswith("试点"):
            fonts = paragraph.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:rFonts')}")
            assert fonts is not None
            assert fonts.get(qn("w:hint")) == "eastAsia"
    styles = ElementTree.fromstring(parts_of(content)["word/styles.xml"])
    language = next(styles.iter(qn("w:lang")))
    assert [language.get(qn(f"w:{name}")) for name in ("val", "eastAsia", "bidi")] == [
        "en-GB",
        "zh-CN",
        "ar-SA",
    ]


@pytest.mark.parametrize(
    "hostile", [*HOSTILE, "a\x00b\x1bc\ufffed", "{ TOC \\o } =cmd|' /C calc'!A0", "w" * 40_000]
)
def test_hostile_text_stays_text(dossier: Dossier, hostile: str) -> None:
    evidence = tuple(
        replace(e, title=hostile, url="javascript:alert(1)", remark=hostile) for e in dossier.evidence[:9]
    )
    # Notes are Markdown: their marks are meant, so what is compared letter by letter is a reason.
    assessments = tuple(replace(a, reason=hostile) for a in dossier.assessments[:9])
    notes = tuple(replace(n, text=hostile) for n in dossier.notes[:9])
    hurt = replace(dossier, title=hostile, evidence=evidence, assessments=assessments, notes=notes)
    report = build_report(hurt, Scope((INSTRUMENT,), kind=Kind.DATA))
    content = render_docx(report)
    words = words_of(content)
    shown = "".join(c if c not in "\x00\x1b\ufffe" else "\ufffd" for c in hostile)
    assert " ".join(shown.split()) in words
    assert ("no character" in words) == (shown != hostile)
    parts = parts_of(content)
    assert b"javascript:" not in b"".join(part for name, part in parts.items() if name.endswith(".rels"))
    codes = ElementTree.fromstring(parts["word/document.xml"]).iter(qn("w:instrText"))
    assert {(code.text or "").split()[0] for code in codes} <= {"TOC", "SEQ"}


@pytest.mark.parametrize(
    "url", ["http://[bad", "https://example.org:port/", "file:///etc/passwd", "//evil.example"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(dossier: Dossier, url: str) -> None:
    evidence = tuple(replace(e, url=url) for e in dossier.evidence)
    content = render_docx(build_report(replace(dossier, evidence=evidence), Scope((INSTRUMENT,))))
    assert b"External" not in parts_of(content).get("word/_rels/endnotes.xml.rels", b"")
    assert url in words_of(content)


def test_an_address_too_long_for_word_is_text_and_the_report_says_so(dossier: Dossier) -> None:
    url = "https://example.org/" + "a" * 3_000
    evidence = (*(replace(e, url=url) for e in dossier.evidence[:1]), *dossier.evidence[1:])
    content = render_docx(build_report(replace(dossier, evidence=evidence), Scope((INSTRUMENT,))))
    assert b"a" * 3_000 not in parts_of(content)["word/_rels/endnotes.xml.rels"]
    assert "1 address is too long for a link in Word and stands as plain text." in words_of(content)


# -- templates -------------------------------------------------------------------------------


def ministry(path: Path, *, without: tuple[str, ...] = (), main: str = "") -> Path:
    """A template with a header, a margin and text of its own; `main` is its declared type, if another."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "MINISTRY"
    document.sections[0].left_margin = docx.shared.Mm(41)
    document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    document.add_paragraph("Text of the template")
    document.add_section()
    for name in without:
        style = document.styles[name].element
        style.getparent().remove(style)
    document.save(str(path))
    if main:
        content = parts_of(path.read_bytes())
        with zipfile.ZipFile(path, "w") as package:
            for name, part in content.items():
                declared = part.replace(_DOCUMENT, main.encode()) if name == "[Content_Types].xml" else part
                package.writestr(name, declared)
    return path


@pytest.mark.parametrize("ending", ["docx", "dotx"])
def test_a_template_gives_its_page_and_keeps_its_text(tmp_path: Path, dossier: Dossier, ending: str) -> None:
    main = "vnd.openxmlformats-officedocument.wordprocessingml.template.main" if ending == "dotx" else ""
    template = ministry(tmp_path / f"own.{ending}", main=main)
    before = template.read_bytes()
    content = render_docx(build_report(dossier, Scope((INSTRUMENT,))), template)
    document = docx.Document(io.BytesIO(content))
    assert "Text of the template" not in words_of(content)
    for section in document.sections:
        assert section.header.paragraphs[0].text == "MINISTRY"
        assert section.left_margin
        assert round(section.left_margin.mm) == 41
    assert b"template.main" not in parts_of(content)["[Content_Types].xml"]
    assert template.read_bytes() == before
    assert "stand in" not in words_of(content)


def test_a_style_that_a_template_lacks_is_named_and_replaced(tmp_path: Path, dossier: Dossier) -> None:
    template = ministry(tmp_path / "own.docx", without=("Heading 2", "Caption"))
    assert missing_styles(template) == ["Heading 2", "Caption"]
    content = render_docx(build_report(dossier, Scope((INSTRUMENT,))), template)
    assert "The template has no style named “Heading 2”, “Caption”" in words_of(content)
    assert styles_used(docx.Document(io.BytesIO(content)), "Heading 2")


def test_a_whole_template_lacks_nothing(tmp_path: Path) -> None:
    assert missing_styles(ministry(tmp_path / "own.docx", without=())) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no package", "is no Word document"),
        (b"", "is no Word document"),
        (b"PK\x03\x04 and then nothing", "is damaged"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"WordDocument", "old format"),
    ],
)
def test_a_file_that_is_no_template_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(content)
    with pytest.raises(FileError, match=said):
        missing_styles(path)


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ("vnd.ms-word.document.macroEnabled.main", "holds macros"),
        ("vnd.ms-word.template.macroEnabledTemplate.main", "holds macros"),
        ("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "no Word document"),
    ],
)
def test_a_package_of_another_sort_is_refused(
    tmp_path: Path, initiative: Report, main: str, said: str
) -> None:
    with pytest.raises(FileError, match=said):
        render_docx(initiative, ministry(tmp_path / "own.docx", main=main))


def test_a_damaged_template_is_refused_wherever_it_is_cut(tmp_path: Path) -> None:
    whole = ministry(tmp_path / "own.docx").read_bytes()
    path = tmp_path / "cut.docx"
    for share in (0.2, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(FileError, match="damaged"):
            missing_styles(path)
    with pytest.raises(FileError, match="cannot be read"):
        missing_styles(tmp_path / "none.docx")


def test_a_template_without_a_part_that_word_needs_is_refused(tmp_path: Path) -> None:
    parts = parts_of(ministry(tmp_path / "own.docx").read_bytes())
    path = tmp_path / "less.docx"
    for name in ("word/document.xml", "_rels/.rels", "word/styles.xml"):
        with zipfile.ZipFile(path, "w") as package:
            for each, part in parts.items():
                if each != name:
                    package.writestr(each, part)
        with pytest.raises(FileError):
            missing_styles(path)


def test_a_template_may_leave_its_page_unmeasured_and_lack_the_plainest_style(
    tmp_path: Path, initiative: Report
) -> None:
    parts = parts_of(ministry(tmp_path / "own.docx").read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"w:pgMar", b"w:pgOther")
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:val="Normal"', b'w:val="Plain"')
    path = tmp_path / "odd.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    assert docx.Document(io.BytesIO(render_docx(initiative, path))).sections[0].left_margin


def test_a_template_takes_no_ties_along(tmp_path: Path, initiative: Report) -> None:
    path = ministry(tmp_path / "own.docx")
    document = docx.Document(str(path))
    settings = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    tie = settings.relate_to("https://evil.example/t.dotm", kind, is_external=True)
    mark = document.settings.element.makeelement(qn("w:attachedTemplate"), {qn("r:id"): tie})
    document.settings.element.insert(0, mark)
    document.save(str(path))
    parts = parts_of(render_docx(initiative, path))
    assert not [name for name, part in parts.items() if b"evil.example" in part]
    assert b"attachedTemplate" not in parts["word/settings.xml"]
