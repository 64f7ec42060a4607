"""Two or more things measured in turn, so that a busy moment of the machine hits them all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def clock(work: Callable[[], object]) -> float:
    """The seconds that the work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(sides: Mapping[str, Callable[[], float]], rounds: int, warm_ups: int = 1) -> dict[str, float]:
    """The median of what each side measured; one round takes each side once, in changing order."""
    found: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(-warm_ups, rounds):
        names = list(sides) if number % 2 else list(sides)[::-1]
        for name in names:
            value = sides[name]()
            if number >= 0:
                found[name].append(value)
    return {name: statistics.median(values) for name, values in found.items()}
