"""The HTML report, read again by a parser of its own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, put
from dsr_tracker.core.records import Party, PartyKind, Setting
from dsr_tracker.reports.html import render_html
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.reading import page_of, text_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def page(report: Report) -> Element:
    return page_of(report)


@pytest.fixture(scope="module")
def small(initiative: Report) -> Element:
    return page_of(initiative)


def test_it_needs_nothing_from_outside_and_runs_nothing(report: Report, page: Element) -> None:
    for tag in ("script", "img", "link", "iframe", "object", "form", "base", "picture", "audio", "video"):
        assert page.find(f".//{tag}") is None
    for element in page.iter():
        assert not [name for name in element.attrib if str(name).startswith("on") or name in ("src", "style")]
    html = render_html(report).decode()
    assert "@import" not in html
    assert "url(" not in html


def test_the_policy_names_the_style_sheet_that_is_there(page: Element) -> None:
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']")
    style = page.findall(".//style")
    assert policy is not None
    assert len(style) == 1
    digest = base64.b64encode(hashlib.sha256((style[0].text or "").encode()).digest()).decode()
    assert policy.attrib["content"].startswith(f"default-src 'none'; style-src 'sha256-{digest}'")


def test_ids_are_unique_and_every_link_inside_arrives(page: Element) -> None:
    ids = Counter(element.attrib["id"] for element in page.iter() if "id" in element.attrib)
    assert not [name for name, count in ids.items() if count > 1]
    for link in page.iterfind(".//a"):
        href = link.attrib["href"]
        if href.startswith("#"):
            assert href[1:] in ids
        else:
            assert href.startswith(("http://", "https://"))
            assert "noopener" in link.attrib["rel"]


def test_it_is_ordered_for_readers_by_ear(page: Element) -> None:
    assert page.attrib["lang"] == "en"
    body = page.find("body")
    assert body is not None
    assert next(iter(body)).attrib["href"] == "#main"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.findall(f".//{landmark}")) == 1
    levels = [int(e.tag[1]) for e in page.iter() if re.fullmatch("h[1-6]", e.tag)]
    main = levels[levels.index(1) :]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(main))
    for element in page.iter():
        for name in ("aria-labelledby",):
            if name in element.attrib:
                assert page.find(f".//*[@id='{element.attrib[name]}']") is not None


def test_tables_have_captions_and_their_headings_a_scope(page: Element) -> None:
    tables = page.findall(".//table")
    assert tables
    for table in tables:
        assert table.find("caption") is not None
        assert all(cell.attrib.get("scope") in ("col", "row") for cell in table.iterfind(".//th"))
        widths = {len(row) for part in ("thead", "tbody", "tfoot") for row in table.iterfind(f"{part}/tr")}
        assert len(widths) == 1


def test_bars_say_what_they_show(page: Element, report: Report) -> None:
    bars = page.findall(f".//{SVG}svg")
    assert bars
    for bar in bars:
        assert bar.attrib.get("aria-hidden") == "true" or "%" in bar.attrib["aria-label"]
        assert sum(float(part.attrib["width"]) for part in bar) == pytest.approx(100, abs=0.1)


def test_the_matrix_shows_every_cell_by_colour_symbol_and_word(initiative: Report, small: Element) -> None:
    table = small.find(".//table[@class='matrix']")
    assert table is not None
    rows = table.findall("tbody/tr")
    section = initiative.instruments[0]
    assert len(rows) == len(section.matrix.rows) == 15
    for row, shown in zip(section.matrix.rows, rows, strict=True):
        cells = shown.findall("td")
        for party, cell in zip(section.matrix.parties, cells[:-1], strict=True):
            rating = initiative.scale.rating(row.rating(party.party_id) or "")
            assert f"r-{rating.rating_id.replace('_', '-')}" in cell.attrib["class"].split()
            assert text_of(cell).startswith(f"{rating.symbol} {rating.label}")
        assert text_of(cells[-1]) == str(row.mean)
    foot = [text_of(cell) for cell in table.findall("tfoot/tr/td")]
    assert foot == [
        *(str(section.matrix.column_means[p.party_id]) for p in section.matrix.parties),
        str(section.tally.mean),
    ]


def test_every_reason_note_and_source_is_told(initiative: Report, small: Element) -> None:
    words = text_of(small)
    for entry in initiative.cells.values():
        if entry.assessment:
            assert " ".join(entry.assessment.reason.split()) in words
    assert len(small.findall(".//div[@class='note']")) == initiative.note_count
    listed = small.findall(".//ol[@class='evidence']/li")
    assert len(listed) == len(initiative.evidence)
    for each, source in zip(listed, initiative.evidence, strict=True):
        assert source.evidence.title in text_of(each)
        assert source.evidence.url in text_of(each)


def test_text_of_any_direction_finds_its_own(small: Element) -> None:
    arabic = [e for e in small.iter("p") if re.search("[\u0600-\u06ff]", e.text or "")]
    assert arabic
    assert all(element.attrib.get("dir") == "auto" for element in arabic)


def test_a_wide_matrix_is_one_table_on_screen_and_parts_on_paper(dossier: Dossier) -> None:
    parties = tuple(Party(f"p{n}", PartyKind.COUNTRY, f"Country number {n}", f"Q{n}") for n in range(40))
    wide = replace(dossier, parties=(*dossier.parties, *parties), columns={"DEI-2017": parties})
    page = page_of(build_report(wide, Scope(("DEI-2017",))))
    frames = [e for e in page.iter("div") if "matrix-frame" in e.attrib.get("class", "").split()]
    on_screen = [e for e in frames if "print-only" not in e.attrib["class"]]
    on_paper = [e for e in frames if "print-only" in e.attrib["class"]]
    assert [len(e.findall(".//thead//th")) for e in on_screen] == [42]
    assert [len(e.findall(".//thead//th")) - 2 for e in on_paper] == [8] * 5


def test_an_untouched_tracker_makes_a_page(tracker: Store) -> None:
    page = page_of(build_report(collect(tracker), Scope()))
    assert "– (0 of" in text_of(page)
    assert "No evidence is recorded" in text_of(page)


def test_the_trackers_title_is_the_reports(tracker: Store) -> None:
    tracker.apply(put(Pen("Ann", tracker.new_id), "title", None, Setting("title", "Spring cycle")))
    assert (
        text_of(page_of(build_report(collect(tracker), Scope())).find(".//h1") or Element("p"))
        == "Spring cycle"
    )


def test_cells_are_named_by_injective_anchors(report: Report) -> None:
    from dsr_tracker.reports.view import View

    view = View(report)
    ids = ["a/b", "a-b", "a.b", "a b", "a_b", "a_2e_b", "é", "e"]
    assert len({view.anchor("x", each) for each in ids}) == len(ids)
    assert view.cell_anchor(Cell("DEI-2017/01", "CN")) == "cell-DEI-2017.01.CN"
