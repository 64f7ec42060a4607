"""A report as JSON: everything in it, under stable keys. docs/report.schema.json describes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.records import Figure, Participation, Reference
from dsr_tracker.reports.contents import (
    CellEntry,
    CountryPage,
    DocumentEntry,
    EvidenceEntry,
    InstrumentSection,
    NoteEntry,
    Report,
)
from dsr_tracker.reports.tallies import Tally

SCHEMA = "dsr-tracker-report/1"
"""Rises when a key changes its meaning or goes; new keys may come within a number."""
# What differs between two reports of the same state: when, by which program and in which words.
_NOT_CONTENT = ("schema", "written_at", "language", "method", "colophon")


def render_json(report: Report) -> bytes:
    """The report as UTF-8, indented for people who look into it."""
    # Half characters cannot be typed into a tracker; should one be there, "?" must not stop the report.
    return (json.dumps(as_data(report), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def digest_of(report: Report) -> str:
    """The SHA-256 of what the report says, the same for every report of the same state and scope.

    It is taken over the JSON form without schema, written_at, language, method, scope.words and colophon
    (of which tracker id and catalogue version are kept), keys sorted, no white space, non-ASCII escaped.
    """
    data = as_data(report)
    for key in _NOT_CONTENT:
        del data[key]
    del data["scope"]["words"]
    data["tracker_id"] = report.colophon.tracker_id
    data["catalogue_version"] = report.colophon.catalogue_version
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def as_data(report: Report) -> dict[str, Any]:
    """The report in lists, dicts and plain values."""
    scope, colophon = report.scope, report.colophon
    return {
        "schema": SCHEMA,
        "title": report.title,
        "as_of": report.as_of,
        "written_at": report.written_at,
        "language": report.language,
        "scope": {
            "instruments": list(scope.instrument_ids),
            "countries": list(scope.country_codes),
            "with_subnational": scope.with_subnational,
            "words": list(report.scope_words),
        },
        "scale": {
            "id": report.scale.scale_id,
            "title": report.scale.title,
            "ratings": [
                {
                    "id": rating.rating_id,
                    "label": rating.label,
                    "symbol": rating.symbol,
                    "score": rating.score,
                    "meaning": rating.meaning,
                }
                for rating in report.scale.ratings
            ],
        },
        "method": list(report.method),
        "overall": _tally(report.overall),
        "measures": _tally(report.measures),
        "instruments": [_instrument(section) for section in report.instruments],
        "countries": [_country(page) for page in report.countries],
        "cells": [_cell(entry) for entry in report.cells.values()],
        "parties": [
            {
                "id": party.party_id,
                "name": party.name,
                "kind": str(party.kind),
                "country": party.country_code,
                "aliases": list(party.aliases),
                "remark": party.remark,
            }
            for party in report.parties
        ],
        "evidence": [_evidence(entry) for entry in report.evidence],
        "gaps": {
            "not_assessed": [
                {"clause": gap.clause_id, "parties": list(gap.party_ids), "of": gap.of}
                for gap in report.gaps.not_assessed
            ],
            "without_evidence": _cells(report.gaps.without_evidence),
            "without_search_log": _cells(report.gaps.without_search_log),
            "of_other_scale": _cells(report.gaps.of_other_scale),
        },
        "figures": [_figure(figure) for figure in report.figures],
        "documents": [_document(entry) for entry in report.documents],
        "colophon": {
            "program_version": colophon.program_version,
            "catalogue_version": colophon.catalogue_version,
            "tracker_id": colophon.tracker_id,
            "digest": colophon.digest,
        },
    }


def _tally(tally: Tally) -> dict[str, Any]:
    mean = tally.mean
    return {
        "percent": mean.percent,
        "percent_rounded": mean.rounded,
        "scored": mean.scored,
        "applicable": mean.applicable,
        "distribution": _distribution(tally.distribution),
    }


def _distribution(distribution: Distribution) -> list[dict[str, Any]]:
    shares = dict(distribution.percentages)
    return [
        {"rating": rating_id, "count": count, "percent": shares[rating_id]}
        for rating_id, count in distribution.counts
    ]


def _fields(record: object, *names: str) -> dict[str, Any]:
    """Those fields of a record, under their own names."""
    return {name: getattr(record, name) for name in names}


def _references(references: Iterable[Reference]) -> list[dict[str, Any]]:
    return [
        {"document": r.document_id, "paragraphs": list(r.paragraphs), "remark": r.remark} for r in references
    ]


def _instrument(section: InstrumentSection) -> dict[str, Any]:
    instrument = section.instrument
    return {
        "id": instrument.instrument_id,
        "kind": str(instrument.kind),
        **_fields(
            instrument,
            "title",
            "summary",
            "agreed_on",
            "published_on",
            "place",
            "legal_character",
            "period_start",
            "period_end",
            "remark",
        ),
        "references": _references(instrument.references),
        "tally": _tally(section.tally),
        "measures": _tally(section.measures),
        "parties": [
            {
                "id": party.party_id,
                "tally": _tally(section.columns[party.party_id]),
                "measures": _tally(section.measure_columns[party.party_id]),
            }
            for party in section.matrix.parties
        ],
        "participations": [_participation(each) for each in section.participations],
        "clauses": [
            {**_row(row), "measures": [_row(measure) for measure in row.measures]}
            for row in section.matrix.rows
        ],
        "figures": [_figure(figure) for figure in section.figures],
    }


def _participation(participation: Participation) -> dict[str, Any]:
    return {
        "party": participation.party_id,
        "role": str(participation.role),
        "is_assessed": participation.role.is_assessed,
        "references": _references(participation.references),
        "remark": participation.remark,
    }


def _row(row: MatrixRow) -> dict[str, Any]:
    provision = row.provision
    return {
        "id": provision.provision_id,
        **_fields(provision, "number", "title", "summary", "period_start", "period_end", "remark"),
        "references": _references(provision.references),
        "tally": _tally(Tally(row.mean, row.distribution)),
    }


def _country(page: CountryPage) -> dict[str, Any]:
    return {
        "code": page.country_code,
        "name": page.name,
        "tally": _tally(page.tally),
        "parties": [
            {
                "id": entry.party.party_id,
                "is_counted": entry.is_counted,
                "tally": _tally(entry.tally),
                "instruments": [
                    {"id": part.instrument_id, "tally": _tally(part.tally)} for part in entry.parts
                ],
            }
            for entry in page.parties
        ],
    }


def _cell(entry: CellEntry) -> dict[str, Any]:
    assessment = entry.assessment
    return {
        "provision": entry.provision.provision_id,
        "party": entry.party.party_id,
        "rating": entry.rating,
        "assessment": None
        if assessment is None
        else {
            "id": assessment.assessment_id,
            "as_of": assessment.as_of,
            "rating": assessment.rating,
            "scale": assessment.scale_id,
            **_fields(
                assessment,
                "reason",
                "confidence",
                "is_contrary",
                "claimed",
                "schedule",
                "search_places",
                "search_languages",
                "search_until",
                "author",
                "recorded_at",
            ),
        },
        "evidence": list(entry.sources),
        "notes": [_note(note) for note in entry.notes],
        "measures": None if entry.measures is None else _distribution(entry.measures),
        "suggestion": entry.suggestion,
    }


def _note(entry: NoteEntry) -> dict[str, Any]:
    note = entry.note
    return {
        "id": note.note_id,
        "dated_on": note.dated_on,
        "text": note.text,
        "author": note.author,
        "recorded_at": note.recorded_at,
        "evidence": list(entry.sources),
    }


def _evidence(entry: EvidenceEntry) -> dict[str, Any]:
    evidence = entry.evidence
    return {
        "number": entry.number,
        "id": evidence.evidence_id,
        **_fields(
            evidence,
            "title",
            "url",
            "publisher",
            "published_on",
            "accessed_on",
            "language",
            "remark",
            "author",
            "recorded_at",
        ),
        "cells": _cells(entry.cells),
    }


def _cells(cells: Iterable[Cell]) -> list[dict[str, str]]:
    return [{"provision": cell.provision_id, "party": cell.party_id} for cell in cells]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.figure_id,
        **_fields(figure, "subject", "value", "unit", "qualifier"),
        "provision": figure.provision_id,
        "party": figure.party_id,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "references": _references(figure.references),
        "remark": figure.remark,
    }


def _document(entry: DocumentEntry) -> dict[str, Any]:
    document = entry.document
    return {
        "number": entry.number,
        "id": document.document_id,
        **_fields(document, "title", "publisher", "author", "published_on", "event_on", "language", "sha256"),
        "paragraphs": document.paragraph_count,
        "remark": document.remark,
        "uses": [
            {
                "instrument": use.instrument_id,
                "provision": use.provision_id,
                "paragraphs": list(use.paragraphs),
            }
            for use in entry.uses
        ],
    }
