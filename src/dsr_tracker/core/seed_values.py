"""Typed reading of the seeds' TOML tables; every fault names file, key and cure."""

from __future__ import annotations

import math
import re
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from dsr_tracker.core.errors import CatalogueError

_Choice = TypeVar("_Choice", bound=StrEnum)
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_REQUIRED = object()


class SeedTable:
    """One table of a seed file: its values by key, each checked for its type as it is read."""

    def __init__(self, file: str, where: str, values: dict[str, object]) -> None:
        self.file = file
        self.where = where
        self._values = values

    def fault(self, key: str, problem: str, cure: str) -> CatalogueError:
        """The error to raise for a key: one sentence with file, key, problem and cure."""
        place = ".".join(part for part in (self.where, key) if part)
        return CatalogueError(f"In {self.file}, `{place}` {problem}:", f"{cure}.")

    def allow(self, *keys: str) -> None:
        """Refuse any key that is not named here, so that a misspelt one is not passed over."""
        for key in self._values:
            if key not in keys:
                raise self.fault(_shown(key)[1:-1], "is no key of this table", f"use only {', '.join(keys)}")

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        return key in self._values

    def text(self, key: str, default: object = _REQUIRED) -> str:
        """One line of visible text; it may be empty (or absent) only where a default is given."""
        value = self._values.get(key, default)
        if value is _REQUIRED:
            raise self.fault(key, "is missing", "add it as text in quotes")
        if not isinstance(value, str):
            raise self.fault(key, "is not text", "write it as text in quotes")
        if default is _REQUIRED and not value:
            raise self.fault(key, "is empty", "write at least one word there")
        if value != value.strip() or not value.isprintable():
            problem = "has blanks at an end or characters that do not show"
            raise self.fault(key, problem, "keep to one line of visible text")
        return value

    def optional(self, key: str) -> str:
        """The text of a key that may be left out; an absent one reads as empty."""
        return self.text(key, "")

    def matching(self, key: str, pattern: str, cure: str) -> str:
        """A required text of a given form, such as an id or a fingerprint."""
        value = self.text(key)
        if not re.fullmatch(pattern, value):
            raise self.fault(key, f"is {_shown(value)}, which has not the right form", cure)
        return value

    def date(self, key: str) -> str:
        """An ISO 8601 day, month or year; an absent one reads as empty."""
        value = self.optional(key)
        if value and not _is_date(value):
            problem = f"is {_shown(value)}, which is no date"
            raise self.fault(key, problem, "write it as YYYY-MM-DD, YYYY-MM or YYYY")
        return value

    def period(self) -> tuple[str, str]:
        """The dates `period_start` and `period_end`, in the right order where both are given."""
        start, end = self.date("period_start"), self.date("period_end")
        # Dates may be of unequal precision: 2018 does not end before 2018-09 starts.
        shared = min(len(start), len(end))
        if end[:shared] < start[:shared]:
            problem = f"({end}) comes before period_start ({start})"
            raise self.fault("period_end", problem, "put the two in order")
        return start, end

    def integer(self, key: str) -> int:
        """A whole number from 1 to 9999: numbers here count paragraphs, clauses and measures."""
        value = self._values.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9999:
            problem = "is missing or no whole number from 1 to 9999"
            raise self.fault(key, problem, "write it in digits, without quotes")
        return value

    def number(self, key: str) -> float:
        """A finite number."""
        value = self._values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(key, "is missing or no number", "write it in digits, without quotes")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise self.fault(key, "is not a finite number", "write an ordinary number")
        return number

    def choice(self, key: str, choices: type[_Choice]) -> _Choice:
        """A required member of an enumeration, by its value."""
        value = self.text(key)
        try:
            return choices(value)
        except ValueError:
            names = ", ".join(choice.value for choice in choices)
            raise self.fault(key, f"is {_shown(value)}, which is unknown", f"choose one of {names}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of distinct texts; an absent one reads as empty."""
        entries = self._list(key)
        # Each entry is read through a table of its own, so that it is checked like any text.
        values = tuple(SeedTable(self.file, self.where, {key: entry}).text(key) for entry in entries)
        if len(set(values)) < len(values):
            raise self.fault(key, "names one entry twice", "leave one of them out")
        return values

    def integers(self, key: str) -> tuple[int, ...]:
        """A list, not empty, of whole numbers from 1 up in rising order."""
        entries = self._list(key)
        values = tuple(SeedTable(self.file, self.where, {key: entry}).integer(key) for entry in entries)
        if not values or any(left >= right for left, right in pairwise(values)):
            raise self.fault(key, "is empty or out of order", "name at least one, each once, lowest first")
        return values

    def tables(self, key: str, *, is_required: bool = False) -> list[SeedTable]:
        """The tables of a list such as `[[clause]]`; `where` of each ends in its place, from 1."""
        entries = self._list(key)
        if is_required and not entries:
            raise self.fault(key, "is missing or empty", "add at least one entry")
        tables: list[SeedTable] = []
        for place, entry in enumerate(entries, start=1):
            where = f"{self.where}.{key}[{place}]".lstrip(".")
            if not isinstance(entry, dict):
                raise self.fault(f"{key}[{place}]", "is not a table", f"write it as [[{key}]] or {{...}}")
            tables.append(SeedTable(self.file, where, entry))
        return tables

    def _list(self, key: str) -> list[object]:
        value = self._values.get(key, [])
        if not isinstance(value, list):
            raise self.fault(key, "is not a list", "write it in square brackets")
        return value


def read_seed_file(folder: Path, name: str) -> SeedTable:
    """The outermost table of one seed file; `name` is its path below the folder, with slashes."""
    # Imported here: reading the catalogue's version at every start must not pay for a TOML parser.
    import tomllib

    try:
        # tomllib reports bad numbers as plain ValueError, and deep nesting as RecursionError.
        return SeedTable(name, "", tomllib.loads((folder / name).read_bytes().decode("utf-8-sig")))
    except OSError as error:
        problem, cure = f"cannot be read ({error.strerror})", "install the program anew"
        raise CatalogueError(f"The seed file {name} {problem}:", f"{cure}.") from error
    except UnicodeDecodeError as error:
        raise CatalogueError(f"The seed file {name} is not UTF-8:", "save it in that encoding.") from error
    except (ValueError, RecursionError) as error:
        problem = f"is not valid TOML ({_shown(str(error), 120)})"
        raise CatalogueError(f"The seed file {name} {problem}:", "correct that place.") from error


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _shown(value: str, limit: int = 40) -> str:
    # What stands in a damaged file may be of any length and hold anything.
    shown = "".join(letter if letter.isprintable() else "?" for letter in value[: limit + 1])
    return f'"{shown}"' if len(shown) <= limit else f'"{shown[: limit - 1]}…"'
