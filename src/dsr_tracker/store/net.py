"""What an edit comes to for each record, whatever it did to it on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dsr_tracker.core.history import Change
from dsr_tracker.core.records import Record
from dsr_tracker.store.rows import BY_TYPE, Table


@dataclass(slots=True)
class Net:
    """One record before an edit and after it."""

    before: Record | None
    after: Record | None


class BrokenChainError(ValueError):
    """A change begins with another state of its record than the change before it left."""

    def __init__(self, table: Table) -> None:
        super().__init__(f"the changes of a {table.kind} do not follow each other")
        self.table = table


def net_changes(changes: Iterable[Change]) -> dict[Table, dict[str, Net]]:
    """The records that these changes touch, by table and id, in the order in which they come.

    Raises BrokenChainError where a change does not go on from the one before it.
    """
    found: dict[Table, dict[str, Net]] = {}
    for change in changes:
        record = change.record
        table = BY_TYPE[type(record)]
        if (of_table := found.get(table)) is None:
            of_table = found[table] = {}
        key = table.key_of(record)
        if (net := of_table.get(key)) is None:
            of_table[key] = Net(change.before, change.after)
        elif net.after == change.before:
            net.after = change.after
        else:
            raise BrokenChainError(table)
    return found
