"""Which instruments, parties and day a report speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dsr_tracker.core.dates import parse_day
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.names import find_party
from dsr_tracker.core.records import Instrument, Party, PartyKind
from dsr_tracker.reports.contents import Scope
from dsr_tracker.reports.wording import Wording


@dataclass(frozen=True, slots=True)
class Chosen:
    """A scope whose names were found: ids in the catalogue's own spelling and order, and a day."""

    scope: Scope
    instruments: tuple[Instrument, ...]
    columns: Mapping[str, tuple[Party, ...]]
    as_of: str


def choose(dossier: Dossier, scope: Scope) -> Chosen:
    """What the scope names, in catalogue order.

    Raises UnknownNameError for an instrument, country or day that the dossier cannot speak of. An
    instrument without a party in scope is left out, unless it was named.
    """
    instruments = _instruments(dossier, scope)
    codes = _country_codes(dossier, scope)
    columns = {
        instrument.instrument_id: tuple(
            party
            for party in dossier.columns.get(instrument.instrument_id, ())
            if not codes or party.country_code in codes
        )
        for instrument in instruments
    }
    if codes and not scope.instrument_ids:
        instruments = tuple(i for i in instruments if columns[i.instrument_id])
    as_of = _day(dossier, scope)
    named = (instrument.instrument_id for instrument in instruments)
    resolved = replace(
        scope,
        instrument_ids=tuple(named) if scope.instrument_ids else (),
        country_codes=codes,
        as_of=as_of,
    )
    return Chosen(resolved, instruments, columns, as_of)


def describe(dossier: Dossier, chosen: Chosen, wording: Wording) -> tuple[str, ...]:
    """The scope in words, one sentence each."""
    scope = chosen.scope
    names = {party.country_code: party.name for party in dossier.parties if party.kind is PartyKind.COUNTRY}
    instruments = (
        wording("Instruments: {names}.", names=wording.list(i.title for i in chosen.instruments))
        if scope.instrument_ids
        else wording.plural(
            "{count} instrument, all that the tracker holds for this scope.",
            "{count} instruments, all that the tracker holds for this scope.",
            len(chosen.instruments),
        )
    )
    countries = (
        wording(
            "Countries: {names}.", names=wording.list(names.get(code, code) for code in scope.country_codes)
        )
        if scope.country_codes
        else wording("All countries and other parties.")
    )
    parties = (
        wording("Cities, provinces and bodies of a country count for it: with sub-national parties.")
        if scope.with_subnational
        else wording("Cities, provinces and bodies of a country are listed under it and do not count for it.")
    )
    return instruments, countries, parties


def _instruments(dossier: Dossier, scope: Scope) -> tuple[Instrument, ...]:
    known = {instrument.instrument_id.casefold() for instrument in dossier.instruments}
    wanted = {instrument_id.strip().casefold() for instrument_id in scope.instrument_ids}
    for instrument_id in scope.instrument_ids:
        if instrument_id.strip().casefold() not in known:
            names = ", ".join(instrument.instrument_id for instrument in dossier.instruments[:40])
            raise UnknownNameError(
                f"There is no instrument “{instrument_id[:60]}”.", f"The tracker has: {names}."
            )
    return tuple(i for i in dossier.instruments if not wanted or i.instrument_id.casefold() in wanted)


def _country_codes(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    countries = [party for party in dossier.parties if party.kind is PartyKind.COUNTRY]
    # A city may be followed without its country: its code is known all the same.
    known = dict.fromkeys(
        party.country_code for party in (*countries, *dossier.parties) if party.country_code
    )
    wanted = {
        code if (code := name.strip().upper()) in known else _country_named(name, countries)
        for name in scope.country_codes
    }
    return tuple(code for code in known if code in wanted)


def _country_named(name: str, countries: list[Party]) -> str:
    return find_party(name, countries, dict).party.country_code


def _day(dossier: Dossier, scope: Scope) -> str:
    if not scope.as_of.strip():
        return dossier.day
    day = parse_day(scope.as_of, "as-of date")
    if day > dossier.day:
        raise UnknownNameError(
            f"The as-of date {day} lies in the future.", "Give today's date or an earlier one."
        )
    return day
