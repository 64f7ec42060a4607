"""Sources at the foot of the PDF's pages, and what must not part at a page's end."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.contents import Kind
from dsr_tracker.reports.pdf import render_pdf
from dsr_tracker.reports.pdf_data import content_of
from dsr_tracker.reports.pdf_footnotes import MOST, Footnotes, in_short
from dsr_tracker.reports.report import Scope, build_report
from dsr_tracker.reports.wording import text
from tests.reports.sample import INSTRUMENT
from tests.reports.test_pdf import tags

# In the list at the end an address stands on a line of its own.
_FOOT = re.compile(r"^\[(\d+)\]\s.*example\.org", re.MULTILINE)


def lines(pdf: bytes) -> list[str]:
    """The text of each page, line by line."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture(scope="module")
def running(dossier: Dossier) -> bytes:
    """Clause by clause with all that is told of the cells, as in a tracker of everyday size."""
    few = {each.provision_id for each in dossier.provisions if each.instrument_id == INSTRUMENT}
    named = sorted(few)[:24]
    report = build_report(
        replace(dossier, assessments=tuple(a for a in dossier.assessments if a.provision_id in named)),
        Scope((INSTRUMENT,), country_codes=("EG", "LA", "TH")),
    )
    return render_pdf(report, with_system_fonts=False)


def test_a_page_has_the_sources_that_it_cites_at_its_foot_each_once(running: bytes) -> None:
    pages = lines(running)
    end = next(n for n, page in enumerate(pages) if re.search(r"^Evidence$", page, re.MULTILINE) and n > 3)
    found = 0
    for page in pages[:end]:
        feet = Counter(_FOOT.findall(page))
        found += len(feet)
        assert len(feet) <= MOST
        for number, count in feet.items():
            assert count == 1
            assert page.count(f"[{number}]") >= 2
    assert found > 10
    told = re.search(
        r"^\[\d+\]\s.*Broadband atlas 2025, part \d+ · National regulator · .*2025 · example\.org",
        "\n".join(pages[:end]),
        re.MULTILINE,
    )
    assert told


def test_footnotes_are_tagged_and_known_by_an_id(running: bytes) -> None:
    notes: list[Any] = [element for element in tags(running) if element["/S"] == "/Note"]
    assert notes
    assert len({str(note["/ID"]) for note in notes}) == len(notes)


def test_a_source_stands_at_the_foot_once_a_page() -> None:
    cells: list[dict[str, Any]] = [{"sources": [1, 2]}, {"sources": [2, 3]}, {"sources": [1]}]
    section: dict[str, Any] = {}
    Footnotes().give(section, [(150.0, cells[0]), (100.0, cells[1]), (50.0, cells[2])])
    assert [cell.get("feet") for cell in cells] == [[1, 2], [3], [1]]
    assert section == {}


def test_a_section_that_would_drown_a_page_has_its_sources_at_the_end() -> None:
    crowded: list[dict[str, Any]] = [{"sources": [n]} for n in range(MOST + 1)]
    sections: list[dict[str, Any]] = [{}, {}]
    along = Footnotes()
    along.give(sections[0], [(5.0, cell) for cell in crowded])
    along.give(sections[1], [(5.0, later := {"sources": [1]})])
    assert sections == [{"at_end": True}, {}]
    assert not any("feet" in cell for cell in crowded)
    assert later["feet"] == [1]


def test_a_table_that_goes_on_over_pages_has_no_footnotes(dossier: Dossier) -> None:
    reasons = tuple(replace(a, reason="A long story. " * 30) for a in dossier.assessments)
    few = tuple(c for c in dossier.citations if c.party_id == "EG")[:4]
    scope = Scope((INSTRUMENT,), country_codes=("EG",))
    short, long = (
        content_of(build_report(replace(dossier, assessments=told, citations=few), scope)).data
        for told in (dossier.assessments, reasons)
    )
    assert [page.get("at_end", False) for page in (short["countries"][0], long["countries"][0])] == [
        False,
        True,
    ]
    assert [cell["whole"] for cell in short["clauses"][0]["clauses"][0]["cells"]] == [True]


