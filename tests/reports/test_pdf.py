"""The PDF, read again by a reader that is not the engine that made it."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader
from typst import TypstError

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.reports import pdf_text
from dsr_tracker.reports.contents import Kind, Report
from dsr_tracker.reports.pdf import Engine, render_pdf
from dsr_tracker.reports.pdf_brief import page_count
from dsr_tracker.reports.pdf_data import WORDS
from dsr_tracker.reports.pdf_glyphs import Substitute, script_of
from dsr_tracker.reports.pdf_text import breakable, is_right_to_left, note_blocks
from dsr_tracker.reports.report import Scope, build_report
from dsr_tracker.reports.wording import catalogue, text
from tests.reports.reading import needs_font_for_chinese
from tests.reports.sample import INSTRUMENT

HOSTILE = (
    '#read("/etc/passwd") #import "@preview/x:0.1.0": * #panic("x")',
    "$x^2$ \\ \\\\ `code` <label> @ref *bold* = Heading // not a comment",
    "- a\n  - b\n    - c\n      1. d\n         - e\n           - f\n             - g\n\n> " * 3,
    "> " * 150 + "deep",
    "x" * 400,
    "🇪🇬👩🏽‍🚀 \u2067עברית \u200fand\u2069 more; \u202bembedded \ufeff \ufe0f",
    "a\x00b\x1bc\ud800d\ufffe tab\there a\u0301\u0301\u0301",
    '"}]} \\u0000 \\" {{ 7 * 7 }} #{',
)


@pytest.fixture(scope="session")
def pdf(initiative: Report) -> bytes:
    """The full report on the initiative, with the engine's own fonts alone: the same on every machine."""
    return render_pdf(initiative, with_system_fonts=False)


@pytest.fixture(scope="session")
def pages(pdf: bytes) -> list[str]:
    """The words of each page."""
    return words(pdf)


def words(pdf: bytes) -> list[str]:
    """Each page on one line, without the marks of where long words may break."""
    found = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return [" ".join(unicodedata.normalize("NFKC", page).replace("\u200b", "").split()) for page in found]


def tags(pdf: bytes) -> list[Any]:
    """Every element of the structure tree."""
    found: list[Any] = []
    root: Any = PdfReader(io.BytesIO(pdf)).root_object
    waiting: list[Any] = [root["/StructTreeRoot"]["/K"]]
    while waiting:
        element = waiting.pop()
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            waiting.extend(element)
        elif hasattr(element, "get") and "/S" in element:
            found.append(element)
            waiting.append(element.get("/K", []))
    return found


def test_it_is_tagged_titled_and_in_a_language(pdf: bytes, initiative: Report) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == initiative.title
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data() if reader.xmp_metadata else False


def test_its_structure_has_headings_tables_and_words_for_its_bars(pdf: bytes) -> None:
    found = tags(pdf)
    kinds = {str(element["/S"]) for element in found}
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Link", "/Figure"} <= kinds
    figures = [element for element in found if element["/S"] == "/Figure"]
    assert figures
    assert all("Distribution: " in str(figure.get("/Alt", "")) for figure in figures)


def test_its_outline_names_countries_and_clauses(pdf: bytes) -> None:
    def titles(items: list[Any]) -> list[str]:
        return [t for item in items for t in (titles(item) if isinstance(item, list) else [item.title])]

    found = titles(PdfReader(io.BytesIO(pdf)).outline)
    for title in ("Summary", "Egypt", "Index by country", "About this report"):
        assert title in found
    assert any("Expand broadband access" in title for title in found)


def test_contents_and_index_name_the_pages_on_which_things_stand(pages: list[str]) -> None:
    contents = next(page for page in pages if page.startswith("Status report") and "Contents Summary" in page)
    found = re.search(r"Egypt[ .]+(\d+)", contents)
    assert found is not None
    assert " Egypt 47 %" in pages[int(found[1]) - 1]
    index = next(page for page in pages[3:] if "Index by country" in page)
    numbers = re.search(r"Egypt ([\d, –]+)", index)
    assert numbers is not None
    assert found[1] in re.split(r"[, –]+", numbers[1])


