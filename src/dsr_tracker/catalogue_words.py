"""The shipped catalogue in another language than English: our translation."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
    """What that text of a record of that kind is in every other language."""
    for language in LANGUAGES:
        if found := catalogue_words(language).get(kind, {}).get(text):
            yield found
