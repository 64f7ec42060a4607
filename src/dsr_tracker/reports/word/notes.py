"""Notes in Word: the harmless part of Markdown as paragraphs, lists and runs, the rest as it was typed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import Node, runs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# A parser of nested markup takes its time over long hostile texts; such a note is shown as it was typed.
_PLAIN_FROM = 40_000
# The parser drops what is nested deeper: such a note keeps its words and loses its looks.
_DEEPEST = 90
_MONOSPACED = "Consolas"
_STEP, _MARGIN = 360, 280


def write_note(manuscript: Manuscript, markdown: str) -> None:
    """The note's paragraphs: no picture, no heading, links into the web alone."""
    tokens = [] if len(markdown) > _PLAIN_FROM else _parser().parse(markdown)
    if not tokens or max(token.level for token in tokens) >= _DEEPEST:
        for line in markdown.split("\n"):
            if line.strip():
                manuscript.paragraph("Note Text", line, is_typed=True)
        return
    _Writer(manuscript).write(tokens)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    options = {"html": False, "breaks": True, "maxNesting": 100}
    return MarkdownIt("commonmark", options).enable("strikethrough")


class _Writer:
    """Walks the tokens of one note with the lists and quotes that are open."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._lists: list[int | None] = []
        self._quotes = 0
        self._item_is_new = False
        self._is_heading = False

    def write(self, tokens: list[Token]) -> None:
        for token in tokens:
            match token.type:
                case "bullet_list_open":
                    self._lists.append(None)
                case "ordered_list_open":
                    self._lists.append(
                        self._manuscript.numbering.new_list(min(int(token.attrGet("start") or 1), 32_000))
                    )
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._item_is_new = True
                case "blockquote_open":
                    self._quotes += 1
                case "blockquote_close":
                    self._quotes -= 1
                case "heading_open":
                    self._is_heading = True
                case "heading_close":
                    self._is_heading = False
                case "inline":
                    self._paragraph(self._inline(token.children or []))
                case "fence" | "code_block":
                    self._paragraph(runs(token.content.rstrip("\n"), font=_MONOSPACED))
                case "hr":
                    self._paragraph(runs("* * *"))

    def _paragraph(self, content: list[Node]) -> None:
        level = len(self._lists) - 1
        is_item, self._item_is_new = self._item_is_new, False
        if self._lists and is_item:
            number = self._lists[-1]
            depth = min(level, 2)
            bulleted = "List Bullet" if not depth else f"List Bullet {depth + 1}"
            style = bulleted if number is None else "List Number"
            self._manuscript.paragraph(
                style,
                content,
                is_typed=True,
                list_number=number,
                level=level,
                left=_MARGIN + _STEP * (depth + 1),
                hanging=_STEP,
            )
        elif self._quotes:
            self._manuscript.paragraph(
                "Quote", content, is_typed=True, left=_MARGIN + _STEP * min(self._quotes + level + 1, 8)
            )
        else:
            left = _MARGIN + _STEP * min(level + 1, 8) if self._lists else 0
            self._manuscript.paragraph("Note Text", content, is_typed=True, left=left)

    def _inline(self, tokens: list[Token]) -> list[Node]:
        made: list[Node] = []
        links: list[tuple[str, list[Node]]] = []
        looks = {"strong": 1 if self._is_heading else 0, "em": 0, "s": 0}
        for token in tokens:
            into = links[-1][1] if links else made
            kind, _, side = token.type.rpartition("_")
            if kind in looks:
                looks[kind] += 1 if side == "open" else -1
            elif token.type == "link_open":
                links.append((str(token.attrGet("href") or ""), []))
            elif token.type == "link_close":
                url, content = links.pop()
                (links[-1][1] if links else made).extend(self._manuscript.link(url, content))
            elif token.type in ("softbreak", "hardbreak"):
                into.extend(runs("\n"))
            else:
                into.extend(
                    runs(
                        token.content,
                        self._manuscript.styles["Hyperlink"]
                        if links and self._manuscript.view.link(links[-1][0])
                        else "",
                        is_bold=looks["strong"] > 0,
                        is_italic=looks["em"] > 0,
                        is_struck=looks["s"] > 0,
                        font=_MONOSPACED if token.type == "code_inline" else "",
                    )
                )
        return made
