"""A report's own words, numbers and dates in its language.

Messages are looked up by their English text, as with gettext; a language is a catalogue of them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from dsr_tracker.catalogue_words import catalogue_words
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.records import Figure
from dsr_tracker.core.text import joined
from dsr_tracker.paths import RESOURCES

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = ("en", "zh")
# en_GB writes "21 November 2026", which readers everywhere take the same way.
_LOCALES = {"en": "en_GB", "zh": "zh_Hans"}
_YEAR, _MONTH = len("2026"), len("2026-03")


@dataclass(frozen=True, slots=True)
class Wording:
    """Looks up texts and writes numbers and dates."""

    language: str
    _messages: Mapping[str, str] = field(repr=False)

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in the report's language, with the values in its {places}."""
        found = self._messages.get(message, message)
        return found.format(**values) if values else found

    def plural(self, one: str, several: str, count: int, /, **values: object) -> str:
        """The message for that count, which fills {count}."""
        return self(one if count == 1 else several, count=self.number(count), **values)

    def name(self, value: str) -> str:
        """The word for a member of one of our enumerations, such as "letter_of_intent"."""
        return self(value.replace("_", " ").capitalize())

    def country(self, code: str) -> str:
        """The country's name by its ISO 3166 code; empty for one that is not known."""
        return str(_locale(_LOCALES[self.language]).territories.get(code, ""))

    def shipped(self, kind: str, text: str) -> str:
        """A text of the catalogue's record of that kind, as core.translated asks for it."""
        return catalogue_words(self.language).get(kind, {}).get(text, text)

    def figure(self, figure: Figure) -> str:
        """The value with its hedge and unit, as `more than 1,500 persons`."""
        return joined(figure.qualifier, self.number(figure.value), figure.unit)

    @property
    def tag(self) -> str:
        """The language as HTML, PDF and DOCX name it (BCP 47)."""
        return {"zh": "zh-Hans"}.get(self.language, self.language)

    def number(self, value: float) -> str:
        """A number with the language's separators; a whole one without decimals."""
        return _number(_LOCALES[self.language], value)

    def mean(self, mean: Mean) -> str:
        """The mean as `62 % (7 of 8)`."""
        if mean.rounded is None:
            return self("– ({scored} of {applicable})", scored=0, applicable=self.number(mean.applicable))
        return self(
            "{percent} % ({scored} of {applicable})",
            percent=mean.rounded,
            scored=self.number(mean.scored),
            applicable=self.number(mean.applicable),
        )

    def day(self, iso: str) -> str:
        """A day, month or year written out; anything else as it is."""
        return _day(_LOCALES[self.language], iso)

    def instant(self, iso: str) -> str:
        """An instant in UTC, to the minute."""
        return self("{day}, {time} UTC", day=self.day(iso[:10]), time=iso[11:16])

    def period(self, start: str, end: str) -> str:
        """A period of which either end may be open; empty where both are."""
        if start and end and start != end:
            return self("{start} to {end}", start=self.day(start), end=self.day(end))
        if end and not start:
            return self("until {end}", end=self.day(end))
        if start and not end:
            return self("from {start}", start=self.day(start))
        return self.day(start)

    def aside(self, text: str, remark: str) -> str:
        """The text with a remark in brackets behind it."""
        return self("{text} ({remark})", text=text, remark=remark)

    def sentences(self, sentences: Iterable[str]) -> str:
        """The sentences as one paragraph; Chinese ones have no space between them."""
        return ("" if self.language == "zh" else " ").join(sentences)

    def list(self, items: Iterable[str]) -> str:
        """The items, which are of one kind, with the commas of a list between them."""
        return self(", ").join(items)

    def facts(self, facts: Iterable[str]) -> str:
        """What is said of one thing, such as who and when, with commas between: no list in Chinese."""
        said = ""
        for fact in facts:
            said = self("{said}, {more}", said=said, more=fact) if said else fact
        return said


def text(language: str) -> Wording:
    """The words of that language; raises UnknownNameError where there are none."""
    if language not in LANGUAGES:
        raise UnknownNameError(
            f"Reports are not written in “{language[:40]}”.", f"Use one of: {', '.join(LANGUAGES)}."
        )
    return Wording(language, catalogue(language))


@lru_cache(maxsize=4)
def catalogue(language: str) -> Mapping[str, str]:
    """What stands for which English text in that language; English stands for itself."""
    if language == "en":
        return {}
    found: dict[str, str] = json.loads((RESOURCES / "report" / f"{language}.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=8)
def _locale(name: str) -> Locale:
    from babel import Locale

    return Locale.parse(name)


@lru_cache(maxsize=4096)
def _number(locale: str, value: float) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(locale))


@lru_cache(maxsize=4096)
def _day(locale: str, iso: str) -> str:
    from babel.dates import format_date, format_skeleton

    try:
        if len(iso) == _YEAR:
            year = datetime.date(int(iso), 1, 1)
            return format_skeleton("y", year, locale=_locale(locale)) if locale != "en_GB" else str(int(iso))
        if len(iso) == _MONTH:
            return format_skeleton("yMMMM", datetime.date.fromisoformat(f"{iso}-01"), locale=_locale(locale))
        return format_date(datetime.date.fromisoformat(iso), "long", locale=_locale(locale))
    except ValueError:
        return iso
