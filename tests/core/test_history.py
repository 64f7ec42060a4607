"""Edits and their inverses."""

from __future__ import annotations

import pytest

from dsr_tracker.core.history import Action, Change, Edit, Revision, adding, ratings_before
from dsr_tracker.core.records import Assessment, Note, Record, Setting

_A, _B = Setting("title", "A"), Setting("title", "B")


def test_the_inverse_takes_back_the_last_change_first() -> None:
    edit = Edit("x", (*adding(_A), Change(_A, _B)))
    assert edit.inverse() == (Change(_B, _A), Change(_A, None))
    assert tuple(change.inverse() for change in reversed(edit.inverse())) == edit.changes


def test_a_change_is_about_the_record_as_it_is_afterwards() -> None:
    assert Change(_A, _B).record is _B
    assert Change(_A, None).record is _A
    with pytest.raises(ValueError, match="before or after"):
        _ = Change(None, None).record


def _revision(before: Record | None, after: Record | None) -> Revision:
    return Revision("e", "x", "Ann", "2024-12-01T00:00:00.000Z", Action.DO, "assessment", before, after)


def test_the_rating_before_is_what_held_on_the_day_that_is_judged() -> None:
    limited = Assessment("1", "A/1", "EG", "2024-03-01", "limited")
    earlier = Assessment("2", "A/1", "EG", "2024-01-01", "not_started")
    complete = Assessment("3", "A/1", "EG", "2024-03-01", "complete")
    note = Note("4", "A/1", "EG", "2024-03-01", "text")
    newest_first = [
        _revision(None, complete),
        _revision(complete, None),
        _revision(None, note),
        _revision(None, complete),
        _revision(None, earlier),
        _revision(None, limited),
    ]
    assert ratings_before(newest_first) == [
        "limited",
        "complete",
        "",
        "limited",
        "not_assessed",
        "not_assessed",
    ]
