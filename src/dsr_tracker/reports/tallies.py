"""A mean and the distribution that stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dsr_tracker.core.ratings import Distribution, Mean, add_counts, distribution_of, mean_of
from dsr_tracker.core.scales import Scale


@dataclass(frozen=True, slots=True)
class Tally:
    """Both over the same cells."""

    mean: Mean
    distribution: Distribution

    @property
    def assessed(self) -> int:
        """How many of the cells are assessed."""
        return self.distribution.assessed


def tally_of(counts: Mapping[str, int], scale: Scale) -> Tally:
    """The figures of cells counted by rating."""
    return Tally(mean_of(counts, scale), distribution_of(counts, scale))


def sum_tallies(tallies: Iterable[Tally], scale: Scale) -> Tally:
    """The figures over the cells of several tallies together: their grand mean, not a mean of means."""
    return tally_of(add_counts(dict(tally.distribution.counts) for tally in tallies), scale)
