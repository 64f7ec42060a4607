"""Notes as HTML: Markdown without HTML, pictures or headings, sanitised once more at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# A parser of nested markup takes its time over long hostile texts; such a note is shown as it was typed.
_PLAIN_FROM = 40_000
# A tracker refuses these; a damaged or foreign file may hold them.
_NOT_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAGS = {
    "p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a",
}  # fmt: skip
_BLOCKS = ("paragraph_open", "blockquote_open", "list_item_open")


def printable(text: str) -> str:
    """The text with a replacement mark for each character that HTML does not allow."""
    return _NOT_HTML.sub("\ufffd", text)


def is_web(url: str) -> bool:
    """Whether the address begins as one of the web does."""
    return url.lower().startswith(("http://", "https://"))


def note_html(text: str) -> str:
    """Harmless HTML of a note: no script, style, picture, heading or id, and links to http(s) alone."""
    import nh3

    text = printable(text)
    html = _plain(text) if len(text) > _PLAIN_FROM else _parser().render(text)
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes={
            "*": set(),
            "a": {"href"},
            "ol": {"start"},
            "p": {"dir"},
            "blockquote": {"dir"},
            "li": {"dir"},
        },
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # What is nested deeper than maxNesting is dropped: 100 is more than anybody types.
    options = {"html": False, "breaks": True, "maxNesting": 100}
    parser = MarkdownIt("commonmark", options).enable("strikethrough")
    # Any other address stays as it was typed: "//host" would be a folder of that computer in a saved page.
    parser.validateLink = is_web  # type: ignore[method-assign]
    parser.add_render_rule("image", _image_as_text)
    # The report has headings of its own, in an order that readers by ear rely on.
    parser.add_render_rule("heading_open", _constant('<p dir="auto"><strong>'))
    parser.add_render_rule("heading_close", _constant("</strong></p>"))
    parser.core.ruler.push("direction", _mark_direction)
    return parser


def _plain(text: str) -> str:
    from markupsafe import escape

    return "".join(f'<p dir="auto">{escape(line)}</p>' for line in text.split("\n") if line.strip())


def _mark_direction(state: Any) -> None:
    """Each block finds its own direction, so an Arabic paragraph may follow an English one."""
    for token in state.tokens:
        if token.type in _BLOCKS:
            token.attrSet("dir", "auto")


def _image_as_text(*arguments: Any) -> str:
    """The words that stand for a picture, in its place."""
    from markupsafe import escape

    _, tokens, index, *_ = arguments
    return str(escape(tokens[index].content))


def _constant(html: str) -> Callable[..., str]:
    return lambda *_: html
