"""The sources: each an endnote of Word's own, with the cells that cite it."""

from __future__ import annotations

from docx.oxml.ns import qn

from dsr_tracker.core.cells import Cell
from dsr_tracker.reports.contents import EvidenceEntry
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import Node, node, runs

_MOST_CELLS = 200
_NARROW = 360


def write_source(manuscript: Manuscript, entry: EvidenceEntry) -> None:
    """The paragraphs of one source's note; the first begins with the number that Word counts."""
    style = manuscript.styles["Endnote Reference"]
    number = [
        node("w:r", node("w:rPr", node("w:rStyle", val=style)), node("w:endnoteRef")),
        node("w:r", node("w:tab")),
    ]
    source, wording = entry.evidence, manuscript.view.wording
    accessed = wording("accessed {day}", day=wording.day(source.accessed_on)) if source.accessed_on else ""
    lines = _lines(manuscript, entry, accessed, source.language)
    cited: list[Node] = []
    for cell in entry.cells[:_MOST_CELLS]:
        cited.extend(runs(wording("; ") if cited else f"{wording('Cited for')} "))
        place = cell_anchor(cell.provision_id, cell.party_id)
        cited.extend(manuscript.jump(place, cell_name(manuscript, cell)))
    if len(entry.cells) > _MOST_CELLS:
        rest = len(entry.cells) - _MOST_CELLS
        cited.extend(
            runs(wording("; ") + wording.plural("and {count} more cell", "and {count} more cells", rest))
        )
    lines.append(cited)
    _write_lines(manuscript, number, lines)
    for part in manuscript.view.paragraphs(entry.evidence.remark):
        manuscript.paragraph("Endnote Text", [node("w:r", node("w:tab"))], runs(part), is_typed=True)


def write_listed_source(manuscript: Manuscript, entry: EvidenceEntry) -> None:
    """The source in a list, where links to its number arrive: what it is, and where."""
    number = manuscript.bookmark(f"source/{entry.number}", runs(f"[{entry.number}]"))
    begin = len(manuscript.into)
    _write_lines(manuscript, [*number, node("w:r", node("w:tab"))], _lines(manuscript, entry))
    for made in manuscript.into[begin:]:
        made.find(qn("w:pPr")).append(node("w:ind", left=_NARROW, hanging=_NARROW))


def _write_lines(manuscript: Manuscript, number: list[Node], lines: list[list[Node]]) -> None:
    """A paragraph for each line, which stay together.

    The number leads from the left in every note, so its paragraph keeps the report's direction. Line breaks
    would do in Word, while others set Arabic over what stands beside it where a paragraph has some.
    """
    told = list(filter(None, lines))
    for index, line in enumerate(told):
        lead = [node("w:r", node("w:tab"))] if index else number
        is_last = index == len(told) - 1
        made = manuscript.paragraph("Endnote Text", lead, line, keeps_with_next=not is_last)
        properties = made.find(qn("w:pPr"))
        properties.append(node("w:keepLines"))
        if not is_last:
            properties.append(node("w:spacing", after=0))


def _lines(manuscript: Manuscript, entry: EvidenceEntry, *more: str) -> list[list[Node]]:
    """The source's title and facts, with more of them, and its address."""
    source, wording = entry.evidence, manuscript.view.wording
    facts = [
        source.publisher,
        wording("published {day}", day=wording.day(source.published_on)) if source.published_on else "",
        *more,
    ]
    title: list[Node] = []
    if source.title:
        linked = manuscript.view.link(source.url)
        title = runs(source.title, manuscript.styles["Hyperlink"] if linked else "", is_bold=not linked)
        title = manuscript.link(source.url, title)
    told = " · ".join(fact for fact in facts if fact)
    lines: list[list[Node]] = [[*title, *runs(f" {told}" if title else told)]]
    if source.url:
        lines.append(manuscript.link(source.url, source.url))
    return lines


def cell_anchor(provision_id: str, party_id: str) -> str:
    """The place where a cell is told."""
    return f"cell/{provision_id}/{party_id}"


def cell_name(manuscript: Manuscript, cell: Cell) -> str:
    """The cell as lists call it, also where the report's scope leaves its entry out."""
    return manuscript.view.place_name(cell)


def write_evidence(manuscript: Manuscript) -> None:
    """The heading that stands over the notes, which Word puts at the end of the document."""
    wording = manuscript.view.wording
    # Where endnotes begin a page of their own, the heading should not take another.
    manuscript.heading(1, wording("Evidence"), anchor="evidence", starts_page=False)
    if not manuscript.view.report.evidence:
        manuscript.paragraph("Normal", wording("No evidence is recorded for these cells."))
        return
    manuscript.paragraph(
        "Remark",
        wording(
            "Each source has one number, wherever it is cited. A click on a number leads to where the source "
            "is first cited, and from there to its entry here."
        ),
    )
    rest = manuscript.unplaced_sources
    if rest:
        manuscript.paragraph(
            "Normal", runs(f"{wording('Further sources')} "), manuscript.cite(rest, is_home=True)
        )
