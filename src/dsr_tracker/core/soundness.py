"""Whether a record that came from elsewhere could have been written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from dsr_tracker.core.dates import is_day
from dsr_tracker.core.errors import InvalidTextError, NotATrackerError, UnknownNameError
from dsr_tracker.core.records import Assessment, Note, Record
from dsr_tracker.core.scales import scale_named
from dsr_tracker.core.text import clean_text

_LONG_ENOUGH = 4_000_000
_TYPES: dict[str, Callable[[Any], bool]] = {
    "str": lambda value: isinstance(value, str),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "bool": lambda value: isinstance(value, bool),
    "float": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}


def checked_record(record: Record) -> Record:
    """The record itself; raises NotATrackerError where no program of ours can have written it."""
    name = type(record).__name__.lower()
    for each in fields(record):
        value = getattr(record, each.name)
        is_right = _TYPES.get(str(each.type))
        if is_right is not None and not is_right(value):
            raise _unsound(name, f"its {each.name} is no {each.type}")
    try:
        for text in _texts(record):
            clean_text(text, name, _LONG_ENOUGH)
        if isinstance(record, Assessment):
            scale_named(record.scale_id).rating(record.rating)
    except (InvalidTextError, UnknownNameError) as error:
        raise _unsound(name, error.what) from error
    day = (
        record.as_of
        if isinstance(record, Assessment)
        else record.dated_on
        if isinstance(record, Note)
        else None
    )
    if day is not None and not is_day(day):
        raise _unsound(name, "its date is none")
    return record


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _texts(getattr(value, name))


def _unsound(name: str, why: str) -> NotATrackerError:
    return NotATrackerError(
        f"The other tracker holds a record ({name}) that this program cannot have written: {why}",
        "Nothing was changed. Ask for another copy of it.",
    )
