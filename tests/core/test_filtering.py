"""Filters as they are typed, kept and changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.filtering import (
    CHOICES,
    DATES,
    FIELDS,
    Filter,
    Term,
    checked_term,
    parse_filter,
    ratings_meant,
)


def test_a_filter_is_written_as_it_is_typed() -> None:
    typed = (
        'country:EG country:"Saudi Arabia" status:limited confidence:low tag:cables author:Ann has:evidence'
    )
    assert str(parse_filter(typed)) == typed
    assert parse_filter(typed).values("country") == ("EG", "Saudi Arabia")


def test_conditions_of_a_field_stand_together_and_each_stands_once() -> None:
    chosen = parse_filter("since:2025-01 status:limited country:EG STATUS:complete status:limited")
    assert str(chosen) == "country:EG status:limited status:complete since:2025-01"


def test_other_words_for_a_field_mean_it() -> None:
    assert str(parse_filter("party:EG rating:limited reader:Ann")) == "country:EG status:limited author:Ann"


def test_nothing_typed_is_no_filter() -> None:
    assert not parse_filter("  ")
    assert parse_filter("is:stale")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cables", "“cables” is no filter"),
        ("contry:EG", "Did you mean “country”?"),
        ("country:", "nothing is said"),
        ('tag:"  "', "nothing is said"),
        ("confidence:sure", "low, medium, high"),
        ("has:doubts", "evidence, note"),
        ("since:yesterday", "is no date"),
        ("is:odd", "contrary, stale"),
    ],
)
def test_what_makes_no_sense_is_said(typed: str, said: str) -> None:
    with pytest.raises(UnknownNameError, match=said.replace("?", r"\?")):
        parse_filter(typed)


def test_conditions_come_and_go() -> None:
    chosen = parse_filter("country:EG status:limited")
    assert str(chosen.without(Term("country", "EG"))) == "status:limited"
    assert str(chosen.plus(Term("tag", "cables"))) == "country:EG status:limited tag:cables"
    assert (
        str(chosen.replaced(Term("country", "EG"), parse_filter("country:TH"))) == "country:TH status:limited"
    )


def test_months_reach_from_their_first_to_their_last_day() -> None:
    chosen = parse_filter("since:2025-02 until:2025-03 until:2026")
    assert (chosen.since, chosen.until) == ("2025-02-01", "2025-03-31")


def test_the_beginning_of_a_rating_is_enough_and_a_whole_one_means_just_itself() -> None:
    assert ratings_meant("lim") == ("limited",)
    assert ratings_meant("Not assessed") == ("not_assessed",)
    assert "not_started" in ratings_meant("not")


@given(
    st.lists(
        st.tuples(
            st.sampled_from([name for name in FIELDS if name not in (*CHOICES, *DATES)]),
            st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20),
        ),
        max_size=6,
    )
)
def test_whatever_is_filtered_by_is_read_back_as_it_was(typed: list[tuple[str, str]]) -> None:
    terms = [checked_term(name, value) for name, value in typed if value.replace('"', " ").split()]
    chosen = Filter().plus(Filter(tuple(terms)))
    assert parse_filter(str(chosen)) == chosen
