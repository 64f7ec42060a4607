"""What a drawing is made of: rectangles, lines, dots and words, and the marks that a person can open.

Lengths are in pixels. A colour is "#rrggbb" or one of COLOURS, which each painter has its own of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from dsr_tracker.core.pictures import Behind

Anchor = Literal["start", "middle", "end"]
_OTHER_SIDE: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}
INK, QUIET, LINE, FAINT, GROUND = "ink", "quiet", "line", "faint", "ground"
COLOURS = {INK: "#1a1a1a", QUIET: "#5c5c5c", LINE: "#b5b5b5", FAINT: "#ececec", GROUND: "#ffffff"}
"""How these look on paper: text, lesser text, lines, what stays in the background, and the paper itself."""


class Box(NamedTuple):
    """A place on the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, by: float) -> Box:
        """The place without a rim of that width."""
        return Box(self.x + by, self.y + by, max(self.width - 2 * by, 0.5), max(self.height - 2 * by, 0.5))

    def holds(self, x: float, y: float) -> bool:
        """Whether that point lies within."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; without a fill only its edge is seen."""

    box: Box
    fill: str = ""
    edge: str = ""
    radius: float = 2
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = LINE
    width: float = 1
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle; without a fill only its edge is seen."""

    x: float
    y: float
    radius: float
    fill: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line; `y` is the line on which the letters stand."""

    x: float
    y: float
    text: str
    size: float
    colour: str = INK
    anchor: Anchor = "start"
    is_bold: bool = False


Shape = Rect | Line | Dot | Label


@dataclass(frozen=True, slots=True)
class Mark:
    """What can be reached and opened: its name says what is drawn there, `values` fills a table's row."""

    name: str
    box: Box
    behind: Behind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A laid out picture. `headings` are those of the table that the values of the marks make."""

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    headings: tuple[str, ...]
    is_right_to_left: bool = False

    def mark_at(self, x: float, y: float) -> int:
        """The number of the mark at that point; -1 where there is none."""
        return next((number for number, mark in enumerate(self.marks) if mark.box.holds(x, y)), -1)

    def beside(self, number: int, across: int, down: int) -> int:
        """The mark that an arrow key leads to from that one: the nearest that way; itself where none is.

        `across` and `down` are -1, 0 or 1, as on the screen.
        """
        x, y = self.marks[number].box.middle
        best, least = number, float("inf")
        for other, mark in enumerate(self.marks):
            dx, dy = mark.box.middle[0] - x, mark.box.middle[1] - y
            ahead, aside = (dx * across, abs(dy)) if across else (dy * down, abs(dx))
            # Twice as far aside as ahead is another direction, unless nothing else is there.
            if ahead > 1 and (far := ahead + 3 * aside) < least:
                best, least = other, far
        return best


def mirrored(drawing: Drawing) -> Drawing:
    """The drawing for those who read from right to left."""
    width = drawing.width
    return replace(
        drawing,
        shapes=tuple(_mirrored(shape, width) for shape in drawing.shapes),
        marks=tuple(replace(mark, box=_across(mark.box, width)) for mark in drawing.marks),
        is_right_to_left=True,
    )


def _mirrored(shape: Shape, width: float) -> Shape:
    match shape:
        case Rect():
            return replace(shape, box=_across(shape.box, width))
        case Line():
            return replace(shape, x1=width - shape.x1, x2=width - shape.x2)
        case Dot():
            return replace(shape, x=width - shape.x)
        case Label():
            return replace(shape, x=width - shape.x, anchor=_OTHER_SIDE[shape.anchor])


def _across(box: Box, width: float) -> Box:
    return box._replace(x=width - box.x - box.width)
