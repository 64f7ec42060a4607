"""Which instruments, parties and day a report speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dsr_tracker.catalogue_words import other_names
from dsr_tracker.core.dates import parse_day
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.names import find_party
from dsr_tracker.core.records import Instrument, Party, PartyKind, Provision
from dsr_tracker.core.tagging import find_tag
from dsr_tracker.reports.contents import Kind, Scope
from dsr_tracker.reports.wording import Wording


@dataclass(frozen=True, slots=True)
class Chosen:
    """A scope whose names were found: ids in the catalogue's own spelling and order, and a day."""

    scope: Scope
    instruments: tuple[Instrument, ...]
    columns: Mapping[str, tuple[Party, ...]]
    provisions: tuple[Provision, ...]
    as_of: str


def choose(dossier: Dossier, scope: Scope) -> Chosen:
    """What the scope names, in catalogue order.

    Raises UnknownNameError for an instrument, country or day that the dossier cannot speak of. An
    instrument without a party in scope is left out, unless it was named.
    """
    _check_kind(scope)
    instruments = _instruments(dossier, scope)
    codes, party_ids = _country_codes(dossier, scope), _party_ids(dossier, scope)
    _check_subject(scope.kind, (*codes, *party_ids))
    provisions = dossier.provisions
    if scope.kind is Kind.CLAUSE:
        provisions = _sheet(dossier, scope.provision_id)
        instruments = tuple(i for i in instruments if i.instrument_id == provisions[0].instrument_id)
    is_everybody = not (codes or party_ids)
    columns = {
        instrument.instrument_id: tuple(
            party
            for party in dossier.columns.get(instrument.instrument_id, ())
            if is_everybody or party.country_code in codes or party.party_id in party_ids
        )
        for instrument in instruments
    }
    if not is_everybody and not scope.instrument_ids and scope.kind is not Kind.CLAUSE:
        instruments = tuple(i for i in instruments if columns[i.instrument_id])
    as_of = _day(dossier, scope)
    named = (instrument.instrument_id for instrument in instruments)
    resolved = replace(
        scope,
        instrument_ids=tuple(named) if scope.instrument_ids else (),
        country_codes=codes,
        party_ids=party_ids,
        provision_id=provisions[0].provision_id if scope.kind is Kind.CLAUSE else "",
        ratings=_ratings(dossier, scope),
        tags=tuple(find_tag(name, dossier.tags).tag_id for name in scope.tags),
        as_of=as_of,
        since=_since(scope, as_of),
        known_on=dossier.known_on,
    )
    return Chosen(resolved, instruments, columns, provisions, as_of)


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
    listed = [names.get(code, code) for code in scope.country_codes]
    listed += [party.name for party in dossier.parties if party.party_id in scope.party_ids]
    countries = (
        wording("Countries and parties: {names}.", names=wording.list(listed))
        if scope.party_ids
        else wording("Countries: {names}.", names=wording.list(listed))
        if listed
        else wording("All countries and other parties.")
    )
    parties = (
        wording("Cities, provinces and bodies of a country count for it: with sub-national parties.")
        if scope.with_subnational
        else wording("Cities, provinces and bodies of a country are listed under it and do not count for it.")
    )
    return instruments, countries, parties


def _check_kind(scope: Scope) -> None:
    """Refuse what would be passed over in silence, or is missing."""
    if scope.kind is Kind.CLAUSE and not scope.provision_id.strip():
        raise UnknownNameError(
            "A clause sheet is about one provision.", "Name it by its id, for example DEI-2017/03."
        )
    if scope.kind is not Kind.CLAUSE and scope.provision_id.strip():
        raise UnknownNameError("Only a clause sheet is about one provision.", "Ask for a clause sheet.")
    if scope.kind is Kind.CHANGES and not scope.since.strip():
        raise UnknownNameError(
            "What moved is told from an earlier day on.", "Give that day, for example 2026-03-31."
        )


def _check_subject(kind: Kind, named: tuple[str, ...]) -> None:
    if kind is Kind.COUNTRY and len(named) != 1:
        raise UnknownNameError(
            "A country brief is about one country or party.", "Name one, by its code or name."
        )


def _sheet(dossier: Dossier, provision_id: str) -> tuple[Provision, ...]:
    """The provision, with its measures where it is a clause."""
    wanted = provision_id.strip().casefold()
    found = tuple(
        p for p in dossier.provisions if wanted in (p.provision_id.casefold(), p.clause_id.casefold())
    )
    if not found or found[0].provision_id.casefold() != wanted:
        raise UnknownNameError(
            f"There is no provision “{provision_id[:60]}”.",
            "List them with the catalogue command, or look at the Clauses page.",
        )
    return found


def _party_ids(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    wanted = {
        find_party(name, dossier.parties, dict, other_names).party.party_id
        if name.strip() not in {party.party_id for party in dossier.parties}
        else name.strip()
        for name in scope.party_ids
    }
    return tuple(party.party_id for party in dossier.parties if party.party_id in wanted)


def _ratings(dossier: Dossier, scope: Scope) -> tuple[str, ...]:
    wanted = {dossier.scale.find(name).rating_id for name in scope.ratings}
    return tuple(rating.rating_id for rating in dossier.scale.ratings if rating.rating_id in wanted)


def _since(scope: Scope, as_of: str) -> str:
    if not scope.since.strip():
        return ""
    since = parse_day(scope.since, "day from which changes are told")
    if since >= as_of:
        raise UnknownNameError(
            f"Changes are told from {since} on, and the report speaks of {as_of}.", "Give an earlier day."
        )
    return since


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
        return dossier.known_on or dossier.day
    day = parse_day(scope.as_of, "as-of date")
    if day > dossier.day:
        raise UnknownNameError(
            f"The as-of date {day} lies in the future.", "Give today's date or an earlier one."
        )
    return day
