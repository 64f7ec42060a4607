"""What is asked of a column: by values, by a text, between two ends; and how it is kept."""

from __future__ import annotations

import pytest

from dsr_tracker.core.columns import (
    ColumnKind,
    ColumnValue,
    Condition,
    conditions_from_text,
    conditions_to_text,
    figure_in,
    is_end,
    kind_of,
    looks_like_date,
    number_in,
    searchable,
)


def value(label: str, amount: str | float | None = None, key: str = "") -> ColumnValue:
    return ColumnValue(key or label, label, amount)


def test_a_value_fits_by_how_it_is_kept_and_not_by_how_it_is_shown():
    asked = Condition(("limited",))
    assert asked.fits(value("有限", key="limited"))
    assert not asked.fits(value("limited", key="complete"))
    assert Condition().fits(value("anything"))
    assert not Condition()
    assert not Condition(text="  ")


@pytest.mark.parametrize(
    ("typed", "label"),
    [("türk", "Turkiye"), ("TURK", "Türkiye"), ("埃及", "埃及 (Egypt)"), ("two  words", "In two words")],
)
def test_a_text_is_found_without_case_and_accents(typed, label):
    assert Condition(text=typed).fits(value(label))
    assert not Condition(text=typed).fits(value("Serbia"))


@pytest.mark.parametrize(
    ("low", "high", "date", "fits"),
    [
        ("2026", "", "2026-01-01", True),
        ("2026-03", "", "2026-02-28", False),
        ("", "2026-03", "2026-03-31", True),
        ("", "2026-03", "2026-04-01", False),
        ("2026-03-05", "2026-03-05", "2026-03-05 17:20", True),
        ("2026-03-05", "2026-03-05", "2026", True),  # the year may mean that day
        ("2026", "2026", "", False),
        ("2026", "2026", None, False),
    ],
)
def test_a_range_of_dates_takes_in_its_ends(low, high, date, fits):
    assert Condition(low=low, high=high).fits(value(date or "", date)) is fits


def test_a_range_of_numbers_takes_in_its_ends():
    asked = Condition(low="3", high="1,000")
    assert [number for number in (2.9, 3, 1000, 1001) if asked.fits(value("n", number))] == [3, 1000]
    assert Condition(low="-1").fits(value("0", 0))
    assert not Condition(low="-1").fits(value("-2", -2))


def test_what_is_written_as_an_end_is_a_date_or_a_number():
    assert is_end(ColumnKind.DATE, "2026-03")
    assert is_end(ColumnKind.DATE, "")
    assert not is_end(ColumnKind.DATE, "March")
    assert is_end(ColumnKind.NUMBER, " 1,234 ")
    assert not is_end(ColumnKind.NUMBER, "12 cells")
    assert not is_end(ColumnKind.NUMBER, "1.2.3")
    assert number_in("61 % (7 of 8)") == 61
    assert number_in("none") is None
    assert figure_in("61 % (7 of 8)") == 61
    assert figure_in("1,234") == 1234
    assert figure_in("1 Expand broadband") is None


def test_a_column_is_what_all_of_its_values_are():
    assert kind_of([value("3", 3), value("", None)]) is ColumnKind.NUMBER
    assert kind_of([value("2026-01", "2026-01")]) is ColumnKind.DATE
    assert kind_of([value("2026-01", "2026-01"), value("soon")]) is ColumnKind.TEXT
    assert kind_of([value("61 % (7 of 8)", 61), value("–"), value("– (0 of 3)")]) is ColumnKind.NUMBER
    assert kind_of([]) is ColumnKind.TEXT
    assert looks_like_date("2026-03-01 12:30")
    assert not looks_like_date("2026-03-01 of the year")


def test_conditions_are_kept_as_text_and_come_back():
    asked = {0: Condition(("EG", "")), 3: Condition(text="cable"), 12: Condition(low="2026", high="2026-05")}
    assert conditions_from_text(conditions_to_text(asked)) == asked
    assert conditions_to_text({1: Condition()}) == ""
    assert conditions_from_text("") == {}


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        '{"x": {"text": "a"}}',
        '{"1": "a"}',
        '{"1": {"low": "<b>"}}',
        '{"1": {"values": [1, null]}}',
    ],
)
def test_what_makes_no_sense_is_left_out(kept):
    assert conditions_from_text(kept) == {}


def test_spaces_and_marks_do_not_tell_texts_apart():
    assert searchable("  É\tclair ") == searchable("e clair")
