"""Texts that people typed, as data for the PDF's template: paragraphs, lists, runs of characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Block = dict[str, Any]
Run = dict[str, str]
# As in HTML: a parser of nested markup takes its time over long hostile texts.
_PLAIN_FROM = 40_000
# The engine lays blocks out by recursion; what is nested deeper stands at this depth.
_DEEPEST = 5
_MARKS = {"em_open": "e", "strong_open": "s", "s_open": "x"}
_CONTAINERS = {"bullet_list_open": "ul", "ordered_list_open": "ol", "blockquote_open": "quote"}
# A long word without a place to break would run off the page. Chinese breaks anywhere as it is.
_LONGEST = 37
_LONG_WORD = re.compile(rf"[!-~\u00a1-\u0dff]{{{_LONGEST},}}")
_BREAK_AFTER = re.compile(r"(?<=[/?&=._-])(?=[^/?&=._-])")
# All that can begin markup: a note without any of it need not be parsed.
_MARKED = re.compile(r"[\\`*_~\[\]<>&!\r\0]|^[-+=#:|]|^\d+[.)]", re.MULTILINE)
_ZERO_WIDTH_SPACE = "\u200b"
"""Where a line may break inside a long word."""
_PIECE = 24


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is one of a script written right to left."""
    for letter in text[:2_000]:
        match unicodedata.bidirectional(letter):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


def breakable(text: str) -> str:
    """The text with places to break inside its long words."""
    # Nearly all texts have no such word, and splitting is far quicker than searching.
    if len(text) < _LONGEST or max(map(len, text.split()), default=0) < _LONGEST:
        return text
    return _LONG_WORD.sub(lambda found: _cut(found[0]), text)


def paragraphs(typed: str) -> list[Block]:
    """A plain text cut at its blank lines."""
    parts = re.split(r"\n\s*\n", typed)
    return [_paragraph([_run(part.strip("\n"))]) for part in parts if part.strip()]


def note_blocks(markdown: str) -> list[Block]:
    """A note's Markdown as blocks: no HTML, pictures or headings, and links to http(s) alone."""
    if len(markdown) > _PLAIN_FROM:
        return paragraphs(markdown)
    if not _MARKED.search(markdown) and (lines := markdown.split("\n")) == [*map(str.strip, lines)]:
        return _unmarked(lines)
    try:
        tokens = _parser().parse(markdown)
    except (ValueError, RecursionError, IndexError):
        # A note is shown as it was typed rather than not at all.
        return paragraphs(markdown)
    found, _ = _blocks(tokens, 0, 0)
    return found


def web_address(url: str) -> str:
    """The address where it is one of the web; empty for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    options = {"html": False, "breaks": True, "maxNesting": 100}
    return MarkdownIt("commonmark", options).enable("strikethrough")


def _unmarked(lines: Sequence[str]) -> list[Block]:
    """The blocks that the parser would find in lines without marks: paragraphs between blank lines."""
    found: list[Block] = []
    runs: list[Run] = []
    for line in (*lines, ""):
        if line:
            runs += [_run("\n"), _run(line)] if runs else [_run(line)]
        elif runs:
            found.append(_paragraph(runs))
            runs = []
    return found


def _blocks(tokens: Sequence[Token], index: int, depth: int) -> tuple[list[Block], int]:
    """The blocks from that token up to the end of its container, and where that is."""
    found: list[Block] = []
    while index < len(tokens):
        token = tokens[index]
        if token.type in _CONTAINERS:
            inside, index = _blocks(tokens, index + 1, depth + 1)
            # Items of a list that is nested too deep, and of quotations, are blocks like any other.
            kind = _CONTAINERS[token.type]
            if depth >= _DEEPEST:
                found += [block for each in inside for block in each.get("items", [each])]
            else:
                start = int(token.attrGet("start") or 1) if kind == "ol" else 1
                found.append({"kind": kind, "items": inside, "start": min(start, 99_999)})
        elif token.type == "list_item_open":
            inside, index = _blocks(tokens, index + 1, depth)
            found.append({"kind": "item", "items": inside})
        elif token.nesting < 0 and token.type not in ("paragraph_close", "heading_close"):
            return found, index + 1
        else:
            if token.type == "inline":
                is_heading = tokens[index - 1].type == "heading_open"
                found += _lines(token.children or [], "s" if is_heading else "")
            elif token.type in ("code_block", "fence"):
                found.append(_paragraph([_run(token.content.rstrip("\n"), "c")]))
            elif token.type == "hr":
                found.append({"kind": "rule"})
            index += 1
    return found, index


def _lines(tokens: Sequence[Token], style: str) -> Iterator[Block]:
    runs = list(_runs(tokens, style))
    if runs:
        yield _paragraph(runs)


def _runs(tokens: Sequence[Token], style: str) -> Iterator[Run]:
    """Runs of characters, each with its marks and its address."""
    marks, url = style, ""
    for token in tokens:
        if mark := _MARKS.get(token.type):
            marks += mark
        elif token.nesting < 0 and (mark := _MARKS.get(token.type.replace("_close", "_open"))):
            marks = marks[::-1].replace(mark, "", 1)[::-1]
        elif token.type == "link_open":
            url = web_address(str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            url = ""
        elif token.type in ("softbreak", "hardbreak"):
            yield _run("\n", marks, url)
        elif token.content:
            yield _run(token.content, marks + ("c" if token.type == "code_inline" else ""), url)


def _run(shown: str, marks: str = "", url: str = "") -> Run:
    return {"text": shown, "marks": marks, "url": url}


def _paragraph(runs: list[Run]) -> Block:
    is_rtl = is_right_to_left("".join(run["text"] for run in runs))
    return {"kind": "p", "rtl": is_rtl, "runs": runs}


def _cut(word: str) -> str:
    return _ZERO_WIDTH_SPACE.join(
        piece[start : start + _PIECE]
        for piece in _BREAK_AFTER.split(word)
        for start in range(0, len(piece), _PIECE)
    )
