"""The cell, provision and instrument that typed words mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dsr_tracker.catalogue_words import other_names
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, track_party
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.names import did_you_mean, find_party, padded_id
from dsr_tracker.core.records import Instrument, Origin, Party, Provision
from dsr_tracker.core.text import clean_line
from dsr_tracker.store.store import Store
from dsr_tracker.territories import territories


class NamedCell(NamedTuple):
    """What was meant by PROVISION and PARTY; `is_column` where the party is assessed in the instrument."""

    provision: Provision
    party: Party
    instrument: Instrument
    is_new_party: bool
    is_column: bool

    @property
    def cell(self) -> Cell:
        """The cell's ids."""
        return Cell(self.provision.provision_id, self.party.party_id)


def named_cell(store: Store, provision_text: str, party_text: str) -> NamedCell:
    """The cell meant by the two words; raises UnknownNameError."""
    provision = named_provision(store, provision_text)
    found = find_party(party_text, store.read.parties(with_hidden=True), territories, other_names)
    columns = store.read.columns([provision.instrument_id]).get(provision.instrument_id, [])
    return NamedCell(
        provision,
        found.party,
        store.read.instrument(provision.instrument_id),
        found.is_new,
        found.party in columns,
    )


def named_provision(store: Store, text: str) -> Provision:
    """The provision of that id, with or without leading zeros; raises UnknownNameError."""
    typed = clean_line(text, "provision")
    for provision_id in dict.fromkeys((typed, padded_id(typed))):
        try:
            return store.read.provision(provision_id)
        except UnknownNameError:
            continue
    ids = [provision.provision_id for provision in store.read.provisions(with_hidden=True)]
    first = next((each for each in ids if each.casefold().startswith(f"{typed.casefold()}/")), None)
    if first is not None:
        raise UnknownNameError(
            f"“{typed[:60]}” is an instrument, and ratings are given to its clauses and measures.",
            f"Name one of them, for example {first}.",
        )
    raise UnknownNameError(
        f"There is no provision “{typed[:60]}”.",
        did_you_mean(padded_id(typed), ids) or "The command `catalogue` lists them, for example DEI-2017/03.",
    )


def named_instruments(store: Store, texts: Sequence[str]) -> list[str] | None:
    """The ids of the instruments meant, None for all; raises UnknownNameError for unknown and hidden ones."""
    if not texts:
        return None
    shown = [instrument.instrument_id for instrument in store.read.instruments()]
    by_id = {instrument_id.casefold(): instrument_id for instrument_id in shown}
    chosen: list[str] = []
    for text in texts:
        typed = clean_line(text, "instrument")
        if typed.casefold() not in by_id:
            raise UnknownNameError(
                f"There is no instrument “{typed[:60]}”{_hidden_hint(store, typed)}.",
                did_you_mean(typed, shown) or "The command `catalogue` lists them.",
            )
        chosen.append(by_id[typed.casefold()])
    return list(dict.fromkeys(chosen))


def named_party_id(store: Store, text: str | None) -> str:
    """The id of the party meant, empty for none; raises UnknownNameError for one that the tracker lacks."""
    if text is None:
        return ""
    found = find_party(text, store.read.parties(), territories)
    if found.is_new:
        raise UnknownNameError(
            f"{found.party.name} is not in this tracker.", "Track it in an instrument first, in the window."
        )
    return found.party.party_id


def named_country(store: Store, text: str) -> str:
    """The ISO code of the country meant; raises UnknownNameError also for one that is not in the tracker."""
    found = find_party(text, store.read.parties(), territories, other_names)
    if found.is_new:
        raise UnknownNameError(
            f"{found.party.name} is not in this tracker.", "Leave it out, or record something of it first."
        )
    if not found.party.country_code:
        raise UnknownNameError(f"{found.party.name} belongs to no country.", "Give a country's code or name.")
    return found.party.country_code


def writable_target(store: Store, pen: Pen, named: NamedCell, day: str) -> tuple[Target, list[Edit]]:
    """The cell as something to write on, with the edits that must come first.

    A party that takes no part in the instrument is tracked there from now on. Raises
    UnknownNameError for what was hidden or withdrawn, since nobody would see what is written there.
    """
    _refuse_unseen(store, named)
    target = Target(named.provision, named.party, store.read.status_assessment(named.cell, day))
    if named.is_column:
        return target, []
    return target, [track_party(pen, named.instrument, named.party, is_new=named.is_new_party)]


def tracking_message(named: NamedCell) -> str:
    """What to tell of a party that is tracked from now on."""
    return (
        f"{named.party.name} is now tracked in “{named.instrument.title}”; "
        "no document names it there as one that undertakes something."
    )


def _refuse_unseen(store: Store, named: NamedCell) -> None:
    hidden = {record.hidden_id for record in store.read.hidden()}
    provision, party, instrument = named.provision, named.party, named.instrument
    clause = store.read.provision(provision.clause_id) if provision.is_measure else provision
    seen: tuple[tuple[str, str, Provision | Instrument | Party], ...] = (
        (provision.provision_id, f"Provision {provision.provision_id}", provision),
        (clause.provision_id, f"Clause {clause.provision_id}", clause),
        (instrument.instrument_id, f"“{instrument.title}”", instrument),
        (party.party_id, party.name, party),
    )
    for record_id, name, record in seen:
        if record.is_retired and record.origin is Origin.ANALYST:
            raise UnknownNameError(
                f"{name} is retired in this tracker.",
                "Bring it back in the window first (Tracker > Hidden and retired).",
            )
        if record.is_retired:
            raise UnknownNameError(
                f"{name} is no longer in the catalogue; what was written of it can only be read."
            )
        if record_id in hidden:
            raise UnknownNameError(f"{name} is hidden in this tracker.", "Show it again in the window first.")


def _hidden_hint(store: Store, typed: str) -> str:
    everything = store.read.instruments(with_hidden=True)
    is_hidden = any(each.instrument_id.casefold() == typed.casefold() for each in everything)
    return " on show (it is hidden in this tracker)" if is_hidden else ""
