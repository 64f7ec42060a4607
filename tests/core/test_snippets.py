"""The line around a hit, with the words of the search marked in it."""

from __future__ import annotations

import pytest

from dsr_tracker.core.searching import parse_search
from dsr_tracker.core.snippets import LENGTH, snippet


def line_of(typed: str, text: str) -> str:
    """The snippet with [brackets] around what is marked."""
    found = snippet(parse_search(typed), text)
    line = found.text
    for start, end in reversed(found.marks):
        line = f"{line[:start]}[{line[start:end]}]{line[end:]}"
    return line


@pytest.mark.parametrize(
    ("typed", "text", "line"),
    [
        ("fibre", "The Fibres of\n\nfibre", "The [Fibres] of [fibre]"),
        ('"fibre"', "The Fibres of fibre", "The Fibres of [fibre]"),
        ('"of fibre"', "fibre of fibre", "fibre [of] [fibre]"),
        ("regul", "Le Régulateur", "Le [Régulateur]"),
        ("网络", "5G网络和通信网", "5G[网][络]和通信网"),
        ("5g", "用5G网络", "用[5G]网络"),
        ("country:EG", "Some text", "Some text"),
        ("fibre", "<b>fibre</b>", "<b>[fibre]</b>"),
        ("a", "a\u202eb", "[a]⟪U+202E⟫b"),
    ],
)
def test_words_are_marked_where_they_stand(typed: str, text: str, line: str) -> None:
    assert line_of(typed, text) == line


def test_a_late_hit_is_shown_with_what_stands_before_it() -> None:
    text = f"{'before ' * 500}the fibre {'after ' * 500}"
    line = line_of("fibre", text)
    assert line.startswith("…before before")
    assert "the [fibre] after" in line
    assert line.endswith("…")
    assert len(snippet(parse_search("fibre"), text).text) <= LENGTH


def test_a_hit_too_late_to_look_for_shows_the_beginning() -> None:
    text = f"Begin {'x ' * 60_000} fibre"
    assert snippet(parse_search("fibre"), text).text.startswith("Begin x")
