"""The shipped catalogue in another language than English: our translation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache

from dsr_tracker.core.translated import Words
from dsr_tracker.paths import RESOURCES

LANGUAGES = ("zh",)
"""Those that there is a translation in."""


@cache
def catalogue_words(language: str) -> Words:
    """What stands for which text of the catalogue, by kind of record; nothing in English."""
    if language not in LANGUAGES:
        return {}
    path = RESOURCES / "translations" / f"catalogue_{language}.json"
    words: Words = json.loads(path.read_text("utf-8"))
    return words


def other_names(kind: str, text: str) -> Iterator[str]:
    """What that text of a record of that kind is in every other language; a "word" is a rating or a mark."""
    for language in LANGUAGES:
        words = _words(language) if kind == "word" else catalogue_words(language).get(kind, {})
        if found := words.get(text):
            yield found


@cache
def _words(language: str) -> Mapping[str, str]:
    """The words of the reports, which name ratings, confidence and schedule as the window does."""
    words: dict[str, str] = json.loads((RESOURCES / "report" / f"{language}.json").read_text("utf-8"))
    return words
