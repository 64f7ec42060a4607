"""A timeline: how many developments fell into each year or month, by their kind or by country."""

from __future__ import annotations

from math import sqrt

from dsr_tracker.core.agenda import MomentKind
from dsr_tracker.core.pictures import Stretch
from dsr_tracker.reports.drawing.rows import scope_of
from dsr_tracker.reports.drawing.shapes import LINE, QUIET, Box, Dot, Drawing, Line, Mark
from dsr_tracker.reports.drawing.sheet import Sheet

_FILL, _INK = "#0072b2", "#ffffff"


def draw_months(sheet: Sheet) -> Drawing:
    """A dot for each row and period, as large in area as the count that stands in it."""
    picture, wording = sheet.picture, sheet.pen.wording
    ask = picture.ask
    title = wording("Developments by month") if ask.is_monthly else wording("Developments by year")
    sheet.head(title, scope_of(sheet, with_mean=False))
    what = wording("Country") if ask.by_country else wording("Kind")
    sheet.headings = (what, wording("Period"), wording("Developments"))
    stretches = [stretch for stretch in picture.stretches if stretch.counts]
    if not stretches:
        return sheet.finished()
    names = [_name(sheet, stretch) for stretch in stretches]
    left = min(max(map(sheet.wide, names)), 0.3 * sheet.width) + sheet.em
    step = (sheet.width - left) / len(picture.periods)
    _draw_header(sheet, left, step)
    most = max(n for stretch in stretches for n in stretch.counts.values())
    for stretch, name in zip(stretches, names, strict=True):
        _draw_row(sheet, stretch, name, (left, step, most))
    sheet.top += 0.4 * sheet.em
    outside = wording("{count} more lie outside of the periods shown.").format(count=f"{picture.outside:,}")
    return sheet.finished(
        [
            wording("Assessments and notes count by their own date, sources by the day of publication."),
            outside if picture.outside else "",
        ]
    )


def _draw_header(sheet: Sheet, left: float, step: float) -> None:
    """The years, and below them the months; every second one or fewer where they would touch."""
    em, periods = sheet.em, sheet.picture.periods
    monthly = sheet.picture.ask.is_monthly
    wide = sheet.wide("00" if monthly else "2026", 0.85) + 0.4 * em
    every = max(1, -int(-wide // step))
    year_end = -1.0
    for number, period in enumerate(periods):
        x = left + (number + 0.5) * step
        if monthly and (number == 0 or period.endswith("-01")) and x > year_end:
            sheet.label(x, sheet.top + 0.6 * em, period[:4], size=0.85, is_bold=True, anchor="middle")
            year_end = x + sheet.wide("2026", 0.85) + em
        if number % every == 0:
            y = sheet.top + (1.7 if monthly else 0.7) * em
            sheet.label(x, y, period[5:] if monthly else period, size=0.85, colour=QUIET, anchor="middle")
    sheet.top += (2.6 if monthly else 1.6) * em


def _draw_row(sheet: Sheet, stretch: Stretch, name: str, places: tuple[float, float, int]) -> None:
    left, step, most = places
    em, wording = sheet.em, sheet.pen.wording
    largest = min(step / 2 - 1, 1.2 * em)
    height = max(2 * largest + 0.5 * em, sheet.row)
    middle = sheet.top + height / 2
    sheet.label(0, middle, name, room=left - em)
    sheet.add(Line(left, middle, sheet.width, middle, LINE))
    for number, period in enumerate(sheet.picture.periods):
        count = stretch.counts.get(period, 0)
        if not count:
            continue
        x = left + (number + 0.5) * step
        radius = max(largest * sqrt(count / most), 0.2 * em)
        sheet.add(Dot(x, middle, radius, _FILL))
        text = f"{count:,}"
        size = 0.8
        if radius >= 0.7 * em and sheet.wide(text, size) <= 1.8 * radius:
            sheet.label(x, middle, text, size=size, colour=_INK, anchor="middle")
        elif sheet.wide(text, size) <= step:
            sheet.label(x, middle - radius - 0.45 * em, text, size=size, anchor="middle")
        behind = stretch.subject.behind._replace(period=period)
        sheet.marks.append(
            Mark(
                wording("{name}, {period}: {count}").format(name=name, period=period, count=text),
                Box(left + number * step, sheet.top, step, height),
                behind,
                (name, period, text),
            )
        )
    sheet.top += height


def _name(sheet: Sheet, stretch: Stretch) -> str:
    wording = sheet.pen.wording
    names = {
        MomentKind.AGREED: wording("Agreements"),
        MomentKind.NOTE: wording("Notes"),
        MomentKind.EVIDENCE_PUBLISHED: wording("Sources"),
        MomentKind.ASSESSMENT: wording("Assessments"),
    }
    moment = stretch.subject.behind.moment
    return names[MomentKind(moment)] if moment else sheet.pen.name(stretch.subject)
