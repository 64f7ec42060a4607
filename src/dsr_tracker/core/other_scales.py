"""What a figure comes to on the other scales. Source: docs/method.md, "Other scales"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dsr_tracker.core.ratings import Mean, mean_of
from dsr_tracker.core.rescaling import counterparts
from dsr_tracker.core.scales import NOT_APPLICABLE, SCALES, SHARED, Rating, Scale


@dataclass(frozen=True, slots=True)
class OnScale:
    """A figure on another scale: its mean, the mapping used, and what has no counterpart there.

    `mapping` has each rating that some cell carries with what it becomes; `lost` counts the scored
    cells that become nothing. A scale of categories has no mean whatever the cells carry.
    """

    scale: Scale
    mean: Mean
    mapping: tuple[tuple[Rating, Rating], ...]
    lost: tuple[tuple[Rating, int], ...]


def on_other_scales(mean: Mean, counts: Mapping[str, int], scale: Scale) -> tuple[OnScale, ...]:
    """The figure of these cells on every scale but their own, by the mapping of a change of scale.

    A cell that was judged on that other scale counts there as it is. N stays as it was.
    """
    whole = mean.applicable + counts.get(NOT_APPLICABLE, 0)
    return tuple(_on(other, counts, scale, whole) for other in SCALES.values() if other != scale)


def _on(other: Scale, counts: Mapping[str, int], scale: Scale, whole: int) -> OnScale:
    steps = counterparts(scale, other)
    there: Counter[str] = Counter({each: count for each, count in counts.items() if other.holds(each)})
    mapping, lost = [], []
    for rating in scale.ratings:
        count = counts.get(rating.rating_id, 0)
        if rating.rating_id in SHARED or count < 1:
            continue
        if rating.rating_id in steps:
            there[steps[rating.rating_id]] += count
            mapping.append((rating, other.rating(steps[rating.rating_id])))
        else:
            lost.append((rating, count))
    return OnScale(other, mean_of(there, other, whole), tuple(mapping), tuple(lost))
