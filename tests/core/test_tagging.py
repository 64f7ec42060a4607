"""Tags of one's own, and what bears them."""

from __future__ import annotations

import pytest

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.records import Origin, Tag
from dsr_tracker.core.saved_views import ViewState, save_view, state_of
from dsr_tracker.core.tagging import (
    Bearer,
    find_tag,
    merge_tags,
    remove_tag,
    save_tag,
    tag_bearers,
    untag_bearers,
)
from dsr_tracker.store.store import Store

_CLAUSE = Bearer("provision", "DEI-2017/03")
_CELL = Bearer("cell", "DEI-2017/03", "EG")


def _add(tracker: Store, pen: Pen, name: str, color: str = "") -> Tag:
    edit = tracker.apply(save_tag(pen, None, Tag("", name, color=color), tracker.tags.listed()))
    [change] = edit.changes
    assert isinstance(change.after, Tag)
    return change.after


def _give(tracker: Store, pen: Pen, tag: Tag, *bearers: Bearer) -> int:
    edit = tag_bearers(pen, tag, bearers, tracker.tags.taggings(tag.tag_id), "Here")
    if edit.changes:
        tracker.apply(edit)
    return len(edit.changes)


def test_shipped_families_are_there(tracker: Store) -> None:
    listed = tracker.tags.listed()
    assert [tag.code for tag in listed if tag.family == "CONN"] == [
        "policy",
        "facilities",
        "trade",
        "finance",
        "people",
    ]
    assert [tag.tag_id for tag in listed if tag.family == "SDG"] == [
        f"SDG/{number}" for number in range(1, 18)
    ]
    assert {tag.origin for tag in listed} == {Origin.CATALOGUE}


def test_shipped_tags_stay_as_they_are(tracker: Store, pen: Pen) -> None:
    goal = find_tag("sdg/9", tracker.tags.listed())
    with pytest.raises(TrackerError, match="comes with the program"):
        save_tag(pen, goal, goal, [])
    with pytest.raises(TrackerError, match="comes with the program"):
        remove_tag(pen, goal, [])
    with pytest.raises(TrackerError, match="comes with the program"):
        merge_tags(pen, goal, find_tag("SDG/1", tracker.tags.listed()), [], [])
    with pytest.raises(TrackerError, match="comes with the program"):
        save_tag(pen, None, Tag("", "Mine", family="SDG"), [])


def test_a_tag_of_ones_own_is_added_renamed_and_taken_away_and_all_comes_back(
    tracker: Store, pen: Pen
) -> None:
    tag = _add(tracker, pen, " Sea  cables ", color="sky")
    assert tag.name == "Sea cables"
    assert _give(tracker, pen, tag, _CLAUSE, _CELL, _CELL) == 2
    assert _give(tracker, pen, tag, _CELL) == 0, "it bears the tag already"
    renamed = Tag(tag.tag_id, "Cables", color="blue")
    tracker.apply(save_tag(pen, tag, renamed, tracker.tags.listed()))
    assert find_tag("cables", tracker.tags.listed()).color == "blue"
    assert tracker.tags.counts()[tag.tag_id] == {"provision": 1, "cell": 1}
    tracker.apply(
        remove_tag(pen, find_tag("cables", tracker.tags.listed()), tracker.tags.taggings(tag.tag_id))
    )
    assert tracker.tags.taggings(tag.tag_id) == []
    tracker.undo()
    assert len(tracker.tags.taggings(tag.tag_id)) == 2


def test_what_bears_a_tag_loses_it(tracker: Store, pen: Pen) -> None:
    tag = _add(tracker, pen, "Cables")
    _give(tracker, pen, tag, _CLAUSE, _CELL)
    tracker.apply(untag_bearers(pen, tag, [_CELL], tracker.tags.taggings(tag.tag_id), "Here"))
    assert [each.kind for each in tracker.tags.taggings(tag.tag_id)] == ["provision"]


def test_one_tag_is_merged_into_another(tracker: Store, pen: Pen) -> None:
    old, new = _add(tracker, pen, "Cabels"), _add(tracker, pen, "Cables")
    _give(tracker, pen, old, _CLAUSE, _CELL)
    _give(tracker, pen, new, _CELL)
    for name, tag in (("Old", old), ("Both", new)):
        shown = ViewState(
            filter=f"country:EG tag:{old.tag_id}" + (f" tag:{tag.tag_id}" if tag is new else "")
        )
        tracker.apply(save_view(pen, name, "matrix", shown, tracker.views.listed()))
    read, views = tracker.tags, tracker.views.listed()
    of_old, of_new = read.taggings(old.tag_id), read.taggings(new.tag_id)
    tracker.apply(merge_tags(pen, old, new, of_old, of_new, views=views))
    by_new = f"country:EG tag:{new.tag_id}"
    assert [state_of(view).filter for view in tracker.views.listed()] == [by_new, by_new]
    assert {each.kind for each in read.taggings(new.tag_id)} == {"provision", "cell"}
    assert len(read.taggings(new.tag_id)) == 2
    assert old.tag_id not in {tag.tag_id for tag in read.listed()}
    tracker.undo()
    assert len(read.taggings(old.tag_id)) == 2
    assert tracker.views.listed() == views


@pytest.mark.parametrize(
    ("name", "color", "said"),
    [
        ("  ", "", "no name"),
        ("cábles", "", "already"),
        ("x" * 81, "", "too long"),
        ("Roads", "pink", "no colour of tags"),
    ],
)
def test_what_cannot_be_a_tag_is_said(tracker: Store, pen: Pen, name: str, color: str, said: str) -> None:
    _add(tracker, pen, "Cables")
    with pytest.raises(TrackerError, match=said):
        save_tag(pen, None, Tag("", name, color=color), tracker.tags.listed())


def test_a_name_that_means_nothing_is_said_with_the_nearest(tracker: Store) -> None:
    with pytest.raises(TrackerError, match="Did you mean “Climate action”"):
        find_tag("climat action", tracker.tags.listed())
