"""Records and their fields in words, for a person who has to choose between two states of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Evidence,
    Figure,
    Hidden,
    Instrument,
    Note,
    Paragraph,
    Participation,
    Party,
    Principle,
    Provision,
    Record,
    Reference,
    Setting,
    SourceDocument,
)
from dsr_tracker.core.references import numbers_text
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

LONG_FIELDS = frozenset({"text", "reason", "remark", "summary", "search_places"})
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
}
NOTHING = "–"


def field_title(name: str) -> str:
    """What the field is called."""
    return _FIELDS.get(name, name.replace("_", " "))


def record_title(record: Record, find: Find) -> str:
    """The record in one line, for example "Egypt, clause 3: judgement as of 2026-03-01"."""
    return shown(_title(record, find))


def _title(record: Record, find: Find) -> str:
    if isinstance(record, (Assessment, Note, Citation)):
        where = _cell(record, find)
        if isinstance(record, Assessment):
            return f"{where}: judgement as of {record.as_of}"
        if isinstance(record, Note):
            return f"{where}: note of {record.dated_on}"
        return f"{where}: source “{_name(record.evidence_id, 'evidence', find)}”"
    if isinstance(record, Evidence):
        return f"Source: {record.title or record.url}"
    if isinstance(record, Provision):
        label = provision_label(record)
        return f"{label[0].upper()}{label[1:]} of {_name(record.instrument_id, 'instrument', find)}"
    if isinstance(record, Participation):
        party, instrument = (
            _name(record.party_id, "party", find),
            _name(record.instrument_id, "instrument", find),
        )
        return f"{party} ({record.role}) in {instrument}"
    if isinstance(record, Paragraph):
        return f"Paragraph {record.number} of {_name(record.document_id, 'document', find)}"
    if isinstance(record, Hidden):
        return f"Hidden: {_name(record.hidden_id, record.kind, find)}"
    kinds: dict[type[Any], tuple[str, str]] = {
        Instrument: ("Instrument", "title"),
        Party: ("Party", "name"),
        Figure: ("Figure", "subject"),
        SourceDocument: ("Document", "title"),
        Setting: ("Setting", "setting_id"),
    }
    kind, field = kinds[type(record)]
    return f"{kind}: {getattr(record, field)}"


def record_place(record: Record, find: Find) -> str:
    """Where the record belongs: instrument and provision; empty for what stands by itself."""
    if isinstance(record, (Assessment, Note, Citation)):
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
    if isinstance(record, Assessment) and name in ("rating", "claimed"):
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
    return str(item)


def _cell(record: Assessment | Note | Citation, find: Find) -> str:
    provision = find("provision", record.provision_id)
    where = record.provision_id if provision is None else provision_label(provision)
    return f"{_name(record.party_id, 'party', find)}, {where}"


def _name(record_id: str, kind: str, find: Find) -> str:
    record = find(kind, record_id)
    if record is None:
        return record_id
    if isinstance(record, (Assessment, Note, Citation, Provision, Participation)):
        return _title(record, find)
    for field in ("title", "name", "subject", "url"):
        if text := getattr(record, field, ""):
            return str(text)
    return record_id
