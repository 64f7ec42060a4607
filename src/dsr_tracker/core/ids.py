"""Ids of what analysts write: UUIDv7, in the order in which they were made."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable

_RANDOM_BITS = 62
_COUNTER_BITS = 12
_COUNTER_FULL = 1 << _COUNTER_BITS
_MADE = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def is_made(record_id: str) -> bool:
    """Whether the id was made for what an analyst wrote; those of the catalogue are readable."""
    return _MADE.fullmatch(record_id) is not None


class IdSource:
    """Makes UUIDv7 texts that only ever grow, even when the clock is set back.

    `floor` is the greatest id already in the tracker: order must not depend on the clock alone,
    and a status is decided by the later id of two on the same day.
    """

    def __init__(self, floor: str = "", clock: Callable[[], int] = _now_ms) -> None:
        self._clock = clock
        self._milliseconds = 0
        self._counter = 0
        if floor:
            self.raise_floor(floor)

    def raise_floor(self, floor: str) -> None:
        """Make every later id greater than `floor`; a text that is no UUIDv7 is passed over."""
        digits = floor.replace("-", "")
        try:
            milliseconds, counter = int(digits[:12], 16), int(digits[13:16], 16)
        except ValueError:
            return
        if (
            len(digits) == 32
            and digits[12] == "7"
            and (milliseconds, counter) > (self._milliseconds, self._counter)
        ):
            self._milliseconds, self._counter = milliseconds, counter

    def __call__(self) -> str:
        """A new id, greater than every earlier one of this source."""
        now = self._clock()
        if now > self._milliseconds:
            self._milliseconds, self._counter = now, 0
        else:
            self._counter += 1
            if self._counter == _COUNTER_FULL:
                self._milliseconds, self._counter = self._milliseconds + 1, 0
        tail = int.from_bytes(os.urandom(8), "big") >> 2 | 0b10 << _RANDOM_BITS
        value = f"{self._milliseconds:012x}7{self._counter:03x}{tail:016x}"
        return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"
