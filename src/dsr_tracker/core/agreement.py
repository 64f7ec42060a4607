"""How far two readers agree. Source: docs/method.md, "Second readers"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dsr_tracker.core.ratings import round_half_up
from dsr_tracker.core.scales import Scale

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `pairs` pairs of ratings, `equal` are the same; `kappa` rests on the `scored` ones alone.

    `table` counts the scored pairs, the first reader's rating in rows and the second's in columns, in the
    order of `ratings`. `kappa` is None where it is undefined: no scored pair, all of them in one and the same
    category for both readers, or a scale without scores.
    """

    pairs: int
    equal: int
    scored: int
    kappa: float | None
    ratings: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]

    @property
    def share(self) -> float | None:
        """The share of equal pairs (0 to 1); None without any pair."""
        return self.equal / self.pairs if self.pairs else None

    @property
    def percent(self) -> int | None:
        """The share in whole percent, a half going up; None without any pair."""
        return round_half_up(100 * self.equal / self.pairs) if self.pairs else None


def agreement(pairs: Iterable[tuple[str, str]], scale: Scale) -> Agreement:
    """The agreement of pairs of ratings of one scale, each the first and the second reader's."""
    listed = list(pairs)
    ratings = tuple(rating.rating_id for rating in scale.ratings if rating.score is not None)
    scores = [rating.score for rating in scale.ratings if rating.score is not None]
    counts = Counter(pair for pair in listed if pair[0] in ratings and pair[1] in ratings)
    table = tuple(tuple(counts[row, column] for column in ratings) for row in ratings)
    return Agreement(
        pairs=len(listed),
        equal=sum(first == second for first, second in listed),
        scored=counts.total(),
        kappa=quadratic_kappa(table, scores),
        ratings=ratings,
        table=table,
    )


def quadratic_kappa(table: Sequence[Sequence[int]], scores: Sequence[int] | None = None) -> float | None:
    """Cohen's kappa, disagreements weighted by the square of their distance; None where it is undefined.

    With v(i, j) = (score i - score j)^2, kappa = 1 - sum(v × observed) / sum(v × expected), where expected
    is the product of the margins. `table` is square; scores are 0, 1, 2, … where none are given.

    Source: J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968), 213-220; with these weights it is an
    intraclass correlation (J. L. Fleiss and J. Cohen, Educational and Psychological Measurement 33 (1973)).
    """
    observed, expected, total = disagreement(table, scores)
    return 1 - observed * total / expected if expected else None


def disagreement(table: Sequence[Sequence[int]], scores: Sequence[int] | None = None) -> tuple[int, int, int]:
    """Of that table sum(v × observed), sum(v × product of the margins), and how many pairs it counts.

    In whole numbers, so that a table without any disagreement has a kappa of exactly 1.
    """
    steps = range(len(table)) if scores is None else scores
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    observed = expected = 0
    for i, row in enumerate(table):
        for j, count in enumerate(row):
            weight = (steps[i] - steps[j]) ** 2
            observed += weight * count
            expected += weight * rows[i] * columns[j]
    return observed, expected, sum(rows)


def agreements_by(
    items: Iterable[T], group: Callable[[T], K], pair: Callable[[T], tuple[str, str]], scale: Scale
) -> dict[K, Agreement]:
    """The agreement within each group, in the order in which the groups come up."""
    grouped: dict[K, list[tuple[str, str]]] = {}
    for item in items:
        grouped.setdefault(group(item), []).append(pair(item))
    return {key: agreement(pairs, scale) for key, pairs in grouped.items()}
