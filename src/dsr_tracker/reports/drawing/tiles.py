"""A map of equal tiles: each country one square near where it lies, and no borders, so none is disputed."""

from __future__ import annotations

from functools import cache, partial

from dsr_tracker.core.palette import ink_on
from dsr_tracker.core.pictures import PictureRow
from dsr_tracker.paths import RESOURCES
from dsr_tracker.reports.drawing.rows import left_out, scope_of
from dsr_tracker.reports.drawing.shapes import FAINT, GROUND, LINE, QUIET, Box, Drawing, Mark, Rect
from dsr_tracker.reports.drawing.sheet import Sheet

_STEPS = ("#deebf7", "#a6cbe3", "#5ba3cf", "#2171b5", "#08306b")
"""Means from low to high: ever darker, so that they rank in greyscale too."""


@cache
def places() -> dict[str, tuple[int, int]]:
    """The column and row of each country's tile, by ISO 3166 code, as drawn in resources/tiles.txt."""
    lines = (RESOURCES / "tiles.txt").read_text("utf-8").splitlines()
    grid = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {
        code: (column, row)
        for row, codes in enumerate(grid)
        for column, code in enumerate(codes)
        if code != ".."
    }


def draw_tiles(sheet: Sheet) -> Drawing:
    """The countries of the picture among all others, coloured by their mean or by their status."""
    picture, wording = sheet.picture, sheet.pen.wording
    clause = picture.subject
    title = sheet.pen.name(clause) if clause else wording("Countries by their mean")
    sheet.head(title, scope_of(sheet))
    sheet.headings = (wording("Country"), wording("Status") if clause else wording("Mean"))
    ground = places()
    columns = 1 + max(column for column, _ in ground.values())
    step = sheet.width / columns
    rows = {row.subject.code: row for row in picture.rows}
    for code, (column, line) in ground.items():
        box = Box(column * step, sheet.top + line * step, step - 2, step - 2)
        if code in rows:
            _draw_tile(sheet, box, code, rows[code])
        else:
            sheet.add(Rect(box, FAINT))
            if step > 1.5 * sheet.em:
                sheet.label(*box.middle, code, size=0.62, colour=QUIET, anchor="middle")
    sheet.top += step * (1 + max(line for _, line in ground.values()))
    # Marks in reading order: Tab and the arrows go by where tiles lie.
    sheet.marks.sort(key=lambda mark: (mark.box.y, mark.box.x))
    if clause:
        sheet.rating_legend({row.rating_id for row in picture.rows})
    else:
        _draw_steps(sheet)
    nowhere = [sheet.pen.name(row.subject) for code, row in rows.items() if code not in ground]
    note = wording("Without a tile: {names}.").format(names=wording(", ").join(nowhere))
    return sheet.finished(
        [
            wording("Each country is one tile of the same size, near where it lies. No borders are drawn."),
            note if nowhere else "",
            left_out(picture, sheet),
        ]
    )


def step_of(percent: float) -> int:
    """Which fifth of the scale a mean lies in: 0 to 4."""
    return min(int(percent / 20 + 1e-9), 4)


def _draw_tile(sheet: Sheet, box: Box, code: str, row: PictureRow) -> None:
    name = sheet.pen.name(row.subject)
    x, y = box.middle
    is_roomy = box.height > 2.3 * sheet.em
    if sheet.picture.subject:
        what, below = _draw_status(sheet, box, row)
    else:
        what, below = _draw_mean(sheet, box, row)
    ink = below[1]
    if is_roomy:
        sheet.label(x, y - 0.5 * sheet.em, code, size=0.85, colour=ink, anchor="middle", is_bold=True)
        sheet.label(x, y + 0.6 * sheet.em, below[0], size=0.78, colour=ink, anchor="middle")
    else:
        size = min(0.85, 0.55 * box.width / sheet.em)
        sheet.label(x, y - 0.24 * box.height, code, size=size, colour=ink, anchor="middle", is_bold=True)
        sheet.label(
            x, y + 0.22 * box.height, below[0].removesuffix(" %"), size=size, colour=ink, anchor="middle"
        )
    sheet.marks.append(
        Mark(
            sheet.pen.wording("{name}: {what}").format(name=name, what=what),
            box,
            row.subject.behind,
            (name, what),
        )
    )


def _draw_mean(sheet: Sheet, box: Box, row: PictureRow) -> tuple[str, tuple[str, str]]:
    """The tile by its mean; gives that in words, and what stands in the tile in which ink."""
    mean = row.tally.mean(sheet.scale)
    words = sheet.pen.mean(mean)
    if mean.percent is None:
        sheet.add(_open(box))
        return words, ("–", QUIET)
    fill = _STEPS[step_of(mean.percent)]
    sheet.add(Rect(box, fill, LINE))
    return words, (f"{mean.rounded} %", ink_on(fill))


def _draw_status(sheet: Sheet, box: Box, row: PictureRow) -> tuple[str, tuple[str, str]]:
    """The tile by its rating; gives that in words, and what stands in the tile in which ink."""
    sheet.swatch(box, row.rating_id, has_symbol=False)
    labels = {rating.rating_id: rating.label for rating in sheet.scale.ratings}
    words = sheet.pen.wording(labels.get(row.rating_id, "Rated on another scale"))
    return words, (sheet.symbol(row.rating_id), sheet.ink(row.rating_id))


def _draw_steps(sheet: Sheet) -> None:
    wording = sheet.pen.wording
    texts = (
        wording("Under 20 %"),
        wording("20 to 39 %"),
        wording("40 to 59 %"),
        wording("60 to 79 %"),
        wording("80 % and more"),
    )
    entries = [(partial(_draw_step, sheet, fill), text) for fill, text in zip(_STEPS, texts, strict=True)]
    sheet.legend(
        [
            *entries,
            (partial(_draw_none, sheet), wording("No scored cell")),
            (partial(_draw_step, sheet, FAINT), wording("Not in this picture")),
        ]
    )


def _draw_step(sheet: Sheet, fill: str, box: Box) -> None:
    sheet.add(Rect(box, fill, "" if fill == FAINT else LINE))


def _draw_none(sheet: Sheet, box: Box) -> None:
    sheet.add(_open(box))
    sheet.label(*box.middle, "–", colour=QUIET, anchor="middle")


def _open(box: Box) -> Rect:
    return Rect(box.inset(0.5), GROUND, QUIET, is_dashed=True)
