"""What is meant by a typed name: of a party, a provision, an instrument or a rating."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import Party, PartyKind
from dsr_tracker.core.scales import Rating, Scale
from dsr_tracker.core.text import clean_line

_Item = TypeVar("_Item")
Territories = Mapping[str, Sequence[str]]
"""Every country's ISO 3166 alpha-2 code with its names, the English one first."""


OtherNames = Callable[[str, str], Iterable[str]]
"""What a name of the catalogue is in other languages, by the kind of its record and the name."""


def no_other_names(_kind: str, _name: str) -> Iterable[str]:
    """None for any name of any kind."""
    return ()


class FoundParty(NamedTuple):
    """The party that a typed name means; `is_new` where the tracker does not have it yet."""

    party: Party
    is_new: bool


def fold(text: str) -> str:
    """The letters and digits of a name, without case and accents: what comparisons go by."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    return "".join(letter for letter in decomposed if letter.isalnum())


class PartyNames:
    """The parties and countries that a typed name can mean, to look up many of them."""

    def __init__(
        self,
        parties: Sequence[Party],
        territories: Callable[[], Territories],
        other_names: OtherNames = no_other_names,
    ) -> None:
        self._parties = parties
        self._territories = territories
        self._other_names = other_names
        # An id comes before a name, and a name before an alias.
        self._meant = [
            _by_key((fold(party.party_id), party) for party in parties),
            _by_key((fold(party.name), party) for party in parties),
            _by_key((key, party) for party in parties for key in {fold(alias) for alias in party.aliases}),
        ]

    def find(self, text: str) -> FoundParty | None:
        """The party meant by an id, a name, an alias or a country's code; None where nothing is.

        The tracker's parties come first; `other_names` and `territories` are asked only where none of them
        is meant. Raises UnknownNameError for a name that means several parties.
        """
        wanted = fold(clean_line(text, "party"))
        if not wanted:
            return None
        for meant in (*self._meant, None):
            found = (self._translated if meant is None else meant).get(wanted, [])
            if len(found) > 1:
                ids = ", ".join(party.party_id for party in found)
                raise UnknownNameError(
                    f"“{_short(text)}” can mean several parties.", f"Give one of these ids: {ids}."
                )
            if found:
                return FoundParty(found[0], is_new=False)
        codes = self._codes.get(wanted, [])
        return _country(codes[0], self._parties, self.countries) if len(codes) == 1 else None

    @cached_property
    def countries(self) -> Territories:
        """Every country, with its names."""
        return self._territories()

    @cached_property
    def _translated(self) -> dict[str, list[Party]]:
        return _by_key(
            (key, party)
            for party in self._parties
            for key in set(map(fold, self._other_names("party", party.name)))
        )

    @cached_property
    def _codes(self) -> dict[str, list[str]]:
        return _by_key(
            (key, code) for code, names in self.countries.items() for key in {fold(code), *map(fold, names)}
        )


def find_party(
    text: str,
    parties: Sequence[Party],
    territories: Callable[[], Territories],
    other_names: OtherNames = no_other_names,
) -> FoundParty:
    """The party meant by an id, a name, an alias or a country's code, whatever its case and accents.

    Raises UnknownNameError for a name that means nothing, or several parties.
    """
    names = PartyNames(parties, territories, other_names)
    if (found := names.find(text)) is not None:
        return found
    is_short = len(fold(text)) < 4
    known = [*_names_of(parties), *_names_of_countries(names.countries, with_codes=is_short)]
    raise UnknownNameError(
        no_party(text),
        did_you_mean(text, known) or "Give an ISO code such as EG, a country's name, or a party's id.",
    )


def no_party(text: str) -> str:
    """What is said of a name that means no party."""
    return f"There is no country or party “{_short(text)}”."


def find_rating(text: str, scale: Scale) -> Rating:
    """The rating meant by an id, a label or a key; raises UnknownNameError that names the nearest."""
    typed = clean_line(text, "rating")
    try:
        return scale.find(typed)
    except UnknownNameError as error:
        nearest = did_you_mean(typed, [rating.rating_id for rating in scale.ratings])
        raise UnknownNameError(error.what, f"{nearest} {error.advice}".strip()) from None


def did_you_mean(text: str, names: Iterable[str], limit: int = 3) -> str:
    """A question that offers the nearest of these names; empty where none is near."""
    from difflib import get_close_matches

    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(fold(name), name)
    near = [by_key[key] for key in get_close_matches(fold(text[:80]), by_key, limit, 0.65)]
    # An id's start is a good guess too, however much is missing at its end.
    key = fold(text)
    if not near and len(key) >= 3:
        near = [name for other, name in by_key.items() if other.startswith(key)][:limit]
    if not near:
        return ""
    quoted = [f"“{name}”" for name in near]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return f"Did you mean {listed}?"


def padded_id(text: str) -> str:
    """A provision's id with its clause number in two digits: DEI-2017/3/1 becomes DEI-2017/03/1."""
    instrument, separator, rest = text.partition("/")
    clause, slash, measure = rest.partition("/")
    return f"{instrument}{separator}{clause.zfill(2) if clause.isdigit() else clause}{slash}{measure}"


def _by_key(pairs: Iterable[tuple[str, _Item]]) -> dict[str, list[_Item]]:
    found: dict[str, list[_Item]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return found


def _country(code: str, parties: Sequence[Party], countries: Territories) -> FoundParty:
    for party in parties:
        if party.party_id == code:
            return FoundParty(party, is_new=False)
    name, *others = countries[code]
    # What an analyst may search for later: the names in other scripts, not the codes.
    aliases = tuple(other for other in others if not other.isascii())
    return FoundParty(Party(code, PartyKind.COUNTRY, name, country_code=code, aliases=aliases), is_new=True)


def _names_of(parties: Sequence[Party]) -> Iterator[str]:
    for party in parties:
        yield party.party_id
        yield party.name
        yield from party.aliases


def _names_of_countries(countries: Territories, *, with_codes: bool) -> Iterator[str]:
    """What a person may have meant: names, and where she typed a code, two-letter codes."""
    for code, names in countries.items():
        if with_codes:
            yield code
        yield from (name for name in names if not (name.isascii() and name.isupper()))


def _short(text: str) -> str:
    return text[:60]
