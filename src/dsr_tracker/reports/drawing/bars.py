"""Distributions: one stacked bar for each country or clause, with its mean."""

from __future__ import annotations

from dsr_tracker.core.pictures import PictureKind, PictureRow
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.reports.drawing.rows import grouped, left_out, name_width, scope_of, spread_words
from dsr_tracker.reports.drawing.shapes import QUIET, Box, Drawing, Mark
from dsr_tracker.reports.drawing.sheet import Sheet

_SMALLEST = 3
"""Pixels: a rating that occurs is seen, however rare it is."""


def draw_bars(sheet: Sheet) -> Drawing:
    """Distributions of the picture's rows."""
    picture, wording = sheet.picture, sheet.pen.wording
    is_of_clauses = picture.ask.kind is PictureKind.CLAUSES
    title = wording("Distribution by clause") if is_of_clauses else wording("Distribution by country")
    sheet.head(title, scope_of(sheet))
    sheet.headings = (
        wording("Clause") if is_of_clauses else wording("Country"),
        wording("Distribution"),
        wording("Mean"),
    )
    rows = picture.rows
    names = name_width(sheet, rows, 0.38)
    means = max((sheet.wide(_mean(sheet, row)) for row in rows), default=0) + sheet.em
    for row in grouped(sheet, rows):
        _draw_row(sheet, row, names, means)
    sheet.rating_legend(
        rating_id for rating_id, count in picture.total.distribution(sheet.scale).counts if count
    )
    return sheet.finished([left_out(picture, sheet)])


def widths_of(distribution: Distribution, width: float) -> list[tuple[str, int, float]]:
    """Each rating that occurs with its count and width; together they fill the width."""
    counted = [(rating_id, count) for rating_id, count in distribution.counts if count]
    rough = [max(_SMALLEST, width * count / distribution.total) for _, count in counted]
    whole = sum(rough)
    return [
        (rating_id, count, width * each / whole)
        for (rating_id, count), each in zip(counted, rough, strict=True)
    ]


def _draw_row(sheet: Sheet, row: PictureRow, names: float, means: float) -> None:
    em, middle = sheet.em, sheet.top + sheet.row / 2
    name, mean = sheet.pen.name(row.subject), _mean(sheet, row)
    distribution = row.tally.distribution(sheet.scale)
    sheet.label(0, middle, name, room=names - em)
    bar = Box(names, middle - 0.68 * em, max(sheet.width - names - means, 4 * em), 1.36 * em)
    x = bar.x
    for rating_id, count, width in widths_of(distribution, bar.width):
        _draw_part(sheet, bar._replace(x=x, width=width - (1 if width > _SMALLEST else 0)), rating_id, count)
        x += width
    sheet.label(sheet.width, middle, mean, anchor="end", colour=QUIET if mean.startswith("–") else "ink")
    spread = spread_words(sheet, distribution)
    sheet.marks.append(
        Mark(
            sheet.pen.wording("{name}: {mean}; {spread}").format(name=name, mean=mean, spread=spread)
            if mean
            else sheet.pen.wording("{name}: {what}").format(name=name, what=spread),
            Box(0, sheet.top, sheet.width, sheet.row),
            row.subject.behind,
            (name, spread, mean),
        )
    )
    sheet.top += sheet.row


def _draw_part(sheet: Sheet, box: Box, rating_id: str, count: int) -> None:
    """One rating's part of a bar, with its symbol and count as far as there is room."""
    sheet.swatch(box, rating_id, has_symbol=False)
    ink = sheet.ink(rating_id)
    symbol, number = sheet.symbol(rating_id), f"{count:,}"
    x, y = box.middle
    gap = 0.3 * sheet.em
    both = sheet.wide(symbol) + gap + sheet.wide(number)
    # Two labels: within one, painters take the digits from the symbol's font.
    if both + 6 <= box.width:
        sheet.label(x - both / 2, y, symbol, colour=ink)
        sheet.label(x + both / 2, y, number, colour=ink, anchor="end")
    elif sheet.wide(symbol) + 6 <= box.width:
        sheet.label(x, y, symbol, colour=ink, anchor="middle")


def _mean(sheet: Sheet, row: PictureRow) -> str:
    return sheet.pen.mean(row.tally.mean(sheet.scale)) if sheet.scale.scores else ""
