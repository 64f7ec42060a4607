"""The arithmetic beside figures that others published, each with its source."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.explaining import means_of_cells
from dsr_tracker.core.ratings import mean_of, round_half_up, whole_percentages
from dsr_tracker.core.scales import IMPLEMENTATION, KROC, TORONTO

# -- G20, G7 and BRICS Research Groups (Toronto): compliance reports; percent = 50 × (score + 1) ------------


@pytest.mark.parametrize(("score", "percent"), [(0.28, 64), (0.5, 75), (-1, 0), (0, 50), (1, 100)])
def test_compliance_scores_as_the_research_groups_print_them(score: float, percent: int) -> None:
    # A hundred members: full compliance less none, by a score with two decimals.
    full = round((1 + score) * 50)
    counts = {"full_compliance": full, "no_compliance": 100 - full}
    mean = mean_of(counts, TORONTO)
    assert mean.percent is not None
    assert round_half_up(mean.percent) == percent == round_half_up(50 * (score + 1))


def test_five_members_can_only_score_in_steps_of_ten_points() -> None:
    """A commitment of BRICS before 2024: five members, each -1, 0 or +1."""
    found = {
        mean_of(
            {"no_compliance": none, "partial_compliance": partial, "full_compliance": 5 - none - partial},
            TORONTO,
        ).percent
        for none in range(6)
        for partial in range(6 - none)
    }
    assert found == {10.0 * step for step in range(11)}


# -- Kroc Institute, Peace Accords Matrix: reports on the Colombian accord, 578 stipulations ---------------


def test_a_distribution_over_578_stipulations_sums_to_100() -> None:
    """The eighth report's shares: 10 % not initiated, 39 % minimum, 19 % intermediate, 32 % complete."""
    shares = [10, 39, 19, 32]
    counts = [round_half_up(578 * share / 100) for share in shares]
    counts[1] += 578 - sum(counts)
    assert whole_percentages(counts) == shares
    found = mean_of(dict(zip((r.rating_id for r in KROC.ratings), counts, strict=False)), KROC)
    assert found.scored == 578


def test_what_naive_rounding_makes_101_is_100_here() -> None:
    counts = [90, 90, 90, 308]  # of 578: 15.57 three times, and 53.29
    assert sum(round_half_up(100 * count / 578) for count in counts) == 101
    assert whole_percentages(counts) == [16, 16, 15, 53]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=9))
def test_shares_of_anything_sum_to_100_and_none_is_off_by_a_whole_point(counts: list[int]) -> None:
    shares = whole_percentages(counts)
    total = sum(counts)
    assert sum(shares) == (100 if total else 0)
    assert all(
        abs(share - Fraction(100 * count, total or 1)) < 1
        for share, count in zip(shares, counts, strict=True)
    )


# -- UPR Info: mid-term implementation; full 1, partial 0.5, none 0, and the mean of several voices ----------


def test_one_voice_says_full_and_another_partial() -> None:
    mean = mean_of({"full_compliance": 1, "partial_compliance": 1}, TORONTO)
    assert mean.percent == 75


# -- three means of one figure -------------------------------------------------------------------------


def _cells(*ratings: tuple[str, str, str]) -> list[tuple[Cell, str]]:
    return [(Cell(provision_id, party_id), rating) for provision_id, party_id, rating in ratings]


def test_with_gaps_the_three_means_differ_and_without_they_do_not() -> None:
    whole = _cells(
        ("1", "EG", "complete"), ("2", "EG", "limited"), ("1", "LA", "limited"), ("2", "LA", "complete")
    )
    found = means_of_cells(whole, IMPLEMENTATION)
    assert found.grand == found.of_parties == found.of_provisions
    gaps = [*whole[:3], (Cell("2", "LA"), "not_assessed")]
    found = means_of_cells(gaps, IMPLEMENTATION)
    assert found.grand is not None
    assert round(found.grand, 1) == 55.6  # (3 + 1 + 1) of 9
    assert found.of_parties == 50  # Egypt 4 of 6, Laos 1 of 3
    assert found.of_provisions == 50  # clause 1 4 of 6, clause 2 1 of 3
    assert (found.parties, found.provisions) == (2, 2)


def test_nothing_scored_has_no_mean_of_any_kind() -> None:
    found = means_of_cells(_cells(("1", "EG", "no_evidence")), IMPLEMENTATION)
    assert (found.grand, found.of_parties, found.of_provisions) == (None, None, None)
    assert (found.parties, found.provisions) == (0, 0)
