"""Edits in the tracker: whatever is done, undone and done again, no record is lost or left over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import (
    Pen,
    Target,
    add_note,
    cite,
    combine,
    hide,
    new_evidence,
    put,
    rate,
    remove_note,
    revise_assessment,
    revise_note,
    show,
    track_party,
    withdraw,
)
from dsr_tracker.core.errors import ConflictError, NothingToUndoError
from dsr_tracker.core.history import Action, Change, Edit, adding
from dsr_tracker.core.ratings import status_on
from dsr_tracker.core.records import Assessment, Party, PartyKind, Setting
from dsr_tracker.store.rows import TABLES
from dsr_tracker.store.store import Store

_PROVISIONS = ("DEI-2017/01", "DEI-2017/02", "DEI-2017/03")
_PARTIES = ("EG", "LA")
_DAYS = ("2026-01-01", "2026-02-01", "2026-03-01")
_ACTS = (
    "rate",
    "withdraw",
    "revise",
    "note",
    "renote",
    "unnote",
    "cite",
    "hide",
    "show",
    "track",
    "title",
    "both",
)


def everything(store: Store) -> dict[str, dict[str, object]]:
    """Every record of the tracker by table and id, as it is read back."""
    connection = store._connection
    return {
        table.name: {
            table.key_of(record): record
            for record in map(table.to_record, connection.execute(table.select_sql))
        }
        for table in TABLES
    }


def recomputed_latest(store: Store) -> dict[Cell, tuple[str, str]]:
    """Each cell's newest assessment, by the definition rather than by what the store keeps."""
    by_cell: dict[Cell, list[Assessment]] = {}
    for assessment in store.read.all_assessments():
        by_cell.setdefault(Cell(assessment.provision_id, assessment.party_id), []).append(assessment)
    newest = {cell: status_on(listed, "9999-12-31") for cell, listed in by_cell.items()}
    return {cell: (found.assessment_id, found.rating) for cell, found in newest.items() if found}


def kept_latest(store: Store) -> dict[Cell, tuple[str, str]]:
    """What the store keeps as each cell's newest assessment."""
    rows = store._connection.execute("SELECT provision_id, party_id, assessment_id, rating FROM latest")
    return {
        Cell(provision, party): (assessment_id, rating) for provision, party, assessment_id, rating in rows
    }


def edit_of(store: Store, act: str, draw: Callable[[int], int]) -> Edit | None:
    """An edit of that sort, chosen among what the tracker allows just now."""
    pen = Pen("Ann", store.new_id)
    scale = store.read.scale()
    day = _DAYS[draw(len(_DAYS))]
    provision = store.read.provision(_PROVISIONS[draw(len(_PROVISIONS))])
    party = next(
        p for p in store.read.parties(with_hidden=True) if p.party_id == _PARTIES[draw(len(_PARTIES))]
    )
    cell = Cell(provision.provision_id, party.party_id)
    target = Target(provision, party, store.read.status_assessment(cell, day))
    notes = store.read.notes(cell)
    hidden = store.read.hidden()
    match act:
        case "rate":
            return rate(pen, [target], scale.ratings[draw(4)], scale, as_of=day, reason="Because")
        case "withdraw":
            return withdraw(pen, [target], scale, as_of=day)
        case "revise" if target.current:
            return revise_assessment(pen, target, replace(target.current, search_places="Gazette"))
        case "note":
            return add_note(
                pen, target, "Tagesordnung 数字\n* x", evidence=[new_evidence(pen, url="https://a.org")]
            )
        case "renote" if notes:
            return revise_note(pen, target, notes[0], text="Other", dated_on=day)
        case "unnote" if notes:
            return remove_note(
                pen, target, notes[0], [citation for citation, _ in store.read.citations(cell)]
            )
        case "cite":
            return cite(pen, target, new_evidence(pen, title="Paper"))
        case "hide" if provision.provision_id not in {record.hidden_id for record in hidden}:
            return hide(pen, "provision", provision.provision_id, provision.title)
        case "show" if hidden:
            return show(pen, hidden[0], "it")
        case "track":
            body = Party(store.new_id(), PartyKind.BODY, "A body", aliases=("B", "C"))
            return track_party(pen, store.read.instrument("DEI-2017"), body, is_new=True)
        case "title":
            before = store.read.record("setting", "title")
            return put(pen, "title", before, None if before else Setting("title", "Mine"))
        case "both":
            return combine(
                "Both",
                [
                    rate(pen, [target], scale.ratings[draw(4)], scale, as_of=day),
                    rate(pen, [target], scale.ratings[draw(4)], scale, as_of=_DAYS[0]),
                ],
            )
    return None


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(_ACTS), st.integers(0, 10_000)), max_size=8),
    st.lists(st.booleans(), max_size=12),
)
def test_do_undo_and_redo_restore_every_record(
    tracker_copy: Callable[[], AbstractContextManager[Store]], acts: list[tuple[str, int]], walk: list[bool]
) -> None:
    with tracker_copy() as store:
        states = [everything(store)]
        for act, seed in acts:
            edit = edit_of(store, act, lambda size, seed=seed: seed % size)  # type: ignore[misc]
            if edit is not None:
                store.apply(edit)
                states.append(everything(store))
                assert kept_latest(store) == recomputed_latest(store)
        at = len(states) - 1
        for is_undo in [*walk, *[True] * len(states)]:
            aim = at - 1 if is_undo else at + 1
            if 0 <= aim < len(states):
                (store.undo if is_undo else store.redo)("Bob")
                at = aim
            else:
                with pytest.raises(NothingToUndoError):
                    (store.undo if is_undo else store.redo)("Bob")
            assert everything(store) == states[at]
            assert kept_latest(store) == recomputed_latest(store)
        assert everything(store) == states[0]
        assert store._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not store._connection.execute("PRAGMA foreign_key_check").fetchall()


