"""What of a table's rows is shown, column by column, and of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dsr_tracker.core.columns import (
    ByColumn,
    ColumnKind,
    ColumnValue,
    Condition,
    figure_in,
    kind_of,
    looks_like_date,
)
from dsr_tracker.gui.ordering import in_order

if TYPE_CHECKING:
    from dsr_tracker.gui.models.record_table import Column

Row = Any


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a column, and how many rows have it."""

    value: ColumnValue
    count: int


Facets = Sequence[Facet]
Asker = Callable[[int, Callable[[Facets], object]], None]


class Conditions(QObject):
    """`changed` says that other rows are to be shown, `counted` that N of M are known anew.

    Of a list that is read in parts the rows come already narrowed: then `asker` finds the values of a column,
    those that the other columns leave, and hands them on.
    """

    changed = Signal()
    counted = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        rows: Callable[[], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        """`rows` gives those that there are, as far as they are known."""
        super().__init__(parent)
        self.columns = columns
        self._rows = rows
        self.asker: Asker | None = None
        self.shown = 0
        self.every = 0
        self._conditions: dict[int, Condition] = {}

    @property
    def by_column(self) -> ByColumn:
        """What is asked of the columns: those that are asked nothing are not named."""
        return dict(self._conditions)

    @property
    def is_on(self) -> bool:
        """Whether any column is narrowed."""
        return bool(self._conditions)

    def of(self, column: int) -> Condition:
        """What is asked of that column."""
        return self._conditions.get(column, Condition())

    def put(self, column: int, condition: Condition) -> None:
        """Ask that of the column, or nothing."""
        self.take({**self._conditions, column: condition})

    def clear(self) -> None:
        """Show every row again."""
        self.take({})

    def take(self, conditions: Mapping[int, Condition]) -> None:
        """Ask these of the columns."""
        there = range(len(self.columns))
        kept = {column: asked for column, asked in conditions.items() if asked and column in there}
        if kept != self._conditions:
            self._conditions = dict(sorted(kept.items()))
            self.changed.emit()

    def tell(self, shown: int, every: int) -> None:
        """Say that so many rows of so many are shown."""
        is_news = self.is_on or (shown, every) != (self.shown, self.every)
        self.shown, self.every = shown, every
        if is_news:  # the rows may be others than before, though as many
            self.counted.emit()

    def label_of(self, column: int) -> Callable[[str], str]:
        """What is shown for a value of the column, by how it is kept."""
        declared = self.columns[column]
        if declared.key is None:
            return lambda key: key
        values = (value_in(declared, row) for row in self._rows())
        labels = {value.key: value.label for value in values}
        return lambda key: labels.get(key, key)

    def fits(self, row: Row) -> bool:
        """Whether the row is to be shown."""
        asked = self._conditions.items()
        return all(condition.fits(value_in(self.columns[column], row)) for column, condition in asked)

    def narrow(self, rows: Sequence[Row], besides: int = -1) -> list[Row]:
        """The rows to be shown, whatever they say in one column."""
        asked = [(self.columns[at], condition) for at, condition in self._conditions.items() if at != besides]
        return [row for row in rows if all(each.fits(value_in(column, row)) for column, each in asked)]

    def facets_of(self, column: int, rows: Sequence[Row]) -> Facets:
        """The values that the column has in these rows, in the column's order."""
        return facets_of(self.columns[column], [(row, 1) for row in rows])


def value_in(column: Column[Row], row: Row) -> ColumnValue:
    """What the column says of the row."""
    label = " ".join(column.getter(row).split())
    return ColumnValue(column.key(row) if column.key else label, label, _amount(column, row, label))


def facets_of(column: Column[Row], counted: Sequence[tuple[Row, int]]) -> Facets:
    """The values of a column with their counts, by rows that have them: in the column's order, empty last."""
    samples: dict[str, tuple[Row, ColumnValue]] = {}
    counts: Counter[str] = Counter()
    for row, count in counted:
        value = value_in(column, row)
        samples.setdefault(value.key, (row, value))
        counts[value.key] += count

    by = column.order
    is_of_numbers = kind_of(value for _, value in samples.values()) is ColumnKind.NUMBER

    def order(each: tuple[Row, ColumnValue]) -> Any:
        row, value = each
        if by is not None and value.label:
            return False, by(row)
        if is_of_numbers:
            return value.amount is None, value.amount
        return not value.label, in_order(value.label)

    return [Facet(value, counts[value.key]) for _, value in sorted(samples.values(), key=order)]


def kind_in(facets: Facets) -> ColumnKind:
    """Of what kind the values are."""
    return kind_of(facet.value for facet in facets)


def _amount(column: Column[Row], row: Row, label: str) -> str | float | None:
    if not label:
        return None
    by = column.order(row) if column.order else None
    if isinstance(by, (int, float)) and not isinstance(by, bool):
        # Ratings are ordered by numbers, too, which say nothing to a person.
        return by if label[0].isdigit() or label[0] in "-−+" else None
    if looks_like_date(label):
        return label
    # A time of today stands for an instant.
    return by if isinstance(by, str) and looks_like_date(by) else figure_in(label)
