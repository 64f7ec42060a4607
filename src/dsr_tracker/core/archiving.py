"""Copies of sources as they were found, kept in the tracker by the fingerprint of their content."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from dsr_tracker.core.dates import now, parse_past_day, today
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import ArchivedCopy, Evidence
from dsr_tracker.core.text import clean_line, shown

MOST_BYTES = 60_000_000
"""Of one copy; less than what is read of another person's tracker at once."""


UNKNOWN = "application/octet-stream"
"""Anything but the kinds below: it is kept, and can be saved again, but is never opened."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
_ENDINGS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "multipart/related": ".mhtml",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    f"{_OFFICE}wordprocessingml.document": ".docx",
    f"{_OFFICE}spreadsheetml.sheet": ".xlsx",
    f"{_OFFICE}presentationml.presentation": ".pptx",
}
_BY_ENDING = {ending: name for name, ending in _ENDINGS.items()} | {
    ".mht": "multipart/related",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_BY_START = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}
_ZIPPED = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".epub")
_TEXTS = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".csv", ".md")
_NOT_IN_TEXTS = re.compile(r"[\x7f\x00-\x08\x0e-\x1a\x1c-\x1f]|^#!")


def media_type_of(content: bytes, file_name: str) -> str:
    """What the content is by what it begins with; its name decides only among kinds that look alike."""
    for start, found in _BY_START.items():
        if content.startswith(start):
            return found
    ending = PurePath(file_name).suffix.lower()
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(b"PK\x03\x04"):
        return _BY_ENDING[ending] if ending in _ZIPPED else UNKNOWN
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return UNKNOWN
    if _NOT_IN_TEXTS.search(text):
        return UNKNOWN
    if text.lstrip("\ufeff \r\n\t")[:15].lower().startswith(("<!doctype html", "<html")):
        return "text/html"
    return _BY_ENDING[ending] if ending in _TEXTS else "text/plain"


def ending_of(copy: ArchivedCopy) -> str:
    """The ending under which a copy is written out to be opened; empty for one that never is."""
    return _ENDINGS.get(copy.media_type, "")


def archive(pen: Pen, evidence: Evidence, content: bytes, *, file_name: str, archived_on: str = "") -> Edit:
    """Keep a copy of the source; raises InvalidTextError for one that is empty or too large."""
    name = shown(PurePath(file_name.replace("\\", "/")).name)[:200]
    if not content:
        raise InvalidTextError(f"“{name}” is empty.", "Choose the file that holds the source.")
    if len(content) > MOST_BYTES:
        raise InvalidTextError(
            f"“{name}” has {len(content) / 1e6:,.0f} MB; {MOST_BYTES / 1e6:,.0f} MB is the most that fits.",
            "Keep it beside the tracker, and say in the source's remark where.",
        )
    copy = ArchivedCopy(
        pen.new_id(),
        evidence.evidence_id,
        hashlib.sha256(content).hexdigest(),
        media_type_of(content, name),
        clean_line(name, "file name"),
        len(content),
        parse_past_day(archived_on or today(), "date of the copy"),
        pen.author,
        now(),
    )
    label = f"Archive a copy of {evidence.title or evidence.url}"
    return Edit(label, adding(copy), pen.author, contents=(content,))


def remove_copy(pen: Pen, copy: ArchivedCopy) -> Edit:
    """Take a copy away; undo brings it back. Its content goes with the next copy that is handed over."""
    return Edit(f"Remove the archived copy “{copy.file_name}”", (Change(copy, None),), pen.author)
