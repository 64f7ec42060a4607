"""A report as CSV: one row for each cell, clauses and measures alike.

UTF-8 with a byte-order mark, comma, CRLF, so that spreadsheet programs open it as it is. They take a
text that starts with = + - @, a tab or a line break for a formula; such a text (white space before it
or not) gets an apostrophe in front, which is not part of what was typed. Numbers, dates and the words of
closed lists are never changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from dsr_tracker.core.records import Evidence, Instrument
from dsr_tracker.reports.contents import CellEntry, Report

# Spreadsheets with East Asian input take the full-width signs for the same.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would read a formula."""
    is_risky = text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
    return f"'{text}" if is_risky else text


class _Row:
    """What the columns of one cell are taken from."""

    def __init__(self, report: Report, instrument: Instrument, entry: CellEntry) -> None:
        self.report = report
        self.instrument = instrument
        self.entry = entry
        self.provision = entry.provision
        self.party = entry.party
        # A judgement on another scale is no rating of this report; JSON and HTML tell of it.
        self.assessment = None if entry.is_of_other_scale else entry.assessment
        self.rating = report.scale.rating(entry.rating)

    def of_assessment(self, name: str) -> str:
        """That field of the judgement; empty where nobody has judged."""
        return str(getattr(self.assessment, name)) if self.assessment else ""

    def urls(self) -> str:
        """The addresses of all evidence, apart by single spaces (an address holds none)."""
        return " ".join(source.url for source in self.sources() if source.url)

    def titles(self) -> str:
        """The titles of all evidence."""
        return " | ".join(source.title for source in self.sources() if source.title)

    def sources(self) -> list[Evidence]:
        """The evidence behind the cell and its notes."""
        return [self.report.evidence[number - 1].evidence for number in self.entry.all_sources]


_COLUMNS: dict[str, Callable[[_Row], str | int]] = {
    "instrument_id": lambda row: harmless(row.instrument.instrument_id),
    "instrument": lambda row: harmless(row.instrument.title),
    "provision_id": lambda row: harmless(row.provision.provision_id),
    "number": lambda row: harmless(row.provision.number),
    "title": lambda row: harmless(row.provision.title),
    "level": lambda row: "measure" if row.provision.is_measure else "clause",
    "clause_id": lambda row: harmless(row.provision.clause_id or row.provision.provision_id),
    "party_id": lambda row: harmless(row.party.party_id),
    "party": lambda row: harmless(row.party.name),
    "party_kind": lambda row: str(row.party.kind),
    "country": lambda row: harmless(row.party.country_code),
    "rating_id": lambda row: row.rating.rating_id,
    "rating": lambda row: row.rating.label,
    "score": lambda row: "" if row.rating.score is None else row.rating.score,
    "as_of": lambda row: row.of_assessment("as_of"),
    "confidence": lambda row: row.of_assessment("confidence"),
    "contrary": lambda row: "yes" if row.assessment and row.assessment.is_contrary else "",
    "claimed": lambda row: row.of_assessment("claimed"),
    "schedule": lambda row: row.of_assessment("schedule"),
    "reason": lambda row: harmless(row.of_assessment("reason")),
    "search_places": lambda row: harmless(row.of_assessment("search_places")),
    "search_languages": lambda row: harmless(row.of_assessment("search_languages")),
    "search_until": lambda row: row.of_assessment("search_until"),
    "suggestion": lambda row: row.entry.suggestion,
    "notes": lambda row: len(row.entry.notes),
    "latest_note_on": lambda row: row.entry.notes[0].note.dated_on if row.entry.notes else "",
    "evidence": lambda row: len(row.entry.all_sources),
    "evidence_urls": lambda row: harmless(row.urls()),
    "evidence_titles": lambda row: harmless(row.titles()),
    "author": lambda row: harmless(row.of_assessment("author")),
    "recorded_at": lambda row: row.of_assessment("recorded_at"),
    "report_as_of": lambda row: row.report.as_of,
    "report_digest": lambda row: row.report.colophon.digest,
}
COLUMNS = tuple(_COLUMNS)


def render_csv(report: Report) -> bytes:
    """The report's cells in reading order, under a row of headings."""
    instruments = {section.instrument.instrument_id: section.instrument for section in report.instruments}
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in report.cells.values():
        row = _Row(report, instruments[entry.provision.instrument_id], entry)
        writer.writerow([column(row) for column in _COLUMNS.values()])
    return file.getvalue().encode("utf-8-sig", "replace")
