"""The styles of a Word report: a template's own where it has them, ours where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from dsr_tracker.reports.word.nodes import Node, node

INK, ACCENT, QUIET, RULE = "1D1F21", "1B3A5C", "555C64", "B9C0C8"
TABLE_STYLE = "Tracker Table"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LINES = ("top", "bottom", "insideH")
# Half points.
_SMALLEST = 15


@dataclass(frozen=True, slots=True)
class Look:
    """One style. Sizes and spaces are in points, indents in twentieths of one."""

    name: str
    size: float = 0
    colour: str = ""
    before: float = 0
    after: float = 0
    based_on: str = "Normal"
    is_bold: bool = False
    is_italic: bool = False
    keeps_with_next: bool = False
    starts_page: bool = False
    outline: int | None = None
    left: int = 0
    hanging: int = 0
    line: float = 0
    bullet_level: int | None = None
    bar: str = ""
    is_character: bool = False
    is_underlined: bool = False
    is_expected: bool = False
    """Whether a template should have it: what its own people call by that name in Word."""

    @property
    def word_name(self) -> str:
        """The name as Word's files spell it: those of some styles of its own begin with a small letter."""
        first = self.name.split()[0]
        is_small = first in ("Heading", "Caption", "Header", "Footer", "Endnote", "TOC")
        return self.name.lower() if is_small and self.name != "TOC Heading" else self.name