def test_a_crowded_page_says_where_its_sources_are(dossier: Dossier) -> None:
    scope = Scope((INSTRUMENT,), country_codes=("EG",))
    report = build_report(replace(dossier, notes=()), scope)
    pages = lines(render_pdf(report, with_system_fonts=False))
    page = next(page for page in pages if "over its clauses in all instruments in scope" in page)
    found = re.search(r"The sources cited here are listed under Evidence, from page (\d+)\.", page)
    assert found
    assert not _FOOT.findall(page)
    assert "Cited for" in pages[int(found[1]) - 1]


def test_a_brief_with_few_sources_has_them_at_its_foot_and_keeps_its_pages(dossier: Dossier) -> None:
    few = replace(dossier, citations=tuple(c for c in dossier.citations if c.party_id == "EG")[:4])
    pages = lines(
        render_pdf(
            build_report(few, Scope(kind=Kind.COUNTRY, country_codes=("EG",))), with_system_fonts=False
        )
    )
    assert len(pages) == 2
    feet = _FOOT.findall(pages[0])
    assert feet == [str(n) for n in range(1, len(feet) + 1)]
    assert feet


def test_in_short_a_source_is_a_line(dossier: Dossier) -> None:
    source = replace(
        dossier.evidence[0], title="word " * 90, publisher="P", published_on="2025-03-01", accessed_on="",
        url="https://www.example.org/a?b",
    )  # fmt: skip
    told = in_short(source, text("en"))
    assert (told["day"], told["host"], told["url"]) == ("1 March 2025", "example.org", source.url)
    assert len(told["words"][0][0]) < 100
    other = in_short(
        replace(source, title="", published_on="", accessed_on="2025-03-01", url="a leaflet"), text("en")
    )
    assert (other["day"], other["host"], other["url"]) == ("accessed 1 March 2025", "a leaflet", "")
    assert in_short(replace(source, url="https://" + "x" * 200), text("en"))["host"].endswith("…")


@pytest.mark.parametrize("count", range(11, 14))
def test_evidence_is_never_alone_at_the_top_of_a_page(dossier: Dossier, count: int) -> None:
    reasons = tuple(replace(a, reason="A line of a reason.\n\n" * count) for a in dossier.assessments)
    scope = Scope(kind=Kind.CLAUSE, provision_id="DEI-2017/03")
    pages = lines(
        render_pdf(build_report(replace(dossier, assessments=reasons), scope), with_system_fonts=False)
    )
    for page in pages[1:]:
        # The first line is the running head.
        assert not page.split("\n")[1].startswith(("Evidence [", "Clause by clause Evidence ["))


def test_a_long_title_of_an_instrument_is_told_in_full(dossier: Dossier) -> None:
    title = "Agreement " + " ".join(f"on matter {n}" for n in range(16))
    named = tuple(
        replace(each, title=title) if each.instrument_id == INSTRUMENT else each
        for each in dossier.instruments
    )
    made = build_report(replace(dossier, instruments=named), Scope(kind=Kind.COUNTRY, country_codes=("EG",)))
    assert title in " ".join(" ".join(lines(render_pdf(made, with_system_fonts=False))).split())


def test_an_instrument_that_fits_on_a_page_is_not_cut(dossier: Dossier) -> None:
    """Six of them, with matrix, participants and remark each, take from a third of a page to nearly all."""
    few = tuple(each.instrument_id for each in dossier.instruments if each.instrument_id != INSTRUMENT)[4:10]
    report = build_report(replace(dossier, assessments=(), notes=()), Scope(few))
    told = [page for page in lines(render_pdf(report, with_system_fonts=False)) if "Matrix as of" in page]
    assert sum(page.count("Who takes part") for page in told) == len(few)
    for page in told:
        assert page.count("Who takes part") == page.count("Matrix as of")
