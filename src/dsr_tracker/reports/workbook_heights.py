"""How high rows must be for wrapped text: not every program that opens a workbook works it out by itself."""

from __future__ import annotations

_LINE = 15.0
# Excel makes no row higher than this.
_HIGHEST = 409.0
# Words do not fill a line to its end.
_FILLED = 0.97


def height_of(typed: str, width: float) -> float:
    """The height in points that the text needs in a column so many characters wide."""
    if len(typed) > 4_000:
        return _HIGHEST
    room = max(width * _FILLED - 1, 1)
    lines = sum(max(1, -(-_width(part) // room)) for part in typed.split("\n"))
    return min(_LINE * lines, _HIGHEST)


def _width(part: str) -> int:
    """How many narrow characters wide the text is: those of East Asia and pictures take two."""
    if part.isascii():
        return len(part)
    return sum(2 if character >= "\u2e80" else 1 for character in part)
