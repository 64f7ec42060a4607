"""What a typed search means. Whatever is typed is a search; nothing in it is an error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from dsr_tracker.core.dates import is_day
from dsr_tracker.core.findable import PIECE, PLAIN_WORD, is_sign, words
from dsr_tracker.core.partial_dates import first_day, is_date, last_day

FIELDS = (
    "country", "clause", "instrument", "status", "confidence", "tag", "author", "since", "until", "kind",
    "has", "no",
)  # fmt: skip
"""What may stand before a colon to narrow a search down."""

KINDS = {
    "document": ("document",),
    "paragraph": ("paragraph", "passage"),
    "party": ("party", "country"),
    "instrument": ("instrument",),
    "provision": ("provision", "clause", "measure"),
    "assessment": ("assessment", "judgement", "reason"),
    "note": ("note",),
    "evidence": ("evidence", "source"),
    "reading_batch": ("batch",),
    "reading": ("reading",),
    "adjudication": ("adjudication", "decision"),
    "feedback": ("feedback",),
    "search_plan": ("plan",),
    "look": ("look",),
    "specificity": ("specificity",),
    "rubric": ("rubric",),
    "link": ("link",),
    "measurement": ("value",),
    "indicator": ("indicator",),
    "milestone": ("milestone",),
    "cycle": ("cycle",),
    "tag": ("tag",),
}
"""The kinds of record that are found, and what may be typed for each.

The search index has them in this order: a new kind goes to the end, and kinds that are listed together stand
beside each other.
"""

_LONGEST = 400
_MOST_WORDS = 32
_PART = re.compile(r'([a-z]+):(?:"([^"]*)"?|(\S+))|"([^"]*)"?|(\S+)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow each other; the last one may go on where `is_open`."""

    words: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Phrases that must all be found, and fields (FIELDS) that must all fit, each with its typed values."""

    phrases: tuple[Phrase, ...] = ()
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.phrases and not self.fields


def parse_search(text: str) -> Query:
    """The search that a person typed: words, "phrases" and fields such as country:EG or since:2025-01.

    A field that makes no sense (a date that is none) is looked for as words. Words count as begun, so that
    results come while she types; a single letter is not looked for beside others.
    """
    phrases: list[Phrase] = []
    fields: dict[str, tuple[str, ...]] = {}
    for name, quoted_value, value, phrase, word in _PART.findall(text[:_LONGEST]):
        said = (quoted_value or value).strip()
        if name and name.lower() in FIELDS and said and _makes_sense(name.lower(), said):
            fields[name.lower()] = (*fields.get(name.lower(), ()), said)
        elif phrase:
            _add(phrases, phrase, is_open=False)
        else:
            _add(phrases, f"{name} {said}" if name else word, is_open=True)
    return Query(_worth_looking_for(phrases), fields)


def matches(query: Query, text: str) -> bool:
    """Whether the text has all phrases of the search: what an index must come to as well."""
    return all(_has(words(text), phrase) for phrase in query.phrases)


def marked(query: Query, text: str) -> list[tuple[int, int]]:
    """Where in the text the phrases of the search stand, word by word, as (start, end), in order."""
    said = list(_said(text))
    spans = set[tuple[int, int]]()
    for phrase in query.phrases:
        length = len(phrase.words)
        for first in range(len(said) - length + 1):
            if _is_said([word for word, _, _ in said[first : first + length]], phrase):
                spans.update((start, end) for _, start, end in said[first : first + length])
    return sorted(spans)


def _said(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of the text as they are compared, each with where it stands."""
    if text.isascii():
        yield from ((found.group(), *found.span()) for found in PLAIN_WORD.finditer(text.lower()))
        return
    for start, end in _runs(text):
        for piece in PIECE.finditer(text, start, end):
            word = "".join(words(piece.group()))
            if word:
                yield word, piece.start(), piece.end()


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where letters and digits stand together, with the marks on them."""
    start = -1
    for at, letter in enumerate(text):
        is_part = letter.isalnum() or (start >= 0 and unicodedata.category(letter).startswith("M"))
        if is_part and start < 0:
            start = at
        elif not is_part and start >= 0:
            yield start, at
            start = -1
    if start >= 0:
        yield start, len(text)


def period_of(query: Query) -> tuple[str, str]:
    """The first and the last day that the search allows, each possibly empty."""
    since = max((first_day(date) for date in query.fields.get("since", ())), default="")
    until = min((last_day(date) for date in query.fields.get("until", ())), default="")
    return since, until


def kinds_of(query: Query) -> list[str]:
    """The kinds of record that the search allows."""
    typed = [said.casefold() for said in query.fields.get("kind", ())]
    return [
        kind
        for kind, names in KINDS.items()
        if not typed or any(name.startswith(said) for said in typed for name in names)
    ]


def _makes_sense(name: str, said: str) -> bool:
    return name not in ("since", "until") or is_date(said) or is_day(said)


def _add(phrases: list[Phrase], text: str, *, is_open: bool) -> None:
    found = words(text)
    if found:
        # A sign never goes on: it is a word of its own.
        phrases.append(Phrase(tuple(found[:_MOST_WORDS]), is_open and not is_sign(found[-1])))


def _worth_looking_for(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """Without single letters that are still being typed, where there is more to go by."""
    longer = [each for each in phrases if len(each.words) > 1 or len(each.words[0]) > 1 or not each.is_open]
    return tuple((longer or phrases)[:_MOST_WORDS])


def _has(said: list[str], phrase: Phrase) -> bool:
    length = len(phrase.words)
    return any(_is_said(said[start : start + length], phrase) for start in range(len(said) - length + 1))


def _is_said(said: list[str], phrase: Phrase) -> bool:
    """Whether these words, as many as the phrase has, are it."""
    last = phrase.words[-1]
    ends = said[-1].startswith(last) if phrase.is_open else said[-1] == last
    return ends and tuple(said[:-1]) == phrase.words[:-1]
