"""What two people recorded alike, each under an id of their own: it is one, under the smaller id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from operator import attrgetter
from typing import Any

from dsr_tracker.core.records import Assessment, Citation, Evidence, Note, Participation, Record

TWINNING: tuple[type[Any], ...] = (Evidence, Assessment, Note, Participation, Citation)
"""What two people may record alike; citations last, since they name the others."""

_SIGNING = {"author", "recorded_at", "cited_on", "position"}
_NAMING = {"evidence_id", "assessment_id", "note_id"}


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


def renamed(record: Citation, names: Mapping[str, str]) -> Citation:
    """The citation with the ids of twins that are kept in place of those that go."""
    return replace(
        record, **{name: names.get(getattr(record, name), getattr(record, name)) for name in _NAMING}
    )


def content(record: Record, names: Mapping[str, str]) -> tuple[Any, ...]:
    """What the record says, whoever recorded it and when."""
    if isinstance(record, Citation):
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
    shared: set[tuple[Any, ...]] = set()
    for record in theirs:
        said = content(record, names)
        if said in groups:
            groups[said].append(id_of(record))
            shared.add(said)
    for said in shared:
        kept, *gone = sorted(groups[said])
        names.update(dict.fromkeys(gone, kept))
