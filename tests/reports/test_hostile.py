"""Whatever people type stands in the page as they typed it, and does nothing there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, Target, add_note, new_evidence, rate
from dsr_tracker.core.records import Evidence, Party, PartyKind
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.reports.html import render_html
from dsr_tracker.reports.markdown import note_html
from dsr_tracker.reports.report import Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.reading import Words, page_of, text_of

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
    page = page_of(report)
    plain = page_of(build_report(dossier, Scope(("DEI-2017",))))
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
    reasons = [text_of(e) for e in page.iterfind(".//section[@class='cell']//p[@class='typed']")]
    assert " ".join(text.split()) in " ".join(reasons)
    assert " ".join(text.split()) in text_of(page.find(".//h1") or page)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc/passwd", "http://[bad"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(dossier: Dossier, url: str) -> None:
    first = dossier.evidence[0]
    evidence = (Evidence(first.evidence_id, "Title", url), *dossier.evidence[1:])
    page = page_of(build_report(replace(dossier, evidence=evidence), Scope(("DEI-2017",))))
    assert not [link for link in page.iter("a") if link.attrib["href"] == url]
    assert url in text_of(page)


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
    reader = Words()
    reader.feed(render_html(build_report(collect(tracker), Scope(("DEI-2017",)))).decode())
    assert " ".join("".join(reader.words).split()).count(" ".join(text.split())) == 2


def test_characters_that_html_forbids_do_not_spoil_it(dossier: Dossier) -> None:
    # The tracker refuses these; a damaged or foreign file may hold them.
    notes = (replace(dossier.notes[0], text="a\x00b\x1bc\ud800d\ufffe"), *dossier.notes[1:])
    assert "a\ufffdb\ufffdc\ufffdd\ufffd" in text_of(
        page_of(build_report(replace(dossier, notes=notes), Scope()))
    )


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
