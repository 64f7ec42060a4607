"""A report as JSON: everything in it, under stable keys. docs/report.schema.json describes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from dsr_tracker.core.agreement import Agreement
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Assessment, Cycle
from dsr_tracker.reports.contents import CellEntry, ChangeEntry, EvidenceEntry, NoteEntry, Report
from dsr_tracker.reports.json_followed import followed_data, means_data
from dsr_tracker.reports.json_parts import (
    country_data,
    distribution_data,
    document_data,
    fields_of,
    figure_data,
    instrument_data,
    tally_data,
)
from dsr_tracker.reports.json_reviewed import reviewed_data

_to_json = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_AT_ONCE = 100
SCHEMA = "dsr-tracker-report/1"
"""Rises when a key changes its meaning or goes; new keys may come within a number."""
# What differs between two reports of the same state: when, by which program and in which words. A report
# made again later as it was known then has the digest of the first.
_NOT_CONTENT = (
    "schema",
    "written_at",
    "known_on",
    "language",
    "subtitle",
    "method",
    "remarks",
    "differences",
    "agreement",
    "decisions",
    "feedback",
    "cycle",
    "colophon",
)


def render_json(report: Report) -> bytes:
    """The report as UTF-8, indented for people who look into it."""
    # Half characters cannot be typed into a tracker; should one be there, "?" must not stop the report.
    return (json.dumps(as_data(report), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def digest_of(report: Report) -> str:
    """The SHA-256 of what the report says, the same for every report of the same state and scope.

    It is taken over the JSON form of the report in English without schema, written_at, known_on, language,
    subtitle, method, remarks, differences, agreement, decisions, feedback, cycle, scope.words and colophon
    (of which tracker id and catalogue version are kept), keys sorted, no white space, non-ASCII escaped.
    """
    data = as_data(report)
    for key in _NOT_CONTENT:
        del data[key]
    del data["scope"]["words"]
    data["tracker_id"] = report.colophon.tracker_id
    data["catalogue_version"] = report.colophon.catalogue_version
    digest = hashlib.sha256()
    for piece in _canonical(data):
        digest.update(piece.encode("ascii"))
    return digest.hexdigest()


def _canonical(value: Any) -> Iterator[str]:
    """The JSON with keys sorted, no white space and non-ASCII escaped, a piece at a time: the encoder lets no
    other thread run meanwhile, and with a large report the window would stand still."""
    if isinstance(value, dict) and _is_large(value):
        for number, key in enumerate(sorted(value)):
            yield f"{',' if number else '{'}{_to_json(key)}:"
            yield from _canonical(value[key])
        yield "}"
    elif isinstance(value, list) and value and _is_large(value[0]):
        for number, item in enumerate(value):
            yield "," if number else "["
            yield from _canonical(item)
        yield "]"
    elif isinstance(value, list) and len(value) > _AT_ONCE:
        for start in range(0, len(value), _AT_ONCE):
            yield f"{',' if start else '['}{_to_json(value[start : start + _AT_ONCE])[1:-1]}"
        yield "]"
    else:
        yield _to_json(value)


def _is_large(value: Any) -> bool:
    """Whether there is a long list in it, at whatever depth. What stands in a list is much alike."""
    if isinstance(value, dict):
        return any(map(_is_large, value.values()))
    return isinstance(value, list) and (len(value) > _AT_ONCE or (bool(value) and _is_large(value[0])))


def as_data(report: Report) -> dict[str, Any]:
    """The report in lists, dicts and plain values."""
    scope, colophon = report.scope, report.colophon
    return {
        "schema": SCHEMA,
        "kind": str(report.kind),
        "title": report.title,
        "subtitle": report.subtitle,
        "as_of": report.as_of,
        "since": report.since,
        "known_on": report.known_on,
        "written_at": report.written_at,
        "language": report.language,
        "scope": {
            "instruments": list(scope.instrument_ids),
            "countries": list(scope.country_codes),
            "parties": list(scope.party_ids),
            "provision": scope.provision_id,
            "ratings": list(scope.ratings),
            "tags": list(scope.tags),
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
        "remarks": list(report.remarks),
        "differences": list(report.differences),
        "agreement": None if report.agreement is None else _agreement(report.agreement),
        "cycle": None if report.cycle is None else _cycle(report.cycle),
        "overall": tally_data(report.overall),
        "overall_since": None if report.overall_since is None else tally_data(report.overall_since),
        "measures": tally_data(report.measures),
        "instruments": [instrument_data(section) for section in report.instruments],
        "countries": [country_data(page) for page in report.countries],
        "cells": [_cell(entry) for entry in report.cells.values()],
        "changes": [_change(entry) for entry in report.changes],
        "change_counts": [{"what": str(what), "count": count} for what, count in report.change_counts],
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
        "means": means_data(report.means, report.overall.mean.scored),
        **followed_data(report),
        **reviewed_data(report),
        "figures": [figure_data(figure) for figure in report.figures],
        "documents": [document_data(entry) for entry in report.documents],
        "colophon": {
            "program_version": colophon.program_version,
            "catalogue_version": colophon.catalogue_version,
            "tracker_id": colophon.tracker_id,
            "digest": colophon.digest,
        },
    }


def _agreement(found: Agreement) -> dict[str, Any]:
    return {
        **fields_of(found, "pairs", "equal", "scored", "kappa"),
        "ratings": list(found.ratings),
        "table": [list(row) for row in found.table],
    }


def _cycle(cycle: Cycle) -> dict[str, Any]:
    return {
        **fields_of(cycle, "name", "starts_on", "ends_on", "closed_at", "sha256"),
        "state": str(cycle.state),
    }


def _cell(entry: CellEntry) -> dict[str, Any]:
    return {
        "provision": entry.provision.provision_id,
        "party": entry.party.party_id,
        "rating": entry.rating,
        "assessment": _assessment(entry.assessment),
        "evidence": list(entry.sources),
        "notes": [_note(note) for note in entry.notes],
        "measures": None if entry.measures is None else distribution_data(entry.measures),
        "suggestion": entry.suggestion,
    }


def _change(entry: ChangeEntry) -> dict[str, Any]:
    return {
        "provision": entry.provision.provision_id,
        "party": entry.party.party_id,
        "what": str(entry.what),
        "before": _assessment(entry.before),
        "after": _assessment(entry.after),
        "evidence": list(entry.sources),
        "notes": [_note(note) for note in entry.notes],
    }


def _assessment(assessment: Assessment | None) -> dict[str, Any] | None:
    if assessment is None:
        return None
    return {
        "id": assessment.assessment_id,
        "as_of": assessment.as_of,
        "rating": assessment.rating,
        "scale": assessment.scale_id,
        **fields_of(
            assessment,
            "reason",
            "confidence",
            "is_contrary",
            "claimed",
            "schedule",
            "search_places",
            "search_languages",
            "search_terms",
            "search_until",
            "author",
            "recorded_at",
        ),
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
        **fields_of(
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