_OF_OURS = ("Table Text", "Remark", "Key Figure", "Note Text", "Note Heading")
LOOKS = (
    Look("Title", 30, ACCENT, 0, 10, is_bold=True, line=1.0, is_expected=True),
    Look("Subtitle", 13, QUIET, 110, 6, is_expected=True),
    Look("Heading 1", 20, ACCENT, 0, 10, "Normal", True, False, True, True, 0, line=1.0, is_expected=True),
    Look("Heading 2", 15, ACCENT, 20, 5, "Normal", True, False, True, False, 1, line=1.0, is_expected=True),
    Look("Heading 3", 12.5, INK, 16, 4, "Normal", True, False, True, False, 2, line=1.0, is_expected=True),
    Look("Heading 4", 10.5, INK, 12, 2, "Normal", True, False, True, False, 3, is_expected=True),
    Look("Heading 5", 10, QUIET, 8, 2, "Normal", True, False, True, False, 4),
    Look("Caption", 9, QUIET, 12, 4, is_bold=True, keeps_with_next=True, is_expected=True),
    Look("List Bullet", after=3, bullet_level=0, is_expected=True),
    Look("List Bullet 2", after=3, bullet_level=1),
    Look("List Bullet 3", after=3, bullet_level=2),
    Look("List Number", after=3),
    Look("Quote", 0, QUIET, 2, 6, left=360, bar=RULE),
    Look("Table Text", 8.5, "", 0, 0, line=1.0),
    Look("Remark", 9, QUIET, 0, 5),
    Look("Key Figure", 17, ACCENT, 0, 0, is_bold=True, line=1.0),
    Look("Note Text", 0, "", 0, 4, left=280, bar=RULE),
    Look("Note Heading", 9, QUIET, 4, 2, left=280, bar=RULE, keeps_with_next=True),
    Look("Endnote Text", 9.5, "", 0, 5, left=567, hanging=567, line=1.0),
    Look("TOC Heading", 20, ACCENT, 0, 10, is_bold=True),
    Look("TOC 1", 10.5, "", 6, 1, is_bold=True, line=1.0),
    Look("TOC 2", 10, "", 0, 1, left=280, line=1.0),
    Look("TOC 3", 9.5, QUIET, 0, 1, left=560, line=1.0),
    Look("Header", 8.5, QUIET, line=1.0),
    Look("Footer", 8.5, QUIET, line=1.0),
    Look("Hyperlink", colour="0B5394", is_character=True, is_underlined=True, is_expected=True),
    Look("Endnote Reference", is_character=True),
)
_TABLE = f"""<w:style {_W} w:type="table" w:customStyle="1" w:styleId="TrackerTable">
<w:name w:val="{TABLE_STYLE}"/><w:qFormat/><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>
{"".join(f'<w:{line} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for line in _LINES)}
</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>
<w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="EEF1F4"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""


def barred_right(name: str) -> Node | None:
    """The bar of a style at the right, where it stands beside text that runs from right to left."""
    bar = next((look.bar for look in LOOKS if look.name == name), "")
    if not bar:
        return None
    return node("w:pBdr", node("w:left", val="nil"), node("w:right", val="single", sz=12, space=8, color=bar))


class Styles:
    """Looks up the id of a style by the name that Word shows."""

    def __init__(self, document: Any, bullets: int, *, is_own_design: bool) -> None:
        self._root = document.styles.element
        self._ids = ids_by_name(document)
        self.missing = tuple(missing_in(self._ids))
        if "normal" not in self._ids:
            self._root.append(
                node(
                    "w:style", node("w:name", val="Normal"), type="paragraph", default=True, styleId="Normal"
                )
            )
            self._ids["normal"] = "Normal"
        for look in LOOKS:
            if is_own_design and not look.is_character:
                self._drop(look.name)
            if look.name.casefold() not in self._ids:
                self._add(look, bullets, is_own_design=is_own_design)
        if TABLE_STYLE.casefold() not in self._ids:
            made = parse_xml(_TABLE)
            self._root.append(made)
            self._ids[TABLE_STYLE.casefold()] = made.get(qn("w:styleId"))

    def __getitem__(self, name: str) -> str:
        return self._ids[name.casefold()]

    def _drop(self, name: str) -> None:
        style_id = self._ids.pop(name.casefold(), None)
        for style in self._root.findall(qn("w:style")):
            if style_id and style.get(qn("w:styleId")) == style_id:
                self._root.remove(style)

    def _add(self, look: Look, bullets: int, *, is_own_design: bool) -> None:
        style_id = look.name.replace(" ", "")
        while style_id in self._ids.values():
            style_id += "X"
        base = (
            ""
            if look.is_character
            else self._ids.get(self._base(look, is_own_design=is_own_design).casefold(), "")
        )
        made = node(
            "w:style",
            node("w:name", val=look.word_name),
            node("w:basedOn", val=base) if base else None,
            node("w:next", val=self._ids["normal"])
            if look.outline is not None and "normal" in self._ids
            else None,
            node("w:qFormat"),
            None if look.is_character else _paragraph_looks(look, bullets, is_own_design=is_own_design),
            _run_looks(look, self._size(look, base), is_own_design=is_own_design),
            type="character" if look.is_character else "paragraph",
            customStyle=look.name in _OF_OURS,
            styleId=style_id,
        )
        self._root.append(made)
        self._ids[look.name.casefold()] = style_id

    def _base(self, look: Look, *, is_own_design: bool) -> str:
        """A missing heading takes after the one above it, so that it speaks in the template's voice."""
        level = look.name.removeprefix("Heading ")
        if is_own_design or not look.name.startswith("Heading ") or level == "1":
            return look.based_on
        above = f"Heading {int(level) - 1}"
        return above if above.casefold() in self._ids else look.based_on

    def _size(self, look: Look, base: str) -> int:
        """The size in half points; a heading that takes after a template's is a step smaller than it."""
        ours = round(look.size * 2)
        above = self._ids.get(f"heading {look.outline}") if look.outline else None
        if above is None or above != base:
            return ours
        by_id = {style.get(qn("w:styleId")): style for style in self._root.findall(qn("w:style"))}
        for _ in range(len(by_id)):
            style = by_id.get(base)
            if style is None:
                return ours
            size = style.find(f"{qn('w:rPr')}/{qn('w:sz')}")
            if size is not None:
                return max(round(float(size.get(qn("w:val"))) * 0.87), 18)
            parent = style.find(qn("w:basedOn"))
            base = parent.get(qn("w:val")) if parent is not None else ""
        return ours


def tighten(document: Any, share: float) -> None:
    """Make all type and all space between paragraphs smaller by that share; type stays legible."""
    root = document.styles.element
    for name in ("w:sz", "w:szCs"):
        for size in root.iter(qn(name)):
            size.set(qn("w:val"), str(max(round(int(size.get(qn("w:val"))) * share), _SMALLEST)))
    for spacing in root.iter(qn("w:spacing")):
        for side in ("w:before", "w:after"):
            if space := spacing.get(qn(side)):
                spacing.set(qn(side), str(round(int(space) * share * share)))


