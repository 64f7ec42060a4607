"""Rows that bring whole instruments: one row for each clause or measure, with its instrument and parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Read
from dataclasses import replace
from typing import Any

from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Change
from dsr_tracker.core.own_records import checked_instrument, checked_provision
from dsr_tracker.core.records import Instrument, InstrumentKind, Participation, Provision, Role
from dsr_tracker.importing.meaning import UnmappedError
from dsr_tracker.importing.work import KnownError, Work, needed, one_of

_OF_INSTRUMENT = ("agreed_on", "place", "legal_character", "period_start", "period_end")
_OF_PROVISION = ("number", "title", "summary")
_BETWEEN_PARTIES = re.compile("[;；、]")


def instrument_of(work: Work, values: Read[str, str], _number: int) -> list[Change]:
    """What is new in the row: its instrument, a clause or measure of it, and parties.

    A number with a point is a measure of the clause before its last point, where that stands above. Of an
    instrument that is there already a row may not say otherwise. Raises a TrackerError, or KnownError where
    nothing is new.
    """
    changes: list[Change] = []
    instrument, is_new = _instrument(work, values)
    if is_new:
        changes.append(Change(None, instrument))
    if any(values.get(name, "").strip() for name in _OF_PROVISION):
        changes.extend(_provision(work, instrument, values))
    changes.extend(_parties(work, instrument, values))
    if not changes:
        raise KnownError
    return changes


def _instrument(work: Work, values: Read[str, str]) -> tuple[Instrument, bool]:
    """The instrument as it is, or a new one, and whether it is new."""
    typed = work.meanings.mapped("instrument", needed(values, "instrument"))
    meant = work.instruments_called(typed)
    if len(meant) > 1:
        raise UnmappedError("instrument", typed, f"“{typed[:60]}” can mean several instruments.")
    kind = one_of(work, InstrumentKind, values.get("instrument_kind", ""), "instrument_kind")
    said: dict[str, Any] = {name: values[name] for name in _OF_INSTRUMENT if values.get(name, "").strip()}
    if not meant:
        position = max((each.position for each in work.instruments.values()), default=0) + 1
        made = Instrument(
            work.pen.new_id(),
            InstrumentKind(kind or InstrumentKind.AGREEMENT),
            typed,
            position=position,
            **said,
        )
        return checked_instrument(made), True
    (there,) = meant
    told = checked_instrument(replace(there, kind=InstrumentKind(kind) if kind else there.kind, **said))
    for name in ("kind", *_OF_INSTRUMENT):
        if getattr(told, name) != getattr(there, name):
            raise InvalidTextError(
                f"“{there.title[:60]}” has another {name.replace('_', ' ')} already: "
                f"{getattr(there, name) or 'none'}."
            )
    return there, False


def _provision(work: Work, instrument: Instrument, values: Read[str, str]) -> Iterator[Change]:
    numbers = work.numbers.setdefault(instrument.instrument_id, {})
    number = needed(values, "number")
    before, _, last = number.rpartition(".")
    clause = numbers.get(before.strip().casefold()) if last.strip() else None
    there = numbers.get(number.casefold())
    made = Provision(
        work.pen.new_id(),
        instrument.instrument_id,
        number,
        values.get("title", ""),
        values.get("summary", ""),
        clause_id=clause.provision_id if clause and not clause.is_measure else "",
        period_start=values.get("clause_start", ""),
        period_end=values.get("clause_end", ""),
        remark=values.get("remark", ""),
        position=len(numbers) + 1,
    )
    checked = checked_provision(made, [])
    if there is None:
        yield Change(None, checked)
    elif (there.title, there.summary) != (checked.title, checked.summary):
        checked_provision(made, [there])  # says whose number it is


def _parties(work: Work, instrument: Instrument, values: Read[str, str]) -> Iterator[Change]:
    role = Role(one_of(work, Role, values.get("role", ""), "role") or Role.TRACKED)
    named: set[str] = set()
    for typed in filter(None, map(str.strip, _BETWEEN_PARTIES.split(values.get("parties", "")))):
        found = work.meanings.party(typed)
        party = work.added_parties.get(found.party.party_id, found.party)
        part = (instrument.instrument_id, party.party_id, role)
        if party.party_id in named or part in work.parts:
            continue
        named.add(party.party_id)
        if found.is_new and party.party_id not in work.added_parties:
            yield Change(None, party)
        yield Change(
            None,
            Participation(
                work.pen.new_id(),
                instrument.instrument_id,
                party.party_id,
                role,
                position=10_000 + len(work.parts) + len(named),
            ),
        )
