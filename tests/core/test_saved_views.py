"""Views as records and as a file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.records import SavedView
from dsr_tracker.core.saved_views import (
    ViewState,
    find_view,
    remove_view,
    rename_view,
    save_view,
    state_of,
    take_views,
    update_view,
    views_to_file,
)
from dsr_tracker.store.store import Store

_STATE = ViewState(
    "EG", "country:EG status:limited", True, "SDG", ("DEI-2017",), "2026-01-31", {"countries/0": "AA=="}
)


def _keep(tracker: Store, pen: Pen, name: str, state: ViewState = _STATE) -> SavedView:
    tracker.apply(save_view(pen, name, "countries", state, tracker.views.listed()))
    return find_view(name, tracker.views.listed())


def test_a_view_is_kept_changed_renamed_and_taken_away(tracker: Store, pen: Pen) -> None:
    view = _keep(tracker, pen, " Egypt  now ")
    assert (view.name, view.page, state_of(view)) == ("Egypt now", "countries", _STATE)
    tracker.apply(update_view(pen, view, "matrix", ViewState(filter="is:stale")))
    changed = find_view("egypt now", tracker.views.listed())
    assert (changed.page, state_of(changed).filter) == ("matrix", "is:stale")
    tracker.apply(rename_view(pen, changed, "Old ones", tracker.views.listed()))
    tracker.apply(remove_view(pen, find_view("old ones", tracker.views.listed())))
    assert tracker.views.listed() == []
    tracker.undo()
    assert [each.name for each in tracker.views.listed()] == ["Old ones"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "égypt"])
def test_a_name_that_is_none_or_taken_is_refused(tracker: Store, pen: Pen, name: str) -> None:
    _keep(tracker, pen, "Egypt")
    with pytest.raises(TrackerError):
        save_view(pen, name, "matrix", _STATE, tracker.views.listed())


def test_views_travel_as_a_file_and_keep_their_names_apart(tracker: Store, pen: Pen) -> None:
    _keep(tracker, pen, "Egypt")
    _keep(tracker, pen, "Stale", ViewState(filter="is:stale"))
    edit = take_views(pen, views_to_file(tracker.views.listed()), tracker.views.listed())
    tracker.apply(edit)
    assert edit.label == "Take over 2 views"
    assert [view.name for view in tracker.views.listed()] == ["Egypt", "Stale", "Egypt (2)", "Stale (2)"]
    assert state_of(tracker.views.listed()[2]) == _STATE


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"kind": "x", "views": []}', '{"kind": "DSR Tracker views", "views": 3}',
     '{"kind": "DSR Tracker views", "views": [{"name": "x"}]}',
     '{"kind": "DSR Tracker views", "views": [{"name": "x", "page": "matrix", "filter": "nonsense"}]}'],
)  # fmt: skip
def test_what_is_no_file_of_views_is_refused(pen: Pen, text: str) -> None:
    with pytest.raises(TrackerError):
        take_views(pen, text, [])


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=5), each, max_size=3),
    max_leaves=6,
)


_FIELDS = ("subject", "filter", "is_hiding", "instrument_ids", "day", "layout", "family")


@given(
    st.text(max_size=20) | st.fixed_dictionaries({}, optional=dict.fromkeys(_FIELDS, _JSON)).map(json.dumps)
)
def test_whatever_stands_in_a_file_is_a_state(content: str) -> None:
    state = state_of(SavedView("1", "x", "matrix", content))
    assert isinstance(state.filter, str)
    assert all(
        isinstance(each, str) for each in (*state.instrument_ids, *state.layout, *state.layout.values())
    )
