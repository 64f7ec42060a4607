"""Colours of ratings: Okabe and Ito's, which people with colour-blindness can tell apart.

A status is never colour alone: symbol and word go with it, and the symbol fills up with the score.
"""

from __future__ import annotations

from dsr_tracker.core.scales import NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED, Scale

VERMILLION, ORANGE, SKY_BLUE, GREEN, PURPLE = "#d55e00", "#e69f00", "#56b4e9", "#009e73", "#cc79a7"
TAG_COLORS = {
    "blue": "#0072b2",
    "sky": SKY_BLUE,
    "green": GREEN,
    "yellow": "#f0e442",
    "orange": ORANGE,
    "vermillion": VERMILLION,
    "purple": PURPLE,
    "grey": "#8c8c8c",
}
"""What a tag's dot may be painted in, by name; a tag is never its colour alone."""
_LADDERS = {
    2: (VERMILLION, GREEN),
    3: (VERMILLION, ORANGE, GREEN),
    4: (VERMILLION, ORANGE, SKY_BLUE, GREEN),
}
_CATEGORIES = (GREEN, SKY_BLUE, ORANGE, VERMILLION, PURPLE)
_OUTSIDE = {NO_EVIDENCE: "#c4c4c4", NOT_APPLICABLE: "#8c8c8c", NOT_ASSESSED: "#f2f2f2"}


def fill_of(scale: Scale, rating_id: str) -> str:
    """The fill of a rating's cells, as #rrggbb; a rating of another scale is grey."""
    if rating_id in _OUTSIDE:
        return _OUTSIDE[rating_id]
    inside = [rating.rating_id for rating in scale.ratings if rating.rating_id not in _OUTSIDE]
    if rating_id not in inside:
        return _OUTSIDE[NO_EVIDENCE]
    ladder = _LADDERS.get(len(scale.scores), _CATEGORIES)
    return ladder[inside.index(rating_id) % len(ladder)]


def tag_fill(color: str) -> str:
    """The fill of a tag's dot, as #rrggbb; grey where no colour was chosen."""
    return TAG_COLORS.get(color, TAG_COLORS["grey"])


def ink_on(fill: str) -> str:
    """Black or white, whichever stands out more on that fill (WCAG relative luminance)."""
    channels = [int(fill[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "#ffffff"
