"""Parties as a tree: countries first, what lies within each below it, international bodies last."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_tracker.core.names import fold
from dsr_tracker.core.records import Party, PartyKind
from dsr_tracker.gui.models.record_tree import Branch
from dsr_tracker.gui.words import party_words


def party_branches(parties: Sequence[Party], typed: str = "") -> list[Branch[Party]]:
    """The tree of these parties; with typed text, those it names, what is above them and what is below."""
    below = _below(parties)

    def branch(party: Party, is_wanted: bool) -> Branch[Party] | None:
        is_wanted = is_wanted or is_named(party, typed)
        children = tuple(
            found
            for child in below.get(party.party_id, ())
            if (found := branch(child, is_wanted)) is not None
        )
        return Branch(party, children) if is_wanted or children else None

    top = sorted(below.get("", ()), key=_rank)
    return [found for party in top if (found := branch(party, False)) is not None]


def is_named(party: Party, typed: str) -> bool:
    """Whether every typed word stands in one of the party's names, whatever the case and accents."""
    names = [fold(name) for name in (party.party_id, party.name, party_words(party.name), *party.aliases)]
    return all(any(fold(word) in name for name in names) for word in typed.split())


def parties_below(party_id: str, parties: Sequence[Party]) -> list[Party]:
    """All that lies within a party, however deep, in the order of the list."""
    below = _below(parties)
    found: set[str] = set()
    waiting = [party_id]
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if child.party_id not in found:
                found.add(child.party_id)
                waiting.append(child.party_id)
    return [party for party in parties if party.party_id in found]


def _rank(party: Party) -> int:
    if party.kind is PartyKind.COUNTRY:
        return 0
    return 1 if party.country_code else 2


def _below(parties: Sequence[Party]) -> dict[str, list[Party]]:
    """Parties by the id of the party they stand below; "" for those that stand at the top."""
    known = {party.party_id for party in parties}
    countries = {p.country_code: p.party_id for p in parties if p.kind is PartyKind.COUNTRY}
    below: dict[str, list[Party]] = {}
    for party in parties:
        above = party.within if party.within in known else countries.get(party.country_code, "")
        is_top = party.kind is PartyKind.COUNTRY or above == party.party_id
        below.setdefault("" if is_top else above, []).append(party)
    return below
