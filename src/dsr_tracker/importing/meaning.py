"""What a typed value means here: by the mapping first, then by ids and names, never by likeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Read
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from dsr_tracker.core.errors import TrackerError, UnknownNameError
from dsr_tracker.core.names import (
    FoundParty,
    OtherNames,
    PartyNames,
    Territories,
    fold,
    no_other_names,
    no_party,
    padded_id,
)
from dsr_tracker.core.records import Party, Provision
from dsr_tracker.core.scales import Rating, Scale
from dsr_tracker.core.text import clean_line

_Found = TypeVar("_Found")


class UnmappedError(TrackerError):
    """A value that means nothing yet; `field` and `value` say which."""

    def __init__(self, field_name: str, value: str, why: str) -> None:
        super().__init__(why)
        self.field = field_name
        self.value = value


@dataclass
class Meanings:
    """Looks typed values up once each; an import has few values and many rows."""

    provisions: Sequence[Provision]
    parties: Sequence[Party]
    scale: Scale
    territories: Callable[[], Territories]
    values: Read[str, Read[str, str]]
    other_names: OtherNames = no_other_names
    _found: dict[tuple[str, ...], object] = field(default_factory=dict)
    _party_names: PartyNames = field(init=False)
    _by_id: dict[str, list[Provision]] = field(init=False)
    _by_title: dict[str, list[Provision]] = field(init=False)

    def __post_init__(self) -> None:
        self._party_names = PartyNames(self.parties, self.territories, self.other_names)
        self._by_id, self._by_title = {}, {}
        for each in self.provisions:
            self._by_id.setdefault(each.provision_id.casefold(), []).append(each)
            self._by_title.setdefault(fold(each.title), []).append(each)

    def provision(self, text: str, instrument: str = "") -> Provision:
        """The provision meant by an id, a title, also in Chinese, or a clause's number."""
        return self._once(("provision", text, instrument), self._provision)

    def party(self, text: str) -> FoundParty:
        """The party meant by an id, a name in English or Chinese, or a country's code."""
        return self._once(("party", text), self._party)

    def rating(self, text: str, name: str = "rating") -> Rating:
        """The rating meant by an id, a label or a key."""
        return self._once((name, text), self._rating)

    def _once(self, key: tuple[str, ...], look: Callable[..., _Found]) -> _Found:
        if key not in self._found:
            try:
                self._found[key] = look(*key[1:]) if key[0] in ("provision", "party") else look(*key)
            except UnmappedError as error:
                self._found[key] = error
        found: object = self._found[key]
        if isinstance(found, UnmappedError):
            raise found
        return cast("_Found", found)

    def mapped(self, name: str, text: str) -> str:
        """What was typed in that field, or what the mapping puts in its place."""
        return self.values.get(name, {}).get(text, text)

    def _provision(self, text: str, instrument: str) -> Provision:
        typed = self.mapped("provision", text)
        ids = {typed.casefold(), padded_id(typed).casefold()}
        if instrument:
            ids |= {
                f"{instrument}/{typed}".casefold(),
                padded_id(f"{instrument}/{typed.replace('.', '/')}").casefold(),
            }
        # Of many values that mean nothing each must be answered at once, so all are looked up by key.
        meant = (
            [each for key in ids for each in self._by_id.get(key, ())]
            or self._titled(self._by_title, typed, instrument)
            or self._titled(self._by_other_title, typed, instrument)
        )
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise UnmappedError("provision", text, f"“{text[:60]}” can mean several provisions.")
        raise UnmappedError("provision", text, f"There is no provision “{text[:60]}”.")

    @staticmethod
    def _titled(titles: Read[str, Sequence[Provision]], typed: str, instrument: str) -> list[Provision]:
        return [
            each
            for each in titles.get(fold(typed), ())
            if not instrument or each.instrument_id.casefold() == instrument.casefold()
        ]

    @cached_property
    def _by_other_title(self) -> dict[str, list[Provision]]:
        found: dict[str, list[Provision]] = {}
        for each in self.provisions:
            for key in set(map(fold, self.other_names("provision", each.title))):
                found.setdefault(key, []).append(each)
        return found

    def _party(self, text: str) -> FoundParty:
        try:
            found = self._party_names.find(self.mapped("party", text))
        except TrackerError as error:
            what = error.what if isinstance(error, UnknownNameError) else str(error)
            raise UnmappedError("party", text, what) from error
        if found is None:
            raise UnmappedError("party", text, no_party(self.mapped("party", text)))
        return found

    def _rating(self, name: str, text: str) -> Rating:
        typed = clean_line(self.mapped(name, text), "rating")
        try:
            return self.scale.find(typed)
        except UnknownNameError as error:
            if found := self._by_other_label.get(fold(typed)):
                return found
            raise UnmappedError(name, text, error.what) from error

    @cached_property
    def _by_other_label(self) -> dict[str, Rating]:
        return {
            fold(name): rating
            for rating in self.scale.ratings
            for label in (rating.short, rating.label)
            for name in self.other_names("word", label)
        }
