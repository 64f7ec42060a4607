"""How a figure came about, down to its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.ratings import Mean, round_half_up
from dsr_tracker.core.scales import NOT_APPLICABLE, Scale


@dataclass(frozen=True, slots=True)
class ExplainedCell:
    """One cell behind a figure, with the words that name it beside the others."""

    cell: Cell
    name: str
    rating_id: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A mean with what it was computed from. `cells` is empty where they are too many to list."""

    title: str
    mean: Mean
    counts: Mapping[str, int]
    scale: Scale
    cells: tuple[ExplainedCell, ...] = ()


def working(mean: Mean, counts: Mapping[str, int], scale: Scale) -> str:
    """The sum written out, for example "100 × (2 × 1 + 3 × 2) ÷ (3 × 5) = 53 %"; empty at n = 0."""
    scores = scale.scores
    if mean.percent is None:
        return ""
    least, most = min(scores), max(scores)
    terms = [
        f"{counts[rating.rating_id]} × {rating.score - least}"
        for rating in scale.ratings
        if rating.score is not None and counts.get(rating.rating_id)
    ]
    total = f"({' + '.join(terms)})" if len(terms) > 1 else terms[0]
    return f"100 × {total} ÷ ({most - least} × {mean.scored}) = {round_half_up(mean.percent)} %"


def left_out(mean: Mean, counts: Mapping[str, int]) -> tuple[int, int]:
    """How many cells are applicable but not scored, and how many are not applicable."""
    return mean.applicable - mean.scored, counts.get(NOT_APPLICABLE, 0)
