"""Instruments, their clauses and the clauses' measures as one tree, filtered by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dsr_tracker.core.names import fold
from dsr_tracker.core.records import Instrument, Provision
from dsr_tracker.gui.models.record_tree import Branch


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """An instrument or a provision of the tree."""

    record: Instrument | Provision
    is_hidden: bool = False

    @property
    def key(self) -> str:
        """What the row is found by: an instrument's id or a provision's."""
        return record_id(self.record)

    @property
    def text(self) -> str:
        """What the row is called; a provision with its number."""
        if isinstance(self.record, Instrument):
            return self.record.title
        return f"{self.record.number}  {self.record.title or self.record.summary}"


def record_id(record: Instrument | Provision) -> str:
    """The id of an instrument or a provision."""
    return record.instrument_id if isinstance(record, Instrument) else record.provision_id


def clause_branches(
    instruments: Sequence[Instrument],
    provisions: Sequence[Provision],
    *,
    hidden: Collection[str] = (),
    typed: str = "",
) -> list[Branch[ClauseRow]]:
    """The tree of these records; with typed text, what holds it, what is above it and what is below.

    Text is found in titles, summaries, numbers, ids and aliases, whatever the case and accents.
    """
    below: dict[str, list[Provision]] = {}
    for provision in provisions:
        below.setdefault(provision.clause_id or provision.instrument_id, []).append(provision)

    def branch(record: Instrument | Provision, is_hidden: bool, is_wanted: bool) -> Branch[ClauseRow] | None:
        key = record_id(record)
        is_hidden = is_hidden or key in hidden or record.is_retired
        is_wanted = is_wanted or matches(record)
        children = tuple(
            found
            for child in below.get(key, ())
            if (found := branch(child, is_hidden, is_wanted)) is not None
        )
        return Branch(ClauseRow(record, is_hidden), children) if is_wanted or children else None

    matches = _matcher(typed)
    found = (branch(instrument, False, not typed.strip()) for instrument in instruments)
    return [each for each in found if each is not None]


def _matcher(typed: str) -> Callable[[Instrument | Provision], bool]:
    words = [fold(word) for word in typed.split()]

    def matches(record: Instrument | Provision) -> bool:
        texts = [record_id(record), record.title, record.summary]
        texts += record.aliases if isinstance(record, Instrument) else [record.number]
        folded = [fold(text) for text in texts]
        return all(any(word in text for text in folded) for word in words)

    return matches
