"""Instruments, their clauses and the clauses' measures as one tree, filtered by what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_tracker.core.names import fold
from dsr_tracker.core.records import Instrument, Provision
from dsr_tracker.gui.models.record_tree import Branch
from dsr_tracker.gui.words import told

Item = Instrument | Provision


def record_text(record: Item) -> str:
    """What an instrument or provision is called; a provision with its number."""
    shown = told(record)
    if isinstance(shown, Instrument):
        return shown.title
    return f"{shown.number}  {shown.title or shown.summary}"


def record_id(record: Item) -> str:
    """The id of an instrument or a provision."""
    return record.instrument_id if isinstance(record, Instrument) else record.provision_id


def clause_branches(
    instruments: Sequence[Instrument], provisions: Sequence[Provision], typed: str = ""
) -> list[Branch[Item]]:
    """The tree of these records; with typed text, what holds it, what is above it and what is below.

    Text is found in titles, summaries, numbers, ids and aliases, whatever the case and accents.
    """
    below: dict[str, list[Provision]] = {}
    for provision in provisions:
        below.setdefault(provision.clause_id or provision.instrument_id, []).append(provision)

    def branch(record: Item, is_wanted: bool) -> Branch[Item] | None:
        is_wanted = is_wanted or is_named(record, typed)
        children = tuple(
            found
            for child in below.get(record_id(record), ())
            if (found := branch(child, is_wanted)) is not None
        )
        return Branch(record, children) if is_wanted or children else None

    found = (branch(instrument, False) for instrument in instruments)
    return [each for each in found if each is not None]


def is_named(record: Item, typed: str) -> bool:
    """Whether every typed word stands in a text of the record, whatever the case and accents."""
    texts = [record_id(record)]
    for each in (record, told(record)):
        texts += (each.title, each.summary)
    texts += record.aliases if isinstance(record, Instrument) else [record.number]
    folded = [fold(text) for text in texts]
    return all(any(fold(word) in text for text in folded) for word in typed.split())
