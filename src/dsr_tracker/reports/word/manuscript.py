"""The document while it is written: paragraphs, tables, links, captions and marks of sources, in order."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

from dsr_tracker.reports.contents import EvidenceEntry, Kind
from dsr_tracker.reports.view import View
from dsr_tracker.reports.word.endnotes import Endnotes, place_marks
from dsr_tracker.reports.word.extent import Extent
from dsr_tracker.reports.word.nodes import Node, field, is_right_to_left, node, relation, runs, text_of
from dsr_tracker.reports.word.numbering import LEVELS, Numbering
from dsr_tracker.reports.word.styles import Styles, barred_right

# Word refuses to open a file with a longer one.
_LONGEST_ADDRESS = 2_000
_BETWEEN_COLUMNS = 400
_KEPT = "%/:?#[]@!$&'()*+,;=~-._"


class Manuscript:
    """Writes at the end of the document, or into the table cell that is open."""

    def __init__(
        self, document: Any, view: View, styles: Styles, numbering: Numbering, *, is_short: bool = False
    ) -> None:
        self.document = document
        self.view = view
        self.styles = styles
        self.numbering = numbering
        self.endnotes = Endnotes(document)
        self._body = document.element.body
        self._page = self._body.find(qn("w:sectPr"))
        self._body.remove(self._page)
        self.into = self._body
        self._part = document.part
        self._addresses: dict[tuple[int, str], str] = {}
        self._bookmarks: dict[str, int] = {}
        self._placed: set[str] = set()
        self._is_first_section = True
        self._is_behind_columns = False
        self._sources = {entry.number: entry for entry in view.report.evidence}
        self._next_source = 1
        self._tables = self._headings = 0
        self._is_short = is_short
        self._above_part = 200 if view.report.kind is Kind.COUNTRY else 360

    # -- paragraphs ---------------------------------------------------------------------------

    def paragraph(
        self,
        style: str,
        *pieces: str | Iterable[Node],
        is_typed: bool = False,
        keeps_with_next: bool = False,
        align: str = "",
        list_number: int | None = None,
        level: int = 0,
        left: int = 0,
        hanging: int = 0,
        anchor: str = "",
    ) -> Node:
        """A paragraph; what a person typed finds its own direction."""
        is_rtl = is_typed and is_right_to_left("".join(p for p in pieces if isinstance(p, str)))
        content: list[Node] = []
        for piece in pieces:
            content.extend(runs(piece, is_rtl=is_rtl) if isinstance(piece, str) else piece)
        if is_typed and not is_rtl and is_right_to_left("".join(map(text_of, content))):
            is_rtl = True
        made = node(
            "w:p",
            node(
                "w:pPr",
                node("w:pStyle", val=self.styles[style]),
                node("w:keepNext") if keeps_with_next else None,
                node("w:numPr", node("w:ilvl", val=min(level, LEVELS - 1)), node("w:numId", val=list_number))
                if list_number is not None
                else None,
                barred_right(style) if is_rtl else None,
                node("w:bidi") if is_rtl else None,
                node("w:ind", left=left, hanging=hanging or None) if left else None,
                node("w:jc", val=align) if align else None,
            ),
            *(self.bookmark(anchor, content) if anchor else content),
        )
        self.into.append(made)
        return made

    def heading(
        self, level: int, *pieces: str | Iterable[Node], anchor: str = "", starts_page: bool | None = None
    ) -> None:
        """A heading of that level, which links to `anchor` reach; whether it begins a page is its style's."""
        self._headings += 1
        made = self.paragraph(f"Heading {level}", *pieces, anchor=anchor or f"heading/{self._headings}")
        if starts_page:
            made.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").addnext(node("w:pageBreakBefore"))
        elif level == 1 and (self._is_short or starts_page is False):
            # A report of a few pages does not begin a new one for each part.
            properties = made.find(qn("w:pPr"))
            properties.find(qn("w:pStyle")).addnext(node("w:pageBreakBefore", val=0))
            properties.append(node("w:spacing", before=self._above_part))

    def caption(self, text: str) -> None:
        """The caption of the table that follows, with a number that Word counts."""
        word = self.view.wording("Table")
        self._tables += 1
        number = field("SEQ Table \\* ARABIC", runs(str(self._tables)))
        self.paragraph("Caption", f"{word} ", number, f". {text}", keeps_with_next=True)

    # -- links --------------------------------------------------------------------------------

    def bookmark(self, anchor: str, content: Iterable[Node]) -> list[Node]:
        """The content as a place that links reach; of two places of one name the first counts."""
        if not anchor or anchor in self._placed:
            return list(content)
        self._placed.add(anchor)
        number = self._number(anchor)
        return [
            node("w:bookmarkStart", id=number, name=_bookmark_name(number)),
            *content,
            node("w:bookmarkEnd", id=number),
        ]

    def jump(self, anchor: str, content: str | Iterable[Node]) -> list[Node]:
        """The content as a link to that place; plain text in the end where no such place was written."""
        made = runs(content) if isinstance(content, str) else list(content)
        if not anchor:
            return made
        return [node("w:hyperlink", *made, anchor=_bookmark_name(self._number(anchor)), history=True)]

    def link(self, url: str, shown: str | Iterable[Node]) -> list[Node]:
        """The content as a link into the web; plain text for any other address."""
        address = self._address(url)
        if not address:
            return runs(shown) if isinstance(shown, str) else list(shown)
        made = runs(shown, self.styles["Hyperlink"]) if isinstance(shown, str) else list(shown)
        key = (id(self._part), address)
        if key not in self._addresses:
            self._addresses[key] = self._part.relate_to(address, RT.HYPERLINK, is_external=True)
        return [relation(node("w:hyperlink", *made, history=True), self._addresses[key])]

    def resolve(self) -> None:
        """Turn links to places that were never written into plain text."""
        placed = {_bookmark_name(self._bookmarks[anchor]) for anchor in self._placed}
        for root in (self._body, self.endnotes.part.element):
            for link in list(root.iter(qn("w:hyperlink"))):
                target = link.get(qn("w:anchor"))
                if target and target not in placed:
                    for child in list(link):
                        link.addprevious(child)
                    link.getparent().remove(link)

    def _address(self, url: str) -> str:
        found = self.view.link(url)
        if not found:
            return ""
        try:
            parts = urlsplit(found)
            # Asked for, since it raises where it is none: Word calls a file with such a link damaged.
            _ = parts.port
        except ValueError:
            return ""
        address = quote(found, safe=_KEPT)
        return address if parts.hostname and len(address) <= _LONGEST_ADDRESS else ""

    @staticmethod
    def is_too_long(url: str) -> bool:
        """Whether Word would refuse a link to that address for its length."""
        return len(quote(url, safe=_KEPT)) > _LONGEST_ADDRESS

    def _number(self, anchor: str) -> int:
        return self._bookmarks.setdefault(anchor, len(self._bookmarks) + 1)

    # -- sources ------------------------------------------------------------------------------

    def cite(self, numbers: Sequence[int], *, is_home: bool = False) -> list[Node]:
        """The marks of these sources. At home, the next source in line gets its endnote there."""
        made: list[Node] = []
        for number in numbers:
            if made:
                made.extend(runs(" "))
            anchor = f"source/{number}"
            if is_home and number == self._next_source:
                self._next_source += 1
                made.extend(self.bookmark(anchor, self._mark(self._sources[number])))
            else:
                made.extend(self.jump(anchor, runs(f"[{number}]", self.styles["Endnote Reference"])))
        return made

    @property
    def unplaced_sources(self) -> list[int]:
        """The sources that have no endnote yet."""
        return list(range(self._next_source, len(self._sources) + 1))

    def _mark(self, entry: EvidenceEntry) -> list[Node]:
        from dsr_tracker.reports.word.evidence import write_source

        with self._writing_note() as paragraphs:
            write_source(self, entry)
        note_id = self.endnotes.add(list(paragraphs))
        style = self.styles["Endnote Reference"]
        mark = node("w:r", node("w:rPr", node("w:rStyle", val=style)), node("w:endnoteReference", id=note_id))
        return [*runs("[", style), mark, *runs("]", style)]

    @contextlib.contextmanager
    def _writing_note(self) -> Iterator[Node]:
        """Paragraphs go into a note while this is open, and its links to the notes' part."""
        into, part = self.into, self._part
        self.into, self._part = node("w:endnote"), self.endnotes.part
        try:
            yield self.into
        finally:
            self.into, self._part = into, part

    # -- pages --------------------------------------------------------------------------------

    @property
    def width(self) -> int:
        """The width of the text in twentieths of a point."""
        return self._width(self._page)

    @property
    def wide(self) -> int:
        """The width of the text on a page turned round."""
        return self._width(self._turned(self._page))

    @property
    def page_count(self) -> float:
        """About how many pages the body takes."""
        size, margins = self._page.find(qn("w:pgSz")), self._page.find(qn("w:pgMar"))
        room = int(size.get(qn("w:h"))) - sum(int(margins.get(qn(f"w:{s}"), "0")) for s in ("top", "bottom"))
        return Extent(self.document).body_height(self._body, self.width) / room

    def end_section(self, *, is_wide: bool = False, columns: int = 1) -> None:
        """Close what was written since the last section, on its side or in columns.

        It began on a page of its own, but for what is set in columns, and what follows that.
        """
        last = self._body[-1] if len(self._body) else None
        if last is None or last.tag != qn("w:p") or last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            last = node("w:p", node("w:pPr", node("w:spacing", before=0, after=0, line=20, lineRule="exact")))
            self._body.append(last)
        last.find(qn("w:pPr")).append(self._section(is_wide=is_wide, columns=columns))

    def end(self) -> None:
        """Close the last section."""
        self._body.append(self._section(is_wide=False))

    def _section(self, *, is_wide: bool, columns: int = 1) -> Node:
        made = self._turned(self._page) if is_wide else copy.deepcopy(self._page)
        for tag in ("w:footnotePr", "w:endnotePr", "w:type"):
            for old in made.findall(qn(tag)):
                made.remove(old)
        if not self._is_first_section:
            for old in made.findall(qn("w:titlePg")):
                made.remove(old)
            for numbers in made.findall(qn("w:pgNumType")):
                numbers.attrib.pop(qn("w:start"), None)
        self._is_first_section = False
        size = made.find(qn("w:pgSz"))
        size.addprevious(place_marks())
        is_continuous = columns > 1 or self._is_behind_columns
        self._is_behind_columns = columns > 1
        size.addprevious(node("w:type", val="continuous" if is_continuous else "nextPage"))
        if columns > 1:
            for old in made.findall(qn("w:cols")):
                made.remove(old)
            made.find(qn("w:pgMar")).addnext(node("w:cols", num=columns, space=_BETWEEN_COLUMNS))
        return made

    @staticmethod
    def _turned(page: Node) -> Node:
        made = copy.deepcopy(page)
        size = made.find(qn("w:pgSz"))
        width, height = int(size.get(qn("w:w"))), int(size.get(qn("w:h")))
        size.set(qn("w:w"), str(max(width, height)))
        size.set(qn("w:h"), str(min(width, height)))
        size.set(qn("w:orient"), "landscape")
        return made

    @staticmethod
    def _width(page: Node) -> int:
        margins = page.find(qn("w:pgMar"))
        sides = sum(int(margins.get(qn(f"w:{side}"), "0")) for side in ("left", "right", "gutter"))
        return max(int(page.find(qn("w:pgSz")).get(qn("w:w"))) - sides, 2_000)


def _bookmark_name(number: int) -> str:
    # A leading underscore hides it from the list of bookmarks that people keep themselves.
    return f"_Dsr{number:06d}"
