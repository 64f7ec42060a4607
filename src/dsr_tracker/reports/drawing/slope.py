"""Change between two days: each party's mean then and now, joined by a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dsr_tracker.core.palette import GREEN, VERMILLION
from dsr_tracker.core.pictures import PictureRow
from dsr_tracker.core.summary import Tally
from dsr_tracker.reports.drawing.rows import left_out, scope_of
from dsr_tracker.reports.drawing.shapes import INK, LINE, QUIET, Box, Dot, Drawing, Line, Mark
from dsr_tracker.reports.drawing.sheet import Sheet

_LEAST_HEIGHT = 22


@dataclass(frozen=True, slots=True)
class _Slope:
    """One party's ends; an end without a scored cell is None, and stands at no height."""

    row: PictureRow
    then: float | None
    now: float | None

    @property
    def way(self) -> str:
        if self.then is None or self.now is None:
            return "new"
        return "same" if self.then == self.now else "up" if self.now > self.then else "down"


_SYMBOLS = {"up": "▲", "down": "▼", "same": "=", "new": "+"}


def draw_slope(sheet: Sheet) -> Drawing:
    """Means on two days. What has no mean on one of them is drawn at the other alone, and named as such."""
    picture, wording, em = sheet.picture, sheet.pen.wording, sheet.em
    ask = picture.ask
    sheet.head(wording("Change from {since} to {day}").format(since=ask.since, day=ask.day), scope_of(sheet))
    sheet.headings = (
        wording("Country"),
        wording("Mean on {day}").format(day=ask.since),
        wording("Mean on {day}").format(day=ask.day),
        wording("What moved"),
    )
    every = [
        _Slope(row, _percent(sheet, row.before or Tally()), _percent(sheet, row.tally))
        for row in picture.rows
    ]
    slopes = [each for each in every if each.then is not None or each.now is not None]
    height = max(_LEAST_HEIGHT * em, 1.5 * em * (len(slopes) + 1))
    side = 0.36 * sheet.width
    left, right = side, sheet.width - side
    for x, day, anchor in ((left, ask.since, "end"), (right, ask.day, "start")):
        sheet.label(x, sheet.top + 0.7 * em, day, anchor=anchor, is_bold=True)  # type: ignore[arg-type]
    sheet.top += 2 * em
    top = sheet.top
    for percent in (0, 25, 50, 75, 100):
        y = top + height * (1 - percent / 100)
        sheet.add(Line(left, y, right, y, LINE, 1, True))
        sheet.label(left + 0.4 * em, y - 0.55 * em, f"{percent} %", size=0.75, colour=QUIET)
    for x in (left, right):
        sheet.add(Line(x, top, x, top + height, QUIET))
    _draw_ends(sheet, slopes, Box(left, top, right - left, height))
    sheet.top = top + height + 0.8 * em
    texts = {
        "up": wording("Mean rose"),
        "down": wording("Mean fell"),
        "same": wording("Mean unchanged"),
        "new": wording("No mean on one of the days"),
    }
    sheet.legend(
        (partial(_draw_key, sheet, way), f"{_SYMBOLS[way]} {text}")
        for way, text in texts.items()
        if any(each.way == way for each in slopes)
    )
    none = [sheet.pen.name(each.row.subject) for each in every if each not in slopes]
    note = wording("Without a mean on either day ({count} of {total}): {names}.").format(
        count=len(none), total=len(every), names=wording(", ").join(none)
    )
    return sheet.finished([note if none else "", left_out(picture, sheet)])


