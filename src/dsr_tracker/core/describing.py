"""Records and their fields in words, for a person who has to choose between two states of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import (
    ArchivedCopy,
    Assessment,
    Citation,
    Criterion,
    Cycle,
    Evidence,
    Feedback,
    Figure,
    Hidden,
    Indicator,
    Instrument,
    Link,
    Look,
    Measurement,
    Milestone,
    Note,
    Paragraph,
    Participation,
    Party,
    Principle,
    Provision,
    Reading,
    ReadingBatch,
    Record,
    Reference,
    Rubric,
    SavedView,
    SearchPlan,
    Setting,
    SourceDocument,
    Specificity,
    Tag,
    Tagging,
)
from dsr_tracker.core.references import numbers_text
from dsr_tracker.core.resting import OF_CELLS
from dsr_tracker.core.scales import scale_named
from dsr_tracker.core.text import shown

Find = Callable[[str, str], Any]
"""Gives the record of that kind and id, or None."""

KINDS = {
    "assessment": "Judgements",
    "note": "Notes",
    "evidence": "Sources",
    "citation": "Sources behind a cell",
    "instrument": "Instruments",
    "provision": "Clauses and measures",
    "party": "Parties",
    "participation": "Participations",
    "figure": "Figures",
    "document": "Source documents",
    "paragraph": "Paragraphs of documents",
    "hidden": "Hidden records",
    "setting": "Settings",
    "archived_copy": "Archived copies",
    "tag": "Tags",
    "tagging": "Tags on records",
    "saved_view": "Saved views",
    "cycle": "Cycles",
    "rubric": "Rubrics",
    "specificity": "Specificity",
    "reading_batch": "Batches to read",
    "reading": "Second readings",
    "adjudication": "Adjudications",
    "feedback": "Feedback",
    "look": "Looks without change",
    "search_plan": "Search plans",
    "milestone": "Milestones",
    "indicator": "Indicators",
    "measurement": "Values of indicators",
    "link": "Links",
}
"""What the kinds of records are called, several of each."""

HANDED_OVER = {
    "assessments": "Judgements",
    "notes": "Notes",
    "evidence": "Sources",
    "citations": "Sources behind a cell",
    "paragraphs": "Paragraphs of documents",
}
"""What is said of a file that is handed over, by table."""

LONG_FIELDS = frozenset({"text", "reason", "remark", "summary", "search_places", "response", "criteria"})
"""Fields of several lines."""

SIGNING_FIELDS = frozenset({"author", "recorded_at"})
"""Who recorded it, and when: nothing to choose by itself."""

_FIELDS = {
    "as_of": "as of",
    "rating": "rating",
    "scale_id": "scale",
    "is_contrary": "action against it",
    "claimed": "claimed by the party",
    "search_places": "where was searched",
    "search_languages": "languages searched",
    "search_until": "searched until",
    "dated_on": "date",
    "url": "link",
    "published_on": "published on",
    "accessed_on": "looked at on",
    "event_on": "date of the event",
    "sha256": "fingerprint",
    "paragraph_count": "paragraphs",
    "country_code": "country",
    "within": "lies in",
    "aliases": "other names",
    "agreed_on": "agreed on",
    "legal_character": "legal character",
    "period_start": "period from",
    "period_end": "period until",
    "references": "where it stands",
    "is_retired": "retired",
    "clause_id": "clause",
    "instrument_id": "instrument",
    "provision_id": "clause or measure",
    "party_id": "party",
    "evidence_id": "source",
    "assessment_id": "judgement",
    "note_id": "note",
    "document_id": "document",
    "cited_on": "cited on",
    "recorded_at": "recorded",
    "search_terms": "searched for",
    "archived_on": "archived on",
    "closed_at": "closed",
    "color": "colour",
    "due_on": "due on",
    "first_id": "first judgement",
    "indicator_id": "indicator",
    "is_blind": "blind",
    "looked_on": "looked at on",
    "measured_on": "measured on",
    "media_type": "kind of file",
    "met_on": "met on",
    "other_id": "other clause or measure",
    "answered_on": "answered on",
    "reading_id": "second reading",
    "received_on": "received on",
    "starts_on": "from",
    "ends_on": "until",
    "tag_id": "tag",
    "batch_id": "batch",
}
_NAMED = {
    "instrument_id": "instrument",
    "provision_id": "provision",
    "clause_id": "provision",
    "party_id": "party",
    "evidence_id": "evidence",
    "document_id": "document",
    "assessment_id": "assessment",
    "note_id": "note",
    "first_id": "assessment",
    "indicator_id": "indicator",
    "other_id": "provision",
    "reading_id": "reading",
    "tag_id": "tag",
    "batch_id": "reading_batch",
}
NOTHING = "–"


def field_title(name: str) -> str:
    """What the field is called."""
    return _FIELDS.get(name, name.replace("_", " "))


def record_title(record: Record, find: Find) -> str:
    """The record in one line, for example "Egypt, clause 3: judgement as of 2026-03-01"."""
    return shown(_title(record, find))


def _title(record: Record, find: Find) -> str:
    if isinstance(record, OF_CELLS):
        return f"{_cell(record, find)}: {_of_cell(record, find)}"
    match record:
        case Evidence():
            return f"Source: {record.title or record.url}"
        case Provision():
            label = provision_label(record)
            return f"{label[0].upper()}{label[1:]} of {_name(record.instrument_id, 'instrument', find)}"
        case Participation():
            party, instrument = (
                _name(record.party_id, "party", find),
                _name(record.instrument_id, "instrument", find),
            )
            return f"{party} ({record.role}) in {instrument}"
        case Paragraph():
            return f"Paragraph {record.number} of {_name(record.document_id, 'document', find)}"
        case Hidden():
            return f"Hidden: {_name(record.hidden_id, record.kind, find)}"
        case Tagging():
            where = _name(record.record_id, record.kind, find)
            return f"Tag “{_name(record.tag_id, 'tag', find)}” on {where}"
        case ArchivedCopy():
            return f"Archived copy of {_name(record.evidence_id, 'evidence', find)}"
        case Rubric() | Specificity() | Link():
            return f"{_KIND_TITLES[type(record)][0]} of {_name(record.provision_id, 'provision', find)}"
        case Measurement():
            return f"Value of {_name(record.indicator_id, 'indicator', find)} on {record.measured_on}"
    kind, field = _KIND_TITLES[type(record)]
    return f"{kind}: {getattr(record, field)}"


_KIND_TITLES: dict[type[Any], tuple[str, str]] = {
    Instrument: ("Instrument", "title"),
    Party: ("Party", "name"),
    Figure: ("Figure", "subject"),
    SourceDocument: ("Document", "title"),
    Setting: ("Setting", "setting_id"),
    Tag: ("Tag", "name"),
    SavedView: ("View", "name"),
    Cycle: ("Cycle", "name"),
    ReadingBatch: ("Batch", "name"),
    SearchPlan: ("Search plan", "name"),
    Milestone: ("Milestone", "title"),
    Indicator: ("Indicator", "name"),
    Rubric: ("Rubric", ""),
    Specificity: ("Specificity", ""),
    Link: ("Link", ""),
}


def _of_cell(record: Any, find: Find) -> str:
    match record:
        case Assessment():
            return f"judgement as of {record.as_of}"
        case Note():
            return f"note of {record.dated_on}"
        case Citation():
            return f"source “{_name(record.evidence_id, 'evidence', find)}”"
        case Reading():
            return f"second reading as of {record.as_of}"
        case Feedback():
            return f"feedback of {record.received_on}"
        case Look():
            return f"look on {record.looked_on}"
    return "adjudication"


def record_place(record: Record, find: Find) -> str:
    """Where the record belongs: instrument and provision; empty for what stands by itself."""
    if isinstance(record, (*OF_CELLS, Rubric, Specificity, Milestone, Indicator, Link)):
        record = find("provision", record.provision_id)
    if isinstance(record, Provision):
        instrument = _name(record.instrument_id, "instrument", find)
        return shown(f"{instrument} · {record.number} {record.title}")
    return ""


def field_words(record: Record | None, name: str, find: Find) -> str:
    """What the record says in that field; a dash for nothing."""
    value = None if record is None else getattr(record, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in (None, "", ()):
        return NOTHING
    if isinstance(value, tuple):
        return shown("; ".join(_item(each, find) for each in value))
    if isinstance(record, (Assessment, Reading)) and name in ("rating", "claimed"):
        return _rating(value, record.scale_id)
    if name in _NAMED:
        return shown(_name(value, _NAMED[name], find))
    # A mark of direction in a longer text is writing; in a name or an address it would deceive.
    return value if name in LONG_FIELDS else shown(str(value))


def _rating(rating_id: str, scale_id: str) -> str:
    try:
        rating = scale_named(scale_id).rating(rating_id)
    except UnknownNameError:
        return shown(rating_id)
    return f"{rating.symbol} {rating.label}"


def _item(item: object, find: Find) -> str:
    if isinstance(item, Reference):
        remark = f" ({item.remark})" if item.remark else ""
        return f"{_name(item.document_id, 'document', find)}, ¶ {numbers_text(item.paragraphs)}{remark}"
    if isinstance(item, Principle):
        return f"{item.kind}: {item.name}"
    if isinstance(item, Criterion):
        return f"{item.rating}: {item.text}"
    if isinstance(item, tuple):  # a cell of a batch
        return f"{_name(item[1], 'party', find)}, {_name(item[0], 'provision', find)}"
    return str(item)


def _cell(record: Any, find: Find) -> str:
    provision = find("provision", record.provision_id)
    where = record.provision_id if provision is None else provision_label(provision)
    return f"{_name(record.party_id, 'party', find)}, {where}"


def _name(record_id: str, kind: str, find: Find) -> str:
    record = find(kind, record_id)
    if record is None:
        return record_id
    if isinstance(record, (*OF_CELLS, Provision, Participation)):
        return _title(record, find)
    for field in ("title", "name", "subject", "url"):
        if text := getattr(record, field, ""):
            return str(text)
    return record_id
