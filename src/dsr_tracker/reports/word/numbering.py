"""Bullets and numbers of lists, in the document's numbering part."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

from dsr_tracker.reports.word.nodes import Node, free_name, node

LEVELS = 3
_EMPTY = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_STEP = 360
_BULLETS = ("•", "–", "·")


class Numbering:
    """Our own bullets, and a count of its own for each numbered list."""

    def __init__(self, document: Any) -> None:
        self._root = _root_of(document)
        first = 1 + self._highest("w:abstractNum", "w:abstractNumId")
        self._next_number = 1 + max(self._highest("w:num", "w:numId"), 0)
        self._decimals = first + 1
        self._add_abstract(first, "bullet")
        self._add_abstract(self._decimals, "decimal")
        self.bullets = self._add_number(first)

    def new_list(self, start: int) -> int:
        """The number of a list that counts from `start`."""
        return self._add_number(self._decimals, start)

    def _all(self, tag: str) -> list[Node]:
        return list(self._root.findall(qn(tag)))

    def _highest(self, tag: str, attribute: str) -> int:
        """The highest number given so far; -1 for none."""
        numbers = (each.get(qn(attribute)) or "" for each in self._all(tag))
        return max((int(number) for number in numbers if number.isdecimal()), default=-1)

    def _add_abstract(self, abstract_id: int, form: str) -> None:
        levels = [
            node(
                "w:lvl",
                node("w:start", val=1),
                node("w:numFmt", val=form),
                node("w:lvlText", val=_BULLETS[level] if form == "bullet" else f"%{level + 1}."),
                node("w:lvlJc", val="left"),
                node("w:pPr", node("w:ind", left=_STEP * (level + 1), hanging=_STEP)),
                ilvl=level,
            )
            for level in range(LEVELS)
        ]
        made = node(
            "w:abstractNum", node("w:multiLevelType", val="multilevel"), *levels, abstractNumId=abstract_id
        )
        # All abstract definitions stand before the first list that uses one.
        first_list = self._root.find(qn("w:num"))
        if first_list is None:
            self._root.append(made)
        else:
            first_list.addprevious(made)

    def _add_number(self, abstract_id: int, start: int | None = None) -> int:
        made = node("w:num", node("w:abstractNumId", val=abstract_id), numId=self._next_number)
        if start is not None:
            made.extend(
                node("w:lvlOverride", node("w:startOverride", val=start), ilvl=level)
                for level in range(LEVELS)
            )
        lists = self._all("w:num")
        if lists:
            lists[-1].addnext(made)
        else:
            self._root.append(made)
        self._next_number += 1
        return self._next_number - 1


def _root_of(document: Any) -> Node:
    try:
        return document.part.part_related_by(RT.NUMBERING).element
    except KeyError:
        part = NumberingPart(
            free_name(document, "numbering"), CT.WML_NUMBERING, parse_xml(_EMPTY), document.part.package
        )
        document.part.relate_to(part, RT.NUMBERING)
        return part.element
