"""What pictures with one row for each subject share: headings of groups, names, and what the rows are of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dsr_tracker.core.pictures import Picture, PictureRow
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.text import shown
from dsr_tracker.reports.drawing.shapes import QUIET
from dsr_tracker.reports.drawing.sheet import Sheet


def scope_of(sheet: Sheet, *, with_mean: bool = True) -> list[str]:
    """What a picture covers: the instruments, the day, and how much of it is assessed."""
    picture, wording = sheet.picture, sheet.pen.wording
    titles = picture.titles
    if not titles:
        of = wording("All instruments")
    elif len(titles) == 1:
        of = shown(titles[0])
    else:
        of = wording("{count} instruments").format(count=len(titles))
    words = [of, wording("As of {day}").format(day=picture.ask.day)]
    if with_mean and picture.ask.chosen:
        words.append(wording("Filtered: {filter}").format(filter=shown(str(picture.ask.chosen))))
    if with_mean:
        words.append(
            wording("{count} of {cells} cells of clauses assessed").format(
                count=f"{picture.total.assessed(picture.scale):,}", cells=f"{picture.total.cells:,}"
            )
        )
        if picture.scale.scores:
            mean = sheet.pen.mean(picture.total.mean(picture.scale)).replace(" ", "\N{NO-BREAK SPACE}")
            words.append(wording("Mean {mean}").format(mean=mean))
    return words


def grouped(sheet: Sheet, rows: Sequence[PictureRow]) -> Iterator[PictureRow]:
    """The rows one by one, each group below its heading; `sheet.top` is where a row is drawn."""
    several = len({_group(sheet, row) for row in rows}) > 1
    for group, members in groupby(rows, lambda row: _group(sheet, row)):
        if several and group:
            sheet.top += 0.5 * sheet.em
            sheet.label(
                0,
                sheet.top + sheet.row / 2,
                group,
                size=0.92,
                colour=QUIET,
                is_bold=True,
                room=sheet.width,
            )
            sheet.top += sheet.row
        yield from members


def name_width(sheet: Sheet, rows: Iterable[PictureRow], most: float) -> float:
    """How wide the column of names is: as wide as the widest, and no wider than that share of the sheet."""
    widest = max((sheet.wide(sheet.pen.name(row.subject)) for row in rows), default=0)
    return min(widest, most * sheet.width) + sheet.em


def left_out(picture: Picture, sheet: Sheet) -> str:
    """That there are more rows than are shown; empty where there are not."""
    if not picture.left_out:
        return ""
    return sheet.pen.wording(
        "The first {count} of {total} rows are shown. Choose an instrument to see the others."
    ).format(count=len(picture.rows), total=f"{len(picture.rows) + picture.left_out:,}")


def spread_words(sheet: Sheet, distribution: Distribution) -> str:
    """A distribution in words: "3 Limited, 5 Complete"."""
    labels = {rating.rating_id: rating.label for rating in sheet.scale.ratings}
    wording = sheet.pen.wording
    return wording(", ").join(
        wording("{count} {rating}").format(count=f"{count:,}", rating=wording(labels[rating_id]))
        for rating_id, count in distribution.counts
        if count
    )


def _group(sheet: Sheet, row: PictureRow) -> str:
    if row.subject.group:
        return shown(row.subject.group)
    if row.subject.behind.party_id and not row.subject.is_country:
        return sheet.pen.wording("Provinces, cities and bodies")
    return ""
