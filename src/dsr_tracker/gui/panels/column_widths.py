"""How narrow a column of the matrix may become before its words are cut."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from dsr_tracker.core.ratings import Mean
from dsr_tracker.gui.words import in_two_lines, mean_words

_AIR = 10
_HEADER_LINES = 3
_FAR = 10_000


def name_width(names: Iterable[str], metrics: QFontMetrics) -> int:
    """What the longest part of a name needs that cannot go into the next line of the header."""
    parts = {part for name in names for word in name.split() for part in _parts(word)}
    return max(map(metrics.horizontalAdvance, parts), default=0) + _AIR


def mean_width(cells: int, metrics: QFontMetrics) -> int:
    """What a mean over so many cells needs, in two lines."""
    # Most fonts have digits of one width.
    words = mean_words(Mean(100.0, cells, cells))
    return max(map(metrics.horizontalAdvance, in_two_lines(words).split("\n"))) + _AIR


def mean_height(metrics: QFontMetrics) -> int:
    """What two lines of a mean need, in whichever font has their letters."""
    words = in_two_lines(mean_words(Mean(100.0, 1, 1)))
    needed = metrics.boundingRect(QRect(0, 0, _FAR, _FAR), Qt.AlignmentFlag.AlignCenter, words).height()
    return max(2 * metrics.height(), needed)


def _parts(word: str) -> Iterable[str]:
    """The word; one of Chinese or Japanese in as many parts as there are lines, for it has no spaces."""
    if not any("\u2e80" <= letter <= "\u9fff" for letter in word):
        return [word]
    each = max(2, -(-len(word) // _HEADER_LINES))
    return [word[start : start + each] for start in range(0, len(word), each)]
