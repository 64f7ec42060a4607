"""A source document's file, recognised and cut into paragraphs."""

from __future__ import annotations

import pytest

from dsr_tracker.core.attaching import PARAGRAPH_LIMIT, SIZE_LIMIT, attachment_of
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.paragraphs import fingerprint
from dsr_tracker.core.records import SourceDocument

_CONTENT = b"One.\n\nTwo,\nstill two.\n"
_KNOWN = (SourceDocument("doc", "Known", "Somebody", sha256=fingerprint(_CONTENT), paragraph_count=2),)


def _new_id() -> str:
    return "new"


@pytest.mark.parametrize("content", [_CONTENT, _CONTENT.replace(b"\n", b"\r\n")])
def test_a_known_document_is_recognised_whatever_its_name_and_line_ends(content: bytes) -> None:
    found = attachment_of("copy (3).txt", content, _KNOWN, _new_id)
    assert found.is_known
    assert found.warning == ""
    assert found.document is _KNOWN[0]
    assert [(p.paragraph_id, p.number, p.text) for p in found.paragraphs] == [
        ("doc#1", 1, "One."),
        ("doc#2", 2, "Two,\nstill two."),
    ]


def test_a_document_that_differs_is_taken_with_a_warning() -> None:
    found = attachment_of("notes.txt", _CONTENT + b"More.", _KNOWN, _new_id)
    assert not found.is_known
    assert "differs from every document" in found.warning
    assert found.document.title == "notes"
    assert found.document.sha256 == fingerprint(_CONTENT + b"More.")
    assert found.document.paragraph_count == 2


def test_a_byte_order_mark_is_no_text() -> None:
    assert attachment_of("a.txt", b"\xef\xbb\xbfOne", (), _new_id).paragraphs[0].text == "One"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        ("\u3000\n\u00a0".encode(), "holds no text"),
        (b"%PDF-1.7\n\x00\x01", "is a binary file"),
        ("中文".encode("gb18030"), "no plain text in UTF-8 (byte 1"),
        ("text".encode("utf-16"), "no plain text in UTF-8"),
        (b"x" * (SIZE_LIMIT + 1), "is larger than 20 MB"),
        (b"x\n\n" * (PARAGRAPH_LIMIT + 1), "50,001 paragraphs"),
    ],
)
def test_what_is_no_plain_text_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(InvalidTextError) as raised:
        attachment_of("file.txt", content, _KNOWN, _new_id)
    assert said in str(raised.value)
