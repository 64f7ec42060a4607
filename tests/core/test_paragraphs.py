"""How a document is cut into paragraphs and recognised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.paragraphs import fingerprint, split_paragraphs

_LINES = st.lists(st.sampled_from(["one", "two words", "三", "", " ", "\t", "\u00a0", "\u3000", "\u200b"]))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("a", ["a"]),
        ("a\nb\n\nc", ["a\nb", "c"]),
        ("\n\n\na\n\n\n\nb\n\n", ["a", "b"]),
        ("a\r\nb\r\n\r\nc", ["a\nb", "c"]),
        ("a\r\rb", ["a", "b"]),
        ("a\n\u00a0\nb", ["a", "b"]),
        ("a\n\u3000\u3000\nb", ["a", "b"]),
        ("  indented  \n\nb", ["indented", "b"]),
    ],
)
def test_a_paragraph_is_a_run_of_visible_lines(text: str, paragraphs: list[str]) -> None:
    assert split_paragraphs(text) == paragraphs


def test_a_byte_order_mark_makes_no_paragraph() -> None:
    assert split_paragraphs("\ufeff\n\na") == ["a"]


@given(_LINES)
def test_every_visible_line_stands_in_one_paragraph_in_its_order(lines: list[str]) -> None:
    found = [line for paragraph in split_paragraphs("\n".join(lines)) for line in paragraph.split("\n")]
    assert found == [line for line in lines if line.strip("\u200b").strip()]


@given(_LINES)
def test_line_endings_and_blank_lines_around_change_nothing(lines: list[str]) -> None:
    plain = split_paragraphs("\n".join(lines))
    assert split_paragraphs("\r\n".join(lines)) == plain
    assert split_paragraphs("\r".join(lines)) == plain
    assert split_paragraphs("\n\n" + "\n".join(lines) + "\n\n") == plain


@given(st.text())
def test_any_text_is_cut_and_cutting_again_changes_nothing(text: str) -> None:
    paragraphs = split_paragraphs(text)
    assert all(paragraph.strip() for paragraph in paragraphs)
    assert split_paragraphs("\n\n".join(paragraphs)) == paragraphs


def test_a_document_is_recognised_by_its_bytes() -> None:
    assert fingerprint(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert fingerprint(b"a\n") != fingerprint(b"a\r\n")
