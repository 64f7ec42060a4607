"""The parts of a report's JSON that come from the catalogue and the figures over it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.records import Figure, Participation, Reference
from dsr_tracker.reports.contents import CountryPage, DocumentEntry, InstrumentSection
from dsr_tracker.reports.tallies import Tally


def tally_data(tally: Tally) -> dict[str, Any]:
    """A mean with its distribution."""
    mean = tally.mean
    return {
        "percent": mean.percent,
        "percent_rounded": mean.rounded,
        "scored": mean.scored,
        "applicable": mean.applicable,
        "distribution": distribution_data(tally.distribution),
    }


def distribution_data(distribution: Distribution) -> list[dict[str, Any]]:
    """One entry for each rating, in the scale's order."""
    shares = dict(distribution.percentages)
    return [
        {"rating": rating_id, "count": count, "percent": shares[rating_id]}
        for rating_id, count in distribution.counts
    ]


def fields_of(record: object, *names: str) -> dict[str, Any]:
    """Those fields of a record, under their own names."""
    return {name: getattr(record, name) for name in names}


def references_data(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """Documents with their paragraphs."""
    return [
        {"document": r.document_id, "paragraphs": list(r.paragraphs), "remark": r.remark} for r in references
    ]


def instrument_data(section: InstrumentSection) -> dict[str, Any]:
    """An instrument with its parties, clauses, measures and figures."""
    instrument = section.instrument
    return {
        "id": instrument.instrument_id,
        "kind": str(instrument.kind),
        **fields_of(
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
        "references": references_data(instrument.references),
        "tally": tally_data(section.tally),
        "measures": tally_data(section.measures),
        "parties": [
            {
                "id": party.party_id,
                "tally": tally_data(section.columns[party.party_id]),
                "measures": tally_data(section.measure_columns[party.party_id]),
            }
            for party in section.matrix.parties
        ],
        "participations": [_participation(each) for each in section.participations],
        "clauses": [
            {**_row(row), "measures": [_row(measure) for measure in row.measures]}
            for row in section.matrix.rows
        ],
        "figures": [figure_data(figure) for figure in section.figures],
    }


def _participation(participation: Participation) -> dict[str, Any]:
    return {
        "party": participation.party_id,
        "role": str(participation.role),
        "is_assessed": participation.role.is_assessed,
        "references": references_data(participation.references),
        "remark": participation.remark,
    }


def _row(row: MatrixRow) -> dict[str, Any]:
    provision = row.provision
    return {
        "id": provision.provision_id,
        **fields_of(provision, "number", "title", "summary", "period_start", "period_end", "remark"),
        "references": references_data(provision.references),
        "tally": tally_data(Tally(row.mean, row.distribution)),
    }


def country_data(page: CountryPage) -> dict[str, Any]:
    """A country with its parties."""
    return {
        "code": page.country_code,
        "name": page.name,
        "tally": tally_data(page.tally),
        "parties": [
            {
                "id": entry.party.party_id,
                "is_counted": entry.is_counted,
                "tally": tally_data(entry.tally),
                "instruments": [
                    {"id": part.instrument_id, "tally": tally_data(part.tally)} for part in entry.parts
                ],
            }
            for entry in page.parties
        ],
    }


def figure_data(figure: Figure) -> dict[str, Any]:
    """A number that a document states."""
    return {
        "id": figure.figure_id,
        **fields_of(figure, "subject", "value", "unit", "qualifier"),
        "provision": figure.provision_id,
        "party": figure.party_id,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "references": references_data(figure.references),
        "remark": figure.remark,
    }


def document_data(entry: DocumentEntry) -> dict[str, Any]:
    """A source document with what rests on it."""
    document = entry.document
    return {
        "number": entry.number,
        "id": document.document_id,
        **fields_of(
            document, "title", "publisher", "author", "published_on", "event_on", "language", "sha256"
        ),
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
