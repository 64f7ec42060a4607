"""How a column of a table is edited in place, declared as values like the column itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Kind(Enum):
    """What is put over the place while it is edited."""

    CHOICE = auto()
    LINE = auto()
    TEXT = auto()


@dataclass(frozen=True)  # with slots too, Editor[Row](...) fails on Python 3.11
class Editor(Generic[Row]):
    """`get` gives what is there, `put` writes what was typed and raises a TrackerError where it cannot.

    `can` says whether that row can be edited. Choices are values with what is shown of them, and `key` gives
    the value that a single key press means.
    """

    kind: Kind
    get: Callable[[Row], str]
    put: Callable[[Row, str], None]
    can: Callable[[Row], bool] = lambda _: True
    choices: Callable[[], Sequence[tuple[str, str]]] = tuple
    key: Callable[[str], str | None] = lambda _: None
    hint: str = ""
