"""The first page of a Word report, and its contents."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.ns import qn

from dsr_tracker.reports.contents import Kind
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import Node, field, node, runs, text_of
from dsr_tracker.reports.word.pieces import write_strip
from dsr_tracker.reports.word.tables import mean_text


def write_cover(manuscript: Manuscript, *, is_compact: bool) -> None:
    """Kind, title, key figures and scope; on a page of its own unless the report is a short one."""
    report, wording = manuscript.view.report, manuscript.view.wording
    is_brief = report.kind is Kind.COUNTRY
    named = report.subtitle or wording("Status report")
    kind = manuscript.paragraph("Subtitle", f"{named} · {wording.day(report.as_of)}")
    if is_compact:
        kind.find(qn("w:pPr")).append(node("w:spacing", before=0))
    manuscript.paragraph("Title", report.title)
    _write_key_figures(manuscript)
    written = wording(
        "Status as of {day}; written {instant}.",
        day=wording.day(report.as_of),
        instant=wording.instant(report.written_at),
    )
    if report.overall_since:
        earlier = wording("The same on {day}", day=wording.day(report.since))
        manuscript.paragraph(
            "Remark" if is_brief else "Normal",
            earlier + wording(": ") + mean_text(manuscript, report.overall_since.mean),
        )
    sentences = (*report.scope_words, written)
    for sentence in (wording.sentences(sentences),) if is_brief else sentences:
        manuscript.paragraph("Remark", sentence)
    if not is_compact:
        write_strip(manuscript, report.overall)


def _write_key_figures(manuscript: Manuscript) -> None:
    report, wording = manuscript.view.report, manuscript.view.wording
    figures: tuple[tuple[str, str], ...] = (
        (mean_text(manuscript, report.overall.mean), wording("Overall, grand mean over scored cells")),
        (
            wording(
                "{count} of {total}",
                count=wording.number(report.overall.assessed),
                total=wording.number(report.overall.distribution.total),
            ),
            wording("Cells assessed"),
        ),
    )
    # A matrix leaves notes and sources out, and a zero would deny them.
    if report.kind is not Kind.MATRIX:
        figures += (
            (wording.number(report.note_count), wording("Notes")),
            (
                wording.plural("{count} source", "{count} sources", len(report.evidence)),
                wording("Evidence"),
            ),
        )
    widths = [manuscript.width * share // 100 for share in (34, 26, 16, 24)[: len(figures)]]
    table = node(
        "w:tbl",
        node(
            "w:tblPr",
            node("w:tblW", w=sum(widths), type="dxa"),
            node(
                "w:tblBorders",
                *(node(f"w:{side}", val="single", sz=6, color="B9C0C8") for side in ("top", "bottom")),
            ),
            node("w:tblLayout", type="fixed"),
            node(
                "w:tblCellMar",
                node("w:top", w=120, type="dxa"),
                node("w:left", w=0, type="dxa"),
                node("w:bottom", w=120, type="dxa"),
                node("w:right", w=120, type="dxa"),
            ),
            node("w:tblCaption", val=wording("Key figures")),
        ),
        node("w:tblGrid", *(node("w:gridCol", w=width) for width in widths)),
    )
    row = node("w:tr", node("w:trPr", node("w:cantSplit")))
    into = manuscript.into
    for width, (figure, label) in zip(widths, figures, strict=True):
        manuscript.into = node("w:tc", node("w:tcPr", node("w:tcW", w=width, type="dxa")))
        manuscript.paragraph("Key Figure", figure)
        manuscript.paragraph("Remark", label)
        row.append(manuscript.into)
    manuscript.into = into
    table.append(row)
    manuscript.into.append(table)
    spacing = node("w:spacing", before=0, after=0, line=240, lineRule="exact")
    manuscript.into.append(node("w:p", node("w:pPr", spacing)))


def reserve_contents(manuscript: Manuscript) -> Node:
    """The place of the contents, filled once all headings are written."""
    place = manuscript.paragraph("TOC Heading", manuscript.view.wording("Contents"))
    place.find(qn("w:pPr")).append(node("w:pageBreakBefore"))
    _in_order(place)
    return place


def fill_contents(manuscript: Manuscript, place: Node, levels: int) -> None:
    """The contents field: entries that link to their headings, until Word numbers their pages."""
    entries = _headings(manuscript, levels)
    if not entries:
        return
    hint = manuscript.view.wording(
        "Page numbers appear when Word updates this field: click here and press F9."
    )
    *begin, end = field(f'TOC \\o "1-{levels}" \\h \\z \\u', ())
    begin[0][0].set(qn("w:dirty"), "true")
    styled = node("w:pPr", node("w:pStyle", val=manuscript.styles["Remark"]))
    made = [node("w:p", styled, *begin, *runs(hint))]
    for level, title, bookmark in entries:
        link = node("w:hyperlink", *runs(title), anchor=bookmark, history=True)
        styled = node("w:pPr", node("w:pStyle", val=manuscript.styles[f"TOC {level}"]))
        made.append(node("w:p", styled, link))
    tiny = node("w:spacing", before=0, after=0, line=20, lineRule="exact")
    made.append(node("w:p", node("w:pPr", tiny), end))
    for paragraph in reversed(made):
        place.addnext(paragraph)


def _headings(manuscript: Manuscript, levels: int) -> list[tuple[int, str, str]]:
    """The headings with their bookmarks; one without gets one."""
    by_style = {manuscript.styles[f"Heading {level}"]: level for level in range(1, levels + 1)}
    found = []
    for paragraph in manuscript.into.iterchildren(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        level = by_style.get(style.get(qn("w:val"))) if style is not None else None
        if level is None:
            continue
        mark = paragraph.find(qn("w:bookmarkStart"))
        if mark is None:
            continue
        found.append((level, text_of(paragraph), mark.get(qn("w:name"))))
    return found


def _in_order(paragraph: Node) -> None:
    """Paragraph properties in the order that the schema wants."""
    properties = paragraph.find(qn("w:pPr"))
    order: Sequence[str] = ("pStyle", "keepNext", "keepLines", "pageBreakBefore")
    rank = {qn(f"w:{name}"): index for index, name in enumerate(order)}
    properties[:] = sorted(properties, key=lambda child: rank.get(child.tag, len(order)))
