"""Texts, numbers and dates in a report's language, and that no text is missing in one."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from dsr_tracker import reports
from dsr_tracker.core.changes import What
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.records import Confidence, InstrumentKind, PartyKind, Role, Schedule
from dsr_tracker.core.scales import SCALES
from dsr_tracker.paths import RESOURCES
from dsr_tracker.reports.wording import LANGUAGES, catalogue, text

_CALLS = ("wording", "_", "self", "plural")
_TEXT = r"'((?:[^'\\]|\\.)*)'"


def test_words_numbers_and_dates_are_the_languages_own() -> None:
    wording = text("en")
    assert wording.day("2026-11-21") == "21 November 2026"
    assert wording.day("2017-12") == "December 2017"
    assert wording.day("2017") == "2017"
    assert wording.day("") == ""
    assert wording.instant("2026-11-21T22:41:07.123Z") == "21 November 2026, 22:41 UTC"
    assert wording.number(1234567.0) == "1,234,567"
    assert wording.plural("{count} note", "{count} notes", 1) == "1 note"
    assert wording.plural("{count} note", "{count} notes", 1200) == "1,200 notes"
    assert wording.period("2018", "") == "from 2018"
    assert wording.country("EG") == "Egypt"
    assert wording("No {place} is filled without values") == "No {place} is filled without values"


def test_chinese_has_its_own_dates_figures_and_names() -> None:
    wording = text("zh")
    assert wording.tag == "zh-Hans"
    assert wording.day("2026-11-21") == "2026年11月21日"
    assert wording.day("2017-12") == "2017年12月"
    assert wording.day("2017") == "2017年"
    assert wording.day("soon") == "soon"
    assert wording.mean(Mean(62.5, 7, 8)) == "63%（7/8）"
    assert wording.mean(Mean(None, 0, 3)) == "–（0/3）"
    assert wording.plural("{count} source", "{count} sources", 1) == "1个来源"
    assert wording.plural("{count} source", "{count} sources", 1200) == "1,200个来源"
    assert wording.period("2018", "2022") == "2018年至2022年"
    assert wording.list(["一", "二"]) == "一、二"
    assert wording.name("letter_of_intent") == "意向书"
    assert [wording.country(code) for code in ("EG", "LA", "??")] == ["埃及", "老挝", ""]


def messages() -> Iterator[str]:
    """Every English text that a report says of its own."""
    for path in (RESOURCES / "report").glob("*.html"):
        page = path.read_text(encoding="utf-8")
        yield from re.findall(rf"_\(\s*{_TEXT}", page)
        for one, several in re.findall(rf"_\.plural\(\s*{_TEXT}\s*,\s*{_TEXT}", page):
            yield from (one, several)
    for path in Path(str(reports.__file__)).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _messages_of(node)
    kinds: tuple[type[StrEnum], ...] = (InstrumentKind, PartyKind, Role, Confidence, Schedule, What)
    for kind in kinds:
        yield from (member.replace("_", " ").capitalize() for member in kind)
    for scale in SCALES.values():
        yield scale.title
        for rating in scale.ratings:
            yield from (rating.label, rating.meaning, rating.short_label)


def _messages_of(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name not in _CALLS:
        return
    for argument in call.args[: 2 if name == "plural" else 1]:
        branches = (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
        for each in branches:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_no_text_is_missing_and_no_place_is_lost(language: str) -> None:
    known = catalogue(language)
    wanted = set(messages())
    assert len(wanted) > 200
    assert sorted(wanted - known.keys()) == []
    for english, translated in known.items():
        assert translated.strip(), english
        assert _places(translated) == _places(english), english


def _places(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}
