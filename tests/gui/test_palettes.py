"""Colours that can be read: the contrast of every theme is measured, as WCAG 2 defines it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from dsr_tracker.core.palette import fill_of, ink_on
from dsr_tracker.core.scales import NOT_ASSESSED, SCALES
from dsr_tracker.gui import palettes
from dsr_tracker.gui.palettes import Colours, palette_of

Role = QPalette.ColorRole
THEMES = {
    "light": palettes.LIGHT,
    "dark": palettes.DARK,
    "contrast": palettes.CONTRAST,
    "contrast-light": palettes.CONTRAST_LIGHT,
}
TEXTS = [
    *((ink, Role.Window) for ink in (Role.WindowText, Role.PlaceholderText, Role.Link)),
    *((ink, Role.Base) for ink in (Role.Text, Role.PlaceholderText, Role.Link, Role.LinkVisited)),
    *((ink, Role.AlternateBase) for ink in (Role.Text, Role.PlaceholderText)),
    (Role.ButtonText, Role.Button),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.HighlightedText, Role.Highlight),
]


def luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor | str, other: QColor | str) -> float:
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def weak(colours: Colours, pairs: list[tuple[Role, Role]], least: float) -> list[str]:
    """The pairs of ink and ground that are too much alike."""
    palette = palette_of(colours)
    return [
        f"{ink.name} on {ground.name}: {found:.2f}"
        for ink, ground in pairs
        if (found := contrast(palette.color(ink), palette.color(ground))) < least
    ]


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_weak_pair_is_found() -> None:
    pale = {**palettes.LIGHT, Role.PlaceholderText: "#9a9a9a"}
    assert weak(pale, TEXTS, 4.5) == [
        "PlaceholderText on Window: 2.51",
        "PlaceholderText on Base: 2.81",
        "PlaceholderText on AlternateBase: 2.60",
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_legible(theme: str) -> None:
    assert weak(THEMES[theme], TEXTS, 7 if theme.startswith("contrast") else 4.5) == []


@pytest.mark.parametrize("theme", THEMES)
def test_where_the_keyboard_is_stands_out(theme: str) -> None:
    """The frame of the part that has it, and the frame of the cell."""
    pairs = [(Role.Highlight, Role.Window), (Role.Highlight, Role.Base), (Role.Text, Role.Base)]
    assert weak(THEMES[theme], pairs, 3) == []


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda each: each.scale_id)
def test_symbols_stand_out_on_their_colours(scale) -> None:
    fills = {each.rating_id: fill_of(scale, each.rating_id) for each in scale.ratings}
    del fills[NOT_ASSESSED]
    weakest = min((contrast(ink_on(fill), fill), rating) for rating, fill in fills.items())
    assert weakest[0] >= 4.5, weakest


@pytest.mark.parametrize("theme", ["contrast", "contrast-light"])
def test_high_contrast_has_lines_of_full_strength(theme: str) -> None:
    pairs = [(line, Role.Window) for line in (Role.Light, Role.Midlight, Role.Mid, Role.Dark, Role.Shadow)]
    assert weak(THEMES[theme], pairs, 7) == []
