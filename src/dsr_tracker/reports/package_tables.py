"""The rows of a data package's tables, in the order of the columns that package_schema gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dsr_tracker.core.records import Reference
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.package_followed import FOLLOWED_ROWS
from dsr_tracker.reports.package_reviewed import REVIEWED_ROWS
from dsr_tracker.reports.tallies import Tally
from dsr_tracker.reports.told import stated_figures, told_notes
from dsr_tracker.reports.wording import text

Row = tuple[str | int | float | None, ...]
Rows = Iterator[Row]


def table_rows(name: str, report: Report) -> Rows:
    """The rows of that table."""
    return _ROWS[name](report)


def _cells(report: Report) -> Rows:
    nothing = ("",) * 13
    for entry in report.cells.values():
        a = entry.assessment
        yield (
            entry.provision.provision_id,
            entry.party.party_id,
            entry.rating,
            *(
                (
                    a.assessment_id,
                    a.as_of,
                    a.rating,
                    a.scale_id,
                    a.reason,
                    a.confidence,
                    _truth(a.is_contrary),
                    a.claimed,
                    a.schedule,
                    a.search_places,
                    a.search_languages,
                    a.search_terms,
                    a.search_until,
                )
                if a
                else nothing
            ),
            entry.suggestion,
            a.author if a else "",
            a.recorded_at if a else "",
        )


def _notes(report: Report) -> Rows:
    for provision, party, entry in told_notes(report):
        note = entry.note
        yield (
            note.note_id,
            provision.provision_id,
            party.party_id,
            note.dated_on,
            note.text,
            note.author,
            note.recorded_at,
        )


def _changes(report: Report) -> Rows:
    for change in report.changes:
        before, after = change.before, change.after
        yield (
            change.provision.provision_id,
            change.party.party_id,
            str(change.what),
            *((before.rating, before.as_of, before.reason) if before else ("", "", "")),
            *((after.rating, after.as_of, after.reason) if after else ("", "", "")),
            " ".join(map(str, change.all_sources)),
        )


def _evidence(report: Report) -> Rows:
    for entry in report.evidence:
        source = entry.evidence
        yield (
            entry.number,
            source.evidence_id,
            source.title,
            source.url,
            source.publisher,
            source.published_on,
            source.accessed_on,
            source.language,
            source.remark,
            source.author,
            source.recorded_at,
        )


def _citations(report: Report) -> Rows:
    def cited() -> Rows:
        for entry in report.cells.values():
            for number in entry.sources:
                yield number, entry.provision.provision_id, entry.party.party_id, ""
        for provision, party, note in told_notes(report):
            for number in note.sources:
                yield number, provision.provision_id, party.party_id, note.note.note_id

    for count, row in enumerate(cited(), start=1):
        yield count, *row


def tallies(report: Report) -> Iterator[tuple[str, str, Tally]]:
    """Every mean of the report with its level and what it is of."""
    yield "clauses", "all", report.overall
    yield "measures", "all", report.measures
    for section in report.instruments:
        instrument_id = section.instrument.instrument_id
        yield "instrument", instrument_id, section.tally
        yield "instrument_measures", instrument_id, section.measures
    for page in report.countries:
        yield "country", page.country_code or "none", page.tally
    for section in report.instruments:
        for row in section.matrix.rows:
            for each in (row, *row.measures):
                yield "provision", each.provision.provision_id, Tally(each.mean, each.distribution)


def _means(report: Report) -> Rows:
    wording = text(report.language)
    for level, of, tally in tallies(report):
        mean = tally.mean
        cells = tally.distribution.total
        yield level, of, mean.percent, mean.scored, mean.applicable, cells, wording.mean(mean)


def _distributions(report: Report) -> Rows:
    for level, of, tally in tallies(report):
        shares = dict(tally.distribution.percentages)
        for rating_id, count in tally.distribution.counts:
            yield level, of, rating_id, count, shares[rating_id]


def _ratings(report: Report) -> Rows:
    for rating in report.scale.ratings:
        yield rating.rating_id, rating.label, rating.score, rating.symbol, rating.meaning


def _instruments(report: Report) -> Rows:
    for section in report.instruments:
        i = section.instrument
        yield (
            i.instrument_id,
            str(i.kind),
            i.title,
            i.summary,
            i.agreed_on,
            i.published_on,
            i.place,
            i.legal_character,
            i.period_start,
            i.period_end,
            i.remark,
        )


def _provisions(report: Report) -> Rows:
    for section in report.instruments:
        for row in section.matrix.rows:
            for each in (row, *row.measures):
                p = each.provision
                yield (
                    p.provision_id,
                    p.instrument_id,
                    p.clause_id,
                    p.number,
                    p.title,
                    p.summary,
                    p.period_start,
                    p.period_end,
                    p.remark,
                )


def _parties(report: Report) -> Rows:
    for party in report.parties:
        yield party.party_id, str(party.kind), party.name, party.country_code, party.remark


def _participations(report: Report) -> Rows:
    for section in report.instruments:
        for p in section.participations:
            is_assessed = _truth(p.role.is_assessed)
            yield p.participation_id, p.instrument_id, p.party_id, str(p.role), is_assessed, p.remark


def _figures(report: Report) -> Rows:
    for f in stated_figures(report):
        yield (
            f.figure_id,
            f.subject,
            f.value,
            f.unit,
            f.qualifier,
            f.instrument_id,
            f.provision_id,
            f.party_id,
            f.period_start,
            f.period_end,
            f.remark,
        )


def _documents(report: Report) -> Rows:
    for entry in report.documents:
        d = entry.document
        yield (
            d.document_id,
            entry.number,
            d.title,
            d.publisher,
            d.author,
            d.published_on,
            d.event_on,
            d.language,
            d.sha256,
            d.paragraph_count,
            d.remark,
        )


def _referring(report: Report) -> Iterator[tuple[str, str, tuple[Reference, ...]]]:
    for section in report.instruments:
        yield "instrument", section.instrument.instrument_id, section.instrument.references
        for row in section.matrix.rows:
            for each in (row, *row.measures):
                yield "provision", each.provision.provision_id, each.provision.references
        for participation in section.participations:
            yield "participation", participation.participation_id, participation.references
    for figure in stated_figures(report):
        yield "figure", figure.figure_id, figure.references


def _references(report: Report) -> Rows:
    known = {entry.document.document_id for entry in report.documents}
    count = 0
    for kind, of, references in _referring(report):
        for reference in references:
            # A report names the documents of its dossier; a reference to another one has no row to meet.
            if reference.document_id in known:
                count += 1
                paragraphs = " ".join(map(str, reference.paragraphs))
                yield count, kind, of, reference.document_id, paragraphs, reference.remark


def _truth(value: bool) -> str:
    return "true" if value else "false"


_ROWS: Mapping[str, Callable[[Report], Rows]] = {
    "cells": _cells,
    "notes": _notes,
    "changes": _changes,
    "evidence": _evidence,
    "citations": _citations,
    "means": _means,
    "distributions": _distributions,
    "ratings": _ratings,
    "instruments": _instruments,
    "provisions": _provisions,
    "parties": _parties,
    "participations": _participations,
    "figures": _figures,
    "documents": _documents,
    "references": _references,
    **FOLLOWED_ROWS,
    **REVIEWED_ROWS,
}
