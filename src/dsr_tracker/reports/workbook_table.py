"""A sheet that is one table: a row of headings, then one row for each record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Any

from dsr_tracker.reports.workbook_book import Book, is_plain, unwrapped
from dsr_tracker.reports.workbook_heights import height_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | int | float | None
Put = Callable[[int, int, Any, "Format"], object]
_PRINTED_WIDTH = 230
"""Characters across a page that can still be read."""
ROW_LIMIT = 1_048_576
"""Rows of a sheet."""
_WIDEST_CODE = 46
"""Columns of ids grow up to so many characters, where rows are few enough to look."""
_HEAD_HEIGHT = 36.0


class Holds(Enum):
    """What the cells of a column hold."""

    CODE = auto()
    TEXT = auto()
    LONG = auto()
    WORD = auto()
    """A word of ours."""
    RATING = auto()
    """A rating's id, shown as its symbol and word on its colour."""
    WHOLE = auto()
    NUMBER = auto()
    SHARE = auto()
    DAY = auto()
    INSTANT = auto()
    LINK = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it holds and its width in characters.

    Columns up to the last frozen one stay in sight when the sheet is scrolled.
    """

    heading: str
    holds: Holds
    width: float = 12
    is_frozen: bool = False


def write_table(
    book: Book, sheet: Worksheet, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> int:
    """How many rows the sheet got; they stand in a table of that name, or under filters where it is large.

    The sheet must be new. A row has a value for each column; nothing is written for "" and None.
    """
    puts = [_put(book, sheet, column.holds) for column in columns]
    looks = [_look(book, column.holds) for column in columns]
    cells = tuple(zip(range(len(columns)), puts, looks, strict=True))
    row = 0
    if book.has_tables:
        rows = list(rows)
        columns = _widened(columns, rows)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading, book.formats.head)
    for values in rows:
        if row == ROW_LIMIT - 1:
            book.dropped_rows += 1
            continue
        row += 1
        if book.has_tables:
            sheet.set_row(row, _height(columns, values))
        for (number, put, look), value in zip(cells, values, strict=False):
            if value is not None and value != "":
                put(row, number, value, look)
    if not row:
        sheet.write_string(1, 0, book.wording("None."), book.formats.quiet)
    _set_up(book, sheet, name, columns, row)
    return row


def _widened(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> list[Column]:
    """The columns, with room for what cannot be wrapped: ids and numbers."""
    found = []
    for number, column in enumerate(columns):
        values = [row[number] for row in rows]
        if column.holds is Holds.CODE:
            needed = min(max((len(str(value)) + 1 for value in values), default=0), _WIDEST_CODE)
        elif column.holds is Holds.NUMBER:
            # A number without room is shown as ####.
            shown = (f"{value:,.12f}".rstrip("0") for value in values if isinstance(value, int | float))
            needed = max((len(digits) + 3 for digits in shown), default=0)
        else:
            needed = 0
        found.append(replace(column, width=max(column.width, needed)))
    return found


def _set_up(book: Book, sheet: Worksheet, name: str, columns: Sequence[Column], rows: int) -> None:
    last = len(columns) - 1
    frozen = [number for number, column in enumerate(columns, start=1) if column.is_frozen]
    sheet.freeze_panes(1, frozen[-1] if frozen else 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, _HEAD_HEIGHT)
    if frozen:
        sheet.repeat_columns(0, frozen[-1] - 1)
    pages = sum(column.width for column in columns) / _PRINTED_WIDTH
    sheet.fit_to_pages(max(1, round(pages)), 0)
    sheet.hide_gridlines(1)
    if not rows:
        return
    sheet.print_area(0, 0, rows, last)
    # One rule draws the lines of all empty cells, which need not be written for it.
    line = {"type": "blanks", "format": book.formats.empty}
    sheet.conditional_format(1, 0, rows, last, line)
    # Numbers that are text on purpose get no green corner.
    sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(last)}{rows + 1}"})
    if book.has_tables:
        # The headings are given again, as the library writes them anew.
        headings = [{"header": column.heading, "header_format": book.formats.head} for column in columns]
        options = {"name": name, "columns": headings, "style": "Table Style Light 1", "banded_rows": False}
        sheet.add_table(0, 0, rows, last, options)
    else:
        # The library writes large files row by row, which leaves no way back to make a table.
        sheet.autofilter(0, 0, rows, last)
        quoted = str(sheet.name).replace("'", "''")
        book.workbook.define_name(name, f"='{quoted}'!$A$1:${_letters(last)}${rows + 1}")


def _height(columns: Sequence[Column], values: Sequence[Value]) -> float:
    """What the highest of the row's cells needs."""
    return max(
        height_of(value, column.width) if isinstance(value, str) and column.holds is not Holds.CODE else 15
        for column, value in zip(columns, values, strict=True)
    )


def _put(book: Book, sheet: Worksheet, holds: Holds) -> Put:
    match holds:
        case Holds.WHOLE | Holds.NUMBER | Holds.SHARE:
            return unwrapped(sheet.write_number)
        case Holds.WORD:
            return unwrapped(sheet.write_string)
        case Holds.RATING:
            return _ratings(book, sheet)
        case Holds.DAY:
            return partial(book.write_day, sheet)
        case Holds.INSTANT:
            return partial(book.write_instant, sheet)
        case Holds.LINK:
            return partial(book.write_link, sheet)
        case Holds.LONG:
            return partial(book.write_text, sheet)
    return _short_texts(book, sheet)


def _short_texts(book: Book, sheet: Worksheet) -> Put:
    """Writes names, titles and ids, of which each comes again and again."""
    write = unwrapped(sheet.write_string)
    known: set[str] = set()

    def put(row: int, column: int, typed: str, look: Format) -> None:
        if typed in known:
            write(row, column, typed, look)
            return
        if is_plain(typed):
            known.add(typed)
        book.write_text(sheet, row, column, typed, look)

    return put


def _ratings(book: Book, sheet: Worksheet) -> Put:
    shown = {
        rating.rating_id: (f"{rating.symbol} {rating.label}", book.formats.words[rating.rating_id])
        for rating in book.report.scale.ratings
    }
    write = unwrapped(sheet.write_string)

    def put(row: int, column: int, rating_id: str, _: Format) -> None:
        write(row, column, *shown[rating_id])

    return put


def _look(book: Book, holds: Holds) -> Format:
    formats = book.formats
    return {
        Holds.CODE: formats.code,
        Holds.TEXT: formats.text,
        Holds.LONG: formats.long,
        Holds.WORD: formats.long,
        Holds.RATING: formats.long,
        Holds.WHOLE: formats.whole,
        Holds.NUMBER: formats.number,
        Holds.SHARE: formats.percent,
        Holds.DAY: formats.day,
        Holds.INSTANT: formats.instant,
        Holds.LINK: formats.link,
    }[holds]


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
