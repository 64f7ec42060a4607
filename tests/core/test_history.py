"""Edits and their inverses."""

from __future__ import annotations

import pytest

from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import Setting

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