def _rating(store: Store, pen: Pen, rating: str, party_id: str = "EG", day: str = "2026-01-01") -> Edit:
    provision = store.read.provision("DEI-2017/03")
    party = next(p for p in store.read.parties() if p.party_id == party_id)
    current = store.read.status_assessment(Cell(provision.provision_id, party_id), day)
    scale = store.read.scale()
    return rate(pen, [Target(provision, party, current)], scale.rating(rating), scale, as_of=day)


def test_the_log_tells_everything_newest_first(tracker: Store, pen: Pen) -> None:
    tracker.apply(_rating(tracker, pen, "limited"))
    tracker.undo("Bob")
    tracker.redo("Cid")
    tracker.undo("Bob")
    tracker.apply(_rating(tracker, pen, "complete"))
    log = tracker.read.log()
    assert [(e.action, e.author, e.state) for e in log] == [
        (Action.DO, "Ann", "done"),
        (Action.UNDO, "Bob", "log"),
        (Action.REDO, "Cid", "log"),
        (Action.UNDO, "Bob", "log"),
        (Action.DO, "Ann", "spent"),
    ]
    assert {e.target_id for e in log[1:4]} == {log[4].edit_id}
    assert [e.edit_id for e in log] == sorted((e.edit_id for e in log), reverse=True)
    assert tracker.read.log(1) == log[:1]


def test_what_was_undone_and_overtaken_is_not_done_again(tracker: Store, pen: Pen) -> None:
    tracker.apply(_rating(tracker, pen, "limited"))
    tracker.undo()
    tracker.apply(_rating(tracker, pen, "complete"))
    with pytest.raises(NothingToUndoError, match="nothing to redo"):
        tracker.redo()
    assert tracker.read.next_redo() == ""
    assert tracker.read.next_undo() == "Egypt, clause 3 → Complete"


def test_the_history_of_a_cell_tells_who_did_what(tracker: Store, pen: Pen) -> None:
    tracker.apply(_rating(tracker, pen, "limited"))
    tracker.apply(_rating(tracker, pen, "limited", "LA"))
    tracker.undo("Bob")
    tracker.undo("Bob")
    revisions = tracker.read.revisions(Cell("DEI-2017/03", "EG"))
    assert [(r.action, r.author, r.before is None) for r in revisions] == [
        (Action.UNDO, "Bob", False),
        (Action.DO, "Ann", True),
    ]
    assert revisions[0].before == revisions[1].after


def test_of_two_judgements_of_one_day_the_later_recorded_holds_even_with_the_clock_set_back(
    tracker: Store, tracker_path: Path, seeds: Path, pen: Pen
) -> None:
    tracker.apply(_rating(tracker, pen, "limited"))
    with Store.open(tracker_path, seeds) as later:
        later.new_id._clock = lambda: 1  # the clock says 1970
        later.apply(_rating(later, Pen("Bob", later.new_id), "complete"))
        cell = Cell("DEI-2017/03", "EG")
        assert [a.rating for a in later.read.assessments(cell)] == ["complete", "limited"]
        assert later.status.of_party(["EG"], "2026-01-01")[cell].rating == "complete"


def test_a_record_changed_elsewhere_is_not_overwritten(
    tracker: Store, tracker_path: Path, seeds: Path
) -> None:
    tracker.apply(Edit("Title", adding(Setting("title", "A"))))
    assert not tracker.was_changed_elsewhere()
    with Store.open(tracker_path, seeds) as other:
        other.apply(Edit("Title", (Change(Setting("title", "A"), Setting("title", "B")),)))
    before = everything(tracker)
    with pytest.raises(ConflictError, match=r"“Mine” was not done.*changed elsewhere"):
        tracker.apply(
            Edit("Mine", (*adding(Setting("x", "1")), Change(Setting("title", "A"), Setting("title", "C"))))
        )
    assert everything(tracker) == before
    assert tracker.was_changed_elsewhere()
    assert not tracker.was_changed_elsewhere()
    assert [e.label for e in tracker.read.log()] == ["Title", "Title"]


@pytest.mark.parametrize(
    "change",
    [
        Change(None, Setting("title", "A")),
        Change(Setting("x", "1"), None),
        Change(Setting("x", "1"), Setting("x", "2")),
    ],
)
def test_adding_twice_and_removing_or_changing_what_is_gone_are_conflicts(
    tracker: Store, change: Change
) -> None:
    tracker.apply(Edit("Title", adding(Setting("title", "A"))))
    with pytest.raises(ConflictError):
        tracker.apply(Edit("Again", (change,)))
    assert tracker.read.setting("title") == "A"


def test_what_other_records_rest_on_cannot_be_taken_away(tracker: Store, pen: Pen) -> None:
    tracker.apply(_rating(tracker, pen, "limited"))
    egypt = tracker.read.record("party", "EG")
    before = everything(tracker)
    with pytest.raises(ConflictError, match="other records still rest on"):
        tracker.apply(Edit("Remove Egypt", (Change(egypt, None),)))
    assert everything(tracker) == before


def test_a_fault_in_the_middle_leaves_nothing_behind(tracker: Store, pen: Pen) -> None:
    edit = _rating(tracker, pen, "limited")
    broken = replace(edit, changes=(*edit.changes, *adding("no record")))  # type: ignore[arg-type]
    before = everything(tracker)
    with pytest.raises(KeyError):
        tracker.apply(broken)
    assert everything(tracker) == before
    assert kept_latest(tracker) == {}
    assert tracker.read.log() == []
    tracker.apply(edit)
