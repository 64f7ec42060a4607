"""How the overall figure of a matrix was computed, in lines and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.explaining import Means, exclusions, means_of_cells, working
from dsr_tracker.core.matrix import Matrix
from dsr_tracker.core.other_scales import OnScale, on_other_scales
from dsr_tracker.core.ratings import round_half_up
from dsr_tracker.core.scales import SCALES, Scale


def means_of(found: Matrix) -> Means:
    """The three means of the matrix's clauses."""
    return means_of_cells(_cells(found), found.scale)


def _cells(found: Matrix) -> Iterator[tuple[Cell, str]]:
    for row in found.rows:
        for party_id in row.cells:
            yield Cell(row.provision.provision_id, party_id), str(row.rating(party_id))


def _counts(found: Matrix) -> Counter[str]:
    """The cells by rating; those of other scales too, which a distribution takes for not assessed."""
    return Counter(rating for _, rating in _cells(found))


def explained_lines(found: Matrix) -> Iterator[str]:
    """The sum, what was left out, the three means, and the same cells on the other scales."""
    mean, scale, counts = found.overall, found.scale, _counts(found)
    yield f"How it was computed: {working(mean, counts, scale) or 'nothing carries a score.'}"
    left = [f"{count:,} {_label(each, scale)}" for each, count in exclusions(mean, counts, scale).items()]
    named = ", ".join(left) or "none"
    yield f"Without a score: {named}. N = {mean.applicable:,} leaves “not applicable” out."
    if scale.scores:
        means = means_of(found)
        cells = "1 scored cell" if mean.scored == 1 else f"{mean.scored:,} scored cells"
        yield f"Grand mean: {_percent(means.grand)} over {cells}."
        of_parties, of_clauses = _percent(means.of_parties), _percent(means.of_provisions)
        parties = "1 party" if means.parties == 1 else f"{means.parties:,} parties"
        clauses = "1 clause" if means.provisions == 1 else f"{means.provisions:,} clauses"
        yield f"Mean of the parties’ means: {of_parties} over {parties}."
        yield f"Mean of the clauses’ means: {of_clauses} over {clauses}."
    for there in on_other_scales(mean, counts, scale):
        yield f"On {there.scale.scale_id}: {_on(there)}"


def explained_json(found: Matrix) -> dict[str, Any]:
    """The same for other programs; percentages to two digits, null where there is none."""
    mean, scale, counts = found.overall, found.scale, _counts(found)
    means = means_of(found)
    return {
        "working": working(mean, counts, scale),
        "without_score": exclusions(mean, counts, scale),
        "grand_mean": {"mean": _rounded(means.grand), "cells": mean.scored},
        "mean_of_parties": {"mean": _rounded(means.of_parties), "parties": means.parties},
        "mean_of_clauses": {"mean": _rounded(means.of_provisions), "clauses": means.provisions},
        "on_other_scales": {
            there.scale.scale_id: {
                "mean": _rounded(there.mean.percent),
                "scored": there.mean.scored,
                "applicable": there.mean.applicable,
                "mapping": {old.rating_id: new.rating_id for old, new in there.mapping},
                "without_counterpart": {rating.rating_id: count for rating, count in there.lost},
            }
            for there in on_other_scales(mean, counts, scale)
        },
    }


def _on(there: OnScale) -> str:
    if not there.scale.scores:
        return "no mean, since its ratings are categories."
    parts = [str(there.mean)]
    parts.extend(f"{old.label} → {new.label}" for old, new in there.mapping)
    parts.extend(f"{rating.label} ({count:,}) has no counterpart" for rating, count in there.lost)
    return "; ".join(parts) + "."


def _label(rating_id: str, scale: Scale) -> str:
    labels: Mapping[str, str] = {
        rating.rating_id: rating.label for each in (*SCALES.values(), scale) for rating in each.ratings
    }
    return labels.get(rating_id, rating_id)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{round_half_up(value)} %"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
