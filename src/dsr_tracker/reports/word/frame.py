"""The frame around a Word report: our own pages where no template has a say, fields, and properties."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.shared import Mm

from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.markdown import printable
from dsr_tracker.reports.view import View
from dsr_tracker.reports.word.endnotes import AFTER_ENDNOTES
from dsr_tracker.reports.word.nodes import field, node, runs
from dsr_tracker.reports.word.styles import Styles, set_body

LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}
"""What the file says of its language. Text in Latin letters is English in either of them."""
_LONGEST_PROPERTY = 255
_LONGEST_HEAD = 90


def own_document() -> Any:
    """An empty document of our own design: A4, with a first page that has no running head."""
    document = docx.Document()
    page = document.element.body.find(qn("w:sectPr"))
    for child in list(document.element.body):
        if child is not page:
            document.element.body.remove(child)
    set_body(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    # The picture of an empty page that the library's own template has.
    for relation_id, related in list(document.part.package.rels.items()):
        if related.reltype == RT.THUMBNAIL:
            del document.part.package.rels[relation_id]
    return document


def narrow_margins(document: Any) -> None:
    """More room for text on each page, as a brief needs it."""
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(19), Mm(15)
    section.header_distance = section.footer_distance = Mm(8)


def write_running_head(document: Any, view: View, styles: Styles, *, is_compact: bool) -> None:
    """Title and day above, page and pages below; nothing on a cover."""
    section = document.sections[0]
    section.different_first_page_header_footer = not is_compact
    title = view.report.title
    short = title if len(title) <= _LONGEST_HEAD else title[:_LONGEST_HEAD].rsplit(" ", 1)[0] + " …"
    day = view.wording("Status as of {day}", day=view.wording.day(view.report.as_of))
    line = node("w:bottom", val="single", sz=4, space=4, color="B9C0C8")
    for place, style, content, align in (
        (section.header, "Header", runs(f"{short} · {day}"), None),
        (
            section.footer,
            "Footer",
            [*field("PAGE", runs("1")), *runs(" / "), *field("NUMPAGES", runs("1"))],
            "right",
        ),
    ):
        place.is_linked_to_previous = False
        root = place._element
        for old in list(root):
            root.remove(old)
        properties = node(
            "w:pPr",
            node("w:pStyle", val=styles[style]),
            node("w:pBdr", line) if style == "Header" else None,
            node("w:jc", val=align) if align else None,
        )
        root.append(node("w:p", properties, *content))


def set_properties(document: Any, report: Report, view: View) -> None:
    """What the file says of itself: title, authors, subject, language and dates."""
    authors = {entry.assessment.author for entry in report.cells.values() if entry.assessment}
    authors |= {each.note.author for entry in report.cells.values() for each in entry.notes}
    properties = document.core_properties
    words = {
        "title": report.title,
        "subject": " ".join(report.scope_words),
        "author": ", ".join(sorted(filter(None, authors))) or "DSR Tracker",
        "last_modified_by": "DSR Tracker",
        "comments": view.wording("Content digest (SHA-256)") + view.wording(": ") + report.colophon.digest,
        "language": LANGUAGES.get(report.language, report.language),
        "keywords": "",
        "category": "",
        "identifier": report.colophon.digest,
        "version": report.colophon.program_version,
    }
    for name, value in words.items():
        setattr(properties, name, printable(value).replace("\n", " ")[:_LONGEST_PROPERTY])
    written = datetime.datetime.fromisoformat(report.written_at.replace("Z", "+00:00"))
    properties.created = properties.modified = written.astimezone(datetime.UTC).replace(tzinfo=None)
    properties.revision = 1


def ask_for_update(document: Any) -> None:
    """Have Word compute the contents and all numbers when it opens the report."""
    settings = document.settings.element
    for old in settings.findall(qn("w:updateFields")):
        settings.remove(old)
    update = node("w:updateFields", val="true")
    later = {qn(f"w:{name}") for name in ("hdrShapeDefaults", "footnotePr", "endnotePr", *AFTER_ENDNOTES)}
    first = next((child for child in settings if child.tag in later), None)
    if first is None:
        settings.append(update)
    else:
        first.addprevious(update)


def packed(document: Any) -> bytes:
    """The file's bytes, which are the same for the same report whenever it is written."""
    written = io.BytesIO()
    document.save(written)
    result = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return result.getvalue()
