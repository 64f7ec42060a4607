"""A report as an Excel workbook: sheets to read, to filter and to compute with."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dsr_tracker.core.errors import FileError
from dsr_tracker.reports.contents import Kind, Report
from dsr_tracker.reports.told import stated_figures, told_notes
from dsr_tracker.reports.wording import Wording, text
from dsr_tracker.reports.workbook_book import Book, printable
from dsr_tracker.reports.workbook_followed import followed_sheets
from dsr_tracker.reports.workbook_heights import height_of
from dsr_tracker.reports.workbook_matrix import mean_columns, mean_rows, write_matrix
from dsr_tracker.reports.workbook_records import (
    Namer,
    Rows,
    assessment_columns,
    assessment_rows,
    change_columns,
    change_rows,
    evidence_columns,
    evidence_rows,
    note_columns,
    note_rows,
)
from dsr_tracker.reports.workbook_reviewed import reviewed_sheets
from dsr_tracker.reports.workbook_sources import (
    document_columns,
    document_rows,
    figure_columns,
    figure_rows,
    long_text_columns,
    long_text_rows,
    reference_columns,
    reference_rows,
)
from dsr_tracker.reports.workbook_summary import omissions, write_summary
from dsr_tracker.reports.workbook_table import Column, write_table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SMALL = 5_000
"""Cells up to which a workbook is built in memory, with real tables; a larger one is written row by row."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet that is a table; `name` is what formulas call it, in every language."""

    title: str
    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Rows]


def render_xlsx(report: Report, tell: Callable[[str], None] = lambda _: None) -> bytes:
    """The report as an Excel workbook; the same report gives the same bytes.

    What a workbook cannot hold as it is stands on its first sheet, and `tell` gets it too. Raises FileError
    where a large one finds no room for its temporary files.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    notes = sum(1 for _ in told_notes(report))
    is_small = len(report.cells) + notes + len(report.evidence) <= SMALL
    file = io.BytesIO()
    try:
        # A folder of our own: whatever goes wrong, nothing stays behind in it.
        with TemporaryDirectory(prefix="dsr-report-", ignore_cleanup_errors=True) as folder:
            options = {
                "in_memory": is_small,
                "constant_memory": not is_small,
                "tmpdir": folder,
                # What people typed is text, whatever it looks like.
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            }
            workbook = Workbook(file, options)
            _set_properties(workbook, report)
            book = Book(report, workbook, has_tables=is_small)
            _fill(book)
            workbook.close()
    except (OSError, FileCreateError) as error:
        raise FileError(
            "The workbook was not made: there is no room for its temporary files.",
            "Free some space on the disk, then try again.",
        ) from error
    for sentence in omissions(book):
        tell(sentence)
    return file.getvalue()


def _set_properties(workbook: Workbook, report: Report) -> None:
    wording = text(report.language)
    colophon = report.colophon
    workbook.set_size(2400, 1400)
    workbook.set_properties(
        {
            "title": printable(report.title),
            "subject": wording("Status as of {day}", day=wording.day(report.as_of)),
            "comments": f"SHA-256 {colophon.digest}",
            "company": "",
            "author": f"DSR Tracker {colophon.program_version}",
            # The day it is written out, so that the same report gives the same bytes.
            "created": datetime.datetime.fromisoformat(report.written_at).replace(tzinfo=None),
        }
    )
    workbook.set_custom_property("Report digest", colophon.digest)
    workbook.set_custom_property("Report as of", report.as_of)
    workbook.set_custom_property("Language", report.language)


def _fill(book: Book) -> None:
    report, wording = book.report, book.wording
    summary = book.add_sheet(wording("Summary"))
    listed: list[tuple[str, str]] = []
    if any(section.matrix.rows for section in report.instruments):
        matrix = book.add_sheet(wording("Matrix"))
        write_matrix(book, matrix)
        listed.append((wording("Matrix"), wording("provisions by parties, with the means of each")))
    for table in _tables(report, wording):
        listed.append(_written(book, table))
    _write_method(book, book.add_sheet(wording("Method")))
    listed.append((wording("Method"), wording("how the figures come about")))
    if book.long_texts:
        texts = tuple(book.long_texts)
        columns = long_text_columns(wording)
        listed.append(
            _written(book, _Table(wording("Long texts"), "LongTexts", columns, lambda: long_text_rows(texts)))
        )
    write_summary(book, summary, listed)


def _written(book: Book, table: _Table) -> tuple[str, str]:
    sheet = book.add_sheet(table.title)
    count = write_table(book, sheet, table.name, table.columns, table.rows())
    return table.title, book.wording.plural("{count} row", "{count} rows", count)


def _tables(report: Report, wording: Wording) -> Iterator[_Table]:
    """The tables that the report's kind has, in the order of their sheets."""
    names = Namer(report)
    if report.kind is not Kind.CHANGES:
        yield _Table(
            wording("Means"), "Means", mean_columns(wording, report), lambda: mean_rows(wording, report)
        )
    if report.changes or report.since:
        yield _Table(wording("Changes"), "Changes", change_columns(wording), lambda: change_rows(names))
    if report.kind is not Kind.MATRIX:
        yield _Table(
            wording("Assessments"),
            "Assessments",
            assessment_columns(wording),
            lambda: assessment_rows(names),
        )
        yield _Table(wording("Notes"), "Notes", note_columns(wording), lambda: note_rows(names))
        yield _Table(wording("Evidence"), "Evidence", evidence_columns(wording), lambda: evidence_rows(names))
    for sheet in (*followed_sheets(report, wording), *reviewed_sheets(report, wording)):
        yield _Table(*sheet)
    if any(True for _ in stated_figures(report)):
        yield _Table(wording("Figures"), "Figures", figure_columns(wording), lambda: figure_rows(report))
    if report.documents:
        yield _Table(
            wording("Documents"), "Documents", document_columns(wording), lambda: document_rows(report)
        )
        yield _Table(
            wording("References"), "References", reference_columns(wording), lambda: reference_rows(names)
        )


def _write_method(book: Book, sheet: Worksheet) -> None:
    sheet.set_portrait()
    sheet.set_column(0, 0, 100, book.formats.sentence)
    sheet.write_string(0, 0, book.wording("Method"), book.formats.section)
    texts = book.wording(
        "Every text of this workbook is text, exactly as it was typed, also where it looks like a formula, a "
        "number or a date. One that begins like a formula has Excel’s mark for text: an apostrophe that is "
        "seen only while the cell is edited, and is not part of the text."
    )
    for row, statement in enumerate((*book.report.method, texts), start=1):
        sheet.set_row(row, height_of(statement, 100) + 6)
        sheet.write_string(row, 0, statement, book.formats.sentence)
