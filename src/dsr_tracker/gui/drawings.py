"""Paints drawings by QPainter: on the window in its colours, or as an image on white paper."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QByteArray, QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter, QPalette, QPen

from dsr_tracker.core.pictures import Subject
from dsr_tracker.gui.words import party_words, said
from dsr_tracker.reports.drawing import shapes
from dsr_tracker.reports.drawing.shapes import Box, Dot, Drawing, Label, Line, Rect, Shape
from dsr_tracker.reports.drawing.sheet import Measure, Pen
from dsr_tracker.reports.drawing.svg import MARGIN, write_svg

Colours = Mapping[str, QColor]
PAPER = {name: QColor(colour) for name, colour in shapes.COLOURS.items()}
_RATIO = 2
"""How much finer an image is than a plain screen."""


def pen_of(font: QFont) -> Pen:
    """A pen that letters in that font and in the window's language."""
    family = font.family()
    return Pen(QFontInfo(font).pixelSize(), _measure(family), said, _name)


def colours_of(palette: QPalette) -> Colours:
    """The window's own colours; lines and the background lie between its ground and its text."""
    role = QPalette.ColorRole
    ground, ink = palette.color(role.Base), palette.color(role.Text)
    return {
        shapes.INK: ink,
        shapes.QUIET: palette.color(role.PlaceholderText),
        shapes.LINE: _between(ground, ink, 0.3),
        shapes.FAINT: _between(ground, ink, 0.08),
        shapes.GROUND: ground,
    }


def paint(painter: QPainter, drawing: Drawing, colours: Colours, family: str, seen: QRectF) -> None:
    """Paint what of the drawing lies within `seen`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Places are given as they are: Qt would swap "start" and "end" once more.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    top, bottom = seen.top() - 2 * MARGIN, seen.bottom() + 2 * MARGIN
    for shape in drawing.shapes:
        if _reaches(shape, top, bottom):
            _paint(painter, shape, colours, family)


def image_of(drawing: Drawing, family: str) -> QImage:
    """The drawing on white paper, with a margin."""
    wide, high = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    image = QImage(round(wide * _RATIO), round(high * _RATIO), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_RATIO)
    image.fill(PAPER[shapes.GROUND])
    painter = QPainter(image)
    painter.translate(MARGIN, MARGIN)
    paint(painter, drawing, PAPER, family, QRectF(0, 0, drawing.width, drawing.height))
    painter.end()
    return image


def svg_of(drawing: Drawing, family: str) -> bytes:
    """The drawing as SVG, lettered as the window is where that font is at hand."""
    return write_svg(drawing, first_font=family)


def copied(drawing: Drawing, family: str) -> QMimeData:
    """The drawing for the clipboard, as an image and as SVG: each program takes what it can use best."""
    data = QMimeData()
    data.setImageData(image_of(drawing, family))
    data.setData("image/svg+xml", QByteArray(svg_of(drawing, family)))
    return data


def _name(subject: Subject) -> str:
    return party_words(subject.name)


def _measure(family: str) -> Measure:
    def width(text: str, size: float, is_bold: bool) -> float:
        return _metrics(family, size, is_bold).horizontalAdvance(text)

    return width


@lru_cache(maxsize=64)
def _metrics(family: str, size: float, is_bold: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(family, size, is_bold))


def _font(family: str, size: float, is_bold: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(size)))
    font.setBold(is_bold)
    return font


def _paint(painter: QPainter, shape: Shape, colours: Colours, family: str) -> None:
    match shape:
        case Rect():
            painter.setPen(_edge(shape.edge, colours, 1, shape.is_dashed))
            painter.setBrush(_colour(shape.fill, colours) if shape.fill else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(*shape.box), shape.radius, shape.radius)
        case Line():
            painter.setPen(_edge(shape.colour, colours, shape.width, shape.is_dashed))
            painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        case Dot():
            painter.setPen(_edge(shape.edge, colours, 1, False))
            painter.setBrush(_colour(shape.fill, colours) if shape.fill else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        case Label():
            wide = _metrics(family, shape.size, shape.is_bold).horizontalAdvance(shape.text)
            x = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.anchor]
            painter.setFont(_font(family, shape.size, shape.is_bold))
            painter.setPen(_colour(shape.colour, colours))
            painter.drawText(QPointF(x, shape.y), shape.text)


def _edge(name: str, colours: Colours, width: float, is_dashed: bool) -> QPen:
    if not name:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(name, colours), width)
    if is_dashed:
        pen.setDashPattern([4 / max(width, 1), 4 / max(width, 1)])
    return pen


def _colour(name: str, colours: Colours) -> QColor:
    return colours[name] if name in colours else QColor(name)


def _reaches(shape: Shape, top: float, bottom: float) -> bool:
    match shape:
        case Rect(box=Box(y=y, height=height)):
            return y <= bottom and y + height >= top
        case Line():
            return min(shape.y1, shape.y2) <= bottom and max(shape.y1, shape.y2) >= top
        case _:
            return top <= shape.y <= bottom


def _between(first: QColor, second: QColor, share: float) -> QColor:
    def mixed(one: int, other: int) -> int:
        return round(one + (other - one) * share)

    return QColor(
        mixed(first.red(), second.red()),
        mixed(first.green(), second.green()),
        mixed(first.blue(), second.blue()),
    )
