"""The sheets of the matrix and of the means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.records import Party
from dsr_tracker.reports.contents import InstrumentSection, Report
from dsr_tracker.reports.tallies import Tally
from dsr_tracker.reports.wording import Wording
from dsr_tracker.reports.workbook_book import Book
from dsr_tracker.reports.workbook_heights import height_of
from dsr_tracker.reports.workbook_records import Rows
from dsr_tracker.reports.workbook_table import Column, Holds

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FIXED = 6
"""Columns before the parties."""
_TITLE_WIDTH = 44
_PARTY_WIDTH = 15
_HIGHEST_HEAD = 120.0
_PRINTED_COLUMNS = 12
"""Parties on a page's width; more take a second one."""


def write_matrix(book: Book, sheet: Worksheet) -> None:
    """Provisions by parties; each instrument begins with its means, as numbers and with their base."""
    parties = _parties(book.report)
    _write_head(book, sheet, parties)
    body = _Body(book, sheet, parties)
    for section in book.report.instruments:
        body.write_section(section)
    last = _FIXED + len(parties) - 1
    sheet.freeze_panes(1, _FIXED)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, _FIXED - 1)
    sheet.fit_to_pages(max(1, -(-len(parties) // _PRINTED_COLUMNS)), 0)
    if body.row > 1:
        sheet.autofilter(0, 0, body.row - 1, last)
        sheet.print_area(0, 0, body.row - 1, last)


def _parties(report: Report) -> tuple[Party, ...]:
    """The columns of all instruments, each party once."""
    found = {party.party_id: party for section in report.instruments for party in section.matrix.parties}
    return tuple(found.values())


def _write_head(book: Book, sheet: Worksheet, parties: tuple[Party, ...]) -> None:
    wording, formats = book.wording, book.formats
    headings = (
        (wording("Instrument"), 24),
        (wording("Level"), 9),
        (wording("No."), 7),
        (wording("Provision"), _TITLE_WIDTH),
        (wording("Mean"), 8),
        (wording("Mean with its base"), 17),
    )
    highest = max((height_of(party.name, _PARTY_WIDTH - 2) for party in parties), default=0)
    sheet.set_row(0, min(max(36, highest), _HIGHEST_HEAD))
    for number, (heading, width) in enumerate(headings):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, heading, formats.head)
    if parties:
        sheet.set_column(_FIXED, _FIXED + len(parties) - 1, _PARTY_WIDTH)
    for number, party in enumerate(parties, start=_FIXED):
        book.write_text(sheet, 0, number, party.name, formats.head_centred)


class _Body:
    """Writes the rows below the headings; `row` is the next one."""

    def __init__(self, book: Book, sheet: Worksheet, parties: tuple[Party, ...]) -> None:
        self._book = book
        self._sheet = sheet
        self._parties = parties
        self._shown = {r.rating_id: f"{r.symbol} {r.short_label}" for r in book.report.scale.ratings}
        self._contrary = book.wording("contrary")
        self.row = 1

    def write_section(self, section: InstrumentSection) -> None:
        """An instrument: its means, then its clauses, each followed by its measures."""
        wording, title = self._book.wording, section.instrument.instrument_id
        self._write_means(section, wording("Mean"), section.tally, as_text=False)
        self._write_means(section, wording("Mean, n of N"), section.tally, as_text=True)
        for row in section.matrix.rows:
            self._write_row(title, wording("Clause"), row, self._book.formats.bold)
            for measure in row.measures:
                self._write_row(title, wording("Measure"), measure, self._book.formats.text)

    def _write_means(self, section: InstrumentSection, level: str, tally: Tally, *, as_text: bool) -> None:
        book, sheet, formats, row = self._book, self._sheet, self._book.formats, self.row
        book.write_text(sheet, row, 0, section.instrument.instrument_id, formats.band_text)
        sheet.write_string(row, 1, level, formats.band)
        sheet.write_blank(row, 2, None, formats.band)
        title = book.wording("{instrument}: all clauses", instrument=section.instrument.title)
        book.write_text(sheet, row, 3, title, formats.band_text)
        sheet.set_row(row, max(18, height_of(title, _TITLE_WIDTH)))
        if tally.mean.percent is None or as_text:
            sheet.write_blank(row, 4, None, formats.band)
        else:
            sheet.write_number(row, 4, tally.mean.percent / 100, formats.band_percent)
        sheet.write_string(row, 5, book.wording.mean(tally.mean), formats.band)
        for number, party in enumerate(self._parties, start=_FIXED):
            column = section.columns.get(party.party_id)
            if column is None:
                sheet.write_blank(row, number, None, formats.outside)
            elif as_text or column.mean.percent is None:
                sheet.write_string(row, number, book.wording.mean(column.mean), formats.band_base)
            else:
                sheet.write_number(row, number, column.mean.percent / 100, formats.band_mean)
        self.row += 1

    def _write_row(self, instrument: str, level: str, each: MatrixRow, look: Format) -> None:
        book, sheet, formats, row = self._book, self._sheet, self._book.formats, self.row
        provision, is_contrary = each.provision, False
        book.write_text(sheet, row, 0, instrument, formats.text)
        sheet.write_string(row, 1, level, formats.long)
        book.write_text(sheet, row, 2, provision.number, formats.text)
        book.write_text(sheet, row, 3, provision.title, look)
        if each.mean.percent is not None:
            sheet.write_number(row, 4, each.mean.percent / 100, formats.percent)
        sheet.write_string(row, 5, book.wording.mean(each.mean), formats.long)
        for number, party in enumerate(self._parties, start=_FIXED):
            rating_id = each.rating(party.party_id)
            if rating_id is None:
                sheet.write_blank(row, number, None, formats.outside)
                continue
            word = self._shown[rating_id]
            status = each.cells[party.party_id]
            if status is not None and status.is_contrary:
                is_contrary = True
                word = f"{word}\n({self._contrary})"
            sheet.write_string(row, number, word, formats.ratings[rating_id])
        # A contrary rating takes two lines.
        sheet.set_row(row, max(18, height_of(provision.title, _TITLE_WIDTH), 30 if is_contrary else 0))
        self.row += 1


def mean_columns(wording: Wording, report: Report) -> tuple[Column, ...]:
    """A mean with its base, and how many cells carry each rating."""
    return (
        Column(wording("Level"), Holds.WORD, 24),
        Column(wording("Id"), Holds.CODE, 22),
        Column(wording("Name"), Holds.TEXT, 46, is_frozen=True),
        Column(wording("Mean"), Holds.SHARE, 9),
        Column(wording("Mean with its base"), Holds.WORD, 19),
        Column(wording("Scored"), Holds.WHOLE, 9),
        Column(wording("Applicable"), Holds.WHOLE, 11),
        Column(wording("Cells"), Holds.WHOLE, 9),
        Column(wording("Assessed"), Holds.WHOLE, 10),
        *(Column(f"{r.symbol} {r.label}", Holds.WHOLE, 13) for r in report.scale.ratings),
    )


def mean_rows(wording: Wording, report: Report) -> Rows:
    """A row for the whole, then for each instrument, country, party and provision."""
    for level, record_id, name, tally in _tallies(wording, report):
        mean = tally.mean
        yield (
            level,
            record_id,
            name,
            None if mean.percent is None else mean.percent / 100,
            wording.mean(mean),
            mean.scored,
            mean.applicable,
            tally.distribution.total,
            tally.assessed,
            *(count for _, count in tally.distribution.counts),
        )


def _tallies(wording: Wording, report: Report) -> Iterator[tuple[str, str, str, Tally]]:
    yield wording("All clauses"), "", wording("Overall, grand mean over scored cells"), report.overall
    yield wording("All measures"), "", wording("Overall, grand mean over scored cells"), report.measures
    for section in report.instruments:
        instrument = section.instrument
        yield wording("Instrument"), instrument.instrument_id, instrument.title, section.tally
    for section in report.instruments:
        instrument = section.instrument
        if section.measures.distribution.total:
            yield (
                wording("Instrument, measures"),
                instrument.instrument_id,
                instrument.title,
                section.measures,
            )
    for page in report.countries:
        yield wording("Country"), page.country_code, page.name, page.tally
    for page in report.countries:
        for entry in page.parties:
            yield wording("Party"), entry.party.party_id, entry.party.name, entry.tally
    for section in report.instruments:
        for row in section.matrix.rows:
            for each in (row, *row.measures):
                provision = each.provision
                level = wording("Measure") if provision.is_measure else wording("Clause")
                yield level, provision.provision_id, provision.title, Tally(each.mean, each.distribution)
