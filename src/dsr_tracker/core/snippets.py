"""One line of a text around what was looked for in it."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_tracker.core.searching import Query, marked
from dsr_tracker.core.text import shown

LENGTH = 160
"""Letters of a line: more than a list is wide."""
_BEFORE = 40
_READ = (2_000, 50_000)
"""How much of a text is looked through, first and at the most: a hit may come late in a very long one."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Plain text, and where in it the words of the search stand, as (start, end), in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def snippet(query: Query, text: str, length: int = LENGTH) -> Snippet:
    """The line around the first hit; the beginning of the text where there is none to be seen."""
    start = _first_hit(query, text)
    start = 0 if start <= _BEFORE else _next_word(text, start - _BEFORE, start)
    line = " ".join(text[start : start + 2 * length].split())
    line = ("…" if start else "") + line
    if len(line) > length or start + 2 * length < len(text):
        line = line[: length - 1].rstrip() + "…"
    line = shown(line)
    return Snippet(line, tuple(marked(query, line)))


def _first_hit(query: Query, text: str) -> int:
    if not query.phrases:
        return 0
    for most in _READ:
        found = marked(query, text[:most])
        if found:
            return found[0][0]
        if len(text) <= most:
            break
    return 0


def _next_word(text: str, start: int, end: int) -> int:
    """Where the next word after `start` begins; `start` itself in a text without spaces."""
    blank = next((at for at in range(start, end) if text[at].isspace()), None)
    return start if blank is None else blank + 1