def _draw_ends(sheet: Sheet, slopes: Sequence[_Slope], plot: Box) -> None:
    em, room = sheet.em, plot.x - 0.8 * sheet.em
    heights = {
        "then": _spread([each.then for each in slopes], plot, 1.35 * em),
        "now": _spread([each.now for each in slopes], plot, 1.35 * em),
    }
    right = plot.x + plot.width
    for number, each in enumerate(slopes):
        row, name = each.row, sheet.pen.name(each.row.subject)
        then, now = sheet.pen.mean((row.before or Tally()).mean(sheet.scale)), _mean(sheet, row)
        ink, width, is_dashed = _line(each.way)
        if each.then is not None and each.now is not None:
            y1, y2 = _height(plot, each.then), _height(plot, each.now)
            sheet.add(Line(plot.x, y1, right, y2, ink, width, is_dashed))
        places = []
        for end, percent, x in (("then", each.then, plot.x), ("now", each.now, right)):
            if percent is None:
                continue
            y, middle = _height(plot, percent), heights[end][number]
            sheet.add(Dot(x, y, 0.32 * em, ink))
            gap = 0.55 * em
            if end == "then":
                sheet.add(Line(x - 0.32 * em, y, x - gap - 2, middle, LINE))
                own = sheet.shortened(name, room - sheet.wide(f"  {then}", 0.9), 0.9)
                sheet.label(x - gap - 4, middle, f"{own}  {then}", size=0.9, anchor="end")
            else:
                sheet.add(Line(x + 0.32 * em, y, x + gap + 2, middle, LINE))
                text = f"{_SYMBOLS[each.way]} {now}  {name}"
                sheet.label(x + gap + 4, middle, text, size=0.9, room=room)
            places.append((middle, end))
        sheet.marks.append(_mark(sheet, each, (name, then, now), plot, places))


def _mark(
    sheet: Sheet, each: _Slope, texts: tuple[str, str, str], plot: Box, places: list[tuple[float, str]]
) -> Mark:
    wording, em = sheet.pen.wording, sheet.em
    name, then, now = texts
    moved = wording(", ").join(
        wording("{count} {what}").format(
            count=count, what=wording(what.replace("_", " ").capitalize()).lower()
        )
        for what, count in each.row.moved
    ) or wording("nothing moved")
    # Marks are reached where their label at the later day stands: lines cross each other.
    middle, end = next((place for place in places if place[1] == "now"), places[0])
    x = plot.x + plot.width if end == "now" else 0
    return Mark(
        wording("{name}: {then} to {now}; {moved}").format(name=name, then=then, now=now, moved=moved),
        Box(x, middle - 0.68 * em, sheet.width - plot.x - plot.width if end == "now" else plot.x, 1.36 * em),
        each.row.subject.behind,
        (name, then, now, moved),
    )


def _draw_key(sheet: Sheet, way: str, box: Box) -> None:
    ink, width, is_dashed = _line(way)
    x, y = box.middle
    if way == "new":
        sheet.add(Dot(x, y, 0.32 * sheet.em, ink))
    else:
        sheet.add(Line(box.x, y, box.x + box.width, y, ink, width, is_dashed))


def _line(way: str) -> tuple[str, float, bool]:
    """Rising and falling lines differ without their colour, too."""
    return {
        "up": (GREEN, 2.5, False),
        "down": (VERMILLION, 2, True),
        "same": (QUIET, 1, False),
        "new": (INK, 1, False),
    }[way]


def _spread(values: Sequence[float | None], plot: Box, least: float) -> list[float]:
    """The heights of labels around those values, none nearer to the next than that, all within the plot."""
    order = sorted((_height(plot, value), n) for n, value in enumerate(values) if value is not None)
    down: dict[int, float] = {}
    y = plot.y - least
    for wanted, number in order:
        y = down[number] = max(wanted, y + least)
    up: dict[int, float] = {}
    y = plot.y + plot.height + least
    for wanted, number in reversed(order):
        y = up[number] = min(wanted, y - least)
    # Pushed down only, a crowd hangs below its values; half-way between both it stands around them.
    y = plot.y + plot.height + least
    placed: dict[int, float] = {}
    for _, number in reversed(order):
        y = placed[number] = min((down[number] + up[number]) / 2, y - least)
    y = plot.y - least
    for _, number in order:
        y = placed[number] = max(placed[number], y + least)
    return [placed.get(number, plot.y) for number in range(len(values))]


def _height(plot: Box, percent: float) -> float:
    return plot.y + plot.height * (1 - percent / 100)


def _percent(sheet: Sheet, tally: Tally) -> float | None:
    return tally.mean(sheet.scale).percent


def _mean(sheet: Sheet, row: PictureRow) -> str:
    return sheet.pen.mean(row.tally.mean(sheet.scale))
