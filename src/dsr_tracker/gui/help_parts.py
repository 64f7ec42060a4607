"""The parts of help pages that are made from the program itself, so that they say what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenuBar

from dsr_tracker.core.explaining import working
from dsr_tracker.core.marks import MARKS
from dsr_tracker.core.ratings import mean_of
from dsr_tracker.core.scales import IMPLEMENTATION, Scale
from dsr_tracker.gui.shortcuts import groups_of
from dsr_tracker.gui.words import listed, mean_words, said

EXAMPLE = {"limited": 2, "substantial": 3, "complete": 1}
"""Six cells whose mean is the 61 % that the page on the method asks for."""
EXAMPLE_CELLS = 7
_PLACE = re.compile(r"^\{\{([a-z-]+)\}\}$", re.MULTILINE)
_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+.!|~-])")


def filled(text: str, scale: Scale, bar: QMenuBar) -> str:
    """The page with its parts in their places; raises KeyError for a part that there is not."""
    parts: dict[str, Callable[[], str]] = {
        "ratings": lambda: _ratings(scale),
        "rating-keys": lambda: _rating_keys(scale),
        "marks": _marks,
        "example": _example,
        "commands": lambda: _commands(bar),
    }
    return _PLACE.sub(lambda place: parts[place[1]](), text)


def _ratings(scale: Scale) -> str:
    translate = QCoreApplication.translate
    head = (translate("Help", "rating"), translate("Help", "score"), translate("Help", "meaning"))
    rows = [
        (f"{r.symbol} {said(r.label)}", "–" if r.score is None else str(r.score), said(r.meaning))
        for r in scale.ratings
    ]
    title = translate("Help", "Scale of this tracker: {title}").format(title=said(scale.title))
    return f"{_plain(title)}\n\n{_table(head, rows)}"


def _rating_keys(scale: Scale) -> str:
    translate = QCoreApplication.translate
    head = (translate("Help", "key"), translate("Help", "rating"), translate("Help", "meaning"))
    return _table(
        head, [(r.key.upper(), f"{r.symbol} {said(r.label)}", said(r.meaning)) for r in scale.ratings]
    )


def _marks() -> str:
    return "\n".join(f"- **{_plain(said(mark.label))}**: {_plain(said(mark.meaning))}" for mark in MARKS)


def _example() -> str:
    """The default scale's: it is an example, whatever this tracker uses."""
    scale = IMPLEMENTATION
    mean = mean_of(EXAMPLE, scale, EXAMPLE_CELLS)
    cells = listed(f"{count} × {said(scale.rating(rating).label)}" for rating, count in EXAMPLE.items())
    text = QCoreApplication.translate(
        "Help", "An example. Of seven cells six are scored: {cells}. One is not assessed. {working}: {mean}."
    )
    return _plain(text.format(cells=cells, working=working(mean, EXAMPLE, scale), mean=mean_words(mean)))


def _commands(bar: QMenuBar) -> str:
    translate = QCoreApplication.translate
    head = (translate("Help", "command"), translate("Help", "key"))
    return "\n\n".join(
        f"## {_plain(group.title)}\n\n{_table(head, [(line.title, line.keys) for line in group.lines])}"
        for group in groups_of(bar)
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head)]
    cells = [[_plain(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [*lines, *cells])


def _plain(text: str) -> str:
    """The text as Markdown that shows it letter by letter."""
    return _SIGNS.sub(r"\\\1", text)
