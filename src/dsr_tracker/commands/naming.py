"""The one record that a typed name means, and what records are called where they are listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import ReadingBatch
from dsr_tracker.store.readings import ReadingReader
from dsr_tracker.store.store import Store

_Record = TypeVar("_Record")


def only_one(found: Sequence[_Record], typed: str, words: tuple[str, str], listing: str) -> _Record:
    """The one record that was found for what was typed; raises UnknownNameError for none and for several.

    `words` are what one and many of them are called, `listing` says where to look names and ids up.
    """
    if len(found) == 1:
        return found[0]
    word, many = words
    name = f"“{typed[:60]}”"
    raise UnknownNameError(
        f"{len(found)} {many} are called {name}." if found else f"There is no {word} {name}.", listing
    )


def named_batch(readings: ReadingReader, name: str) -> ReadingBatch:
    """The batch of that name; raises UnknownNameError."""
    wanted = name.strip().casefold()
    found = [batch for batch in readings.batches() if batch.name.casefold() == wanted]
    return only_one(found[:1], name, ("batch", "batches"), "`reading batches` lists them.")


def names_of(store: Store, cell: Cell) -> tuple[str, str]:
    """Provision and party as they are listed."""
    party = store.read.record("party", cell.party_id)
    return cell.provision_id, cell.party_id if party is None else party.name