def test_it_says_what_the_report_says(pages: list[str], initiative: Report) -> None:
    everything = " ".join(pages)
    wording = text("en")
    assert wording.mean(initiative.overall.mean) in everything
    for entry in initiative.cells.values():
        if entry.assessment and entry.assessment.reason.isascii():
            assert " ".join(entry.assessment.reason.split()) in everything
    for source in initiative.evidence:
        assert f"[{source.number}]" in everything
        assert source.evidence.url in everything.replace(" ", "")
    assert initiative.colophon.digest in everything.replace(" ", "")


def test_links_lead_to_sources_and_nowhere_else(pdf: bytes, initiative: Report) -> None:
    known = {entry.evidence.url for entry in initiative.evidence} | {
        "https://example.org/tender?lot=1&lang=en"
    }
    found = {
        str(action["/URI"])
        for page in PdfReader(io.BytesIO(pdf)).pages
        for annotation in page.get("/Annots", [])
        if (action := annotation.get_object().get("/A")) and "/URI" in action
    }
    assert found == known


def test_a_matrix_that_breaks_has_its_header_on_each_page(dossier: Dossier) -> None:
    clauses = [p for p in dossier.provisions if p.instrument_id == INSTRUMENT and not p.is_measure]
    many = tuple(
        replace(clauses[0], provision_id=f"M/{n}", number=str(n), title=f"Undertaking {n}") for n in range(60)
    )
    made = build_report(replace(dossier, provisions=many), Scope((INSTRUMENT,), kind=Kind.MATRIX))
    pages = words(render_pdf(made, with_system_fonts=False))
    found = [page for page in pages if "Undertaking" in page and "Not assessed" in page]
    assert len(found) > 1
    assert all("Clause China Egypt Laos" in page for page in found)


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_laid_out_and_does_nothing(dossier: Dossier, typed: str) -> None:
    made = build_report(
        replace(
            dossier,
            title=typed[:200],
            notes=(replace(dossier.notes[0], text=typed),),
            assessments=(replace(dossier.assessments[0], reason=typed, author=typed[:100]),),
            evidence=tuple(replace(each, title=typed, remark=typed) for each in dossier.evidence[:1]),
        ),
        Scope(kind=Kind.CLAUSE, provision_id=dossier.notes[0].provision_id),
    )
    everything = "".join(words(render_pdf(made, with_system_fonts=False))).replace(" ", "")
    if typed.isascii() and "\n" not in typed and "> >" not in typed:
        assert everything.count("".join(typed[:150].split())) >= 2
    assert "root:" not in everything


@pytest.mark.parametrize("scope", [
    Scope(kind=Kind.COUNTRY, country_codes=("EG",)),
    Scope(kind=Kind.CLAUSE, provision_id="DEI-2017/01"),
    Scope(kind=Kind.MATRIX),
    Scope(kind=Kind.CHANGES, since="2025-06-30", as_of="2025-12-31"),
    Scope(kind=Kind.DATA, instrument_ids=(INSTRUMENT,)),
    Scope((INSTRUMENT,), country_codes=("EG",), ratings=("limited",)),
    Scope((INSTRUMENT,), country_codes=("EG",), since="2025-06-30"),
])  # fmt: skip
def test_each_kind_is_laid_out(dossier: Dossier, scope: Scope) -> None:
    made = build_report(dossier, scope)
    found = words(render_pdf(made, with_system_fonts=False))
    assert text("en").day(made.as_of) in found[0]
    # What moved and the matrices tell of ratings alone; a brief says how many cells have one.
    has_gaps = scope.kind in (Kind.FULL, Kind.CLAUSE, Kind.DATA)
    assert ("What is not known" in " ".join(found)) is has_gaps
    if scope.kind is Kind.COUNTRY:
        assert [page.split()[-1] for page in found] == ["1", "2"]
        assert "Egypt" in found[0]


