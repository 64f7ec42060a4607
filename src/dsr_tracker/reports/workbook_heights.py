"""How high rows must be for wrapped text: not every program that opens a workbook works it out by itself."""

from __future__ import annotations

import re

_LINE = 15.0
# Fonts with the characters of East Asia are higher than the one that Latin letters come from.
_EAST_ASIAN_LINE = 17.5
_EAST_ASIAN = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]")
# Excel makes no row higher than this.
_HIGHEST = 409.0
# How wide letters of Calibri are, in widths of a digit, by which Excel measures columns.
_WIDTHS = {
    character: width
    for characters, width in (
        ("ijl'|,.;:!", 0.5),
        (" fIt()[]{}-", 0.65),
        ("rsczJ/\\*?", 0.8),
        ("LEFS", 0.98),
        ("ABCDGHKNOPQRTUVXYZ&", 1.2),
        ("mwMW@%", 1.65),
    )
    for character in characters
}
_OTHER = 1.04
_WIDE = 2.0
_PARTS = re.compile(r"[^\s\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]*(?:\s+|[\u2e80-\ud7ff\uf900-\uffef]|$)")


def height_of(typed: str, width: float) -> float:
    """The height in points that the text needs in a column so many characters wide."""
    if len(typed) > 4_000:
        return _HIGHEST
    room = max(width - 1, 2)
    lines = sum(_lines(part, room) for part in typed.split("\n"))
    return min((_EAST_ASIAN_LINE if _EAST_ASIAN.search(typed) else _LINE) * lines, _HIGHEST)


def _lines(paragraph: str, room: float) -> int:
    """How many lines the paragraph takes: words go to the next line whole, where one holds them."""
    if _WIDE * len(paragraph) <= room:
        return 1
    lines, used = 1, 0.0
    for part in _PARTS.findall(paragraph):
        word = _width(part.rstrip())
        if used + word > room and used:
            lines, used = lines + 1, 0.0
        if word > room:
            lines += int(word // room)
            word %= room
        used += word + _width(part) - _width(part.rstrip())
    return lines


def _width(typed: str) -> float:
    """How wide the text is, in digits; characters of East Asia and pictures take two."""
    return sum(_WIDTHS.get(c, _OTHER) if c < "\u2e80" else _WIDE for c in typed)
