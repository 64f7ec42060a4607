"""A source document's file, recognised and cut into the paragraphs that the tracker keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.paragraphs import fingerprint, split_paragraphs
from dsr_tracker.core.records import Paragraph, SourceDocument
from dsr_tracker.core.text import clean_line

SIZE_LIMIT = 20_000_000
"""Bytes; the five source documents have some 10 KB each."""
PARAGRAPH_LIMIT = 50_000


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a dropped file holds; `is_known` where it is, byte for byte, a document of the tracker."""

    document: SourceDocument
    paragraphs: tuple[Paragraph, ...]
    is_known: bool

    @property
    def warning(self) -> str:
        """What the analyst should be told of a document that differs from all known; else empty."""
        if self.is_known:
            return ""
        return (
            f"“{self.document.title}” differs from every document that the catalogue rests on. It is kept as "
            "a document of your own; no provision refers to its paragraphs."
        )


def attachment_of(
    file_name: str, content: bytes, known: Sequence[SourceDocument], new_id: Callable[[], str]
) -> Attachment:
    """The file as a document with numbered paragraphs; raises InvalidTextError for what is no plain text.

    `known` are the tracker's documents: the file is one of them where its SHA-256 is.
    """
    text = _text_of(file_name, content)
    paragraphs = split_paragraphs(text)
    if not paragraphs:
        raise InvalidTextError(
            f"“{file_name}” holds no text.", "Choose the file that has the document's text."
        )
    if len(paragraphs) > PARAGRAPH_LIMIT:
        raise InvalidTextError(
            f"“{file_name}” has {len(paragraphs):,} paragraphs; {PARAGRAPH_LIMIT:,} is the most that fits.",
            "Split it into several documents.",
        )
    # A copy that went through Windows or git may have other line ends; its paragraphs are the same.
    prints = {fingerprint(content), fingerprint(content.replace(b"\r\n", b"\n"))}
    document = next((d for d in known if d.sha256 in prints), None)
    is_known = document is not None
    if document is None:
        document = SourceDocument(
            document_id=new_id(),
            title=clean_line(PurePath(file_name).stem, "file name") or "Untitled",
            publisher="",
            language="",
            sha256=fingerprint(content),
            paragraph_count=len(paragraphs),
        )
    document_id = document.document_id
    return Attachment(
        document,
        tuple(
            Paragraph(f"{document_id}#{number}", document_id, number, paragraph)
            for number, paragraph in enumerate(paragraphs, start=1)
        ),
        is_known,
    )


def too_big(file_name: str) -> InvalidTextError:
    """The error for a file over the limit; callers look at the size before they read."""
    return InvalidTextError(
        f"“{file_name}” is larger than {SIZE_LIMIT // 1_000_000} MB.",
        "A source document is plain text; attach its text file, or cite the large file as evidence.",
    )


def _text_of(file_name: str, content: bytes) -> str:
    if len(content) > SIZE_LIMIT:
        raise too_big(file_name)
    if not content.strip():
        raise InvalidTextError(f"“{file_name}” is empty.", "Choose the file that has the document's text.")
    save_as = "Save the document as plain text in UTF-8 (*.txt), then attach that."
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidTextError(
            f"“{file_name}” is no plain text in UTF-8 (byte {error.start + 1} cannot be read).", save_as
        ) from error
    if "\0" in text:
        raise InvalidTextError(f"“{file_name}” is a binary file, no plain text.", save_as)
    return text
