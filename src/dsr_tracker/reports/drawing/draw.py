"""Draws any picture."""

from __future__ import annotations

from collections.abc import Callable

from dsr_tracker.core.pictures import Picture, PictureKind
from dsr_tracker.reports.drawing.bars import draw_bars
from dsr_tracker.reports.drawing.lollipop import draw_lollipop
from dsr_tracker.reports.drawing.months import draw_months
from dsr_tracker.reports.drawing.shapes import Drawing
from dsr_tracker.reports.drawing.sheet import Pen, Sheet
from dsr_tracker.reports.drawing.slope import draw_slope
from dsr_tracker.reports.drawing.tiles import draw_tiles

WIDTH = 960
"""Pixels; how wide a picture is where no window says so."""
_LEAST_EMS = 40
_DRAWN_BY: dict[PictureKind, Callable[[Sheet], Drawing]] = {
    PictureKind.COUNTRIES: draw_bars,
    PictureKind.CLAUSES: draw_bars,
    PictureKind.COUNTRY: draw_lollipop,
    PictureKind.CHANGE: draw_slope,
    PictureKind.TIMELINE: draw_months,
    PictureKind.MAP: draw_tiles,
}


def draw(picture: Picture, pen: Pen, width: float = WIDTH) -> Drawing:
    """The picture laid out to that width, or to the least that its words need; its height follows."""
    return _DRAWN_BY[picture.ask.kind](Sheet(picture, pen, max(width, _LEAST_EMS * pen.em)))
