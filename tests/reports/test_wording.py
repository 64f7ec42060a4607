"""Texts, numbers and dates in a report's language."""

from __future__ import annotations

from dsr_tracker.reports.wording import text


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
    assert wording("No {place} is filled without values") == "No {place} is filled without values"
