"""What of a table's rows is shown: some values of a column, what has a text in it, or a range."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from dsr_tracker.core.partial_dates import first_day, is_date, last_day

Chosen = Mapping[str, tuple[str, ...]]
"""Of a list that is read in parts: for each column by name, the values that its rows may have."""
ByColumn = Mapping[int, "Condition"]
"""For each column by number, what its rows must fit."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([ T]\d\d:\d\d.*)?)?)?")
_NUMBER = re.compile(r"[-−+]?\d[\d,.]*")
_FIGURE = re.compile(r"[-−+]?\d[\d,.]*( ?%.*)?")
_NO_VALUE = ("–", "—", "…")
"""What stands where there is no figure, as in "– (0 of 3)"."""
_LONGEST = 1_000
_MOST_VALUES = 2_000


class ColumnKind(StrEnum):
    """What a column's values are, and so how they are chosen: from a list, or between two ends too."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ColumnValue:
    """One value of a column: how it is kept, what is shown for it, and what it is compared by in a range."""

    key: str
    label: str
    amount: str | float | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a value must be to be shown: one of `values`, with `text` in it, from `low` to `high`.

    Parts that are empty ask nothing; `low` and `high` are written as a person types them.
    """

    values: tuple[str, ...] = ()
    text: str = ""
    low: str = ""
    high: str = ""

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.values or self.text.strip() or self.low or self.high)

    @property
    def is_of_values(self) -> bool:
        """Whether only `values` are asked for, so that no other column of the row says more."""
        return not (self.text.strip() or self.low or self.high)

    def fits(self, value: ColumnValue) -> bool:
        """Whether that value is to be shown."""
        if self.values and value.key not in self.values:
            return False
        if self.text.strip() and searchable(self.text) not in searchable(value.label):
            return False
        return not (self.low or self.high) or self._is_between(value.amount)

    def _is_between(self, amount: str | float | None) -> bool:
        if amount is None or amount == "":
            return False
        if isinstance(amount, str):
            # 2026 reaches from its first day to its last, on both sides.
            date = amount[:10]
            is_late = not self.low or last_day(date) >= first_day(self.low)
            return is_late and (not self.high or first_day(date) <= last_day(self.high))
        low, high = number_in(self.low), number_in(self.high)
        return (low is None or amount >= low) and (high is None or amount <= high)


def searchable(text: str) -> str:
    """The text without case and accents, in which another is looked for."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in decomposed if not unicodedata.combining(each)).split())


def number_in(text: str) -> float | None:
    """The number at the beginning of a text, such as "1,234 cells" or "61 %"; None where there is none."""
    found = _NUMBER.match(text.strip())
    if found is None:
        return None
    try:
        return float(found.group().replace(",", "").replace("−", "-"))
    except ValueError:
        return None


def is_end(kind: ColumnKind, text: str) -> bool:
    """Whether a person may write that as an end of a range; nothing is an open end."""
    said = text.strip()
    if not said:
        return True
    if kind is ColumnKind.DATE:
        return is_date(said)
    found = _NUMBER.fullmatch(said)
    return kind is ColumnKind.NUMBER and found is not None and number_in(said) is not None


def figure_in(label: str) -> float | None:
    """The number that is all that is said, such as "1,234" or "61 % (7 of 8)"; None for other texts."""
    return number_in(label) if _FIGURE.fullmatch(label) else None


def looks_like_date(text: str) -> bool:
    """Whether a year, month, day or minute is all that is said."""
    return _DATE.fullmatch(text) is not None


def kind_of(values: Iterable[ColumnValue]) -> ColumnKind:
    """What the values of a column are, by what each of them can be compared by."""
    kinds = {
        ColumnKind.TEXT
        if value.amount is None
        else ColumnKind.DATE
        if isinstance(value.amount, str)
        else ColumnKind.NUMBER
        for value in values
        if value.label and not value.label.startswith(_NO_VALUE)
    }
    return kinds.pop() if len(kinds) == 1 else ColumnKind.TEXT


def conditions_to_text(conditions: ByColumn) -> str:
    """The conditions as text, to be kept in a view; empty for none."""
    kept = {
        str(column): {name: value for name, value in asdict(condition).items() if value}
        for column, condition in sorted(conditions.items())
        if condition
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""


def conditions_from_text(text: str) -> dict[int, Condition]:
    """The conditions that were kept so; what makes no sense among them is left out."""
    try:
        read = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    conditions = {}
    for column, kept in read.items():
        if column.isdecimal() and isinstance(kept, dict) and (condition := _condition(kept)):
            conditions[int(column)] = condition
    return conditions


def _condition(kept: dict[str, object]) -> Condition:
    def said(name: str) -> str:
        value = kept.get(name, "")
        return value[:_LONGEST] if isinstance(value, str) else ""

    def end(name: str) -> str:
        return said(name) if is_date(said(name)) or number_in(said(name)) is not None else ""

    values = kept.get("values", ())
    listed = values[:_MOST_VALUES] if isinstance(values, list) else ()
    return Condition(
        tuple(value for value in listed if isinstance(value, str)), said("text"), end("low"), end("high")
    )
