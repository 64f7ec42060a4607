"""What an analyst adds to the catalogue: checked, and never a change of what was shipped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dsr_tracker.core.editing import Pen, put
from dsr_tracker.core.errors import InvalidTextError, TrackerError, UnknownNameError
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.partial_dates import parse_date, parse_period
from dsr_tracker.core.records import (
    Figure,
    Instrument,
    Origin,
    Participation,
    Party,
    PartyKind,
    Provision,
)
from dsr_tracker.core.text import clean_line, clean_text

Own = Instrument | Provision | Party | Participation
Shipped = Own | Figure
_Own = TypeVar("_Own", Instrument, Provision, Party, Participation)
_CODE = re.compile("[A-Z]{2}")
NUMBER_LIMIT = 24
NAME_LIMIT = 400


def guard_own(record: Own | None, name: str) -> None:
    """Raises TrackerError for a record of the shipped catalogue, which no one may alter."""
    if record is not None and record.origin is Origin.CATALOGUE:
        raise TrackerError(
            f"{name} belongs to the shipped catalogue and cannot be altered.",
            "Hide it and add one of your own instead.",
        )


def save_instrument(pen: Pen, before: Instrument | None, after: Instrument) -> Edit:
    """Add an instrument of the analyst's own, or change it; raises TrackerError."""
    checked = checked_instrument(after)
    return _save(pen, before, checked, f"instrument “{checked.title}”")


def save_provision(
    pen: Pen, before: Provision | None, after: Provision, siblings: Iterable[Provision]
) -> Edit:
    """Add a clause or measure of the analyst's own, or change it; raises TrackerError."""
    checked = checked_provision(after, siblings)
    what = "measure" if checked.is_measure else "clause"
    return _save(pen, before, checked, f"{what} {checked.number} “{checked.title}”")


def save_party(pen: Pen, before: Party | None, after: Party, parties: Sequence[Party]) -> Edit:
    """Add a party of the analyst's own, or change it; raises TrackerError.

    `parties` are all that the tracker has, hidden and retired ones too.
    """
    # Only a party that is there already may have its own id: another country's code must be free.
    checked = checked_party(after, [p for p in parties if before is None or p.party_id != before.party_id])
    return _save(pen, before, checked, f"party “{checked.name}”")


def save_participation(
    pen: Pen,
    before: Participation | None,
    after: Participation,
    party: Party,
    others: Iterable[Participation],
) -> Edit:
    """Record that a party plays a part in an instrument, or change that; raises TrackerError."""
    checked = checked_participation(after, party.name, others)
    return _save(pen, before, checked, f"{party.name} as {checked.role}")


def retire(pen: Pen, record: Own, name: str) -> Edit:
    """Leave a record of the analyst's own out of the screens and reports; nothing about it is lost."""
    guard_own(record, name)
    return Edit(f"Retire {name}", (Change(record, replace(record, is_retired=True)),), pen.author)


def restore(pen: Pen, record: Own, name: str) -> Edit:
    """Take a retired record of the analyst's own back in."""
    guard_own(record, name)
    return Edit(f"Bring back {name}", (Change(record, replace(record, is_retired=False)),), pen.author)


def adopt(pen: Pen, records: Sequence[Shipped], name: str) -> Edit:
    """Bring back what a later catalogue no longer has: from now on it is the analyst's own."""
    changes = (Change(each, replace(each, is_retired=False, origin=Origin.ANALYST)) for each in records)
    return Edit(f"Bring back {name}", tuple(changes), pen.author)


def checked_instrument(instrument: Instrument) -> Instrument:
    """The instrument with its texts cleaned; raises a TrackerError for what cannot be kept."""
    start, end = parse_period(instrument.period_start, instrument.period_end)
    return replace(
        instrument,
        title=_required(clean_line(instrument.title, "title", NAME_LIMIT), "An instrument needs a title."),
        summary=clean_text(instrument.summary, "summary"),
        agreed_on=parse_date(instrument.agreed_on, "date of agreement"),
        published_on=parse_date(instrument.published_on, "date of publication"),
        place=clean_line(instrument.place, "place", NAME_LIMIT),
        legal_character=clean_line(instrument.legal_character, "legal character"),
        period_start=start,
        period_end=end,
        aliases=_names(instrument.aliases),
        remark=clean_text(instrument.remark, "remark"),
    )


