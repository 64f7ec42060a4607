"""The shipped catalogue's records with their texts in another language; an analyst's own stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from dsr_tracker.core.findable import is_sign
from dsr_tracker.core.records import (
    Figure,
    Indicator,
    Instrument,
    Origin,
    Participation,
    Party,
    Principle,
    Provision,
    Record,
    Reference,
    SourceDocument,
    Tag,
)
from dsr_tracker.core.searching import Query, matches

Shipped = SourceDocument | Party | Instrument | Provision | Participation | Figure | Indicator | Tag
_Named = TypeVar("_Named", Party, Instrument, Provision, Indicator, Tag)
_Shipped = TypeVar("_Shipped", bound=Record)
Words = Mapping[str, Mapping[str, str]]
"""For each kind of record what stands for which English text; the text in English is its key."""

_KINDS: dict[type, str] = {
    SourceDocument: "document",
    Party: "party",
    Instrument: "instrument",
    Provision: "provision",
    Participation: "participation",
    Figure: "figure",
    Indicator: "figure",
    Tag: "tag",
}
_TEXTS: dict[type, tuple[str, ...]] = {
    SourceDocument: ("title", "publisher", "remark"),
    Party: ("name", "remark"),
    Instrument: ("title", "summary", "place", "legal_character", "remark"),
    Provision: ("title", "summary", "remark"),
    Participation: ("remark",),
    Figure: ("subject", "unit", "qualifier", "remark"),
    Indicator: ("name", "unit"),
    Tag: ("name",),
    Principle: ("name",),
    Reference: ("remark",),
}
_PARTS: dict[type, tuple[str, ...]] = {
    Instrument: ("references", "principles"),
    Provision: ("references",),
    Participation: ("references",),
    Figure: ("references",),
    Principle: ("references",),
}
KINDS = tuple(dict.fromkeys(_KINDS.values()))


def in_words(record: _Shipped, word: Callable[[str, str], str]) -> _Shipped:
    """The record with its texts as `word` puts them, which gets the kind of record and the English text.

    An analyst's own record, and whatever no one translates (ids, dates, other names), is as it was.
    """
    kind = _KINDS.get(type(record))
    if kind is None or getattr(record, "origin", None) is not Origin.CATALOGUE:
        return record
    told: _Shipped = _put(record, lambda text: word(kind, text))
    return told


def shipped_texts(record: Shipped) -> Iterator[tuple[str, str]]:
    """Kind and text of everything in the record that wants a translation."""
    found: list[tuple[str, str]] = []

    def note(kind: str, text: str) -> str:
        found.append((kind, text))
        return text

    in_words(record, note)
    yield from found


def asks_in_signs(query: Query) -> bool:
    """Whether the search is in a script such as Chinese, and narrowed down by nothing but a kind."""
    has_sign = any(is_sign(word) for phrase in query.phrases for word in phrase.words)
    return has_sign and not query.fields.keys() - {"kind"}


def found_in_words(records: Iterable[_Named], query: Query, words: Words) -> list[tuple[_Named, str]]:
    """Records whose names or summaries have what was typed in these words, each with the text that has it.

    Those that have it in their names come first. Only what `asks_in_signs` is looked for: the tracker's index
    answers the rest.
    """
    if not asks_in_signs(query):
        return []
    by_name: list[tuple[_Named, str]] = []
    by_summary: list[tuple[_Named, str]] = []
    for record in records:
        told: Any = in_words(record, lambda kind, text: words.get(kind, {}).get(text, text))
        if told is record:
            continue
        name = told.title if isinstance(told, (Instrument, Provision)) else told.name
        summary = told.summary if isinstance(told, (Instrument, Provision)) else ""
        if matches(query, name):
            by_name.append((record, name))
        elif matches(query, f"{name}\n{summary}"):
            by_summary.append((record, summary))
    return by_name + by_summary


def _put(value: Any, word: Callable[[str], str]) -> Any:
    """The value with its own texts and those of the parts that it holds put in words."""
    changed: dict[str, Any] = {}
    for name in _TEXTS[type(value)]:
        text = getattr(value, name)
        if text and (found := word(text)) != text:
            changed[name] = found
    for name in _PARTS.get(type(value), ()):
        before = getattr(value, name)
        after = tuple(_put(part, word) for part in before)
        if after != before:
            changed[name] = after
    return replace(value, **changed) if changed else value
