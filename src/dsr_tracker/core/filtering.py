"""Which cells are looked at, said in the words of the search: country:EG status:limited tag:cables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dsr_tracker.core.changes import What
from dsr_tracker.core.dates import is_day
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.names import did_you_mean
from dsr_tracker.core.partial_dates import first_day, is_date, last_day
from dsr_tracker.core.records import Confidence
from dsr_tracker.core.scales import SCALES

FIELDS = (
    "instrument", "clause", "country", "status", "confidence", "tag", "author", "since", "until",
    "moved", "against", "specificity", "has", "no", "is",
)  # fmt: skip
"""What may stand before a colon, in the order in which a filter is written."""
OTHER_NAMES = {"party": "country", "rating": "status", "reader": "author"}
"""Other words for a field."""
CHOICES = {
    "confidence": tuple(Confidence),
    "specificity": ("specific", "partly", "vague", "unrated"),
    "moved": ("any", *What),
    "has": ("evidence", "note"),
    "no": ("evidence", "note"),
    "is": ("contrary", "stale"),
}
"""The fields that take one of a few words."""
DATES = ("since", "until")
OF_THE_STATUS = ("confidence", "author", "since", "until", "is")
"""Fields that only a cell with a judgement can fit."""
ALL_MUST_FIT = ("has", "no", "is")
"""Fields of which every value must fit; of any other field one is enough."""

_LONGEST = 2_000
_PART = re.compile(r'([A-Za-z]+):(?:"([^"]*)"?|(\S*))|(\S+)')


Within = tuple["Filter", "AsSeen"]
"""A filter, and what it is asked of."""
Matching = dict[str, dict[str, str]]
"""For each provision with a cell that fits a filter: the rating of each of these cells, by party."""


class AsSeen(NamedTuple):
    """What a filter is asked of: the status on a day, and since when a look is too long ago."""

    day: str
    stale_before: str


class Term(NamedTuple):
    """One condition: the field and what was typed for it."""

    field: str
    value: str

    def __str__(self) -> str:
        """The condition as a person types it."""
        return (
            f'{self.field}:"{self.value}"'
            if re.search(r"\s|^$", self.value)
            else f"{self.field}:{self.value}"
        )


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that a cell must fit: one value of each field, of ALL_MUST_FIT each. With none, all fit."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any condition."""
        return bool(self.terms)

    def __str__(self) -> str:
        """The filter as a person types it, and as it is kept."""
        return " ".join(map(str, self.terms))

    def values(self, field: str) -> tuple[str, ...]:
        """What was typed for that field."""
        return tuple(term.value for term in self.terms if term.field == field)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields with a condition."""
        return tuple(dict.fromkeys(term.field for term in self.terms))

    @property
    def since(self) -> str:
        """The first day on which a judgement may be dated; empty for any."""
        return max(map(first_day, self.values("since")), default="")

    @property
    def until(self) -> str:
        """The last day on which a judgement may be dated; empty for any."""
        return min(map(last_day, self.values("until")), default="")

    @property
    def moved(self) -> tuple[str, ...]:
        """How a cell may have moved; nothing where that does not matter."""
        kinds = self.values("moved") or (("any",) if "against" in self.fields else ())
        return tuple(What) if "any" in kinds else kinds

    @property
    def against(self) -> str:
        """The day, month, year or cycle that `moved` is measured from; empty for the last that ended."""
        return next(iter(self.values("against")), "")

    @property
    def needs_status(self) -> bool:
        """Whether only cells with a judgement can fit."""
        return any(field in OF_THE_STATUS for field in self.fields)

    def plus(self, other: Filter | Term) -> Filter:
        """With these conditions too, each once."""
        added = (other,) if isinstance(other, Term) else other.terms
        return _made((*self.terms, *added))

    def without(self, term: Term) -> Filter:
        """Without that condition."""
        return Filter(tuple(each for each in self.terms if each != term))

    def replaced(self, term: Term, by: Filter) -> Filter:
        """With other conditions in the place of one."""
        return self.without(term).plus(by)


def parse_filter(text: str) -> Filter:
    """The filter that a person typed; raises UnknownNameError for words that are no condition."""
    return _made(_terms(text[:_LONGEST]))


def checked_term(field: str, value: str) -> Term:
    """The condition in its usual spelling; raises UnknownNameError for one that makes no sense."""
    name = OTHER_NAMES.get(field.lower(), field.lower())
    said = " ".join(value.replace('"', " ").split())
    if name not in FIELDS:
        nearest = did_you_mean(name, (*FIELDS, *OTHER_NAMES))
        raise UnknownNameError(f"Nothing is filtered by “{field[:40]}”.", nearest or f"Use {_examples()}.")
    if not said:
        raise UnknownNameError(f"After “{name}:” nothing is said.", f"Use {_examples()}.")
    if name in CHOICES:
        if said.lower() not in CHOICES[name]:
            raise UnknownNameError(
                f"“{said[:40]}” is nothing that “{name}:” knows.", f"Use one of: {', '.join(CHOICES[name])}."
            )
        said = said.lower()
    if name in DATES and not (is_date(said) or is_day(said)):
        raise UnknownNameError(
            f"“{said[:40]}” is no date.", "Write a day, a month or a year: 2026-03-31, 2026-03 or 2026."
        )
    return Term(name, said)


def ratings_meant(typed: str) -> tuple[str, ...]:
    """The ids of the ratings, of whatever scale, that begin so; a whole name means just itself."""
    said = re.sub(r"[\s_-]+", "_", typed.strip().casefold())
    known = dict.fromkeys(rating.rating_id for scale in SCALES.values() for rating in scale.ratings)
    if said in known:
        return (said,)
    return tuple(rating_id for rating_id in known if rating_id.startswith(said)) or (said,)


def _terms(text: str) -> Iterator[Term]:
    for name, quoted, value, word in _PART.findall(text):
        if word:
            raise UnknownNameError(f"“{word[:40]}” is no filter.", f"Use {_examples()}.")
        yield checked_term(name, quoted or value)


def _made(terms: Iterable[Term]) -> Filter:
    """Each condition once, those of a field together."""
    return Filter(tuple(sorted(dict.fromkeys(terms), key=lambda term: FIELDS.index(term.field))))


def _examples() -> str:
    return "words such as country:EG status:limited tag:cables since:2025-01 has:evidence"
