"""The arithmetic of ratings. Everything that a report or a screen counts is computed here.

Source: docs/method.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dsr_tracker.core.records import Assessment
from dsr_tracker.core.scales import NOT_APPLICABLE, NOT_ASSESSED, Scale


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over `scored` cells of the `applicable` ones; `percent` (0-100) is None at n = 0."""

    percent: float | None
    scored: int
    applicable: int

    def __str__(self) -> str:
        if self.percent is None:
            return f"– (0 of {self.applicable})"
        return f"{round_half_up(self.percent)} % ({self.scored} of {self.applicable})"

    @property
    def rounded(self) -> int | None:
        """The percentage as shown: a whole number, halves up."""
        return None if self.percent is None else round_half_up(self.percent)


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many cells carry each rating, in scale order; ratings without a cell count 0."""

    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """The number of cells."""
        return sum(count for _, count in self.counts)

    @property
    def assessed(self) -> int:
        """How many of the cells are assessed. One judged on another scale is not: it counts in no figure."""
        return sum(count for rating_id, count in self.counts if rating_id != NOT_ASSESSED)

    @property
    def percentages(self) -> tuple[tuple[str, int], ...]:
        """Whole-number percentages that sum to 100 (or all 0 where there is no cell)."""
        shares = whole_percentages([count for _, count in self.counts])
        return tuple((rating, share) for (rating, _), share in zip(self.counts, shares, strict=True))


def round_half_up(value: float) -> int:
    """The nearest whole number; a half goes up, as readers of reports expect (2.5 becomes 3)."""
    # The small term takes back what binary fractions lose (e.g. 100 * 0.145 = 14.499999999999998).
    return int(value + 0.5 + 1e-9)


def mean_of(counts: Mapping[str, int], scale: Scale, applicable: int | None = None) -> Mean:
    """The mean of cells counted by rating, in percent of the scale.

    `applicable` is N before "not applicable" cells are taken off; left out, the counted cells are all.
    Ratings of another scale count as not scored. A scale without scores (categories) has no mean.
    """
    total = sum(counts.values()) if applicable is None else applicable
    in_force = total - counts.get(NOT_APPLICABLE, 0)
    scores = scale.scores
    scored = weighted = 0
    if scores:
        for rating in scale.ratings:
            if rating.score is not None and (count := counts.get(rating.rating_id, 0)):
                scored += count
                weighted += count * (rating.score - min(scores))
    if not scored:
        return Mean(None, 0, in_force)
    return Mean(100 * weighted / ((max(scores) - min(scores)) * scored), scored, in_force)


def distribution_of(counts: Mapping[str, int], scale: Scale, cells: int | None = None) -> Distribution:
    """The distribution over all `cells`; what is not counted or not on the scale is "not assessed"."""
    listed = {rating.rating_id: counts.get(rating.rating_id, 0) for rating in scale.ratings}
    if cells is not None:
        listed[NOT_ASSESSED] = 0
        listed[NOT_ASSESSED] = cells - sum(listed.values())
    return Distribution(tuple(listed.items()))


def add_counts(several: Iterable[Mapping[str, int]]) -> Counter[str]:
    """The counts by rating of several groups of cells together."""
    total: Counter[str] = Counter()
    for counts in several:
        total.update(counts)
    return total


def whole_percentages(counts: list[int]) -> list[int]:
    """Whole-number percentages by largest remainder: they sum to 100, or are all 0 for no count."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    shares = [100 * count // total for count in counts]
    # Integers keep ties exact: of two equal remainders the earlier one gets the point.
    order = sorted(range(len(counts)), key=lambda index: (-(100 * counts[index] % total), index))
    for index in order[: 100 - sum(shares)]:
        shares[index] += 1
    return shares


def status_on(assessments: Iterable[Assessment], day: str) -> Assessment | None:
    """The newest assessment with `as_of` <= day; of two on the same day the later recorded."""
    known = [assessment for assessment in assessments if assessment.as_of <= day]
    return max(known, key=lambda assessment: (assessment.as_of, assessment.assessment_id), default=None)


def suggested_rating(counts: Mapping[str, int], scale: Scale) -> str | None:
    """The rating nearest to the mean of a clause's rated measures; None where none is scored.

    A suggestion only: the clause stays "not assessed" until a person accepts it.
    """
    mean = mean_of(counts, scale)
    scores = scale.scores
    if mean.percent is None:
        return None
    wanted = min(scores) + round_half_up(mean.percent / 100 * (max(scores) - min(scores)))
    return next(rating.rating_id for rating in scale.ratings if rating.score == wanted)
