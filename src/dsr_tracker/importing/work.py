"""What the rows of a table have in common while an import is built: what they mean, and what was taken."""

from __future__ import annotations

from collections.abc import Mapping as Read
from dataclasses import dataclass, field
from enum import StrEnum

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Change
from dsr_tracker.core.names import fold
from dsr_tracker.core.records import Evidence, Instrument, Participation, Party, Provision, Role
from dsr_tracker.core.surroundings import Surroundings, source_key
from dsr_tracker.importing.mapping import Mapping
from dsr_tracker.importing.meaning import Meanings, UnmappedError

_YES = {"1", "true", "yes", "y", "x", "是"}
_NO = {"", "0", "false", "no", "n", "否"}


@dataclass(slots=True)
class Work:
    """An import under way: what it was told, what it meets, and what the rows so far came to."""

    mapping: Mapping
    meanings: Meanings
    around: Surroundings
    pen: Pen
    changes: list[Change] = field(default_factory=list)
    tracked: set[tuple[str, str]] = field(default_factory=set)
    added_parties: dict[str, Party] = field(default_factory=dict)
    sources: dict[str, Evidence] = field(default_factory=dict)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    """By id, those in the tracker and those that rows brought."""
    numbers: dict[str, dict[str, Provision]] = field(default_factory=dict)
    """The provisions of each instrument by their numbers."""
    parts: set[tuple[str, str, Role]] = field(default_factory=set)
    _called: dict[str, list[Instrument]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for instrument in self.around.instruments.values():
            self._add_instrument(instrument)
        for provision in self.around.provisions:
            self._add_provision(provision)
        self.parts.update(self.around.parts)

    def instruments_called(self, text: str) -> list[Instrument]:
        """The instruments with that id or title."""
        return self._called.get(fold(text), [])

    def take(self, changes: list[Change]) -> None:
        """Accept a row: what it adds need not be added by the rows below it."""
        self.changes.extend(changes)
        for change in changes:
            match change.after:
                case Participation() as made:
                    self.tracked.add((made.instrument_id, made.party_id))
                    self.parts.add((made.instrument_id, made.party_id, made.role))
                case Instrument() as made:
                    self._add_instrument(made)
                case Provision() as made:
                    self._add_provision(made)
                case Party() as made:
                    self.added_parties[made.party_id] = made
                case Evidence() as made:
                    self.sources[source_key(made)] = made

    def _add_instrument(self, instrument: Instrument) -> None:
        self.instruments[instrument.instrument_id] = instrument
        for name in {fold(instrument.instrument_id), fold(instrument.title)}:
            self._called.setdefault(name, []).append(instrument)

    def _add_provision(self, provision: Provision) -> None:
        of_instrument = self.numbers.setdefault(provision.instrument_id, {})
        of_instrument[provision.number.casefold()] = provision


class KnownError(Exception):
    """The tracker holds this row already."""


def needed(values: Read[str, str], name: str) -> str:
    """What stands in that field; raises InvalidTextError where nothing does."""
    text = values.get(name, "").strip()
    if not text:
        raise InvalidTextError(f"The {name} is empty.")
    return text


def one_of(work: Work, choices: type[StrEnum], typed: str, name: str) -> str:
    """Which of the choices was typed, also in Chinese, or the mapping puts in its place; empty for none."""
    meant = work.meanings.mapped(name, typed)
    text = meant.casefold().replace(" ", "_")
    if not text or text in list(choices):
        return text
    for each in choices:
        word = each.replace("_", " ").capitalize()
        if fold(meant) in map(fold, work.meanings.other_names("word", word)):
            return each
    raise UnmappedError(name, typed, f"“{typed[:40]}” is no {name.replace('_', ' ')}.")


def flag(work: Work, typed: str, name: str) -> bool:
    """Whether yes was typed."""
    text = work.meanings.mapped(name, typed).casefold()
    if text not in _YES | _NO:
        raise UnmappedError(name, typed, f"“{typed[:40]}” is neither yes nor no.")
    return text in _YES


def only_once(work: Work, said: tuple[str, ...], number: int) -> None:
    """Raises InvalidTextError where another row said the same."""
    earlier = work.seen.setdefault(said, number)
    if earlier != number:
        raise InvalidTextError(f"Row {earlier} speaks of the same already.")
