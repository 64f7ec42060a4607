"""The tracker as it was known at the end of an earlier day."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_tracker.core.dates import end_of_day, today
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, hide
from dsr_tracker.core.errors import NothingToUndoError, UnknownNameError
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.sample import assess
from tests.store.test_history import _ACTS, edit_of

_START = datetime.date(2026, 1, 1)


def _at(day: str) -> AbstractContextManager[object]:
    """Edits are recorded at noon UTC of that day inside the `with` block."""
    return mock.patch("dsr_tracker.store.store.now", return_value=f"{day}T12:00:00.000Z")


def _content(dossier: Dossier) -> Dossier:
    """The dossier without when and how it was read."""
    return replace(dossier, collected_at="", known_on="", edits_later=0, recorded_later=())


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from((*_ACTS, "undo", "redo")), st.integers(0, 10_000)), max_size=9))
def test_every_earlier_state_is_told_again(
    tracker_copy: Callable[[], AbstractContextManager[Store]], acts: list[tuple[str, int]]
) -> None:
    with tracker_copy() as store:
        states = {"2025-12-31": _content(collect(store))}
        for number, (act, seed) in enumerate(acts):
            day = (_START + datetime.timedelta(days=number)).isoformat()
            with _at(day):
                _do(store, act, seed)
            states[day] = _content(collect(store))
        for day, state in states.items():
            assert _content(collect(store, day)) == state


def _do(store: Store, act: str, seed: int) -> None:
    try:
        if act in ("undo", "redo"):
            (store.undo if act == "undo" else store.redo)()
        elif (edit := edit_of(store, act, lambda size: seed % size)) is not None:
            store.apply(edit)
    except NothingToUndoError:
        pass


def test_what_was_recorded_later_is_listed_and_counted(tracker: Store) -> None:
    with _at("2026-03-01"):
        assess(tracker, "limited", "2026-02-01")
    with _at("2026-05-01"):
        later = assess(tracker, "complete", "2026-02-01")
        tracker.apply(hide(Pen("Ann", tracker.new_id), "party", "EG", "Egypt"))
    then = collect(tracker, "2026-04-30")
    assert (then.known_on, then.edits_later) == ("2026-04-30", 2)
    assert [each.assessment_id for each in then.recorded_later] == [later]
    assert [each.rating for each in then.assessments] == ["limited"]
    assert "EG" in [party.party_id for party in then.parties]
    assert "EG" not in [party.party_id for party in collect(tracker).parties]
    assert collect(tracker, today()).edits_later == 0


def test_an_edit_by_a_clock_that_was_set_back_stays_after_those_before_it(tracker: Store) -> None:
    with _at("2026-03-01"):
        assess(tracker, "limited", "2026-02-01")
    with _at("1970-01-01"):
        assess(tracker, "complete", "2026-02-01")
    assert not collect(tracker, "2026-02-27").assessments
    assert len(collect(tracker, "2026-03-01").assessments) == 2


def test_only_revisions_of_later_edits_are_read(tracker: Store) -> None:
    with _at("2026-03-01"):
        assess(tracker, "limited", "2026-02-01")
    with _at("2026-05-01"):
        assess(tracker, "complete", "2026-02-01")
    with mock.patch("dsr_tracker.store.rows.Table.from_json", return_value=None) as read:
        collect(tracker, "2026-04-01")
    assert read.call_count == 1


@pytest.mark.parametrize("day", ["soon", "2999-01-01", "2026-02-30"])
def test_no_day_and_a_day_to_come_are_refused(tracker: Store, day: str) -> None:
    with pytest.raises(UnknownNameError):
        collect(tracker, day)


def test_a_day_ends_where_the_analyst_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    for zone, ends in (
        ("UTC", "2026-03-29T23:59:59.999Z"),
        ("Asia/Shanghai", "2026-03-29T15:59:59.999Z"),
        ("Europe/Berlin", "2026-03-29T21:59:59.999Z"),
    ):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert end_of_day("2026-03-29") == ends
    monkeypatch.undo()
    time.tzset()
