"""What is handed over: what was asked for and nothing else, in a file that can be merged back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, add_note, new_evidence, rate, remove_note, revise_note
from dsr_tracker.core.errors import FileError, NothingToUndoError
from dsr_tracker.core.merging import Side, choices_for
from dsr_tracker.store import handing_over
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.handing_over import LEFT_OUT, HandOver, counted, hand_over
from dsr_tracker.store.merging import merge, plan_merge
from dsr_tracker.store.store import Store

EGYPT, LAOS = Cell("DEI-2017/01", "EG"), Cell("DEI-2017/02", "LA")


def target_of(store: Store, cell: Cell) -> Target:
    current = store.read.status_assessment(cell, "9999")
    return Target(store.read.provision(cell.provision_id), store.read.record("party", cell.party_id), current)


def rated(store: Store, cell: Cell, rating: str, day: str, author: str = "Ann") -> None:
    scale = store.read.scale()
    pen = Pen(author, store.new_id)
    store.apply(rate(pen, [target_of(store, cell)], scale.rating(rating), scale, as_of=day, reason=rating))


@pytest.fixture
def told(tracker: Store, pen: Pen) -> Store:
    """A tracker in which two countries were assessed in one edit and in others, and a note was removed."""
    scale = tracker.read.scale()
    both = [target_of(tracker, EGYPT), target_of(tracker, LAOS)]
    tracker.apply(rate(pen, both, scale.rating("limited"), scale, as_of="2026-01-01"))
    rated(tracker, LAOS, "complete", "2026-02-01")
    for text in ("first WORDING", "a REGRET"):
        source = new_evidence(pen, url=f"https://example.org/{text[:2]}")
        tracker.apply(add_note(pen, target_of(tracker, EGYPT), text, evidence=[source]))
    kept, regretted = sorted(tracker.read.notes(EGYPT), key=lambda note: note.text, reverse=True)
    citations = [citation for citation, _ in tracker.read.citations(EGYPT)]
    tracker.apply(remove_note(pen, target_of(tracker, EGYPT), regretted, citations))
    target = target_of(tracker, EGYPT)
    tracker.apply(revise_note(pen, target, kept, text="better WORDS", dated_on=kept.dated_on))
    return tracker


def merged_back(store: Store, path: Path) -> None:
    with open_foreign(path) as theirs:
        planned = plan_merge(store, theirs)
        assert planned.conflicts == ()
        merge(store, theirs, planned, choices_for((), Side.OURS), Pen("M", store.new_id))


def test_all_of_it_is_a_sound_tracker_in_which_nothing_can_be_undone(
    told: Store, tmp_path: Path, seeds: Path
) -> None:
    out = tmp_path / "out.dsr"
    counts = hand_over(told, out, HandOver(with_unused_sources=True))
    assert (counts["assessments"], counts["notes"], counts["evidence"]) == (3, 1, 2)
    assert check_tracker(out).findings == ()
    with Store.open(out, seeds) as handed:
        assert handed.read.all_notes() == told.read.all_notes()
        assert handed.read.meta("tracker_id") == told.read.meta("tracker_id")
        with pytest.raises(NothingToUndoError):
            handed.undo()
        rated(handed, EGYPT, "complete", "2026-03-01", "Bea")
        handed.undo()
        handed.redo()
    assert check_tracker(out).findings == ()
    with open_foreign(out) as theirs:
        assert plan_merge(told, theirs).edits == 3


def test_what_was_removed_is_not_in_the_bytes_of_the_file(told: Store, tmp_path: Path) -> None:
    assert b"REGRET" in told.path.read_bytes()
    hand_over(told, tmp_path / "history.dsr", HandOver())
    content = (tmp_path / "history.dsr").read_bytes()
    assert b"REGRET" not in content
    assert b"first WORDING" in content

    hand_over(told, tmp_path / "plain.dsr", HandOver(with_history=False))
    content = (tmp_path / "plain.dsr").read_bytes()
    assert b"WORDING" not in content
    assert b"better WORDS" in content
    for name in ("history.dsr", "plain.dsr"):
        assert check_tracker(tmp_path / name).findings == ()


def test_one_country_is_all_that_the_file_knows(told: Store, tmp_path: Path, seeds: Path) -> None:
    out = tmp_path / "egypt.dsr"
    hand_over(told, out, HandOver(country_codes=("EG",)))
    assert check_tracker(out).findings == ()
    with Store.open(out, seeds) as handed:
        assert [each.party_id for each in handed.read.all_assessments()] == ["EG"]
        assert handed.status.of_party(["LA"], "2026-12-31") == {}
        labels = [line.label for line in handed.read.log()]
        assert not any("Laos" in label for label in labels)
        assert LEFT_OUT in labels


def test_a_part_comes_back_with_what_the_colleague_did_and_takes_nothing_away(
    told: Store, tmp_path: Path, seeds: Path
) -> None:
    out = tmp_path / "egypt.dsr"
    hand_over(told, out, HandOver(country_codes=("EG",), with_history=False, with_documents=False))
    with Store.open(out, seeds) as handed:
        rated(handed, EGYPT, "complete", "2026-03-01", "Bea")
    before = told.read.all_assessments()
    merged_back(told, out)
    assert [each for each in told.read.all_assessments() if each in before] == before
    newest = told.read.assessments(EGYPT)[0]
    assert (newest.rating, newest.author) == ("complete", "Bea")
    assert check_tracker(told.path).findings == ()


def test_who_merged_a_part_still_gets_the_rest_of_the_same_edits(
    told: Store, tmp_path: Path, seeds: Path
) -> None:
    hand_over(told, tmp_path / "egypt.dsr", HandOver(country_codes=("EG",)))
    with Store.open(tmp_path / "other.dsr", seeds) as other:
        merged_back(other, tmp_path / "egypt.dsr")
        assert {each.party_id for each in other.read.all_assessments()} == {"EG"}
        merged_back(other, told.path)
        assert other.read.all_assessments() == told.read.all_assessments()
    assert check_tracker(tmp_path / "other.dsr").findings == ()


def test_nothing_is_written_over(told: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.dsr"
    out.write_text("mine")
    with pytest.raises(FileError, match="already"):
        hand_over(told, out, HandOver())
    assert out.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


@pytest.mark.parametrize(
    "what",
    [
        HandOver(),
        HandOver(with_unused_sources=True, with_documents=False),
        HandOver(country_codes=("EG",)),
        HandOver(country_codes=("LA", ""), instrument_ids=("DEI-2017",), with_unused_sources=True),
        HandOver(instrument_ids=("LOI-BRI",)),
    ],
)
def test_what_is_counted_before_is_what_is_in_the_file(told: Store, tmp_path: Path, what: HandOver) -> None:
    before = counted(told, what)
    counts = hand_over(told, tmp_path / "out.dsr", what)
    assert before == {table: counts[table] for table in before}


def test_what_is_left_out_is_at_no_moment_beside_the_file(
    told: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "somebody's drive"
    drive.mkdir()
    seen: list[bytes] = []

    def trim(whole: sqlite3.Connection, what: HandOver) -> dict[str, int]:
        seen.extend(path.read_bytes() for path in drive.iterdir())
        return trim_really(whole, what)

    trim_really = handing_over._trim
    monkeypatch.setattr(handing_over, "_trim", trim)
    hand_over(told, drive / "part.dsr", HandOver(country_codes=("LA",)))
    assert seen
    assert not any(b"REGRET" in content for content in seen)
    assert [path.name for path in drive.iterdir()] == ["part.dsr"]
    assert not [path for path in told.path.parent.iterdir() if path.is_dir() and path != drive]


def test_once_it_is_unwanted_nothing_is_left_of_it(told: Store, tmp_path: Path) -> None:
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return asked > most

    most = 1_000_000
    hand_over(told, tmp_path / "whole.dsr", HandOver(), count)
    in_all = asked
    assert in_all > 10
    told.stop_when(lambda: False)
    before = sorted(tmp_path.iterdir())
    for share in (0, 0.25, 0.5, 0.9):
        most, asked = int(share * in_all), 0
        with pytest.raises(FileError):
            hand_over(told, tmp_path / "part.dsr", HandOver(), count)
        told.stop_when(lambda: False)
        assert sorted(tmp_path.iterdir()) == before
