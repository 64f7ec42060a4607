"""The parts of a report's JSON on rubrics, specificity, milestones, indicators, links and looks."""

from __future__ import annotations

from typing import Any

from dsr_tracker.core.explaining import Means
from dsr_tracker.core.following import number_in
from dsr_tracker.core.rubrics import MOST_POINTS, TRAITS, points
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.followed import IndicatorEntry, LinkEntry
from dsr_tracker.reports.json_parts import fields_of, references_data

_WRITTEN = ("author", "recorded_at")


def means_data(means: Means | None, scored: int) -> dict[str, Any] | None:
    """The overall figure by the three means, each with what it is over."""
    if means is None:
        return None
    return {
        "grand": {"percent": means.grand, "n": scored},
        "of_parties": {"percent": means.of_parties, "n": means.parties},
        "of_clauses": {"percent": means.of_provisions, "n": means.provisions},
    }


def followed_data(report: Report) -> dict[str, list[dict[str, Any]]]:
    """What stands beside the judgements, by its keys."""
    followed = report.followed
    return {
        "rubrics": [
            {
                "id": each.rubric_id,
                "provision": each.provision_id,
                "scale": each.scale_id,
                "version": each.version,
                "criteria": [{"rating": one.rating, "text": one.text} for one in each.criteria],
                **fields_of(each, "remark", *_WRITTEN),
            }
            for each in followed.rubrics
        ],
        "specificity": [
            {
                "provision": each.provision_id,
                "points": points(each),
                "of": MOST_POINTS,
                **fields_of(each, *TRAITS, "reason", *_WRITTEN),
            }
            for each in followed.specificities
        ],
        "milestones": [
            {
                "id": each.milestone_id,
                "provision": each.provision_id,
                "party": each.party_id,
                **fields_of(each, "title", "due_on", "met_on", "remark"),
                "references": references_data(each.references),
            }
            for each in followed.milestones
        ],
        "indicators": [_indicator(entry) for entry in followed.indicators],
        "links": [_link(entry) for entry in followed.links],
        "looks": [
            {
                "id": each.look_id,
                "provision": each.provision_id,
                "party": each.party_id,
                **fields_of(
                    each,
                    "looked_on",
                    "search_places",
                    "search_languages",
                    "search_terms",
                    "search_until",
                    *_WRITTEN,
                ),
            }
            for each in followed.looks
        ],
    }


def _indicator(entry: IndicatorEntry) -> dict[str, Any]:
    indicator = entry.indicator
    return {
        "id": indicator.indicator_id,
        "provision": indicator.provision_id,
        "party": indicator.party_id,
        **fields_of(indicator, "name", "unit", "target"),
        "target_value": number_in(indicator.target),
        **fields_of(indicator, "due_on", "remark"),
        "references": references_data(indicator.references),
        "values": [
            {
                "id": each.measurement.measurement_id,
                "party": each.measurement.party_id,
                **fields_of(each.measurement, "measured_on", "value", "qualifier"),
                "source": each.source,
                "evidence": each.measurement.evidence_id,
                "remark": each.measurement.remark,
                "references": references_data(each.measurement.references),
            }
            for each in entry.values
        ],
    }


def _link(entry: LinkEntry) -> dict[str, Any]:
    link = entry.link
    return {
        "id": link.link_id,
        "provision": link.provision_id,
        "kind": str(link.kind),
        "other": link.other_id,
        **fields_of(link, "target", "remark", *_WRITTEN),
    }
