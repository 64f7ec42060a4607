"""What two people recorded alike, each under an id of their own: it is one, under the smaller id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from operator import attrgetter
from typing import Any

from dsr_tracker.core.records import (
    Adjudication,
    ArchivedCopy,
    Assessment,
    Citation,
    Evidence,
    Link,
    Look,
    Measurement,
    Note,
    Participation,
    Record,
    Tag,
    Tagging,
)

TWINNING: tuple[type[Any], ...] = (
    *(Evidence, Tag, Assessment, Note, Look, Participation),
    *(Citation, Tagging, ArchivedCopy, Link),
)
"""What two people may record alike; those that name others come after them."""

NAMING = (Citation, Tagging, ArchivedCopy, Measurement, Adjudication)
"""What names records that two people may record alike."""

_SIGNING = {"author", "recorded_at", "cited_on", "archived_on", "position"}
_NAMES = {"evidence_id", "assessment_id", "note_id", "tag_id", "record_id", "first_id"}


@cache
def _names_of(of: Any) -> tuple[str, attrgetter[Any]]:
    """The field that holds the record's own id, and a reader of those that say something."""
    own, *rest = (each.name for each in fields(of))
    return own, attrgetter(*(name for name in rest if name not in _SIGNING))


def id_of(record: Record) -> str:
    """The record's own id."""
    of: Any = type(record)
    found: str = getattr(record, _names_of(of)[0])
    return found


def renamed(record: Record, names: Mapping[str, str]) -> Record:
    """The record with the ids of twins that are kept in place of those that go, where it names any."""
    of: Any = type(record)
    own = _names_of(of)[0]
    others: dict[str, Any] = {
        name: names[getattr(record, name)]
        for name in _NAMES.intersection(of.__dataclass_fields__) - {own}
        if getattr(record, name) in names
    }
    return replace(record, **others) if others else record


def content(record: Record, names: Mapping[str, str]) -> tuple[Any, ...]:
    """What the record says, whoever recorded it and when."""
    if isinstance(record, NAMING):
        record = renamed(record, names)
    of: Any = type(record)
    return of, _names_of(of)[1](record)


def twins(ours: Iterable[Record], theirs: Iterable[Record], names: dict[str, str]) -> None:
    """Find what both sides recorded alike, and add to `names` which id goes and which one stays.

    Only where both sides have it: what one person recorded twice is her own affair.
    """
    groups: dict[tuple[Any, ...], list[str]] = {}
    for record in ours:
        groups.setdefault(content(record, names), []).append(id_of(record))
    if not groups:
        return
    shared: set[tuple[Any, ...]] = set()
    for record in theirs:
        said = content(record, names)
        if said in groups:
            groups[said].append(id_of(record))
            shared.add(said)
    for said in shared:
        kept, *gone = sorted(groups[said])
        names.update(dict.fromkeys(gone, kept))
