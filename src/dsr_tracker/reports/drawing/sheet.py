"""The sheet that a picture is laid out on: measures, words, and what stands above and below every picture."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from dsr_tracker import __version__
from dsr_tracker.core.palette import fill_of, ink_on
from dsr_tracker.core.pictures import Picture, Subject
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.scales import NOT_ASSESSED, Scale
from dsr_tracker.core.text import shown
from dsr_tracker.reports.drawing.shapes import (
    GROUND,
    INK,
    LINE,
    QUIET,
    Anchor,
    Box,
    Drawing,
    Label,
    Line,
    Mark,
    Rect,
    Shape,
)

Measure = Callable[[str, float, bool], float]
"""How wide a text is, in pixels, at that size and boldness."""
_RISE = 0.36
"""By how much of its size a text stands below the middle of its line."""


def rough_width(text: str, size: float, is_bold: bool) -> float:
    """A text's width where no font is at hand to measure it by; rather too much than too little."""
    ems = sum(_ems(character) for character in text)
    return ems * size * (1.06 if is_bold else 1.0)


def _ems(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if character in "iIjl.,:;'|!·()[] ":
        return 0.36
    if character in "mwMW%@—":
        return 0.95
    return 0.7 if character.isupper() else 0.57


@dataclass(frozen=True, slots=True)
class Pen:
    """How a picture is lettered: the size of its text in pixels, how wide texts come out, and the words.

    `wording` puts a text of ours into the reader's language, `party` a country's name.
    """

    em: float = 14
    measure: Measure = rough_width
    wording: Callable[[str], str] = str
    party: Callable[[Subject], str] = lambda subject: subject.name

    def name(self, subject: Subject) -> str:
        """What a subject is called."""
        return shown(self.party(subject) if subject.is_country else subject.name)

    def mean(self, mean: Mean) -> str:
        """A mean with its base, as "62 % (7 of 8)"."""
        scored, applicable = f"{mean.scored:,}", f"{mean.applicable:,}"
        if mean.rounded is None:
            return self.wording("– ({scored} of {applicable})").format(scored=scored, applicable=applicable)
        return self.wording("{percent} % ({scored} of {applicable})").format(
            percent=mean.rounded, scored=scored, applicable=applicable
        )


@dataclass(slots=True)
class Sheet:
    """Takes shapes and marks from the top down; `top` is where the next ones go."""

    picture: Picture
    pen: Pen
    width: float
    title: str = ""
    headings: tuple[str, ...] = ()
    top: float = 0
    shapes: list[Shape] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def em(self) -> float:
        """The size of the text."""
        return self.pen.em

    @property
    def row(self) -> float:
        """The height of a row of text with room around it."""
        return 1.9 * self.pen.em

    @property
    def scale(self) -> Scale:
        """The rating scale."""
        return self.picture.scale

    def add(self, *shapes: Shape) -> None:
        """Draw these over what is there."""
        self.shapes.extend(shapes)

    def label(
        self,
        x: float,
        middle: float,
        text: str,
        *,
        size: float = 1,
        colour: str = INK,
        anchor: Anchor = "start",
        is_bold: bool = False,
        room: float = 0,
    ) -> float:
        """Write a text around that height, shortened to the room where one is given; gives its width."""
        pixels = size * self.em
        text = self.shortened(text, room, size, is_bold=is_bold) if room else text
        self.add(Label(x, middle + _RISE * pixels, text, pixels, colour, anchor, is_bold))
        return self.pen.measure(text, pixels, is_bold)

    def wide(self, text: str, size: float = 1, *, is_bold: bool = False) -> float:
        """How wide that text comes out."""
        return self.pen.measure(text, size * self.em, is_bold)

    def shortened(self, text: str, room: float, size: float = 1, *, is_bold: bool = False) -> str:
        """The text, or as much of it as fits, with an ellipsis."""
        if self.wide(text, size, is_bold=is_bold) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.wide(text[:middle].rstrip() + "…", size, is_bold=is_bold) <= room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + "…"

    def paragraph(self, text: str, *, size: float = 1, colour: str = INK, is_bold: bool = False) -> None:
        """Write a text over as many lines as it takes, and go on below."""
        height = 1.4 * size * self.em
        for line in self._lines(text, size, is_bold=is_bold):
            self.label(0, self.top + height / 2, line, size=size, colour=colour, is_bold=is_bold)
            self.top += height

    def symbol(self, rating_id: str) -> str:
        """A rating's symbol; a star for one of another scale."""
        return next((each.symbol for each in self.scale.ratings if each.rating_id == rating_id), "*")

    def ink(self, rating_id: str) -> str:
        """What is legible on a rating's colour."""
        return QUIET if rating_id == NOT_ASSESSED else ink_on(fill_of(self.scale, rating_id))

    def swatch(self, box: Box, rating_id: str, *, has_symbol: bool = True) -> None:
        """A rating's colour with its symbol where there is room; open cells stay quiet."""
        if rating_id == NOT_ASSESSED:
            self.add(Rect(box.inset(0.5), GROUND, LINE))
        else:
            self.add(Rect(box, fill_of(self.scale, rating_id)))
        symbol = self.symbol(rating_id)
        if has_symbol and self.wide(symbol) + 4 <= box.width:
            x, y = box.middle
            self.label(x, y, symbol, colour=self.ink(rating_id), anchor="middle")

    def legend(self, entries: Iterable[tuple[Callable[[Box], None], str]]) -> None:
        """What shapes mean, in as many lines as they take; each entry draws its shape into a box."""
        side, gap = 1.3 * self.em, 1.2 * self.em
        self.top += 0.8 * self.em
        x = 0.0
        for draw, text in entries:
            needed = side + 0.4 * self.em + self.wide(text)
            if x and x + needed > self.width:
                x, self.top = 0.0, self.top + 1.25 * side
            draw(Box(x, self.top, side, side))
            self.label(x + side + 0.4 * self.em, self.top + side / 2, text)
            x += needed + gap
        self.top += side

    def rating_legend(self, rating_ids: Iterable[str]) -> None:
        """The ratings that occur, in the order of the scale."""
        wanted, word = set(rating_ids), self.pen.wording
        self.legend(
            (partial(self.swatch, rating_id=rating.rating_id), word(rating.label))
            for rating in self.scale.ratings
            if rating.rating_id in wanted
        )

    def head(self, title: str, scope: Sequence[str]) -> None:
        """The title, and below it what the picture covers."""
        self.title = title
        self.paragraph(title, size=1.35, is_bold=True)
        self.top += 0.2 * self.em
        self.paragraph(" · ".join(filter(None, scope)), size=0.92, colour=QUIET)
        self.top += 0.9 * self.em

    def finished(self, notes: Iterable[str] = ()) -> Drawing:
        """The drawing, with what is to be said of it and with what it was made."""
        self.top += 0.8 * self.em
        notes = [note for note in notes if note]
        for note in notes:
            self.paragraph(note, size=0.85, colour=QUIET)
        self.add(Line(0, self.top + 0.5 * self.em, self.width, self.top + 0.5 * self.em))
        self.top += 0.8 * self.em
        made = self.pen.wording("Made with DSR Tracker {version}").format(version=__version__)
        self.paragraph(made, size=0.78, colour=QUIET)
        said = [mark.name for mark in self.marks]
        ground = Rect(Box(0, 0, self.width, self.top), GROUND, radius=0)
        return Drawing(
            self.width,
            self.top,
            self.title,
            "; ".join([*said, *notes]),
            (ground, *self.shapes),
            tuple(self.marks),
            self.headings,
        )

    def _lines(self, text: str, size: float, *, is_bold: bool) -> list[str]:
        """The text broken at spaces, or within a word that is wider than the sheet."""
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.wide(longer, size, is_bold=is_bold) <= self.width:
                line = longer
                continue
            if line:
                lines.append(line)
            while self.wide(word, size, is_bold=is_bold) > self.width and len(word) > 1:
                fits = len(self.shortened(word, self.width, size, is_bold=is_bold)) - 1
                lines.append(word[: max(1, fits)])
                word = word[max(1, fits) :]  # noqa: PLW2901 - what is left of it
            line = word
        return [*lines, line]
