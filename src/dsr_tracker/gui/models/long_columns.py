"""Columns of a list that is read in parts: what is asked of them, as values that the store looks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dsr_tracker.core.columns import ByColumn, Chosen
from dsr_tracker.gui.models.conditions import Conditions, Facets, facets_of, value_in
from dsr_tracker.gui.models.record_table import Column

Counted = Sequence[tuple[Any, int]]
"""Rows that stand for a value each, and how many rows have it."""
FindFacets = Callable[[str, Chosen], Counted]
"""Asks the store for the values of a column by name, of what others leave."""


@dataclass(frozen=True, slots=True)
class LongColumns:
    """The columns as they are now, to be asked in another thread.

    `names` are those of the store, by column; a column without one cannot be narrowed.
    """

    columns: Sequence[Column[Any]]
    names: Mapping[int, str]
    conditions: ByColumn

    @classmethod
    def of(cls, conditions: Conditions, names: Mapping[int, str]) -> LongColumns:
        """What is asked just now."""
        return cls(conditions.columns, names, conditions.by_column)

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.conditions)

    def chosen(self, find: FindFacets, besides: int = -1) -> Chosen:
        """The values that the columns may have; `find` is asked where a text or a range has to be tried.

        Words are the window's, of which the store knows nothing: Egypt may be looked for as 埃及.
        """
        found: dict[str, tuple[str, ...]] = {}
        for column, condition in self.conditions.items():
            if column == besides or column not in self.names:
                continue
            name = self.names[column]
            if condition.is_of_values:
                found[name] = condition.values
            else:
                values = (value_in(self.columns[column], row) for row, _ in find(name, {}))
                found[name] = tuple(value.key for value in values if condition.fits(value))
        return found

    def counted(self, column: int, find: FindFacets) -> Counted:
        """Rows that stand for the values of a column which the others leave."""
        return find(self.names[column], self.chosen(find, column))

    def facets(self, column: int, counted: Counted) -> Facets:
        """These values in words and in order."""
        return facets_of(self.columns[column], counted)
