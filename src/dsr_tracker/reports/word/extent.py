"""How many pages a Word document takes, by reckoning: only Word itself lays it out."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

from dsr_tracker.reports.word.nodes import Node

_LETTER = 0.5
"""The width of a Latin letter in ems, in the middle of a text."""
_LINE, _TALL_LINE, _CELL_MARGINS, _DEFAULT_SIZE = 1.22, 1.45, 140, 21
_FIRST_TALL = "\u0590"
"""From there on scripts, Hebrew, Arabic, Thai and Chinese among them, have higher lines than Latin."""


class Extent:
    """Reckons heights in twentieths of a point, after the styles of a document."""

    def __init__(self, document: Any) -> None:
        root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.findall(qn("w:style"))}
        size = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}")
        self._size = int(size.get(qn("w:val"))) if size is not None else _DEFAULT_SIZE
        spacing = root.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}")
        self._spacing = {} if spacing is None else spacing.attrib
        self._known: dict[str, tuple[float, float, float]] = {}

    def body_height(self, body: Node, width: int) -> float:
        """The height of all sections; what is set in columns takes as much less."""
        total = 0.0
        section: list[Node] = []
        for part in (*body, None):
            marks = part.find(f"{qn('w:pPr')}/{qn('w:sectPr')}/{qn('w:cols')}") if part is not None else None
            section.extend((part,) if part is not None else ())
            if part is not None and part.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
                continue
            columns = int(marks.get(qn("w:num"), "1")) if marks is not None else 1
            total += self.height(section, width // columns) / columns
            section = []
        return total

    def height(self, parts: Iterable[Node], width: int) -> float:
        """The height of the paragraphs and tables in that element."""
        total = 0.0
        for child in parts:
            if child.tag == qn("w:p"):
                total += self._paragraph(child, width)
            elif child.tag == qn("w:tbl"):
                total += sum(map(self._row, child.iterchildren(qn("w:tr"))))
        return total

    def _row(self, row: Node) -> float:
        heights = [0.0]
        for cell in row.iterchildren(qn("w:tc")):
            width = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w")))
            heights.append(self.height(cell, width - _CELL_MARGINS))
        return max(heights) + 90

    def _paragraph(self, paragraph: Node, width: int) -> float:
        properties = paragraph.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        own = properties.find(qn("w:spacing")) if properties is not None else None
        if own is not None and own.get(qn("w:lineRule")) == "exact":
            return float(own.get(qn("w:line")))
        size, spaces, line = self._look(style.get(qn("w:val")) if style is not None else "")
        height = spaces
        for part in _text(paragraph).split("\n"):
            ems = sum(1.0 if unicodedata.east_asian_width(c) in "WF" else _LETTER for c in part)
            lines = max(1, math.ceil(ems * size * 10 / max(width, 200)))
            tall = _LINE if part.isascii() or max(part) < _FIRST_TALL else _TALL_LINE
            height += lines * size * 10 * tall * line
        return height

    def _look(self, style_id: str) -> tuple[float, float, float]:
        """The size in half points, the space around a paragraph, and the line's height."""
        if style_id not in self._known:
            size, before, after, line = 0.0, None, None, None
            seen, each = set(), style_id
            while each in self._styles and each not in seen:
                seen.add(each)
                style = self._styles[each]
                found = style.find(f"{qn('w:rPr')}/{qn('w:sz')}")
                size = size or (float(found.get(qn("w:val"))) if found is not None else 0)
                spacing = style.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
                if spacing is not None:
                    before = before if before is not None else spacing.get(qn("w:before"))
                    after = after if after is not None else spacing.get(qn("w:after"))
                    line = line if line is not None else spacing.get(qn("w:line"))
                based = style.find(qn("w:basedOn"))
                each = based.get(qn("w:val")) if based is not None else ""
            before, after, line = (
                found if found is not None else self._spacing.get(qn(f"w:{name}"))
                for name, found in (("before", before), ("after", after), ("line", line))
            )
            self._known[style_id] = (
                size or self._size,
                float(before or 0) + float(after or 0),
                float(line or 240) / 240,
            )
        return self._known[style_id]


def _text(paragraph: Node) -> str:
    """The words of a paragraph with its line breaks."""
    pieces = paragraph.iter(qn("w:t"), qn("w:br"))
    return "".join("\n" if piece.tag == qn("w:br") else piece.text or "" for piece in pieces)
