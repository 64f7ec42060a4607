"""A drawing as SVG: text stays text, and each mark says its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from dsr_tracker.reports.drawing.shapes import COLOURS, Box, Dot, Drawing, Label, Line, Rect, Shape

_FONTS = (
    "system-ui, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', "
    "'Microsoft YaHei', 'DejaVu Sans', sans-serif"
)
MARGIN = 24
"""White around a saved drawing, in pixels."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_svg(drawing: Drawing, *, fonts: str = _FONTS, first_font: str = "") -> bytes:
    """The drawing on white paper with a margin; screen readers get its title and all that its marks say.

    `first_font` is tried before the others: the one that the texts were measured by.
    """
    if first_font:
        quoted = first_font.replace("'", "")
        fonts = f"'{quoted}', {fonts}"
    wide, high = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(wide)}" height="{_n(high)}"'
            f' viewBox="{-MARGIN} {-MARGIN} {_n(wide)} {_n(high)}" role="img" aria-labelledby="title text"'
            f' font-family="{escape(fonts)}">'
        ),
        f'<title id="title">{_text(drawing.title)}</title>',
        f'<desc id="text">{_text(drawing.description)}</desc>',
        (
            f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{_n(wide)}" height="{_n(high)}"'
            f' fill="{COLOURS["ground"]}"/>'
        ),
        *map(_shape, drawing.shapes),
        # Pointing at a mark shows its name, in a browser as in the window.
        *(
            f'<g><title>{_text(mark.name)}</title><rect {_place(mark.box)} fill="none"'
            ' pointer-events="all"/></g>'
            for mark in drawing.marks
        ),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _shape(shape: Shape) -> str:
    match shape:
        case Rect():
            dash = ' stroke-dasharray="3 3"' if shape.is_dashed else ""
            return (
                f'<rect {_place(shape.box)} rx="{_n(shape.radius)}"{_painted(shape.fill, shape.edge)}{dash}/>'
            )
        case Line():
            dash = ' stroke-dasharray="4 4"' if shape.is_dashed else ""
            return (
                f'<line x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" x2="{_n(shape.x2)}" y2="{_n(shape.y2)}"'
                f' stroke="{_colour(shape.colour)}" stroke-width="{_n(shape.width)}"{dash}/>'
            )
        case Dot():
            return (
                f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
                f"{_painted(shape.fill, shape.edge)}/>"
            )
        case Label():
            return f"<text {' '.join(_lettering(shape))}>{_text(shape.text)}</text>"


def _lettering(label: Label) -> Iterator[str]:
    yield f'x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(label.size)}" fill="{_colour(label.colour)}"'
    if label.anchor != "start":
        yield f'text-anchor="{label.anchor}"'
    if label.is_bold:
        yield 'font-weight="bold"'
    if "  " in label.text:
        yield 'xml:space="preserve"'


def _painted(fill: str, edge: str) -> str:
    inside = f' fill="{_colour(fill)}"' if fill else ' fill="none"'
    return inside + (f' stroke="{_colour(edge)}"' if edge else "")


def _place(box: Box) -> str:
    return f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'


def _colour(name: str) -> str:
    return COLOURS.get(name, name)


def _text(text: str) -> str:
    """The text as XML can hold it: characters that no XML has are left out."""
    return escape(_NO_XML.sub("", text))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
