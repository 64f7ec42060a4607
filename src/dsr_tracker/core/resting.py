"""Which records rest on which: those that one names, and without which it cannot be kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsr_tracker.core.records import (
    Adjudication,
    ArchivedCopy,
    Assessment,
    Citation,
    Feedback,
    Figure,
    Indicator,
    Link,
    Look,
    Measurement,
    Milestone,
    Note,
    Paragraph,
    Participation,
    Provision,
    Reading,
    Record,
    Rubric,
    Specificity,
    Tagging,
)

OF_CELLS = (Assessment, Note, Citation, Reading, Adjudication, Feedback, Look)
"""Records that belong to one cell, named by `provision_id` and `party_id`."""

_CELL = {"provision_id": "provision", "party_id": "party"}
RESTS_ON: dict[type[Any], dict[str, str]] = {
    **dict.fromkeys(OF_CELLS, _CELL),
    Paragraph: {"document_id": "document"},
    Provision: {"instrument_id": "instrument", "clause_id": "provision"},
    Participation: {"instrument_id": "instrument", "party_id": "party"},
    Figure: {"instrument_id": "instrument", "party_id": "party"},
    Citation: {**_CELL, "evidence_id": "evidence"},
    ArchivedCopy: {"evidence_id": "evidence"},
    Tagging: {"tag_id": "tag"},
    Rubric: {"provision_id": "provision"},
    Specificity: {"provision_id": "provision"},
    Milestone: _CELL,
    Indicator: _CELL,
    Measurement: {"indicator_id": "indicator", "party_id": "party"},
    Link: {"provision_id": "provision", "other_id": "provision"},
}
"""For each kind of record the fields that name others, with the kind that they name. A field may be empty."""


def rests_on(record: Record) -> Iterator[tuple[str, str]]:
    """Kind and id of each record without which this one cannot be kept."""
    for field, kind in RESTS_ON.get(type(record), {}).items():
        if record_id := getattr(record, field):
            yield kind, record_id


def cell_of(record: Record) -> tuple[str, str]:
    """The cell that the record belongs to, as provision and party; two empty texts for any other record."""
    return (record.provision_id, record.party_id) if isinstance(record, OF_CELLS) else ("", "")
