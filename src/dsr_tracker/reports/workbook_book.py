"""The workbook of a report: its sheets, and what is told of texts and links that Excel cannot hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dsr_tracker.core.dates import is_day
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.wording import text
from dsr_tracker.reports.workbook_formats import Formats

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = 32_767
"""Characters in a cell, as Excel counts them: in UTF-16."""
LINK_LIMIT = 65_530
"""Links on a sheet."""
ADDRESS_LIMIT = 2_079
"""Characters in a link."""
# A text of fewer characters fits even where each of them counts twice.
_SURELY_FITS = CELL_LIMIT // 2
_HALVES = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
# _x0041_ is how a workbook writes an A. The library takes care of that, but not where two such overlap.
_OVERLAP = re.compile(r"(?<=_x[0-9a-fA-F]{4})(?=_x[0-9a-fA-F]{4}_)")
# What Excel would read anew where a person confirms the cell: formulas, and its own mark for text.
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠'")
# Excel believes in a 29 February 1900, and knows no day before that year.
_FIRST_DAY = datetime.date(1900, 3, 1)
_DAY_ZERO = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's days have no zone
_PIECE = 30_000


@dataclass(frozen=True, slots=True)
class LongText:
    """A text that no cell holds; its whole stands on a sheet of its own, under this number."""

    number: int
    sheet: str
    place: str
    text: str


class Book:
    """Makes sheets and writes cells into them; remembers what did not fit."""

    def __init__(self, report: Report, workbook: Workbook, *, has_tables: bool) -> None:
        self.report = report
        self.workbook = workbook
        self.has_tables = has_tables
        self.wording = text(report.language)
        self.formats = Formats(workbook, report.scale, is_wrapped=has_tables)
        self.long_texts: list[LongText] = []
        self.unlinked_long = 0
        self.unlinked_many = 0
        self.replaced = 0
        self.separated = 0
        self.dropped_rows = 0
        self._links: dict[str, int] = {}

    def add_sheet(self, name: str) -> Worksheet:
        """A new sheet, set up for print: landscape, as wide as the paper, with page numbers."""
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        # An ampersand starts a code there.
        title = printable(self.report.title)[:100].replace("&", "&&")
        sheet.set_footer(f"&L&8{title}&C&8&A&R&8&P / &N")
        return sheet

    def write_text(self, sheet: Worksheet, row: int, column: int, typed: str, look: Format) -> None:
        """The text in a cell, exactly as it was typed: never a formula, a number, a date or a link."""
        if is_plain(typed):
            sheet.write_string(row, column, typed, look)
            return
        if _HALVES.search(typed):
            typed = _HALVES.sub("\ufffd", typed)
            self.replaced += 1
        if _OVERLAP.search(typed):
            typed = _OVERLAP.sub("\u200b", typed)
            self.separated += 1
        if typed[:1] in _FORMULA_STARTS:
            look = self.formats.quoted(look)
        if _length(typed) > CELL_LIMIT:
            typed = self._beginning(str(sheet.name), f"{_column_name(column)}{row + 1}", typed)
        if typed.startswith("<r>") and typed.endswith("</r>"):
            # The library takes such a text for its own mark-up, unless it comes in three parts or more.
            sheet.write_rich_string(row, column, "<", "r", typed[2:], look)
        else:
            sheet.write_string(row, column, typed, look)

    def write_day(self, sheet: Worksheet, row: int, column: int, iso: str, look: Format) -> None:
        """A whole day as a date; a month, a year or anything else as the text that it is."""
        serial = _serial(iso)
        if serial is None:
            self.write_text(sheet, row, column, iso, self.formats.text)
        else:
            sheet.write_number(row, column, serial, look)

    def write_instant(self, sheet: Worksheet, row: int, column: int, iso: str, look: Format) -> None:
        """An instant in UTC as date and time."""
        try:
            moment = datetime.datetime.fromisoformat(iso).replace(tzinfo=None)
        except ValueError:
            self.write_text(sheet, row, column, iso, self.formats.text)
            return
        passed = moment - _DAY_ZERO
        sheet.write_number(row, column, passed.days + passed.seconds / 86_400, look)

    def write_link(self, sheet: Worksheet, row: int, column: int, url: str, look: Format) -> None:
        """An address of the web as a link, as far as Excel has room for links; else as text."""
        name = str(sheet.name)
        if not is_web(url):
            self.write_text(sheet, row, column, url, self.formats.text)
        elif len(url) > ADDRESS_LIMIT or _length(url) > ADDRESS_LIMIT:
            self.unlinked_long += 1
            self.write_text(sheet, row, column, url, self.formats.text)
        elif self._links.get(name, 0) >= LINK_LIMIT:
            self.unlinked_many += 1
            self.write_text(sheet, row, column, url, self.formats.text)
        else:
            self._links[name] = self._links.get(name, 0) + 1
            sheet.write_url(row, column, url, look, string=url)

    def fits(self, typed: str) -> bool:
        """Whether a cell holds the text."""
        return _length(typed) <= CELL_LIMIT

    def _beginning(self, sheet: str, place: str, typed: str) -> str:
        number = len(self.long_texts) + 1
        self.long_texts.append(LongText(number, sheet, place, typed))
        pointer = self.wording(
            " … [cut here: the whole text is on the sheet “{sheet}”, number {number}]",
            sheet=self.wording("Long texts"),
            number=number,
        )
        return next(pieces(typed)) + pointer


def printable(title: str) -> str:
    """The title for a footer or a property, which hold no control characters."""
    return "".join(character for character in title if character.isprintable())[:255]


def is_plain(typed: str) -> bool:
    """Whether the text needs no care at all, like nearly every one."""
    return (
        len(typed) <= _SURELY_FITS
        and typed[:1] not in _FORMULA_STARTS
        and typed[:3] != "<r>"
        and "_x" not in typed
        and (typed.isascii() or not _HALVES.search(typed))
    )


def unwrapped(method: Callable[..., Any]) -> Callable[..., Any]:
    """A writing method of a sheet that takes row and column, without the look whether they are "A1"."""
    inner = getattr(method, "__wrapped__", None)
    return method if inner is None else partial(inner, getattr(method, "__self__", None))


def pieces(typed: str) -> Iterator[str]:
    """The text in parts that each fit into a cell; put together they are the text again."""
    start = 0
    while start < len(typed):
        part = typed[start : start + _PIECE]
        while _length(part) > _PIECE:
            part = part[: len(part) - (_length(part) - _PIECE + 1) // 2]
        if start + len(part) < len(typed):
            # Better between two lines or words than inside one.
            cut = max(part.rfind("\n", _PIECE // 3), part.rfind(" ", _PIECE // 3))
            part = part[: cut + 1] if cut > 0 else part
        yield part
        start += len(part)


def is_web(url: str) -> bool:
    """Whether it is an address that may be followed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def _length(typed: str) -> int:
    """Characters as Excel counts them."""
    return len(typed) + sum(character > "\uffff" for character in typed)


def _column_name(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=65_536)
def _serial(iso: str) -> int | None:
    """The number by which Excel knows the day; None for anything else."""
    if not is_day(iso):
        return None
    day = datetime.date.fromisoformat(iso)
    return (day - _DAY_ZERO.date()).days if day >= _FIRST_DAY else None
