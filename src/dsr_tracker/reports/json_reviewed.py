"""The parts of a report's JSON on differences that were decided and on feedback."""

from __future__ import annotations

from typing import Any

from dsr_tracker.core.records import Assessment, Reading
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.json_parts import fields_of

_WRITTEN = ("author", "recorded_at")


def reviewed_data(report: Report) -> dict[str, list[dict[str, Any]]]:
    """What other readers and outsiders said, by its keys."""
    return {
        "decisions": [
            {
                "id": each.adjudication.adjudication_id,
                "provision": each.cell.provision_id,
                "party": each.cell.party_id,
                "first": _judged(each.first.assessment_id, each.first),
                "second": {
                    **_judged(each.reading.reading_id, each.reading),
                    "is_blind": each.reading.is_blind,
                },
                "decided": None
                if each.decided is None
                else _judged(each.decided.assessment_id, each.decided),
                **fields_of(each.adjudication, "reason", *_WRITTEN),
            }
            for each in report.reviewed.decisions
        ],
        "feedback": [
            {
                "id": each.feedback_id,
                "provision": each.provision_id,
                "party": each.party_id,
                **fields_of(each, "received_on", "sender", "text", "source"),
                "state": str(each.state),
                **fields_of(each, "response", "answered_on", *_WRITTEN),
            }
            for each in report.reviewed.feedback
        ],
    }


def _judged(record_id: str, judged: Assessment | Reading) -> dict[str, Any]:
    return {
        "id": record_id,
        "rating": judged.rating,
        "scale": judged.scale_id,
        **fields_of(judged, "as_of", "reason", "confidence", *_WRITTEN),
    }
