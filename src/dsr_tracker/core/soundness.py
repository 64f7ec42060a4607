"""Whether a record that came from elsewhere could have been written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from dsr_tracker.core.dates import is_day
from dsr_tracker.core.errors import InvalidTextError, NotATrackerError, UnknownNameError
from dsr_tracker.core.records import Assessment, Note, Record
from dsr_tracker.core.scales import scale_named
from dsr_tracker.core.text import clean_text

_LONG_ENOUGH = 8_000_000


def checked_record(record: Record) -> Record:
    """The record itself; raises NotATrackerError where no program of ours can have written it."""
    name = type(record).__name__.lower()
    try:
        said = "".join(_texts(record))
        if not (said.isascii() and said.isprintable()):
            clean_text(said, name, _LONG_ENOUGH)
        if isinstance(record, Assessment):
            _check_rating(record.scale_id, record.rating)
    except (InvalidTextError, UnknownNameError) as error:
        raise _unsound(name, error.what) from error
    if isinstance(record, Assessment) and not is_day(record.as_of):
        raise _unsound(name, "its day is none.")
    if isinstance(record, Note) and not is_day(record.dated_on):
        raise _unsound(name, "its day is none.")
    return record


@cache
def _check_rating(scale_id: str, rating: str) -> None:
    scale_named(scale_id).rating(rating)


@cache
def _values_of(of: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives all values of a record, or of what it holds, at once."""
    names = [each.name for each in fields(of)]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


def _texts(value: Any) -> Iterator[str]:
    """All texts in a record, in a tuple, or in what they hold."""
    for each in value if isinstance(value, tuple) else _values_of(value.__class__)(value):
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple) or hasattr(each, "__dataclass_fields__"):
            yield from _texts(each)


def _unsound(name: str, why: str) -> NotATrackerError:
    return NotATrackerError(
        f"The other tracker holds a record ({name}) that this program cannot have written: {why}",
        "Nothing was changed. Ask for another copy of it.",
    )
