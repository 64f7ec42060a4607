"""The first sheet: what the report covers, its key figures, its sheets, and what did not fit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dsr_tracker.reports.tallies import Tally
from dsr_tracker.reports.workbook_book import ADDRESS_LIMIT, CELL_LIMIT, LINK_LIMIT, Book
from dsr_tracker.reports.workbook_heights import height_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (40, 13, 22, 13, 22, 66)
_LAST = len(_WIDTHS) - 1
_ONE_PAGE = 60
"""Rows that can still be read when they are printed on one page."""


def write_summary(book: Book, sheet: Worksheet, sheets: Iterable[tuple[str, str]]) -> None:
    """The sheet's content; `sheets` are the names of the others, each with what it holds.

    It is written after all others, since it tells what did not fit there.
    """
    page = _Page(book, sheet)
    page.head()
    page.key_figures()
    page.ratings()
    page.sheets(sheets)
    page.sentences(book.wording("What a reader might miss"), _remarks(book))
    nothing = book.wording("Nothing was left out or cut: every cell, note and source of the report is here.")
    page.sentences(book.wording("What this workbook could not hold as it is"), omissions(book) or [nothing])
    page.colophon()


class _Page:
    """Writes downwards; `row` is the next one."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book = book
        self._sheet = sheet
        self._row = 0
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)

    def head(self) -> None:
        """Title, day and scope."""
        book, report, wording = self._book, self._book.report, self._book.wording
        self._sheet.set_row(self._row, 28)
        book.write_text(self._sheet, self._row, 0, report.title, book.formats.heading)
        self._row += 1
        if report.subtitle:
            self._line(report.subtitle)
        self._line(
            wording(
                "Status as of {day}; written {instant}.",
                day=wording.day(report.as_of),
                instant=wording.instant(report.written_at),
            )
        )
        if report.since:
            self._line(wording("Changes since {day}.", day=wording.day(report.since)))
        if report.known_on:
            self._line(wording("The tracker as it stood on {day}.", day=wording.day(report.known_on)))
        for sentence in report.scope_words:
            self._line(sentence)
        self._row += 1

    def key_figures(self) -> None:
        """The means with their bases, and how much there is."""
        report, wording, formats = self._book.report, self._book.wording, self._book.formats
        self._headings(
            wording("Key figures"),
            wording("Mean"),
            wording("Mean with its base"),
            wording("Cells"),
            wording("Assessed"),
            texts=(2,),
        )
        rows = [(wording("Clauses, grand mean over scored cells"), report.overall)]
        if report.overall_since:
            rows.append((wording("The same on {day}", day=wording.day(report.since)), report.overall_since))
        for label, tally in (*rows, (wording("Measures, grand mean over scored cells"), report.measures)):
            self._sheet.write_string(self._row, 0, label, formats.bold)
            if tally.mean.percent is not None:
                self._sheet.write_number(self._row, 1, tally.mean.percent / 100, formats.bold_percent)
            else:
                self._sheet.write_blank(self._row, 1, None, formats.bold)
            self._sheet.write_string(self._row, 2, wording.mean(tally.mean), formats.bold_text)
            self._sheet.write_number(self._row, 3, tally.distribution.total, formats.whole)
            self._sheet.write_number(self._row, 4, tally.assessed, formats.whole)
            self._row += 1
        self._row += 1

    def ratings(self) -> None:
        """How many cells carry each rating: the distribution beside the means."""
        book, report, wording, formats = self._book, self._book.report, self._book.wording, self._book.formats
        self._headings(
            wording("Rating"),
            wording("Clauses"),
            wording("Share of clauses"),
            wording("Measures"),
            wording("Share of measures"),
            wording("Meaning"),
            texts=(5,),
        )
        first = self._row
        both: tuple[Tally, Tally] = (report.overall, report.measures)
        shares = [dict(tally.distribution.percentages) for tally in both]
        counts = [dict(tally.distribution.counts) for tally in both]
        for rating in report.scale.ratings:
            look = formats.words[rating.rating_id]
            self._sheet.write_string(self._row, 0, f"{rating.symbol} {rating.label}", look)
            for number in (0, 1):
                count, share = counts[number][rating.rating_id], shares[number][rating.rating_id]
                self._sheet.write_number(self._row, 1 + 2 * number, count, formats.whole)
                self._sheet.write_number(self._row, 2 + 2 * number, share / 100, formats.percent)
            book.write_text(self._sheet, self._row, _LAST, rating.meaning, formats.explained)
            self._sheet.set_row(self._row, height_of(rating.meaning, _WIDTHS[_LAST]))
            self._row += 1
        for column in (2, 4):
            bar = {"type": "data_bar", "bar_color": "#8fb4d9", "bar_solid": True}
            bar |= {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
            self._sheet.conditional_format(first, column, self._row - 1, column, bar)
        self._row += 1

    def sheets(self, sheets: Iterable[tuple[str, str]]) -> None:
        """The other sheets, each with a link to it."""
        self._headings(self._book.wording("Sheets"))
        for name, holds in sheets:
            quoted = name.replace("'", "''")
            self._sheet.write_url(
                self._row, 0, f"internal:'{quoted}'!A1", self._book.formats.to_sheet, string=name
            )
            self._sheet.write_string(self._row, 1, holds, self._book.formats.kicker)
            self._row += 1
        self._row += 1

    def sentences(self, heading: str, sentences: Iterable[str]) -> None:
        """Sentences under a heading; nothing where there are none."""
        listed = list(sentences)
        if not listed:
            return
        self._headings(heading)
        for sentence in listed:
            self._line(sentence)
        self._row += 1

    def colophon(self) -> None:
        """What made the report, out of what."""
        colophon, wording = self._book.report.colophon, self._book.wording
        self._headings(wording("About this report"))
        for label, value in (
            (wording("Program"), f"DSR Tracker {colophon.program_version}"),
            (wording("Catalogue"), colophon.catalogue_version),
            (wording("Tracker"), colophon.tracker_id),
            (wording("Digest of the content (SHA-256)"), colophon.digest),
        ):
            self._sheet.write_string(self._row, 0, label, self._book.formats.kicker)
            self._book.write_text(self._sheet, self._row, 1, value, self._book.formats.plain)
            self._row += 1
        if self._row <= _ONE_PAGE:
            self._sheet.fit_to_pages(1, 1)

    def _headings(self, *headings: str, texts: tuple[int, ...] = ()) -> None:
        """A heading and those of the columns: over words for the ones in `texts`, else over numbers."""
        formats = self._book.formats
        self._sheet.set_row(self._row, 21)
        for number in range(_LAST + 1):
            heading = headings[number] if number < len(headings) else ""
            look = formats.section_text if number in texts else formats.section_number
            look = look if number else formats.section
            if heading:
                self._sheet.write_string(self._row, number, heading, look)
            else:
                self._sheet.write_blank(self._row, number, None, look)
        self._row += 1

    def _line(self, sentence: str) -> None:
        """A sentence over the width of the page, as high as it needs to be."""
        # Merged cells are never as high as their text by themselves.
        self._sheet.set_row(self._row, height_of(sentence, sum(_WIDTHS)))
        if self._book.fits(sentence):
            self._sheet.merge_range(self._row, 0, self._row, _LAST, "", self._book.formats.sentence)
        self._book.write_text(self._sheet, self._row, 0, sentence, self._book.formats.sentence)
        self._row += 1


def _remarks(book: Book) -> list[str]:
    report, plural = book.report, book.wording.plural
    gaps = report.gaps
    found = [*report.remarks, *report.differences]
    if count := sum(len(gap.party_ids) for gap in gaps.not_assessed):
        found.append(
            plural(
                "{count} cell of a clause is not assessed.",
                "{count} cells of clauses are not assessed.",
                count,
            )
        )
    if count := len(gaps.without_evidence):
        found.append(
            plural(
                "{count} cell is rated without evidence.", "{count} cells are rated without evidence.", count
            )
        )
    if count := len(gaps.without_search_log):
        found.append(
            plural(
                "{count} cell has “no evidence found” without a record of where somebody looked.",
                "{count} cells have “no evidence found” without a record of where somebody looked.",
                count,
            )
        )
    if count := len(gaps.of_other_scale):
        found.append(
            plural(
                "{count} cell was judged on another scale and is not counted.",
                "{count} cells were judged on another scale and are not counted.",
                count,
            )
        )
    return found


def omissions(book: Book) -> list[str]:
    """What stands otherwise than it was typed, with how often."""
    wording, found = book.wording, []
    if book.long_texts:
        found.append(
            wording.plural(
                "{count} text is longer than the {limit} characters of a cell: cut, whole on “{sheet}”.",
                "{count} texts are longer than the {limit} characters of a cell: cut, whole on “{sheet}”.",
                len(book.long_texts),
                limit=wording.number(CELL_LIMIT),
                sheet=wording("Long texts"),
            )
        )
    if book.unlinked_long:
        found.append(
            wording.plural(
                "{count} address is longer than the {limit} characters of a link: it stands as text.",
                "{count} addresses are longer than the {limit} characters of a link: they stand as text.",
                book.unlinked_long,
                limit=wording.number(ADDRESS_LIMIT),
            )
        )
    if book.unlinked_many:
        found.append(
            wording.plural(
                "{count} address stands there as text, since a sheet holds {limit} links.",
                "{count} addresses stand there as text, since a sheet holds {limit} links.",
                book.unlinked_many,
                limit=wording.number(LINK_LIMIT),
            )
        )
    if book.replaced:
        found.append(
            wording.plural(
                "{count} text holds what is no character, which became �.",
                "{count} texts hold what is no character, which became �.",
                book.replaced,
            )
        )
    if book.separated:
        found.append(
            wording.plural(
                "{count} text holds what Excel reads as a code: an invisible character (U+200B) parts it.",
                "{count} texts hold what Excel reads as codes: invisible characters (U+200B) part them.",
                book.separated,
            )
        )
    if book.dropped_rows:
        found.append(
            wording.plural(
                "{count} row is left out, since a sheet holds no more; the data package has it.",
                "{count} rows are left out, since a sheet holds no more; the data package has them.",
                book.dropped_rows,
            )
        )
    return found
