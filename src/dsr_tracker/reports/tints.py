"""Fills of ratings on paper and on a dark screen, from the palette that the whole program shares."""

from __future__ import annotations

from dsr_tracker.core.palette import fill_of
from dsr_tracker.core.scales import NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED, Scale

PAPER, NIGHT = "#ffffff", "#15181c"
INK, LIGHT_INK = "#1d1f21", "#e9e8e3"
"""As report.css has them: paper, and the text on it, in light and in dark."""
_OUTSIDE = {
    NO_EVIDENCE: ("#e4e4e6", "#33363b"),
    NOT_APPLICABLE: ("#cbcbcf", "#4a4d53"),
    NOT_ASSESSED: (PAPER, NIGHT),
}


def fills(scale: Scale) -> dict[str, tuple[str, str]]:
    """For each rating its fill in light and in dark, both legible under ink of that mode.

    The better a rating, the more colour it has: greyscale ranks them too, darker on paper and lighter
    on a dark screen.
    """
    inside = [rating.rating_id for rating in scale.ratings if rating.rating_id not in _OUTSIDE]
    # Grades run from the best to the worst, scores the other way.
    ranked = inside if scale.scores else inside[::-1]
    found = dict(_OUTSIDE)
    for rank, rating_id in enumerate(ranked):
        share = rank / max(len(ranked) - 1, 1)
        colour = fill_of(scale, rating_id)
        found[rating_id] = (
            _toned(colour, PAPER, 0.72 - 0.39 * share),
            _toned(colour, NIGHT, 0.035 + 0.09 * share),
        )
    return found


def rating_css(scale: Scale) -> str:
    """Custom properties for the fills, and a class for each rating that uses them."""
    chosen = fills(scale)
    light = "".join(f"--{_css(rating_id)}:{pair[0]};" for rating_id, pair in chosen.items())
    dark = "".join(f"--{_css(rating_id)}:{pair[1]};" for rating_id, pair in chosen.items())
    rules = "".join(
        f".{_css(rating_id)}{{background-color:var(--{_css(rating_id)});fill:var(--{_css(rating_id)})}}\n"
        for rating_id in chosen
    )
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{rules}"


def _css(rating_id: str) -> str:
    return f"r-{rating_id.replace('_', '-')}"


def _toned(colour: str, ground: str, wanted: float) -> str:
    """The colour thinned with the ground until it has the wanted luminance, or as near as it gets."""
    start = _luminance(ground)
    low, high = 0.0, 1.0
    for _ in range(12):
        share = (low + high) / 2
        if abs(_luminance(_mixed(colour, ground, share)) - start) < abs(wanted - start):
            low = share
        else:
            high = share
    return _mixed(colour, ground, high)


def _luminance(colour: str) -> float:
    """The relative luminance, 0 to 1, as WCAG defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = (
        round(int(ground[i : i + 2], 16) * (1 - share) + int(colour[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
