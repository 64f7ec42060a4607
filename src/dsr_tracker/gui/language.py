"""The language of the window: Qt's translations, ours, and the words that core and the reports have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from dsr_tracker.core.translated import Words
from dsr_tracker.paths import RESOURCES

FOLDER = RESOURCES / "translations"
LANGUAGES = {"en": "English", "zh": "简体中文"}
"""What can be chosen, each under its own name."""
_LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
_QT = {"zh": "qtbase_zh_CN"}
_OF_FILES = ("QFileDialog", "QAbstractFileIconProvider")
_NAMED = ("document", "provision", "instrument", "party")
"""Kinds of the catalogue's records that have a name; of one name the last is meant."""


def language_of(chosen: str) -> str:
    """The language that "system" stands for, or the one that was chosen."""
    if chosen in LANGUAGES:
        return chosen
    locale = QLocale((QLocale.system().uiLanguages() or ["C"])[0])
    is_chinese = locale.language() == QLocale.Language.Chinese
    return "zh" if is_chinese and locale.script() == QLocale.Script.SimplifiedHanScript else "en"


class Language:
    """Makes the whole application speak one language; English needs nothing, and loads nothing."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translators: list[QTranslator] = []

    def speak(self, chosen: str) -> None:
        """Speak that language from now on; windows that are open keep the words they have."""
        language = language_of(chosen)
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = [] if language == "en" else list(_translators(language))
        for translator in self._translators:
            self._application.installTranslator(translator)
        # The system's own way of writing dates and numbers, unless its language was not wanted.
        is_systems = language == "en" and chosen not in LANGUAGES
        locale = QLocale.system() if is_systems else QLocale(_LOCALES[language])
        QLocale.setDefault(locale)
        self._application.setLayoutDirection(QLocale(_LOCALES[language]).textDirection())


def _translators(language: str) -> Iterator[QTranslator]:
    qt, ours = QTranslator(), QTranslator()
    if qt.load(_QT[language], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        yield qt
    if ours.load(str(FOLDER / f"{language}.qm")):
        yield ours
    yield OtherWords(language)


class OtherWords(QTranslator):
    """Texts that are no literals of the window: those of core and store, names of countries, the catalogue.

    Ratings, kinds and roles are in the words of the reports already. What else core and store say, and the
    patterns of their messages with {0}, {1} for what is filled in, is in core_zh.json.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context == "core":
            return self._said(text)
        if context == "countries":
            return self._countries.get(text) or self._shipped.get("party", {}).get(text)
        if context in _OF_FILES:  # labels that Qt's own Chinese does not have
            return self._core.get(text)
        if (context, text) == ("QFileSystemModel", "Size"):  # Qt's own word is that of a solid
            return self._core.get("Size")
        if context == "catalogue":
            return self._shipped.get(disambiguation or "", {}).get(text)
        return None

    def _said(self, text: str) -> str | None:
        if (found := self._words.get(text)) is not None:
            return found
        for pattern, translation in self._patterns:
            if filled := pattern.fullmatch(text):
                return translation.format(*map(self._part, filled.groups()))
        return None

    def _part(self, text: str) -> str:
        """What fills a place: a country, a name of the catalogue, a text of core, or what stands there."""
        return self._countries.get(text) or self._titles.get(text) or self._said(text) or text

    @cached_property
    def _shipped(self) -> Words:
        from dsr_tracker.catalogue_words import catalogue_words

        return catalogue_words(self._language)

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """Names and titles of the catalogue, as labels of edits have them."""
        return {text: words for kind in _NAMED for text, words in self._shipped.get(kind, {}).items()}

    @cached_property
    def _words(self) -> Mapping[str, str]:
        from dsr_tracker.reports.wording import catalogue

        return {**catalogue(self._language), **self._core}

    @cached_property
    def _core(self) -> dict[str, str]:
        path = FOLDER / f"core_{self._language}.json"
        words: dict[str, str] = json.loads(path.read_text("utf-8"))
        return words

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        """The most telling first: the one with the most words of its own."""
        templates = sorted((text for text in self._core if "{0}" in text), key=_own_length, reverse=True)
        return [(pattern_of(text), self._core[text]) for text in templates]

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        from dsr_tracker.reports.wording import text
        from dsr_tracker.territories import territories

        wording = text(self._language)
        return {name: wording.country(code) for code, names in territories().items() for name in names}


def pattern_of(template: str) -> re.Pattern[str]:
    """What matches the template with anything in its places, each of which it has once and in order."""
    return re.compile("(.+)".join(map(re.escape, _PLACE.split(template))), re.DOTALL)


_PLACE = re.compile(r"\{\d+\}")


def _own_length(template: str) -> int:
    return len(_PLACE.sub("", template))
