"""Ids of what analysts write."""

from __future__ import annotations

import itertools
import uuid

from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.ids import IdSource, is_made

_MOMENTS = st.lists(st.integers(0, 2**41), min_size=1, max_size=40)


@given(_MOMENTS)
def test_ids_grow_whatever_the_clock_does(moments: list[int]) -> None:
    ticks = iter(moments)
    new_id = IdSource(clock=lambda: next(ticks))
    ids = [new_id() for _ in moments]
    assert ids == sorted(set(ids))


@given(st.integers(0, 2**41), st.integers(0, 2**41))
def test_ids_are_greater_than_the_greatest_stored_one(earlier: int, later: int) -> None:
    stored = IdSource(clock=lambda: earlier)()
    assert IdSource(stored, clock=lambda: later)() > stored


def test_more_ids_than_a_millisecond_has_room_for_still_grow() -> None:
    new_id = IdSource(clock=lambda: 1_700_000_000_000)
    ids = [new_id() for _ in range(5_000)]
    assert all(a < b for a, b in itertools.pairwise(ids))


def test_an_id_is_a_uuid_of_version_7() -> None:
    parsed = uuid.UUID(IdSource()())
    assert parsed.version == 7
    assert parsed.variant == uuid.RFC_4122


@given(st.text(max_size=40))
def test_a_floor_that_is_no_such_id_is_passed_over(floor: str) -> None:
    assert uuid.UUID(IdSource(floor, clock=lambda: 5)()).version == 7


def test_a_random_uuid_is_no_floor() -> None:
    assert IdSource("ffffffff-ffff-4fff-bfff-ffffffffffff", clock=lambda: 5)().startswith("00000000-0005-7")


def test_ids_that_were_made_are_told_from_those_of_the_catalogue() -> None:
    assert is_made(IdSource()())
    assert not any(is_made(text) for text in ("DEI-2017/03/2", "DEI-2017", "cn-zhejiang", "EG", ""))
