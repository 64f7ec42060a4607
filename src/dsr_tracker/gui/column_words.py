"""What is asked of a column, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.columns import Condition
from dsr_tracker.core.text import shown

_MOST_NAMED = 3
translate = QCoreApplication.translate


def value_label(label: str) -> str:
    """What stands for a value in a list."""
    return shown(label) or translate("ColumnFilter", "(empty)")


def condition_words(condition: Condition, label_of: Callable[[str], str]) -> str:
    """What is asked, such as "Limited, Substantial", "has “cable” in it" or "2025 to 2026"."""
    said = []
    text, low, high = " ".join(condition.text.split()), condition.low, condition.high
    if condition.values:
        said.append(_listed([value_label(label_of(value)) for value in condition.values]))
    if text:
        said.append(translate("ColumnFilter", "has “{text}” in it").format(text=shown(text)))
    if low and high:
        said.append(translate("ColumnFilter", "{low} to {high}").format(low=low, high=high))
    elif low:
        said.append(translate("ColumnFilter", "{low} or more").format(low=low))
    elif high:
        said.append(translate("ColumnFilter", "{high} or less").format(high=high))
    return ", ".join(said)


def spoken_header(title: str, condition: Condition, label_of: Callable[[str], str]) -> str:
    """What a screen reader says of the header of a column that is filtered."""
    text = translate("ColumnFilter", "{column}, filtered: {condition}")
    return text.format(column=title, condition=condition_words(condition, label_of))


def rows_words(shown_rows: int, every: int) -> str:
    """How many rows of how many."""
    text = translate("ColumnFilter", "{n} of {m} rows")
    return text.format(n=f"{shown_rows:,}", m=f"{every:,}")


def _listed(labels: Sequence[str]) -> str:
    if len(labels) <= _MOST_NAMED:
        return ", ".join(labels)
    more = len(labels) - _MOST_NAMED + 1
    text = translate("ColumnFilter", "{values} and {n} more")
    return text.format(values=", ".join(labels[: _MOST_NAMED - 1]), n=more)
