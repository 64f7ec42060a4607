"""Elements of WordprocessingML, built one by one: what people typed is never read as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from docx.opc.packuri import PackURI
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

from dsr_tracker.reports.markdown import printable

Node = Any
"""An element; python-docx gives them classes of its own when they stand in its tree."""
SYMBOL_FONT = "Segoe UI Symbol"
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_EAST_ASIAN = re.compile(
    "[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
# A stretch of right-to-left words with the digits and marks between them.
_RTL_STRETCH = re.compile(f"[{_RTL}](?:[^{_RTL}A-Za-z\u00c0-\u024f\n\t]*[{_RTL}])*")
_BREAKS = re.compile("([\n\t])")
_DIRECTIONS_READ = 2_000


def node(tag: str, /, *children: Node, **values: object) -> Node:
    """An element such as `w:tc` with attributes of the same namespace; None and False leave one out."""
    prefix = tag.partition(":")[0]
    made = oxml_parser.makeelement(qn(tag), nsmap={prefix: nsmap[prefix]})
    for name, value in values.items():
        if value is not None and value is not False:
            made.set(qn(f"{prefix}:{name}"), "1" if value is True else str(value))
    made.extend(child for child in children if child is not None)
    return made


def relation(element: Node, relation_id: str) -> Node:
    """The same element, which now points at a relationship."""
    element.set(qn("r:id"), relation_id)
    return element


def free_name(document: Any, name: str) -> PackURI:
    """A place for a new part, where a strange template may have one of that name already."""
    taken = {part.partname for part in document.part.package.iter_parts()}
    wanted = (PackURI(f"/word/{name}{number or ''}.xml") for number in range(len(taken) + 1))
    return next(each for each in wanted if each not in taken)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of the text belongs to a script written from right to left."""
    for character in text[:_DIRECTIONS_READ]:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False


def runs(
    text: str,
    style: str = "",
    *,
    is_bold: bool = False,
    is_italic: bool = False,
    is_struck: bool = False,
    size: float = 0,
    colour: str = "",
    fill: str = "",
    font: str = "",
    is_rtl: bool = False,
) -> list[Node]:
    """The text as runs, cut where the script changes direction; `is_rtl` where its paragraph has it."""
    made = []
    for stretch, is_stretch_rtl in _by_direction(printable(text), is_rtl=is_rtl):
        east_asian = bool(_EAST_ASIAN.search(stretch))
        fonts = None
        if font:
            fonts = node("w:rFonts", ascii=font, hAnsi=font, eastAsia=None if east_asian else font, cs=font)
        elif east_asian:
            # Quotes and dashes are as wide as the characters around them only where Word is told so.
            fonts = node("w:rFonts", hint="eastAsia")
        half_points = round(size * 2) if size else None
        looks = [
            node("w:rStyle", val=style) if style else None,
            fonts,
            node("w:b") if is_bold else None,
            node("w:bCs") if is_bold else None,
            node("w:i") if is_italic else None,
            node("w:iCs") if is_italic else None,
            node("w:strike") if is_struck else None,
            node("w:color", val=colour.lstrip("#")) if colour else None,
            node("w:sz", val=half_points) if half_points else None,
            node("w:szCs", val=half_points) if half_points else None,
            node("w:shd", val="clear", color="auto", fill=fill.lstrip("#")) if fill else None,
            node("w:rtl") if is_stretch_rtl else None,
        ]
        properties = node("w:rPr", *looks) if any(look is not None for look in looks) else None
        made.append(node("w:r", properties, *_text_nodes(stretch)))
    return made


def field(instruction: str, shown: Iterable[Node]) -> list[Node]:
    """A field of ours with what stands there until Word computes it."""
    code = node("w:instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        node("w:r", node("w:fldChar", fldCharType="begin")),
        node("w:r", code),
        node("w:r", node("w:fldChar", fldCharType="separate")),
        *shown,
        node("w:r", node("w:fldChar", fldCharType="end")),
    ]


def text_of(element: Node) -> str:
    """The words of an element."""
    return "".join(found.text or "" for found in element.iter(qn("w:t")))


def _by_direction(text: str, *, is_rtl: bool) -> Iterator[tuple[str, bool]]:
    place = 0
    for found in _RTL_STRETCH.finditer(text):
        if found.start() > place:
            between = text[place : found.start()]
            yield between, is_rtl and not _has_letter(between)
        yield found[0], True
        place = found.end()
    if place < len(text):
        rest = text[place:]
        yield rest, is_rtl and not _has_letter(rest)


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text[:_DIRECTIONS_READ])


def _text_nodes(text: str) -> Iterator[Node]:
    for part in _BREAKS.split(text):
        if part == "\n":
            yield node("w:br")
        elif part == "\t":
            yield node("w:tab")
        elif part:
            made = node("w:t")
            made.text = part
            made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            yield made
