"""Agreement of two readers, beside scikit-learn's and a published example."""

from __future__ import annotations

import math
import random
import warnings
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.agreement import agreement, agreements_by, quadratic_kappa
from dsr_tracker.core.scales import COMMITTEE, IMPLEMENTATION, SCALES, TORONTO

# Answers of 91 married couples, husbands in rows: Hout, Duncan and Sobel (1987), as in A. Agresti,
# Categorical Data Analysis (1990). The data set SexualFun of R's package vcd, whose Kappa() gives 0.332
# with the weights "Fleiss-Cohen", which are these.
_COUPLES = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]


def _pairs(table: list[list[int]], ratings: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (ratings[i], ratings[j])
        for i, row in enumerate(table)
        for j, count in enumerate(row)
        for _ in range(count)
    ]


def test_the_published_example() -> None:
    ratings = tuple(rating.rating_id for rating in IMPLEMENTATION.ratings if rating.score is not None)
    found = agreement(_pairs(_COUPLES, ratings), IMPLEMENTATION)
    assert found.kappa == pytest.approx(0.332, abs=0.0005)
    assert (found.equal, found.pairs, found.scored) == (33, 91, 91)
    assert [list(row) for row in found.table] == _COUPLES


def test_a_half_goes_up_as_everywhere() -> None:
    found = agreement([("limited", "limited")] * 33 + [("limited", "complete")] * 7, IMPLEMENTATION)
    assert (found.share, found.percent) == (0.825, 83)


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_thousands_of_random_tables_as_scikit_learn_has_them(size: int) -> None:
    cohen_kappa_score = pytest.importorskip("sklearn.metrics").cohen_kappa_score

    numbers = random.Random(size)
    labels = list(range(size))
    degenerate = 0
    for _ in range(500):
        # Few pairs, and now and then of few categories: margins with zeros, and tables of one category.
        of_first, of_second = (numbers.sample(labels, numbers.randint(1, size)) for _ in range(2))
        count = numbers.choice([1, 2, 5, 40])
        first, second = numbers.choices(of_first, k=count), numbers.choices(of_second, k=count)
        cells = Counter(zip(first, second, strict=True))
        found = quadratic_kappa([[cells[i, j] for j in labels] for i in labels])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where the value is undefined
            theirs = float(cohen_kappa_score(first, second, labels=labels, weights="quadratic"))
        if math.isnan(theirs):
            degenerate += 1
            assert found is None
        else:
            assert found == pytest.approx(theirs, abs=1e-12)
    assert degenerate


def test_one_category_only_is_undefined_and_no_pair_too() -> None:
    same = agreement([("limited", "limited")] * 7, IMPLEMENTATION)
    assert (same.kappa, same.share) == (None, 1)
    nothing = agreement([], IMPLEMENTATION)
    assert (nothing.kappa, nothing.share, nothing.pairs) == (None, None, 0)


def test_always_the_opposite_is_minus_one_and_always_the_same_one() -> None:
    ends = ("not_started", "complete")
    assert agreement([ends, ends[::-1]], IMPLEMENTATION).kappa == -1
    assert agreement([(each, each) for each in ends], IMPLEMENTATION).kappa == 1


def test_ratings_without_a_score_count_in_the_share_alone() -> None:
    pairs = [("no_evidence", "no_evidence"), ("no_evidence", "limited"), ("limited", "complete")]
    found = agreement(pairs, IMPLEMENTATION)
    assert (found.pairs, found.equal, found.scored) == (3, 1, 1)
    grades = agreement([("grade_a", "grade_a"), ("grade_a", "grade_b")], COMMITTEE)
    assert (grades.share, grades.kappa, grades.scored) == (0.5, None, 0)


@given(st.lists(st.tuples(*[st.sampled_from([r.rating_id for r in TORONTO.ratings])] * 2)))
def test_who_is_first_makes_no_difference(pairs: list[tuple[str, str]]) -> None:
    found, turned = agreement(pairs, TORONTO), agreement([(b, a) for a, b in pairs], TORONTO)
    assert (found.kappa, found.share) == (turned.kappa, turned.share)
    assert found.kappa is None or -1 - 1e-12 <= found.kappa <= 1
    assert sum(map(sum, found.table)) == found.scored <= found.pairs


def test_groups_are_counted_apart() -> None:
    items = [("EG", "limited", "limited"), ("LA", "limited", "complete"), ("EG", "complete", "limited")]
    found = agreements_by(items, lambda item: item[0], lambda item: item[1:], IMPLEMENTATION)
    assert {key: (each.equal, each.pairs) for key, each in found.items()} == {"EG": (1, 2), "LA": (0, 1)}


def test_scores_of_every_scale_are_equally_far_apart() -> None:
    """Only then do categories (scikit-learn's way) and scores (ours) weigh the same."""
    for scale in SCALES.values():
        assert len({b - a for a, b in zip(scale.scores, scale.scores[1:], strict=False)}) <= 1
