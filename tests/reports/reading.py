"""A rendered page, read again by parsers that are not ours."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import html5lib
import pytest

from dsr_tracker.reports.html import render_html
from dsr_tracker.reports.report import Report


def needs_font_for_chinese() -> None:
    """Skips the test where this machine has no font that a PDF in Chinese can be set in."""
    import typst

    if not any("CJK SC" in family for family in typst.Fonts().families()):
        pytest.skip("no font for Chinese is installed here")


class Words(HTMLParser):
    """Collects the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page_of(report: Report) -> Element:
    """The report as a tree; raises where a browser would have to guess."""
    # Strict: the first thing that a browser would have to guess at raises.
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(render_html(report).decode("utf-8"))
    assert isinstance(page, Element)
    return page


def text_of(element: Element) -> str:
    """The text of an element on one line."""
    return " ".join("".join(element.itertext()).split())
