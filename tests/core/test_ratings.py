"""The arithmetic of docs/method.md."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.ratings import (
    Mean,
    add_counts,
    distribution_of,
    mean_of,
    round_half_up,
    status_on,
    suggested_rating,
    whole_percentages,
)
from dsr_tracker.core.records import Assessment
from dsr_tracker.core.scales import (
    COMMITTEE,
    IMPLEMENTATION,
    KROC,
    SCALES,
    SHARED,
    TORONTO,
    Scale,
    scale_named,
)
from dsr_tracker.core.summary import Tally

_SCALES = st.sampled_from(list(SCALES.values()))


def _counts(scale: Scale) -> st.SearchStrategy[dict[str, int]]:
    ids = [rating.rating_id for rating in scale.ratings]
    return st.dictionaries(st.sampled_from(ids), st.integers(0, 1_000))


def test_a_mean_is_shown_with_the_cells_behind_it() -> None:
    # 3 complete, 1 substantial, 3 limited, 1 not assessed: 14 of 21 points, 7 of 8 cells.
    mean = mean_of({"complete": 3, "substantial": 1, "limited": 3, "not_assessed": 1}, IMPLEMENTATION)
    assert str(mean) == "67 % (7 of 8)"
    assert mean.percent == pytest.approx(100 * 14 / 21)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({}, "– (0 of 0)"),
        ({"not_assessed": 8}, "– (0 of 8)"),
        ({"no_evidence": 3, "not_assessed": 5}, "– (0 of 8)"),
        ({"not_applicable": 8}, "– (0 of 0)"),
        ({"not_started": 1, "not_applicable": 3, "no_evidence": 4}, "0 % (1 of 5)"),
        ({"complete": 2}, "100 % (2 of 2)"),
        ({"limited": 1}, "33 % (1 of 1)"),
        ({"substantial": 1}, "67 % (1 of 1)"),
        ({"not_started": 1, "limited": 1, "not_assessed": 6}, "17 % (2 of 8)"),
    ],
)
def test_only_scored_cells_count_and_nothing_scored_is_no_zero(counts: dict[str, int], shown: str) -> None:
    assert str(mean_of(counts, IMPLEMENTATION)) == shown


def test_n_may_be_given_where_cells_never_assessed_are_not_counted() -> None:
    assert mean_of({"complete": 1, "not_applicable": 1}, IMPLEMENTATION, 8) == Mean(100.0, 1, 7)


@pytest.mark.parametrize(
    ("score", "percent"), [("no_compliance", 0), ("partial_compliance", 50), ("full_compliance", 100)]
)
def test_toronto_is_50_times_score_plus_1(score: str, percent: float) -> None:
    assert mean_of({score: 1}, TORONTO).percent == percent


def test_kroc_runs_from_0_to_3() -> None:
    assert mean_of({"minimum": 1, "full": 1}, KROC).percent == pytest.approx(100 * 4 / 6)


def test_a_scale_of_categories_has_no_mean() -> None:
    assert mean_of({"grade_a": 3, "grade_e": 1}, COMMITTEE) == Mean(None, 0, 4)
    assert suggested_rating({"grade_a": 3}, COMMITTEE) is None


def test_ratings_of_another_scale_count_as_not_scored() -> None:
    assert mean_of({"limited": 5, "full": 1}, KROC) == Mean(100.0, 1, 6)


@given(st.data(), _SCALES)
def test_means_lie_within_the_scale_and_n_within_N(data: st.DataObject, scale: Scale) -> None:
    counts = data.draw(_counts(scale))
    mean = mean_of(counts, scale)
    assert 0 <= mean.scored <= mean.applicable <= sum(counts.values())
    assert (mean.percent is None) == (mean.scored == 0)
    assert mean.percent is None or 0 <= mean.percent <= 100


@given(st.data(), _SCALES)
def test_the_grand_mean_is_that_of_all_cells_together(data: st.DataObject, scale: Scale) -> None:
    groups = data.draw(st.lists(_counts(scale), max_size=5))
    parts = [mean_of(counts, scale) for counts in groups]
    whole = mean_of(add_counts(groups), scale)
    assert whole.scored == sum(part.scored for part in parts)
    assert whole.applicable == sum(part.applicable for part in parts)
    if whole.percent is not None:
        weighted = sum((part.percent or 0) * part.scored for part in parts)
        assert whole.percent == pytest.approx(weighted / whole.scored)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=9))
def test_percentages_of_a_distribution_sum_to_100(counts: list[int]) -> None:
    shares = whole_percentages(counts)
    assert sum(shares) == (100 if any(counts) else 0)
    total = sum(counts) or 1
    assert all(abs(share - 100 * count / total) < 1 for share, count in zip(shares, counts, strict=True))


def test_the_largest_remainder_gets_the_point() -> None:
    assert whole_percentages([1, 1, 1]) == [34, 33, 33]
    assert whole_percentages([2, 1, 0]) == [67, 33, 0]


def test_a_distribution_lists_every_rating_and_fills_up_with_not_assessed() -> None:
    distribution = distribution_of({"limited": 2, "not_assessed": 1}, IMPLEMENTATION, 8)
    assert dict(distribution.counts)["not_assessed"] == 6
    assert distribution.total == 8
    assert sum(share for _, share in distribution.percentages) == 100


@pytest.mark.parametrize(("value", "whole"), [(2.5, 3), (0.5, 1), (100 * 0.145, 15), (61.4, 61), (0.0, 0)])
def test_halves_go_up(value: float, whole: int) -> None:
    assert round_half_up(value) == whole


def test_the_status_is_the_newest_judgement_up_to_the_day_and_of_one_day_the_later_recorded() -> None:
    first = Assessment("1", "p", "EG", "2026-01-01", "limited")
    corrected = replace(first, assessment_id="2", rating="substantial")
    later = replace(first, assessment_id="0", as_of="2026-03-01", rating="complete")
    history = [later, corrected, first]
    assert status_on(history, "2025-12-31") is None
    assert status_on(history, "2026-02-28") == corrected
    assert status_on(history, "2026-03-01") == later


@pytest.mark.parametrize(
    ("counts", "suggestion"),
    [
        ({"limited": 1, "complete": 1}, "substantial"),
        ({"limited": 1, "substantial": 1}, "substantial"),
        ({"not_started": 2, "limited": 1}, "not_started"),
        ({"no_evidence": 3}, None),
        ({}, None),
    ],
)
def test_rated_measures_suggest_a_rating_of_their_clause(
    counts: dict[str, int], suggestion: str | None
) -> None:
    assert suggested_rating(counts, IMPLEMENTATION) == suggestion


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.scale_id)
def test_a_rating_is_found_by_id_label_and_key_and_none_shares_them(scale: Scale) -> None:
    for rating in scale.ratings:
        for text in (rating.rating_id, rating.label.upper(), rating.key, rating.rating_id.replace("_", "-")):
            assert scale.find(f" {text} ") == rating
    assert scale_named(scale.scale_id) is scale


def test_an_unknown_scale_or_rating_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="implementation, toronto, kroc, committee"):
        scale_named("stars")
    with pytest.raises(UnknownNameError, match="not_started, limited"):
        IMPLEMENTATION.find("excellent")


def test_no_two_scales_share_a_rating_but_those_outside_the_means() -> None:
    for rating_id, number in Counter(
        rating.rating_id for scale in SCALES.values() for rating in scale.ratings
    ).items():
        assert number == (len(SCALES) if rating_id in SHARED else 1), rating_id
        assert [scale.holds(rating_id) for scale in SCALES.values()].count(True) == number


def test_a_cell_judged_on_another_scale_is_not_among_those_assessed() -> None:
    counts = {"limited": 1, "no_evidence": 1, "partial_compliance": 1}
    assert distribution_of(counts, IMPLEMENTATION, 10).assessed == 2
    assert distribution_of(counts, IMPLEMENTATION).assessed == 2
    assert Tally(counts, 10).assessed(TORONTO) == 2
    assert Tally(counts, 10).is_judged
    assert not Tally({"not_assessed": 3}, 10).is_judged
