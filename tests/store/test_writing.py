"""Edits of many records, and of one record several times: written together, and still whole or not at all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from dsr_tracker.core.dates import now
from dsr_tracker.core.errors import ConflictError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import Note
from dsr_tracker.core.searching import parse_search
from dsr_tracker.store import indexing
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.digests import edit_digest
from dsr_tracker.store.store import Store


def _notes(store: Store, count: int) -> list[Note]:
    return [
        Note(store.new_id(), "DEI-2017/03", "EG", "2026-01-01", f"Tender {number} is open", recorded_at=now())
        for number in range(count)
    ]


def _found(store: Store, said: str) -> int:
    return len(store.search.page(parse_search(said), ["note"], 5_000))


@pytest.mark.parametrize("many", [1_000, 20])
def test_what_a_large_edit_took_away_is_found_no_more_and_found_again(
    tracker: Store, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(indexing, "_MANY", many)
    kept, *notes = _notes(tracker, 61)
    tracker.apply(Edit("Keep one", adding(kept)))
    # What the catalogue says stands in the index as well; without it those that go are most of it.
    tracker.connection.execute("DELETE FROM entries WHERE kind NOT IN ('note')")
    tracker.connection.execute("INSERT INTO entry_words(entry_words) VALUES ('rebuild')")
    tracker.apply(Edit("Add many", adding(*notes)))
    assert _found(tracker, "tender") == 61
    tracker.undo()
    assert _found(tracker, "tender") == _found(tracker, "open") == 1
    assert tracker.connection.execute("SELECT count(*) FROM notes").fetchone() == (1,)
    tracker.connection.execute("INSERT INTO entry_words(entry_words, rank) VALUES ('integrity-check', 1)")
    tracker.redo()
    assert _found(tracker, "tender") == 61
    tracker.connection.execute("INSERT INTO entry_words(entry_words, rank) VALUES ('integrity-check', 1)")


def test_one_edit_may_go_over_a_record_several_times(tracker: Store) -> None:
    first, second = _notes(tracker, 2)
    better = replace(first, text="Contract awarded")
    edit = tracker.apply(
        Edit(
            "Back and forth",
            (Change(None, first), Change(None, second), Change(first, better), Change(second, None)),
        )
    )
    assert tracker.read.record("note", first.note_id) == better
    assert tracker.read.record("note", second.note_id) is None
    assert (_found(tracker, "contract"), _found(tracker, "tender")) == (1, 0)
    assert len(tracker.read.edit(edit.edit_id).changes) == 4
    assert check_tracker(tracker.path).is_sound
    tracker.undo()
    assert tracker.read.record("note", first.note_id) is None
    assert check_tracker(tracker.path).is_sound


def test_an_edit_is_refused_whole_where_one_of_its_many_records_is_another_by_now(tracker: Store) -> None:
    notes = _notes(tracker, 600)
    tracker.apply(Edit("Add", adding(*notes)))
    tracker.apply(Edit("Change", (Change(notes[-1], replace(notes[-1], text="Changed")),)))
    for changes in (
        [Change(note, None) for note in notes],
        [Change(note, replace(note, text="Closed")) for note in notes],
        [Change(None, note) for note in notes],
        [Change(None, notes[0]), Change(notes[0], None)],
        [Change(notes[0], None), Change(notes[0], notes[1])],
    ):
        with pytest.raises(ConflictError, match="the note was changed elsewhere"):
            tracker.apply(Edit("Do much", tuple(changes)))
    assert _found(tracker, "tender") == 599
    assert len(tracker.read.log()) == 2


@pytest.mark.parametrize("count", [0, 1, 500, 1_201])
def test_the_digest_of_an_edit_is_that_of_its_json(count: int) -> None:
    edit = ("id", "Größe “x” \ud800", "Ann", "2026", "do", "")
    revisions = [("note", str(number), "", "", "", "", None, '{"a":"b"}') for number in range(count)]
    text = json.dumps([edit, revisions], ensure_ascii=False, separators=(",", ":"))
    expected = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    assert edit_digest(edit, revisions) == expected
