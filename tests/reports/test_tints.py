"""Everything is legible, in light and in dark, and ratings rank without colour."""

from __future__ import annotations

import re

import pytest

from dsr_tracker.core.scales import SCALES
from dsr_tracker.reports.html import render_html
from dsr_tracker.reports.report import Report
from dsr_tracker.reports.tints import INK, LIGHT_INK, NIGHT, PAPER, fills


@pytest.mark.parametrize("scale_id", list(SCALES))
def test_fills_are_legible_and_rank_in_grey(scale_id: str) -> None:
    scale = SCALES[scale_id]
    chosen = fills(scale)
    for light, dark in chosen.values():
        assert _contrast(light, INK) >= 4.5
        assert _contrast(dark, LIGHT_INK) >= 4.5
    scored = [rating.rating_id for rating in scale.ratings if rating.score is not None]
    by_light = [_luminance(chosen[rating_id][0]) for rating_id in scored]
    by_dark = [_luminance(chosen[rating_id][1]) for rating_id in scored]
    assert by_light == sorted(by_light, reverse=True)
    assert by_dark == sorted(by_dark)


def test_inks_of_the_style_sheet_are_legible(report: Report) -> None:
    css = re.sub(r"\s+", " ", render_html(report).decode())
    modes = re.findall(r":root \{ (--paper: [^}]+)\}", css)
    assert len(modes) == 2
    for mode, paper, ink in zip(modes, (PAPER, NIGHT), (INK, LIGHT_INK), strict=True):
        assert f"--paper: {paper}; --ink: {ink};" in mode
        colours = dict(re.findall(r"--(\w+): (#\w{6})", mode))
        for ground in ("paper", "band"):
            for name in ("ink", "soft", "accent", "mark"):
                assert _contrast(colours[ground], colours[name]) >= 4.5


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
