"""What a typed value means here: by the mapping first, then by ids and names, never by likeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Read
from dataclasses import dataclass, field
from typing import TypeVar, cast

from dsr_tracker.core.errors import TrackerError, UnknownNameError
from dsr_tracker.core.names import (
    FoundParty,
    OtherNames,
    Territories,
    find_party,
    find_rating,
    fold,
    no_other_names,
    padded_id,
)
from dsr_tracker.core.records import Party, Provision
from dsr_tracker.core.scales import Rating, Scale

_Found = TypeVar("_Found")


class UnmappedError(TrackerError):
    """A value that means nothing yet; `field` and `value` say which."""

    def __init__(self, field_name: str, value: str, why: str) -> None:
        super().__init__(why)
        self.field = field_name
        self.value = value


@dataclass(slots=True)
class Meanings:
    """Looks typed values up once each; an import has few values and many rows."""

    provisions: Sequence[Provision]
    parties: Sequence[Party]
    scale: Scale
    territories: Callable[[], Territories]
    values: Read[str, Read[str, str]]
    other_names: OtherNames = no_other_names
    _found: dict[tuple[str, ...], object] = field(default_factory=dict)

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
        within = [
            each
            for each in self.provisions
            if not instrument or each.instrument_id.casefold() == instrument.casefold()
        ]
        for meant in (
            [each for each in self.provisions if each.provision_id.casefold() in ids],
            [each for each in within if fold(each.title) == fold(typed)],
            [each for each in within if fold(typed) in map(fold, self.other_names("provision", each.title))],
        ):
            if len(meant) == 1:
                return meant[0]
            if meant:
                raise UnmappedError("provision", text, f"“{text[:60]}” can mean several provisions.")
        raise UnmappedError("provision", text, f"There is no provision “{text[:60]}”.")

    def _party(self, text: str) -> FoundParty:
        try:
            return find_party(self.mapped("party", text), self.parties, self.territories, self.other_names)
        except TrackerError as error:
            what = error.what if isinstance(error, UnknownNameError) else str(error)
            raise UnmappedError("party", text, what) from error

    def _rating(self, name: str, text: str) -> Rating:
        try:
            return find_rating(self.mapped(name, text), self.scale)
        except UnknownNameError as error:
            raise UnmappedError(name, text, error.what) from error