@pytest.mark.parametrize("typed", ["x" * 40_000, "word " * 8_000, "中文。" * 13_000])
def test_a_note_of_40_000_characters_goes_on_over_pages(dossier: Dossier, typed: str) -> None:
    notes = (replace(dossier.notes[0], text=typed),)
    scope = Scope(kind=Kind.CLAUSE, provision_id=notes[0].provision_id)
    short = build_report(replace(dossier, notes=()), scope)
    long = build_report(replace(dossier, notes=notes), scope)
    added = [page_count(render_pdf(each, with_system_fonts=False)) for each in (short, long)]
    assert added[1] - added[0] >= (5 if typed.isascii() else 0)


def test_a_brief_takes_two_pages_however_much_was_written(dossier: Dossier) -> None:
    long = tuple(replace(note, text="A long story. " * 90) for note in dossier.notes)
    reasons = tuple(replace(each, reason="A long reason. " * 60) for each in dossier.assessments)
    made = build_report(
        replace(dossier, notes=long, assessments=reasons), Scope(kind=Kind.COUNTRY, country_codes=("EG",))
    )
    assert len(words(render_pdf(made, with_system_fonts=False))) == 2


def test_a_script_without_a_font_is_named_with_a_font_to_install(pages: list[str]) -> None:
    everything = " ".join(pages)
    assert "[Chinese, 9: no font]" in everything
    assert "No font was found here for Chinese" in everything
    assert "Noto Serif CJK SC" in everything


def test_fonts_on_the_system_are_used(dossier: Dossier) -> None:
    needs_font_for_chinese()
    made = build_report(dossier, Scope(kind=Kind.COUNTRY, country_codes=("EG",)))
    everything = " ".join(words(render_pdf(made)))
    assert "试点阶段" in everything
    assert "No font was found here for Chinese" not in everything


def test_a_script_that_lacks_a_letter_is_replaced_as_a_whole() -> None:
    substitute = Substitute({"ກ"}, "ກຂ中文", text("en"))
    assert substitute("a ກຂ ຂ b 中文") == "a [Lao, 3: no font] b 中文"
    assert [remark for remark in substitute.remarks() if "Noto Serif Lao" in remark]


def test_a_mark_that_nobody_sees_goes_without_a_word() -> None:
    substitute = Substitute({"\u200f", "\ufe0f"}, "\u200f\ufe0f", text("en"))
    assert substitute("a\u200fb\ufe0f") == "ab"
    assert not substitute.remarks()


@pytest.mark.parametrize(
    ("character", "script"),
    [("中", "CJK"), ("。", "CJK"), ("ก", "THAI"), ("້", "LAO"), ("𐌀", "OLD ITALIC"), ("🛰", "")],
)
def test_scripts_have_names(character: str, script: str) -> None:
    assert script_of(character) == script


def test_a_note_keeps_its_marks_and_loses_what_could_do_harm() -> None:
    blocks = note_blocks(
        "*a* **b** `c` [d](https://example.org) [e](javascript:x) ![f](https://x/y.png)\n\n1. g"
    )
    runs = blocks[0]["runs"]
    assert [run["marks"] for run in runs if run["text"] in "abc"] == ["e", "s", "c"]
    assert {run["text"]: run["url"] for run in runs if run["url"]} == {"d": "https://example.org"}
    assert blocks[1]["kind"] == "ol"


