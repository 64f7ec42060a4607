"""What a figure leaves out, by name, and what it comes to on the other scales."""

from __future__ import annotations

import pytest

from dsr_tracker.core.explaining import exclusions
from dsr_tracker.core.other_scales import on_other_scales
from dsr_tracker.core.ratings import mean_of
from dsr_tracker.core.scales import COMMITTEE, IMPLEMENTATION, KROC, TORONTO


def test_what_is_left_out_is_counted_by_name_and_adds_up() -> None:
    counts = {
        "limited": 2,
        "no_evidence": 3,
        "not_applicable": 1,
        "partial_compliance": 1,
    }
    mean = mean_of(counts, IMPLEMENTATION, 12)
    found = exclusions(mean, counts, IMPLEMENTATION)
    assert found == {"no_evidence": 3, "not_applicable": 1, "not_assessed": 5, "partial_compliance": 1}
    assert list(found)[-1] == "partial_compliance"  # of another scale
    assert sum(found.values()) + mean.scored == 12


def test_counted_or_left_out_cells_that_nobody_judged_are_the_same() -> None:
    """Some lists count them as a rating, some only know how many cells there are."""
    counted = {"complete": 1, "not_assessed": 4}
    left_out = {"complete": 1}
    assert (
        exclusions(mean_of(counted, IMPLEMENTATION), counted, IMPLEMENTATION)
        == exclusions(mean_of(left_out, IMPLEMENTATION, 5), left_out, IMPLEMENTATION)
        == {"not_assessed": 4}
    )


def test_the_same_cells_on_the_other_scales() -> None:
    counts = {"limited": 1, "substantial": 2, "complete": 1, "not_assessed": 4}
    mean = mean_of(counts, IMPLEMENTATION)
    toronto, kroc, committee = on_other_scales(mean, counts, IMPLEMENTATION)
    assert (toronto.scale, kroc.scale, committee.scale) == (TORONTO, KROC, COMMITTEE)
    # Toronto: three partial (0) and one full (1): 100 × (3 × 1 + 1 × 2) ÷ (2 × 4) = 62.5
    assert str(toronto.mean) == "63 % (4 of 8)"
    assert [(old.label, new.label) for old, new in toronto.mapping] == [
        ("Limited", "Partial compliance"),
        ("Substantial", "Partial compliance"),
        ("Complete", "Full compliance"),
    ]
    assert kroc.mean == mean
    assert committee.mean.percent is None
    assert sum(count for _, count in committee.lost) == 4


@pytest.mark.parametrize(("partial", "expected"), [(0, "100 % (1 of 4)"), (2, "100 % (1 of 4)")])
def test_what_may_be_two_ratings_is_lost_and_said(partial: int, expected: str) -> None:
    counts = {"full_compliance": 1, "partial_compliance": partial}
    there = on_other_scales(mean_of(counts, TORONTO, 4), counts, TORONTO)[0]
    assert there.scale == IMPLEMENTATION
    assert str(there.mean) == expected
    assert [(rating.rating_id, count) for rating, count in there.lost] == (
        [("partial_compliance", partial)] if partial else []
    )


def test_a_cell_judged_on_that_scale_counts_there_as_it_is() -> None:
    counts = {"limited": 1, "full_compliance": 1}
    mean = mean_of(counts, IMPLEMENTATION)
    assert str(mean) == "33 % (1 of 2)"
    toronto = on_other_scales(mean, counts, IMPLEMENTATION)[0]
    assert str(toronto.mean) == "75 % (2 of 2)"