def checked_provision(provision: Provision, siblings: Iterable[Provision]) -> Provision:
    """The clause or measure with its texts cleaned, its number unlike those of its siblings.

    `siblings` are the instrument's provisions, this one too. Raises a TrackerError.
    """
    start, end = parse_period(provision.period_start, provision.period_end)
    number = clean_line(provision.number, "number", NUMBER_LIMIT)
    _required(number, "A clause or measure needs a number.")
    for other in siblings:
        if other.provision_id != provision.provision_id and other.number.casefold() == number.casefold():
            raise InvalidTextError(
                f"The number {number} is taken by “{other.title or other.summary[:60]}”.",
                "Choose a number that is free.",
            )
    title = clean_line(provision.title, "title", NAME_LIMIT)
    summary = clean_text(provision.summary, "summary")
    _required(title or summary, "A clause or measure needs a title or a summary.")
    return replace(
        provision,
        number=number,
        title=title,
        summary=summary,
        period_start=start,
        period_end=end,
        remark=clean_text(provision.remark, "remark"),
    )


def checked_party(party: Party, others: Sequence[Party]) -> Party:
    """The party with its texts cleaned; `others` are all other ones that the tracker has.

    A country's code is its id, so that two files that add one country speak of one party.
    Raises a TrackerError.
    """
    name = _required(clean_line(party.name, "name", NAME_LIMIT), "A party needs a name.")
    code = clean_line(party.country_code, "country code").upper()
    if code and not _CODE.fullmatch(code):
        raise UnknownNameError(f"“{code[:40]}” is no country code.", "Choose the country from the list.")
    if party.kind is PartyKind.COUNTRY and not code:
        raise UnknownNameError("A country needs its ISO code.", "Choose the country from the list.")
    for other in others:
        same_country = party.kind is other.kind is PartyKind.COUNTRY and other.country_code == code
        names = (other.name.casefold(), name.casefold())
        same_name = names[0] == names[1] and (other.kind, other.country_code) == (party.kind, code)
        if same_country or same_name:
            where = (
                "It is retired: bring it back with Tracker > Hidden and retired."
                if other.is_retired
                else "Use that one, or tell the two apart by their names."
            )
            raise InvalidTextError(f"{other.name} is in the tracker already.", where)
    return replace(
        party,
        name=name,
        country_code=code,
        within=_checked_within(party, others),
        aliases=_names(party.aliases),
        remark=clean_text(party.remark, "remark"),
    )


def checked_participation(
    participation: Participation, name: str, others: Iterable[Participation]
) -> Participation:
    """The participation with its remark cleaned; raises a TrackerError where it is recorded already."""
    for other in others:
        if other.participation_id != participation.participation_id and (
            other.instrument_id,
            other.party_id,
            other.role,
        ) == (participation.instrument_id, participation.party_id, participation.role):
            raise InvalidTextError(
                f"{name} is recorded as {participation.role} of this instrument already.",
                "It is retired: bring it back with Tracker > Hidden and retired."
                if other.is_retired
                else "Choose another party or another role.",
            )
    return replace(participation, remark=clean_text(participation.remark, "remark"))


def next_number(provisions: Iterable[Provision], clause: Provision | None = None) -> str:
    """The next free number: of a clause, or where one is given, of a measure inside it."""
    prefix = "" if clause is None else f"{clause.number}."
    taken = {provision.number for provision in provisions}
    count = sum(number.startswith(prefix) and number[len(prefix) :].isdecimal() for number in taken) + 1
    while f"{prefix}{count}" in taken:
        count += 1
    return f"{prefix}{count}"


def _save(pen: Pen, before: _Own | None, after: _Own, what: str) -> Edit:
    guard_own(before, what[0].upper() + what[1:])
    return put(pen, what, before, replace(after, origin=Origin.ANALYST))


def _checked_within(party: Party, others: Sequence[Party]) -> str:
    by_id = {other.party_id: other for other in others}
    place = party.within
    while place:
        if place == party.party_id:
            raise UnknownNameError(f"{party.name} would lie within itself.", "Choose another place.")
        if place not in by_id:
            raise UnknownNameError(f"There is no party “{place[:60]}”.", "Choose one from the list.")
        place = by_id[place].within
    return party.within


def _names(names: Iterable[str]) -> tuple[str, ...]:
    cleaned = (clean_line(name, "other name", NAME_LIMIT) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _required(text: str, what: str) -> str:
    if not text:
        raise InvalidTextError(what, "Type it first.")
    return text