@pytest.mark.parametrize(
    "typed",
    [
        "One line.", "Two\nlines.\n\nA paragraph\n\n\n\nand another\n", "", "\n\nLate", "a\n b", "a  \nb",
        "\u3000a",
        "12 towns, 3.5 %", "1. a list", "a\n- b", "a\n---", "a\n===", "说明\n中文", "خطة التحول\n\nx",
        "a: b@c.d (e) {f} $1",
        "a\u2028b", "a\u00a0b\u0085c", "a\x0bb\x0cc", "http://example.org/a-b", "x + y = z | w # n",
        "12\n13)",
        "a-b\n\n\n",
        "١. ٢", "tab\tinside", '"quotes" ’n',
    ],
)  # fmt: skip
def test_a_note_without_marks_is_what_the_parser_makes_of_it(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    quick = note_blocks(typed)
    monkeypatch.setattr(pdf_text, "_MARKED", re.compile(""))
    assert quick == note_blocks(typed)


def test_characters_are_looked_for_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = Engine(str(tmp_path), with_system_fonts=False)
    assert engine.not_shown({"é", "中", "文"}) == {"中", "文"}
    monkeypatch.setattr(engine, "compile", None)
    assert engine.not_shown({"é", "中"}) == {"中"}


def test_paragraphs_find_their_own_direction_and_long_words_break() -> None:
    assert is_right_to_left("1. أعلنت")
    assert not is_right_to_left("The أعلنت")
    assert max(map(len, breakable("https://example.org/" + "x" * 500).split("\u200b"))) <= 24
    assert breakable("short 中文" * 3) == "short 中文" * 3


def test_the_templates_words_are_told_in_chinese() -> None:
    assert sorted(set(WORDS) - catalogue("zh").keys()) == []


def test_a_report_in_chinese_says_so(dossier: Dossier) -> None:
    needs_font_for_chinese()
    content = render_pdf(
        build_report(dossier, Scope(kind=Kind.COUNTRY, country_codes=("EG",), language="zh"))
    )
    root: Any = PdfReader(io.BytesIO(content)).root_object
    assert str(root["/Lang"]).startswith("zh")
    assert "47%" in words(content)[0]


def test_a_report_whose_own_words_have_no_font_is_refused(dossier: Dossier) -> None:
    made = build_report(dossier, Scope(kind=Kind.MATRIX, language="zh"))
    with pytest.raises(TrackerError, match="Noto Serif CJK SC"):
        render_pdf(made, with_system_fonts=False)


def test_a_very_large_matrix_is_a_picture_and_says_so(dossier: Dossier) -> None:
    first = next(p for p in dossier.provisions if p.instrument_id == INSTRUMENT and not p.is_measure)
    many = tuple(replace(first, provision_id=f"M/{n}", number=str(n)) for n in range(1_600))
    made = build_report(replace(dossier, provisions=many), Scope((INSTRUMENT,)))
    content = render_pdf(made, with_system_fonts=False)
    everything = " ".join(words(content))
    assert "12,800 cells: here it is a picture" in everything
    assert "this PDF leaves out the pages of countries" in everything
    alts = [str(element.get("/Alt", "")) for element in tags(content) if element["/S"] == "/Figure"]
    assert len(alts) > 10
    assert all("Not assessed 12,800" in alt for alt in alts)


def test_the_same_report_gives_the_same_file(dossier: Dossier) -> None:
    made = build_report(dossier, Scope(kind=Kind.COUNTRY, country_codes=("EG",)))
    assert render_pdf(made, with_system_fonts=False) == render_pdf(made, with_system_fonts=False)


class InternalError(TypstError):
    message = "internal error: expected link ancestor in logical tree"
    diagnostic = ""

    def __init__(self) -> None:
        super().__init__(self.message, self.diagnostic)


class PanicException(BaseException):  # what a fault of the engine's own is called
    pass


@pytest.mark.parametrize(
    "fault",
    [
        PanicException("end byte index 8 is out of bounds"),
        InternalError(),
    ],
    ids=["panic", "internal error"],
)
def test_where_the_engine_itself_breaks_down_a_sentence_says_so(report, monkeypatch, fault):
    def compile_broken(*, input: dict[str, bytes], **__: object) -> bytes:  # noqa: A002
        if "report.json" in input:
            raise fault
        return b""

    monkeypatch.setattr("typst.Compiler", lambda *_, **__: SimpleNamespace(compile=compile_broken))
    with pytest.raises(TrackerError, match="cannot be laid out as a PDF") as raised:
        render_pdf(report)
    assert "Word document" in raised.value.advice
