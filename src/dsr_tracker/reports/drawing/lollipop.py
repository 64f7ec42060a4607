"""One country over its clauses: how far each got, and what has no place on the way stands beside it."""

from __future__ import annotations

from itertools import pairwise

from dsr_tracker.core.pictures import PictureRow
from dsr_tracker.core.ratings import round_half_up
from dsr_tracker.core.scales import Rating
from dsr_tracker.reports.drawing.rows import grouped, left_out, name_width, scope_of
from dsr_tracker.reports.drawing.shapes import INK, LINE, QUIET, Box, Drawing, Line, Mark
from dsr_tracker.reports.drawing.sheet import Sheet


def draw_lollipop(sheet: Sheet) -> Drawing:
    """Ratings that count stand on an axis from the least to the most; all others in columns at its right.

    So "not assessed" and "no evidence found" never look like a score of nothing.
    """
    picture, wording = sheet.picture, sheet.pen.wording
    party = sheet.pen.name(picture.subject) if picture.subject else ""
    sheet.head(wording("{party}, clause by clause").format(party=party), scope_of(sheet))
    sheet.headings = (wording("Clause"), wording("Status"), wording("Instrument"))
    places = _places(sheet, name_width(sheet, picture.rows, 0.42))
    if not picture.rows:
        return sheet.finished()
    _draw_header(sheet, places)
    start = sheet.top
    axis = len(sheet.shapes)
    for row in grouped(sheet, picture.rows):
        _draw_row(sheet, row, places)
    # Lines of the axis lie below the dots.
    sheet.shapes[axis:axis] = [
        Line(x, start, x, sheet.top, LINE, 1, rating.score is None) for rating, x in places.values()
    ]
    mean = picture.total.mean(sheet.scale)
    if mean.percent is not None:
        scored = [x for rating, x in places.values() if rating.score is not None]
        x = min(scored) + (max(scored) - min(scored)) * mean.percent / 100
        sheet.add(Line(x, start, x, sheet.top + 0.4 * sheet.em, INK, 1.5, True))
        text = wording("Mean {mean}").format(mean=sheet.pen.mean(mean))
        half = sheet.wide(text, 0.92) / 2
        middle = min(max(x, half), sheet.width - half)
        sheet.label(middle, sheet.top + 1.1 * sheet.em, text, size=0.92, anchor="middle", is_bold=True)
        sheet.top += 1.8 * sheet.em
    return sheet.finished([left_out(picture, sheet)])


def _places(sheet: Sheet, left: float) -> dict[str, tuple[Rating, float]]:
    """Where each rating's dots stand: scores evenly by their value, then a gap, then the others."""
    scored = sorted((r for r in sheet.scale.ratings if r.score is not None), key=lambda r: r.score or 0)
    others = [rating for rating in sheet.scale.ratings if rating.score is None]
    columns = len(scored) + len(others) + (0.5 if scored else 0)
    step = (sheet.width - left) / max(columns, 1)
    found = {}
    for number, rating in enumerate(scored):
        found[rating.rating_id] = (rating, left + (number + 0.5) * step)
    start = left + (len(scored) + (0.5 if scored else 0)) * step
    for number, rating in enumerate(others):
        found[rating.rating_id] = (rating, start + (number + 0.5) * step)
    return found


def _draw_header(sheet: Sheet, places: dict[str, tuple[Rating, float]]) -> None:
    """Each column's rating by its word, in two lines where they are wide, and its percentage."""
    em, scores = sheet.em, sheet.scale.scores
    step = min((b - a for (_, a), (_, b) in pairwise(places.values())), default=sheet.width)
    texts = {key: sheet.pen.wording(rating.short_label) for key, (rating, _) in places.items()}
    is_tight = any(sheet.wide(text, 0.85) > step - 4 for text in texts.values())
    for number, (key, (rating, x)) in enumerate(places.items()):
        # Neighbours take turns in height where they would run into each other.
        y = sheet.top + (1.6 if is_tight and number % 2 else 0.6) * em
        text = sheet.shortened(texts[key], (2 if is_tight else 1) * step - 4, 0.85)
        middle = min(x, sheet.width - sheet.wide(text, 0.85) / 2)
        sheet.label(middle, y, text, size=0.85, anchor="middle")
        if rating.score is not None:
            share = round_half_up(100 * (rating.score - min(scores)) / (max(scores) - min(scores)))
            y = sheet.top + (2.7 if is_tight else 1.7) * em
            sheet.label(x, y, f"{share} %", size=0.78, colour=QUIET, anchor="middle")
    sheet.top += (3.5 if is_tight else 2.5) * em


def _draw_row(sheet: Sheet, row: PictureRow, places: dict[str, tuple[Rating, float]]) -> None:
    em, middle, wording = sheet.em, sheet.top + sheet.row / 2, sheet.pen.wording
    name = sheet.pen.name(row.subject)
    first = next(iter(places.values()))[1]
    step = (list(places.values())[1][1] - first) if len(places) > 1 else 2 * em
    sheet.label(0, middle, name, room=first - step / 2 - 0.5 * em)
    known = places.get(row.rating_id)
    side = 1.5 * em
    if known is None:
        status = wording("Rated on another scale")
        sheet.label(first, middle, status, size=0.85, colour=QUIET)
    else:
        rating, x = known
        status = wording(rating.label)
        if rating.score is not None and x > first:
            sheet.add(Line(first, middle, x, middle, QUIET, 2))
        sheet.swatch(Box(x - side / 2, middle - side / 2, side, side), rating.rating_id)
    sheet.marks.append(
        Mark(
            wording("{name}: {what}").format(name=name, what=status),
            Box(0, sheet.top, sheet.width, sheet.row),
            row.subject.behind,
            (name, status, row.subject.group),
        )
    )
    sheet.top += sheet.row
