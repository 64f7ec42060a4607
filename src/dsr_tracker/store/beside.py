"""What stands beside the judgements, for reports: rubrics, specificity, what is followed, links, looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dsr_tracker.core.records import (
    Indicator,
    Link,
    Look,
    Measurement,
    Milestone,
    Origin,
    Rubric,
    Specificity,
)
from dsr_tracker.store.past import Past
from dsr_tracker.store.store import Store

_KINDS: dict[str, tuple[type[Any], Callable[[Any], Any]]] = {
    "rubrics": (Rubric, lambda each: (each.provision_id, each.scale_id, each.version, each.rubric_id)),
    "specificities": (Specificity, lambda each: each.specificity_id),
    "milestones": (Milestone, lambda each: (each.due_on, each.position, each.milestone_id)),
    "indicators": (
        Indicator,
        lambda each: (each.origin is Origin.ANALYST, each.provision_id, each.position, each.indicator_id),
    ),
    "links": (Link, lambda each: each.link_id),
    "looks": (Look, lambda each: (each.looked_on, each.look_id)),
}
"""By the dossier's names, with the order in which reports tell it."""


def beside_judgements(store: Store, past: Past | None) -> dict[str, tuple[Any, ...]]:
    """By the dossier’s names; also of hidden provisions, since a report has its scope."""

    def listed(
        record_type: type[Any], order: Callable[[Any], Any], *, reverse: bool = False
    ) -> tuple[Any, ...]:
        records = store.follow.every(record_type)
        records = records if past is None else past.records(record_type, records)
        records = [each for each in records if not getattr(each, "is_retired", False)]
        return tuple(sorted(records, key=order, reverse=reverse))

    found = {name: listed(record_type, order) for name, (record_type, order) in _KINDS.items()}
    newest_first = listed(Measurement, lambda each: (each.measured_on, each.measurement_id), reverse=True)
    return found | {"measurements": newest_first}
