"""An analyst's own Word file as the frame of a report: opened with care, emptied of its text."""

from __future__ import annotations

import copy
import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from dsr_tracker.core.errors import FileError
from dsr_tracker.reports.word.nodes import Node

_MOST_BYTES, _MOST_UNPACKED, _MOST_PARTS = 50_000_000, 300_000_000, 5_000
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT, _TEMPLATE = f"{_WORD}document.main+xml", f"{_WORD}template.main+xml"
_TYPES = "[Content_Types].xml"
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ADVICE = "Save it in Word as .docx or .dotx, then choose it again."
_BEFORE_SIZE = {
    qn(f"w:{name}") for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
}
_BROKEN = (
    OpcError, KeyError, ValueError, IndexError, AttributeError, TypeError, SyntaxError, EOFError, OSError,
    NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What the libraries raise over a damaged package; XML that is none is a SyntaxError."""


def open_template(path: Path) -> Any:
    """The file as a document of python-docx with its text still in it.

    Raises FileError for what is no Word file, and for one with macros, a password, damage or too much in it.
    """
    content = _read(path)
    name = f"“{path.name[:80]}”"
    if content.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FileError(
                f"{name} is protected with a password.", "Take the password off, then choose it again."
            )
        raise FileError(f"{name} is in Word’s old format.", _ADVICE)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise FileError(f"{name} is too large for a template.", "Take pictures and text out of it.")
        if any(part.flag_bits & 1 for part in parts):
            raise FileError(
                f"{name} is protected with a password.", "Take the password off, then choose it again."
            )
        types = package.read(_TYPES).decode()
        if "macroEnabled" in types or any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
            raise FileError(f"{name} holds macros, which a report must not carry on.", _ADVICE)
        if _TEMPLATE not in types and _DOCUMENT not in types:
            raise FileError(f"{name} is no Word document.", _ADVICE)
        document = docx.Document(_as_document(package, types))
        # Looked at here, so that a file without them is refused before anything is laid out. The library
        # would make up styles of its own, and a template without any is none.
        document.part.part_related_by(RT.STYLES)
        _ = document.core_properties.title
        if (
            document.element.body is None
            or document.styles.element is None
            or document.settings.element is None
        ):
            raise ValueError("no body")
    except FileError:
        raise
    except _BROKEN as error:
        damaged = "is damaged" if content.startswith(b"PK") else "is no Word document"
        raise FileError(f"{name} {damaged}.", _ADVICE) from error
    return document


def emptied(document: Any) -> None:
    """Take the text out of a template and leave the page: its size, margins, headers and footers."""
    body = document.element.body
    page = _last_section(body)
    for child in list(body):
        body.remove(child)
    body.append(page)
    _cut_ties(document)


def _read(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > _MOST_BYTES:
            raise FileError(
                f"“{path.name[:80]}” is too large for a template.", "Take pictures and text out of it."
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is no file name"
        raise FileError(
            f"The template “{path.name[:80]}” cannot be read: {reason}.", "Choose another."
        ) from error


def _as_document(package: zipfile.ZipFile, types: str) -> io.BytesIO:
    """The same package, declared a document: python-docx opens no templates."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name in dict.fromkeys(package.namelist()):
            content = package.read(name)
            target.writestr(name, types.replace(_TEMPLATE, _DOCUMENT) if name == _TYPES else content)
    packed.seek(0)
    return packed


def _last_section(body: Node) -> Node:
    """The last section's properties, with the headers and footers that it takes over from those before."""
    sections = list(body.iter(qn("w:sectPr")))
    usual = docx.Document().element.body.sectPr
    page = copy.deepcopy(sections[-1] if sections else usual)
    if not _is_measured(page):
        for tag in (qn("w:pgSz"), qn("w:pgMar")):
            for old in page.findall(tag):
                page.remove(old)
        before = [child for child in page if child.tag in _BEFORE_SIZE]
        page[len(before) : len(before)] = [copy.deepcopy(usual.pgSz), copy.deepcopy(usual.pgMar)]
    for tag in (qn("w:headerReference"), qn("w:footerReference")):
        held = {reference.get(qn("w:type")) for reference in page.findall(tag)}
        for section in reversed(sections[:-1]):
            for reference in section.findall(tag):
                if reference.get(qn("w:type")) not in held:
                    held.add(reference.get(qn("w:type")))
                    page.insert(0, copy.deepcopy(reference))
    if sections and sections[0].find(qn("w:titlePg")) is not None and page.find(qn("w:titlePg")) is None:
        # Behind the columns, before the direction of text and the grid, as the schema wants it.
        place = page.find(qn("w:cols"))
        mark = copy.deepcopy(sections[0].find(qn("w:titlePg")))
        if place is None:
            page.append(mark)
        else:
            place.addnext(mark)
    return page


def _is_measured(page: Node) -> bool:
    """Whether the page says its size and margins in whole numbers."""
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    if size is None or margins is None:
        return False
    wanted = [size.get(qn(f"w:{side}"), "") for side in ("w", "h")]
    sides = [margins.get(qn(f"w:{side}"), "0") for side in ("left", "right", "gutter")]
    return all(re.fullmatch(r"\d{1,6}", each) for each in (*wanted, *sides))


def _cut_ties(document: Any) -> None:
    """Drop what the text had that is gone (comments, footnotes), and the template's own template.

    That one lies at an address that Word would look up whenever the report is opened.
    """
    for relation_id, related in list(document.part.rels.items()):
        if related.reltype in (RT.COMMENTS, RT.FOOTNOTES, RT.CUSTOM_XML) or related.reltype.endswith(
            ("/commentsExtended", "/commentsIds", "/commentsExtensible", "/people")
        ):
            del document.part.rels[relation_id]
    settings = document.settings.element
    for tag in (
        "w:attachedTemplate",
        "w:footnotePr",
        "w:documentProtection",
        "w:writeProtection",
        "w:mailMerge",
    ):
        for old in settings.findall(qn(tag)):
            settings.remove(old)
    held = document.part.part_related_by(RT.SETTINGS).rels
    for relation_id, related in list(held.items()):
        if related.is_external:
            del held[relation_id]
