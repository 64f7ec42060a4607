"""The HTML report, read again by a parser of its own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, Target, add_note, new_evidence, rate
from dsr_tracker.core.records import Evidence, Party, PartyKind, Setting
from dsr_tracker.core.scales import IMPLEMENTATION, SCALES
from dsr_tracker.reports.html import render_html
from dsr_tracker.reports.markdown import note_html
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.tints import INK, LIGHT_INK, NIGHT, PAPER, fills
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<style>*{display:none}</style>",
    '"><svg onload=alert(1)>',
    "</style></title><iframe src=//evil.example></iframe>",
    "{{ 7 * 7 }} {% raw %}",
    "![picture](https://evil.example/a.png)",
    "[here](javascript:alert(1)) [there](data:text/html,x) <javascript:alert(1)> [x](vbscript:x)",
    "[link](https://example.org 'a\"onmouseover=alert(1)')",
    "# A heading\n\nSetext\n======",
    '=HYPERLINK("http://evil.example")',
    "\u2067עברית \u200fand then\u2069 more; \u202bembedded",
    "🇪🇬👩🏽‍🚀 中文 العربية ไทย",
    "a\u0301\u0301\u0301" * 50,
    "> " * 150 + "deep",
    "&lt;b&gt; &amp;amp; &#0; &nosuch;",
)


class _Words(HTMLParser):
    """Collects the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _page(report: Report) -> Element:
    # Strict: the first thing that a browser would have to guess at raises.
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(render_html(report).decode("utf-8"))
    assert isinstance(page, Element)
    return page


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def page(report: Report) -> Element:
    return _page(report)


@pytest.fixture(scope="module")
def small(initiative: Report) -> Element:
    return _page(initiative)


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
            assert _text(cell).startswith(f"{rating.symbol} {rating.label}")
        assert _text(cells[-1]) == str(row.mean)
    foot = [_text(cell) for cell in table.findall("tfoot/tr/td")]
    assert foot == [
        *(str(section.matrix.column_means[p.party_id]) for p in section.matrix.parties),
        str(section.tally.mean),
    ]


def test_every_reason_note_and_source_is_told(initiative: Report, small: Element) -> None:
    words = _text(small)
    for entry in initiative.cells.values():
        if entry.assessment:
            assert " ".join(entry.assessment.reason.split()) in words
    assert len(small.findall(".//div[@class='note']")) == initiative.note_count
    listed = small.findall(".//ol[@class='evidence']/li")
    assert len(listed) == len(initiative.evidence)
    for each, source in zip(listed, initiative.evidence, strict=True):
        assert source.evidence.title in _text(each)
        assert source.evidence.url in _text(each)


def test_text_of_any_direction_finds_its_own(small: Element) -> None:
    arabic = [e for e in small.iter("p") if re.search("[\u0600-\u06ff]", e.text or "")]
    assert arabic
    assert all(element.attrib.get("dir") == "auto" for element in arabic)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(tracker: Store, text: str) -> None:
    pen = Pen(text.replace("\n", " ")[:200], tracker.new_id)
    party = Party(pen.new_id(), PartyKind.COUNTRY, text, "QQ", aliases=(text,), remark=text)
    target = Target(
        tracker.read.provision("DEI-2017/01"), next(p for p in tracker.read.parties() if p.party_id == "EG")
    )
    tracker.apply(
        rate(pen, [target], IMPLEMENTATION.rating("limited"), IMPLEMENTATION, as_of="2026-01-01", reason=text)
    )
    source = new_evidence(pen, title=text, publisher=text, remark=text, language=text[:20])
    tracker.apply(add_note(pen, target, text, dated_on="2026-01-02", evidence=[source]))
    dossier = collect(tracker)
    columns = {**dossier.columns, "DEI-2017": (*dossier.columns["DEI-2017"], party)}
    report = build_report(
        replace(dossier, title=text, parties=(*dossier.parties, party), columns=columns), Scope(("DEI-2017",))
    )
    page = _page(report)
    plain = _page(build_report(dossier, Scope(("DEI-2017",))))
    known = {element.tag for element in plain.iter()} | {
        "s",
        "blockquote",
        "hr",
        "li",
        "ul",
        "ol",
        "code",
        "pre",
        "br",
    }
    assert {element.tag for element in page.iter()} <= known
    for element in page.iter():
        assert not {str(name) for name in element.attrib} & {
            "onerror",
            "onload",
            "onmouseover",
            "src",
            "style",
        }
        if element.tag == "a":
            assert element.attrib["href"].startswith(("#", "http://", "https://"))
    reasons = [_text(e) for e in page.iterfind(".//section[@class='cell']//p[@class='typed']")]
    assert " ".join(text.split()) in " ".join(reasons)
    assert " ".join(text.split()) in _text(page.find(".//h1") or page)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc/passwd", "http://[bad"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(dossier: Dossier, url: str) -> None:
    first = dossier.evidence[0]
    evidence = (Evidence(first.evidence_id, "Title", url), *dossier.evidence[1:])
    page = _page(build_report(replace(dossier, evidence=evidence), Scope(("DEI-2017",))))
    assert not [link for link in page.iter("a") if link.attrib["href"] == url]
    assert url in _text(page)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "<b> [ " * 140_000, "中文。" * 300_000])