def ids_by_name(document: Any) -> dict[str, str]:
    """The id of each paragraph, character and table style, by its name in small letters."""
    return {
        name.get(qn("w:val"), "").casefold(): style.get(qn("w:styleId"))
        for style in document.styles.element.findall(qn("w:style"))
        if (name := style.find(qn("w:name"))) is not None and style.get(qn("w:styleId"))
    }


def missing_in(known: dict[str, str]) -> list[str]:
    """The names of the styles that a template is expected to have and has not."""
    return [look.name for look in LOOKS if look.is_expected and look.name.casefold() not in known]


def set_language(document: Any) -> None:
    """The languages of all text, on the styles that it rests on.

    Word goes by the script: Latin letters are English also in a Chinese report, where a program that took
    them for Chinese would break their words anywhere.
    """
    root = document.styles.element
    defaults = root.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = node("w:docDefaults", node("w:rPrDefault", node("w:rPr")))
        root.insert(0, defaults)
    run_defaults = defaults.find(qn("w:rPrDefault"))
    if run_defaults is None:
        run_defaults = node("w:rPrDefault")
        defaults.insert(0, run_defaults)
    looks = run_defaults.find(qn("w:rPr"))
    if looks is None:
        looks = node("w:rPr")
        run_defaults.append(looks)
    for run in (looks, *root.iterfind(f"{qn('w:style')}/{qn('w:rPr')}")):
        for old in run.findall(qn("w:lang")):
            run.remove(old)
    looks.append(node("w:lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA"))


def set_body(document: Any) -> None:
    """Our own typefaces and line spacing, where no template has a say."""
    root = document.styles.element
    looks = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in list(looks):
        looks.remove(old)
    looks.extend(
        (
            node("w:rFonts", ascii="Calibri", hAnsi="Calibri", eastAsia="Microsoft YaHei", cs="Arial"),
            node("w:color", val=INK),
            node("w:sz", val=21),
            node("w:szCs", val=21),
        )
    )
    for style in root.findall(qn("w:style")):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name == "Normal":
            for part in ("w:pPr", "w:rPr"):
                for old in style.findall(qn(part)):
                    style.remove(old)
            style.append(node("w:pPr", node("w:spacing", before=0, after=120, line=269, lineRule="auto")))
        elif style.get(qn("w:type")) == "table" and name not in ("Normal Table", "Table Grid"):
            root.remove(style)


def _paragraph_looks(look: Look, bullets: int, *, is_own_design: bool) -> Node:
    border = (
        node("w:pBdr", node("w:left", val="single", sz=12, space=8, color=look.bar)) if look.bar else None
    )
    numbered = look.bullet_level is not None
    return node(
        "w:pPr",
        node("w:keepNext") if look.keeps_with_next else None,
        node("w:keepLines") if look.keeps_with_next else None,
        node("w:pageBreakBefore") if look.starts_page and is_own_design else None,
        node("w:numPr", node("w:ilvl", val=look.bullet_level), node("w:numId", val=bullets))
        if numbered
        else None,
        border,
        node(
            "w:spacing",
            before=round(look.before * 20),
            after=round(look.after * 20),
            line=round(240 * look.line) if look.line else None,
            lineRule="auto" if look.line else None,
        ),
        node("w:ind", left=look.left, hanging=look.hanging or None) if look.left else None,
        node("w:contextualSpacing") if numbered else None,
        node("w:outlineLvl", val=look.outline) if look.outline is not None else None,
    )


def _run_looks(look: Look, half_points: int, *, is_own_design: bool) -> Node:
    # Our accent would quarrel with a template's: there the text has the colour of the style above it.
    is_coloured = look.colour and (is_own_design or (look.colour != ACCENT and look.outline is None))
    return node(
        "w:rPr",
        node("w:b") if look.is_bold else None,
        node("w:bCs") if look.is_bold else None,
        node("w:i") if look.is_italic else None,
        node("w:color", val=look.colour) if is_coloured else None,
        node("w:sz", val=half_points) if half_points else None,
        node("w:szCs", val=half_points) if half_points else None,
        node("w:u", val="single") if look.is_underlined else None,
        # Marks of sources stand on the line, in brackets; some programs would raise them by themselves.
        node("w:vertAlign", val="baseline") if look.name == "Endnote Reference" else None,
    )
