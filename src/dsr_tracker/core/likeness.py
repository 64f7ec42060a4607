"""Finds names by what was typed of them: words begun, then letters left out, then slips of the finger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from dsr_tracker.core.findable import is_sign, words

_Key = TypeVar("_Key")
_Distance = Callable[[str, str], int | None]
"""How far a word is from what was typed; None where it is another."""
_SHORTEST_WITH_SLIPS = 4
_SHORTEST_INSIDE = 3
_SAME, _BEGUN, _INSIDE, _SLIP, _LETTERS = 0, 1, 3, 6, 20


class Names(Generic[_Key]):
    """A few thousand names at most, each with the key of what it names; a key may have several names."""

    def __init__(self, named: Iterable[tuple[_Key, str]]) -> None:
        self._named = [(key, tuple(words(name))) for key, name in named]
        self._places: dict[str, list[int]] = {}
        for number, (_, said) in enumerate(self._named):
            for word in dict.fromkeys(said):
                self._places.setdefault(word, []).append(number)

    def find(self, typed: str, *, is_loose: bool = False) -> list[_Key]:
        """The keys of the names that have all typed words, the likeliest first.

        Only where no name has them as they were typed, slips are forgiven. `is_loose` finds "svcp" in
        "Save a copy", too: for short names.
        """
        wanted = words(typed)
        if not wanted:
            return []
        scores = self._scored(wanted, _distance) or self._scored(wanted, _distance_with_slips)
        if not scores and is_loose and len(wanted) == 1:
            scores = self._scored_by_letters(wanted[0])
        found: dict[_Key, None] = {}
        for number in sorted(
            scores, key=lambda number: (scores[number], len(self._named[number][1]), number)
        ):
            found.setdefault(self._named[number][0])
        return list(found)

    def has(self, typed: str) -> bool:
        """Whether a name has all typed words as they were typed."""
        wanted = words(typed)
        return bool(wanted) and bool(self._scored(wanted, _distance))

    def _scored(self, wanted: Sequence[str], distance: _Distance) -> dict[int, int]:
        """How far each name is from the typed words, of those that have all of them."""
        scores: dict[int, int] = {}
        for order, typed in enumerate(wanted):
            nearest: dict[int, int] = {}
            for word, places in self._places.items():
                far = distance(typed, word)
                if far is None:
                    continue
                for number in places:
                    if (order == 0 or number in scores) and far < nearest.get(number, far + 1):
                        nearest[number] = far
            scores = {number: scores.get(number, 0) + far for number, far in nearest.items()}
            if not scores:
                break
        return scores

    def _scored_by_letters(self, typed: str) -> dict[int, int]:
        scores = {}
        for number, (_, said) in enumerate(self._named):
            skipped = _letters_skipped(typed, said)
            if skipped is not None:
                scores[number] = _LETTERS + skipped
        return scores


def slips(typed: str, word: str, most: int) -> int | None:
    """How many letters were added, left out, changed or swapped in typing the beginning of the word.

    None where there are more than `most`.
    """
    before: list[int] = []
    above = list(range(min(len(word), len(typed) + most) + 1))
    for row, letter in enumerate(typed, 1):
        current = [row]
        for column in range(1, len(above)):
            is_other = letter != word[column - 1]
            least = min(above[column] + 1, current[-1] + 1, above[column - 1] + is_other)
            if row > 1 and column > 1 and typed[row - 2 : row] == word[column - 2 : column][::-1]:
                least = min(least, before[column - 2] + 1)
            current.append(least)
        if min(current) > most:
            return None
        before, above = above, current
    least = min(above)
    return least if least <= most else None


def _distance(typed: str, word: str) -> int | None:
    if word == typed:
        return _SAME
    if word.startswith(typed):
        return _BEGUN
    return _INSIDE if len(typed) >= _SHORTEST_INSIDE and typed in word else None


def _distance_with_slips(typed: str, word: str) -> int | None:
    if (plain := _distance(typed, word)) is not None:
        return plain
    # The first letter is seldom wrong, and asking so spares most words.
    if len(typed) < _SHORTEST_WITH_SLIPS or is_sign(word) or typed[0] not in word[:2]:
        return None
    found = slips(typed, word, 1 if len(typed) < 2 * _SHORTEST_WITH_SLIPS else 2)
    return None if found is None else _SLIP + found


def _letters_skipped(typed: str, said: Sequence[str]) -> int | None:
    """How many letters lie between the typed ones, of which the first begins a word."""
    for number, word in enumerate(said):
        if word[0] != typed[0]:
            continue
        text, at = "".join(said[number:]), 0
        for letter in typed[1:]:
            at = text.find(letter, at + 1)
            if at < 0:
                break
        else:
            return at + 1 - len(typed)
    return None
