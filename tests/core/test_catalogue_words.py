"""The catalogue in other languages: nothing missing, nothing left over, no number lost."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_tracker.catalogue_words import LANGUAGES, catalogue_words, other_names
from dsr_tracker.core.catalogue import Catalogue, load_catalogue
from dsr_tracker.core.records import Origin, PartyKind
from dsr_tracker.core.translated import KINDS, in_words, shipped_texts

SEEDS = Path(__file__).parents[2] / "seeds"
# What is a name, an id or a unit in both languages.
SAME = {"5G", "一起惠"}
# Names kept in Latin letters: persons whose Chinese names no source gives, foreign names, words discussed.
_LATIN = re.compile(
    r"“[A-Za-z ]+”|（[a-z]+）|[A-Z]+(?:-[A-Z]+)*-\d{4}|China\.org\.cn|Deeplearning\.ai|[A-Z]\w+( [A-Z]\w+)*"
)
_TENS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
_NUMBERS = {**_TENS, "fifteen": 15, "sixteen": 16, "nineteen": 19, "fourth": 4, "fifth": 5, "decade": 10}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DIGITS = dict(zip("一二三四五六七八九十百两", (*range(1, 11), 100, 2), strict=True))
_BESIDE_CHINESE = re.compile("[\u4e00-\u9fff] ?[,;:?!()]|[,;:()] ?[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SEEDS)


def wanted(catalogue: Catalogue) -> set[tuple[str, str]]:
    """Kind and English text of all that is translated; countries have their names from CLDR."""
    found: set[tuple[str, str]] = set()
    for record in catalogue.records():
        found.update(shipped_texts(record))  # type: ignore[arg-type]
    return found - {("party", party.name) for party in catalogue.parties if party.kind is PartyKind.COUNTRY}


def numbers(text: str) -> set[float]:
    """The numbers that the text states, in digits or in words, in English or in Chinese."""
    plain = text.replace(",", "")
    found = set()
    for digits, unit in re.findall(r"(\d+(?:\.\d+)?)( billion|亿|万)?", plain):
        scale = {" billion": 1e9, "亿": 1e8, "万": 1e4}.get(unit, 1)
        found.add(round(float(digits) * scale, 4))
    found |= {value for word, value in _NUMBERS.items() if re.search(rf"\b{word}\b", plain.lower())}
    found |= {at for at, month in enumerate(_MONTHS, 1) if re.search(rf"\b{month}\b", plain)}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_catalogue_has_its_translation_and_nothing_is_left_over(
    language: str, catalogue: Catalogue
) -> None:
    words = catalogue_words(language)
    listed = {(kind, text) for kind, texts in words.items() for text in texts}
    assert wanted(catalogue) - listed == set(), "translate these in catalogue_zh.json"
    assert listed - wanted(catalogue) == set(), "the catalogue says these no more"
    assert tuple(words) == KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stays_in_english(language: str) -> None:
    for texts in catalogue_words(language).values():
        for english, translation in texts.items():
            assert english in SAME or translation != english
            assert not re.search("[a-z]{2}", _LATIN.sub("", translation)), translation
            assert re.search("[\u4e00-\u9fff]", translation) or english in SAME


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_lost(language: str) -> None:
    lost = []
    for texts in catalogue_words(language).values():
        for english, translation in texts.items():
            said = numbers(translation) | {value for sign, value in _DIGITS.items() if sign in translation}
            if not numbers(english) <= said:
                lost.append((english, translation, numbers(english) - said))
    assert lost == []


def test_chinese_has_the_marks_of_chinese() -> None:
    """No ASCII comma or bracket beside a Chinese character, and sentences end where the English ones do."""
    for texts in catalogue_words("zh").values():
        for english, translation in texts.items():
            assert not re.search("[\u4e00-\u9fff] ?[,;:?!()]|[,;:()] ?[\u4e00-\u9fff]", translation), (
                translation
            )
            assert english.endswith(".") == translation.endswith("。"), translation
            assert translation == translation.strip()


def test_an_analyst_s_own_record_stays_as_it_is(catalogue: Catalogue) -> None:
    def loud(_kind: str, text: str) -> str:
        return text.upper()

    shipped = catalogue.provisions[0]
    assert in_words(shipped, loud).title == shipped.title.upper()
    assert in_words(shipped, loud).provision_id == shipped.provision_id
    own = replace(shipped, origin=Origin.ANALYST)
    assert in_words(own, loud) is own
    assert in_words(shipped, lambda _kind, text: text) is shipped


def test_remarks_and_principles_inside_a_record_are_put_in_words_too(catalogue: Catalogue) -> None:
    words = catalogue_words("zh")
    initiative = in_words(catalogue.instruments[0], lambda kind, text: words[kind].get(text, text))
    assert initiative.principles[0].name == "互联互通"
    assert "仅报道将其列为目的。" in {r.remark for p in initiative.principles for r in p.references}


def test_nothing_is_loaded_in_english() -> None:
    assert catalogue_words("en") == {}
    assert list(other_names("party", "China Development Bank")) == ["国家开发银行"]
    assert list(other_names("party", "Nobody")) == []
