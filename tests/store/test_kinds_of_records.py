"""Every kind of record: written, read, undone, merged, handed over and checked alike."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_tracker.core.editing import Pen, rate
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import (
    Adjudication,
    ArchivedCopy,
    Assessment,
    Criterion,
    Cycle,
    CycleState,
    Evidence,
    Feedback,
    Indicator,
    Link,
    LinkKind,
    Look,
    Measurement,
    Milestone,
    Reading,
    ReadingBatch,
    Record,
    Rubric,
    SavedView,
    SearchPlan,
    Specificity,
    Tag,
    Tagging,
)
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.contents import content_of
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.handing_over import HandOver, hand_over
from dsr_tracker.store.merging import merge, plan_merge
from dsr_tracker.store.rows import table_of
from dsr_tracker.store.store import Store
from tests.store.test_handing_over import EGYPT, LAOS, target_of

_BYTES = b"%PDF-1.7 a page"
_SHA = hashlib.sha256(_BYTES).hexdigest()


def records(pen: Pen, cell: tuple[str, str] = EGYPT) -> list[Record]:
    """One record of each kind that came with format 4, those that others rest on first."""
    provision_id, party_id = cell
    source, tag = Evidence(pen.new_id(), "Tender"), Tag(pen.new_id(), "Cables", color="blue")
    indicator = Indicator(pen.new_id(), provision_id, "Households", "%", target="90", due_on="2030")
    batch = ReadingBatch(pen.new_id(), "Spring", "Ben", "2026-01-01", (EGYPT, LAOS))
    reading = Reading(pen.new_id(), *cell, "2026-01-01", "limited", batch_id=batch.batch_id)
    return [
        source,
        ArchivedCopy(pen.new_id(), source.evidence_id, _SHA, "application/pdf", "t.pdf", len(_BYTES)),
        tag,
        Tagging(pen.new_id(), tag.tag_id, "provision", provision_id),
        Tagging(pen.new_id(), tag.tag_id, "cell", provision_id, party_id),
        SavedView(pen.new_id(), "Egypt", "matrix", "{}"),
        Cycle(pen.new_id(), "First", "2025-01-01", "2025-12-31", CycleState.IN_REVIEW, sha256=_SHA),
        Rubric(pen.new_id(), provision_id, "implementation", 1, (Criterion("limited", "a pilot"),)),
        Specificity(pen.new_id(), provision_id, "yes", "partly", "no", "no", "no"),
        batch,
        reading,
        Adjudication(pen.new_id(), *cell, "", reading.reading_id, "", "both read the tender"),
        Feedback(pen.new_id(), *cell, "2026-02-01", "the ministry", "It is done."),
        Look(pen.new_id(), *cell, "2026-03-01", search_terms="fibre"),
        SearchPlan(pen.new_id(), "Gazettes", "official gazettes", "ar, en"),
        Milestone(pen.new_id(), provision_id, "Law passed", "2027"),
        indicator,
        Measurement(pen.new_id(), indicator.indicator_id, "2025-12-31", 41.5),
        Link(pen.new_id(), provision_id, LinkKind.NARROWS, other_id=LAOS.provision_id),
    ]


def kept(store: Store, made: list[Record]) -> list[Record]:
    """Those of the records that are in the tracker as they were made."""
    return [
        record
        for record in made
        if store.read.record((table := table_of(record)).kind, table.key_of(record)) == record
    ]


@pytest.fixture
def made(tracker: Store, pen: Pen) -> list[Record]:
    """One of each kind, in the tracker."""
    found = records(pen)
    tracker.apply(Edit("All", adding(*found), contents=(_BYTES,)))
    return found


def test_all_are_written_undone_and_redone_as_they_were(tracker: Store, made: list[Record]) -> None:
    assert kept(tracker, made) == made
    assert content_of(tracker.connection, _SHA) == _BYTES
    tracker.undo()
    assert kept(tracker, made) == []
    tracker.redo()
    assert kept(tracker, made) == made
    assert content_of(tracker.connection, _SHA) == _BYTES
    assert check_tracker(tracker.path).is_sound


def test_whoever_has_none_gets_all_by_a_merge(
    tracker: Store, made: list[Record], tmp_path: Path, seeds: Path
) -> None:
    with Store.open(tmp_path / "hers.dsr", seeds) as hers, open_foreign(tracker.path) as theirs:
        merge(hers, theirs, plan_merge(hers, theirs), {}, Pen("Cleo", hers.new_id))
        assert kept(hers, made) == made
        assert content_of(hers.connection, _SHA) == _BYTES
        hers.undo()
        assert kept(hers, made) == []
        assert check_tracker(hers.path).is_sound


def test_a_tag_that_both_made_is_one_and_what_bears_it_bears_that(
    tracker: Store, pen: Pen, tmp_path: Path, seeds: Path
) -> None:
    with Store.open(tmp_path / "hers.dsr", seeds) as hers:
        for store, provision_id in ((tracker, EGYPT.provision_id), (hers, LAOS.provision_id)):
            tag = Tag(store.new_id(), "Cables")
            bears = Tagging(store.new_id(), tag.tag_id, "provision", provision_id)
            store.apply(Edit("Tag", adding(tag, bears)))
        with open_foreign(tracker.path) as theirs:
            merge(hers, theirs, plan_merge(hers, theirs), {}, Pen("Cleo", hers.new_id))
        tags = hers.connection.execute("SELECT tag_id FROM tags WHERE origin = 'analyst'").fetchall()
        bearing = hers.connection.execute("SELECT tag_id, record_id FROM taggings ORDER BY 2").fetchall()
    assert len(tags) == 1
    assert bearing == [(*tags[0], EGYPT.provision_id), (*tags[0], LAOS.provision_id)]


def test_what_is_said_of_other_countries_and_instruments_is_not_handed_over(
    tracker: Store, made: list[Record], pen: Pen, tmp_path: Path, seeds: Path
) -> None:
    egypt = tmp_path / "egypt.dsr"
    hand_over(tracker, egypt, HandOver(country_codes=("EG",), with_unused_sources=True))
    with Store.open(egypt, seeds, read_only=True) as store:
        # A batch names cells of all countries, and a cycle's report speaks of them all.
        assert kept(store, made) == [each for each in made if not isinstance(each, ReadingBatch)]
        assert content_of(store.connection, _SHA) == _BYTES  # of the archived copy
    laos = tmp_path / "laos.dsr"
    hand_over(tracker, laos, HandOver(country_codes=("LA",)))
    with Store.open(laos, seeds, read_only=True) as store:
        there = kept(store, made)
        assert not [each for each in there if getattr(each, "party_id", "") == "EG"]
        assert {"Tag", "Cycle", "Rubric", "Milestone"} <= {type(each).__name__ for each in there}
        assert content_of(store.connection, _SHA) is None
    other = tmp_path / "other.dsr"
    instrument = next(i for i in tracker.read.instruments() if i.instrument_id != "DEI-2017")
    hand_over(tracker, other, HandOver(instrument_ids=(instrument.instrument_id,)))
    with Store.open(other, seeds, read_only=True) as store:
        there = kept(store, made)
        assert {type(each).__name__ for each in there} == {"Tag", "SavedView", "Cycle", "SearchPlan"}
    for path in (egypt, laos, other):
        assert check_tracker(path).is_sound


def test_an_assessment_keeps_the_terms_that_were_searched_for(tracker: Store, pen: Pen) -> None:
    scale = tracker.read.scale()
    edit = rate(pen, [target_of(tracker, EGYPT)], scale.rating("limited"), scale, as_of="2026-01-01")
    before = edit.changes[0].record
    assert isinstance(before, Assessment)
    terms = replace(before, search_terms="“光缆” OR fibre")
    tracker.apply(edit)
    tracker.apply(Edit("Terms", (Change(before, terms),)))
    assert kept(tracker, [terms]) == [terms]
