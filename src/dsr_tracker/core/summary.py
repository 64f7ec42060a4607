"""What pages say of many cells without listing them: tallies by rating, and one line for a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.filtering import Matching
from dsr_tracker.core.ratings import Distribution, Mean, add_counts, distribution_of, mean_of
from dsr_tracker.core.records import Provision
from dsr_tracker.core.rubrics import UNRATED
from dsr_tracker.core.scales import NOT_ASSESSED, Scale

EXCERPT_LENGTH = 240
"""Characters of a reason that a list shows."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Cells counted by rating; `cells` counts those never assessed too."""

    counts: Mapping[str, int] = field(default_factory=dict)
    cells: int = 0

    @property
    def is_judged(self) -> bool:
        """Whether anybody has judged one of the cells, on whatever scale."""
        return any(count for rating, count in self.counts.items() if rating != NOT_ASSESSED)

    def assessed(self, scale: Scale) -> int:
        """How many of the cells are assessed, those judged on another scale left out."""
        return self.distribution(scale).assessed

    def mean(self, scale: Scale) -> Mean:
        """The mean over the scored cells."""
        return mean_of(self.counts, scale, self.cells)

    def distribution(self, scale: Scale) -> Distribution:
        """How many of all the cells carry each rating."""
        return distribution_of(self.counts, scale, self.cells)


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell in a list. `reason` is only its beginning; `status` is None where nobody has looked."""

    cell: Cell
    status: CellStatus | None = None
    reason: str = ""
    note_count: int = 0
    evidence_count: int = 0
    claimed: str = ""
    schedule: str = ""

    @property
    def rating_id(self) -> str:
        """The cell's rating, "not assessed" included."""
        return NOT_ASSESSED if self.status is None else self.status.rating


def fitting_tallies(
    matching: Matching, provisions: Iterable[Provision], tallies: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Tally]:
    """Of each instrument and party the clauses that fit a filter, counted; of these keys only."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    wanted = set(tallies)
    for provision in provisions:
        for party_id, rating in matching.get(provision.provision_id, {}).items():
            if (key := (provision.instrument_id, party_id)) in wanted:
                counts.setdefault(key, Counter()).update([] if provision.is_measure else [rating])
    return {key: Tally(count, count.total()) for key, count in counts.items()}


def total(tallies: Iterable[Tally]) -> Tally:
    """The tally of all their cells together."""
    listed = list(tallies)
    return Tally(add_counts(tally.counts for tally in listed), sum(tally.cells for tally in listed))


def with_unrated(classes: Mapping[str, Tally], overall: Tally) -> dict[str, Tally]:
    """The tallies by how specific the undertaking is, with those of which nobody said; none without any."""
    if not any(tally.cells for tally in classes.values()):
        return {}
    rated = total(classes.values())
    # "Not assessed" may be counted in one and left out in the other.
    counts = {
        rating: count - rated.counts.get(rating, 0)
        for rating, count in overall.counts.items()
        if rating != NOT_ASSESSED
    }
    return {**classes, UNRATED: Tally(counts, overall.cells - rated.cells)}


def tally_lines(lines: Iterable[CellLine]) -> Tally:
    """The tally of listed cells."""
    listed = list(lines)
    return Tally(add_counts({line.rating_id: 1} for line in listed), len(listed))
