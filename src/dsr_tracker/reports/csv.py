"""A report as CSV: one row for each cell, clauses and measures alike.

UTF-8 with a byte-order mark, comma, CRLF, so that spreadsheet programs open it as it is. What they would
take for a formula gets an apostrophe in front (`core/formulas.py`), which is not part of what was typed.
Numbers, dates and the words of closed lists are never changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from dsr_tracker.core.formulas import harmless
from dsr_tracker.core.records import Assessment, Party, Provision
from dsr_tracker.reports.contents import CellEntry, Report
from dsr_tracker.reports.wording import text
from dsr_tracker.reports.workbook_book import CELL_LIMIT
from dsr_tracker.reports.workbook_table import ROW_LIMIT

COLUMNS = (
    *("instrument_id", "instrument", "provision_id", "number", "title", "level", "clause_id"),
    *("party_id", "party", "party_kind", "country"),
    *("rating_id", "rating", "score"),
    *("as_of", "confidence", "contrary", "claimed", "schedule", "reason"),
    *("search_places", "search_languages", "search_terms", "search_until"),
    *("suggestion", "notes", "latest_note_on", "evidence", "evidence_urls", "evidence_titles"),
    *("author", "recorded_at", "report_as_of", "report_digest"),
)
_NOT_JUDGED = ("",) * 10

Values = tuple[str | int, ...]


class _Rows:
    """Makes rows; what many of them share is looked up and guarded once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._instruments = {s.instrument.instrument_id: s.instrument for s in report.instruments}
        self._ratings: dict[str, Values] = {
            rating.rating_id: (rating.rating_id, rating.label, "" if rating.score is None else rating.score)
            for rating in report.scale.ratings
        }
        self._provisions: dict[str, Values] = {}
        self._parties: dict[str, Values] = {}
        self._end = (report.as_of, report.colophon.digest)

    def row(self, entry: CellEntry) -> Values:
        """The cell's values, in the order of COLUMNS."""
        provision, party = entry.provision, entry.party
        of_provision = self._provisions.get(provision.provision_id) or self._enter_provision(provision)
        of_party = self._parties.get(party.party_id) or self._enter_party(party)
        # A judgement on another scale is no rating of this report; JSON and HTML tell of it.
        judged = None if entry.is_of_other_scale else entry.assessment
        return (
            *of_provision,
            *of_party,
            *self._ratings[entry.rating],
            *(_NOT_JUDGED if judged is None else _judgement(judged)),
            entry.suggestion,
            *self._sources(entry),
            "" if judged is None else harmless(judged.author),
            "" if judged is None else judged.recorded_at,
            *self._end,
        )

    def _enter_provision(self, provision: Provision) -> Values:
        instrument = self._instruments[provision.instrument_id]
        found = self._provisions[provision.provision_id] = (
            harmless(instrument.instrument_id),
            harmless(instrument.title),
            harmless(provision.provision_id),
            harmless(provision.number),
            harmless(provision.title),
            "measure" if provision.is_measure else "clause",
            harmless(provision.clause_id or provision.provision_id),
        )
        return found

    def _enter_party(self, party: Party) -> Values:
        found = self._parties[party.party_id] = (
            harmless(party.party_id),
            harmless(party.name),
            str(party.kind),
            harmless(party.country_code),
        )
        return found

    def _sources(self, entry: CellEntry) -> Values:
        """How many notes and sources there are; addresses (which hold no spaces) and titles of the latter."""
        if not entry.notes and not entry.sources:
            return 0, "", 0, "", ""
        sources = [self._report.evidence[number - 1].evidence for number in entry.all_sources]
        return (
            len(entry.notes),
            entry.notes[0].note.dated_on if entry.notes else "",
            len(sources),
            harmless(" ".join(source.url for source in sources if source.url)),
            harmless(" | ".join(source.title for source in sources if source.title)),
        )


def _judgement(assessment: Assessment) -> Values:
    return (
        assessment.as_of,
        assessment.confidence,
        "yes" if assessment.is_contrary else "",
        assessment.claimed,
        assessment.schedule,
        harmless(assessment.reason),
        harmless(assessment.search_places),
        harmless(assessment.search_languages),
        harmless(assessment.search_terms),
        assessment.search_until,
    )


def _not_shown(report: Report) -> Iterator[str]:
    wording = text(report.language)
    long = sum(
        max(len(judged.reason), len(judged.search_places)) >= CELL_LIMIT
        for entry in report.cells.values()
        if (judged := entry.assessment)
    )
    if long:
        yield wording.plural(
            "{count} text is longer than the {limit} characters that a cell of a spreadsheet shows.",
            "{count} texts are longer than the {limit} characters that a cell of a spreadsheet shows.",
            long,
            limit=wording.number(CELL_LIMIT),
        )
    if len(report.cells) >= ROW_LIMIT:
        yield wording(
            "There are more rows than the {limit} that a spreadsheet shows.", limit=wording.number(ROW_LIMIT)
        )


def render_csv(report: Report, tell: Callable[[str], None] = lambda _: None) -> bytes:
    """The report's cells in reading order, under a row of headings.

    CSV holds all of it; `tell` gets what a spreadsheet program would not show of it.
    """
    for sentence in _not_shown(report):
        tell(sentence)
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_Rows(report).row, report.cells.values()))
    return file.getvalue().encode("utf-8-sig", "replace")
