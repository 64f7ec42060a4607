"""How a figure came about, down to its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.filtering import AsSeen, Filter
from dsr_tracker.core.ratings import Mean, add_counts, mean_of, round_half_up
from dsr_tracker.core.scales import NOT_APPLICABLE, NOT_ASSESSED, Scale


@dataclass(frozen=True, slots=True)
class ExplainedCell:
    """One cell behind a figure, with the words that name it beside the others."""

    cell: Cell
    name: str
    rating_id: str


@dataclass(frozen=True, slots=True)
class Among:
    """The clause cells that a figure is over, where they are too many to list: what finds them.

    Of these instruments (of all, where none is named), those that fit the filter as it was seen.
    """

    seen: AsSeen
    instrument_ids: tuple[str, ...] = ()
    chosen: Filter = field(default_factory=Filter)


@dataclass(frozen=True, slots=True)
class Explained:
    """A mean with what it was computed from.

    `cells` is empty where they are too many to list; `among` then says which they are.
    """

    title: str
    mean: Mean
    counts: Mapping[str, int]
    scale: Scale
    cells: tuple[ExplainedCell, ...] = ()
    among: Among | None = None


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


@dataclass(frozen=True, slots=True)
class Means:
    """One figure by the three means that a report may name; each in percent, None where nothing is scored.

    `grand` is over all scored cells, as everywhere in this program; `of_parties` the mean of the parties' own
    figures, `of_provisions` that of the clauses' or measures'. With gaps the three differ.
    """

    grand: float | None
    of_parties: float | None
    parties: int
    of_provisions: float | None
    provisions: int


def means_of_cells(cells: Iterable[tuple[Cell, str]], scale: Scale) -> Means:
    """The three means of these cells, each with its rating. Source: docs/method.md, "Means"."""
    by_party: dict[str, Counter[str]] = {}
    by_provision: dict[str, Counter[str]] = {}
    for cell, rating in cells:
        by_party.setdefault(cell.party_id, Counter())[rating] += 1
        by_provision.setdefault(cell.provision_id, Counter())[rating] += 1
    return means_of_counts(by_party, by_provision, scale)


def means_of_counts(
    by_party: Mapping[str, Mapping[str, int]], by_provision: Mapping[str, Mapping[str, int]], scale: Scale
) -> Means:
    """The three means from the same cells counted by rating for each party and for each provision."""
    of_parties, of_provisions = (
        [mean.percent for counts in each.values() if (mean := mean_of(counts, scale)).percent is not None]
        for each in (by_party, by_provision)
    )
    return Means(
        mean_of(add_counts(by_party.values()), scale).percent,
        sum(of_parties) / len(of_parties) if of_parties else None,
        len(of_parties),
        sum(of_provisions) / len(of_provisions) if of_provisions else None,
        len(of_provisions),
    )


def left_out(mean: Mean, counts: Mapping[str, int]) -> tuple[int, int]:
    """How many cells are applicable but not scored, and how many are not applicable."""
    return mean.applicable - mean.scored, counts.get(NOT_APPLICABLE, 0)


def exclusions(mean: Mean, counts: Mapping[str, int], scale: Scale) -> dict[str, int]:
    """The cells without a score, counted by the name of what they carry; only what there is.

    In scale order, "not assessed" included; then ratings of other scales, which score nothing here.
    """
    whole = mean.applicable + counts.get(NOT_APPLICABLE, 0)
    judged = sum(count for rating_id, count in counts.items() if rating_id != NOT_ASSESSED)
    known = dict(counts) | {NOT_ASSESSED: whole - judged}
    own = {rating.rating_id: rating.score for rating in scale.ratings}
    outside = [rating_id for rating_id, score in own.items() if score is None]
    order = [*outside, *sorted(set(known) - set(own))]
    return {rating_id: count for rating_id in order if (count := known.get(rating_id, 0))}


def strangers_in(counts: Mapping[str, int], scale: Scale) -> int:
    """How many of the counted cells carry a rating of another scale, which counts in no figure."""
    return sum(count for rating_id, count in counts.items() if not scale.holds(rating_id))
