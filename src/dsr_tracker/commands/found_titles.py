"""What a record that was found is called in a list, and where it belongs."""

from __future__ import annotations

from typing import Any

from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.findable import entry_of
from dsr_tracker.core.following import read_value
from dsr_tracker.core.linking import FORWARDS
from dsr_tracker.core.records import (
    Adjudication,
    Assessment,
    Cycle,
    Evidence,
    Feedback,
    Indicator,
    Instrument,
    Link,
    Look,
    Measurement,
    Milestone,
    Note,
    Paragraph,
    Party,
    Provision,
    Reading,
    ReadingBatch,
    Record,
    Rubric,
    SearchPlan,
    SourceDocument,
    Specificity,
    Tag,
)
from dsr_tracker.core.rubrics import MOST_POINTS, points
from dsr_tracker.core.text import joined
from dsr_tracker.store.store import Store


def provision_of(store: Store, record: Record) -> str:
    """The id of the provision that the record belongs to; empty for none."""
    if isinstance(record, Measurement):
        indicator = store.read.record("indicator", record.indicator_id)
        return "" if indicator is None else str(indicator.provision_id)
    entry = entry_of(record)
    return "" if entry is None else entry.provision_id


def title_of(store: Store, record: Record) -> str:
    """What the record is, in a line."""
    match record:
        case Note():
            return f"{_cell(store, record)} · note of {record.dated_on}"
        case Assessment():
            return f"{_cell(store, record)} · judgement of {record.as_of}: {record.rating}"
        case Provision():
            return f"{provision_label(record).capitalize()}: {record.title or record.summary}"
        case Paragraph():
            document = store.read.record("document", record.document_id)
            return f"{document.title if document else record.document_id}, paragraph {record.number}"
        case Party() | Tag() | SearchPlan() | Cycle():
            return record.name
        case Evidence():
            return record.title or record.url
        case Instrument() | SourceDocument():
            return record.title
    return _of_readers(store, record) or _of_clauses(store, record)


def _of_readers(store: Store, record: Record) -> str:
    match record:
        case Reading():
            return f"{_cell(store, record)} · second reading of {record.as_of}: {record.rating}"
        case Adjudication():
            return f"{_cell(store, record)} · decision of {record.recorded_at[:10]}"
        case ReadingBatch():
            return f"“{record.name}” for {record.reader}"
        case Feedback():
            state = record.state.replace("_", " ")
            return f"{_cell(store, record)} · feedback of {record.received_on} from {record.sender}: {state}"
        case Look():
            return f"{_cell(store, record)} · look of {record.looked_on}"
    return ""


def _of_clauses(store: Store, record: Record) -> str:
    where = provision_of(store, record)
    match record:
        case Rubric():
            return f"{where} · rubric, version {record.version}"
        case Specificity():
            return f"{where} · specificity: {points(record)} of {MOST_POINTS}"
        case Milestone():
            return f"{where} · {joined(record.due_on, record.title)}"
        case Indicator():
            return f"{where} · {record.name}"
        case Measurement():
            indicator = store.read.record("indicator", record.indicator_id)
            name, unit = ("", "") if indicator is None else (indicator.name, indicator.unit)
            value = joined(record.qualifier, read_value(record.value), unit)
            return f"{where} · {name}: {value} ({record.measured_on})"
        case Link():
            other = f"SDG target {record.target}" if record.target else record.other_id
            return f"{where} · {FORWARDS[record.kind]} {other}"
    return ""


def _cell(store: Store, record: Any) -> str:
    party = store.read.record("party", record.party_id)
    provision = store.read.record("provision", record.provision_id)
    where = provision_label(provision) if provision else record.provision_id
    return f"{party.name if party else record.party_id}, {where}"