def test_a_note_of_a_million_characters_is_all_there(tracker: Store, text: str) -> None:
    pen = Pen("Ann", tracker.new_id)
    target = Target(
        tracker.read.provision("DEI-2017/01"), next(p for p in tracker.read.parties() if p.party_id == "EG")
    )
    tracker.apply(
        rate(pen, [target], IMPLEMENTATION.rating("limited"), IMPLEMENTATION, as_of="2026-01-01", reason=text)
    )
    tracker.apply(add_note(pen, target, text))
    # The parser of the standard library: the strict one takes ten seconds over so many references.
    reader = _Words()
    reader.feed(render_html(build_report(collect(tracker), Scope(("DEI-2017",)))).decode())
    assert " ".join("".join(reader.words).split()).count(" ".join(text.split())) == 2


def test_characters_that_html_forbids_do_not_spoil_it(dossier: Dossier) -> None:
    # The tracker refuses these; a damaged or foreign file may hold them.
    notes = (replace(dossier.notes[0], text="a\x00b\x1bc\ud800d\ufffe"), *dossier.notes[1:])
    assert "a\ufffdb\ufffdc\ufffdd\ufffd" in _text(
        _page(build_report(replace(dossier, notes=notes), Scope()))
    )


def test_a_wide_matrix_is_one_table_on_screen_and_parts_on_paper(dossier: Dossier) -> None:
    parties = tuple(Party(f"p{n}", PartyKind.COUNTRY, f"Country number {n}", f"Q{n}") for n in range(40))
    wide = replace(dossier, parties=(*dossier.parties, *parties), columns={"DEI-2017": parties})
    page = _page(build_report(wide, Scope(("DEI-2017",))))
    frames = [e for e in page.iter("div") if "matrix-frame" in e.attrib.get("class", "").split()]
    on_screen = [e for e in frames if "print-only" not in e.attrib["class"]]
    on_paper = [e for e in frames if "print-only" in e.attrib["class"]]
    assert [len(e.findall(".//thead//th")) for e in on_screen] == [42]
    assert [len(e.findall(".//thead//th")) - 2 for e in on_paper] == [8] * 5


def test_an_untouched_tracker_makes_a_page(tracker: Store) -> None:
    page = _page(build_report(collect(tracker), Scope()))
    assert "– (0 of" in _text(page)
    assert "No evidence is recorded" in _text(page)


def test_the_trackers_title_is_the_reports(tracker: Store) -> None:
    from dsr_tracker.core.editing import put

    tracker.apply(put(Pen("Ann", tracker.new_id), "title", None, Setting("title", "Spring cycle")))
    assert (
        _text(_page(build_report(collect(tracker), Scope())).find(".//h1") or Element("p")) == "Spring cycle"
    )


@pytest.mark.parametrize("scale_id", list(SCALES))
def test_fills_are_legible_and_rank_in_grey(scale_id: str) -> None:
    scale = SCALES[scale_id]
    chosen = fills(scale)
    for light, dark in chosen.values():
        assert _contrast(light, INK) >= 4.5
        assert _contrast(dark, LIGHT_INK) >= 4.5
    scored = [rating.rating_id for rating in scale.ratings if rating.score is not None]
    by_light = [_luminance(chosen[rating_id][0]) for rating_id in scored]
    by_dark = [_luminance(chosen[rating_id][1]) for rating_id in scored]
    assert by_light == sorted(by_light, reverse=True)
    assert by_dark == sorted(by_dark)


def test_inks_of_the_style_sheet_are_legible(report: Report) -> None:
    css = re.sub(r"\s+", " ", render_html(report).decode())
    modes = re.findall(r":root \{ (--paper: [^}]+)\}", css)
    assert len(modes) == 2
    for mode, paper, ink in zip(modes, (PAPER, NIGHT), (INK, LIGHT_INK), strict=True):
        assert f"--paper: {paper}; --ink: {ink};" in mode
        colours = dict(re.findall(r"--(\w+): (#\w{6})", mode))
        for ground in ("paper", "band"):
            for name in ("ink", "soft", "accent", "mark"):
                assert _contrast(colours[ground], colours[name]) >= 4.5


@pytest.mark.parametrize("depth", [1, 10, 40])
def test_nested_notes_keep_their_words(depth: int) -> None:
    assert "innermost" in note_html(
        "".join(f"{'  ' * n}- level\n" for n in range(depth)) + "  " * depth + "- innermost"
    )


def test_a_note_keeps_its_marks() -> None:
    html = note_html(
        "*a* **b** ~~c~~ `d`\n\n1. e\n\n> f\n\n[g](https://example.org/?a=1&b=2) <https://example.com>"
    )
    for part in ("<em>a</em>", "<strong>b</strong>", "<s>c</s>", "<code>d</code>", "<ol>", "<blockquote"):
        assert part in html
    assert 'href="https://example.org/?a=1&amp;b=2"' in html
    assert html.count('rel="noopener noreferrer"') == 2


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_cells_are_named_by_injective_anchors(report: Report) -> None:
    from dsr_tracker.reports.view import View

    view = View(report)
    ids = ["a/b", "a-b", "a.b", "a b", "a_b", "a_2e_b", "é", "e"]
    assert len({view.anchor("x", each) for each in ids}) == len(ids)
    assert view.cell_anchor(Cell("DEI-2017/01", "CN")) == "cell-DEI-2017.01.CN"
