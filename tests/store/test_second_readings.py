"""Second readings: given out, read, paired with what was first, decided; and what outsiders say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_tracker.core.agreement import agreement
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, rate, withdraw
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.feedback import answer_feedback, record_feedback
from dsr_tracker.core.records import Feedback, FeedbackState, Reading
from dsr_tracker.core.second_reading import (
    PairState,
    ReadPair,
    adjudicate,
    close_batch,
    give_out,
    read_cell,
)
from dsr_tracker.store.readings import ReadingReader
from dsr_tracker.store.store import Store

EGYPT, LAOS = Cell("DEI-2017/01", "EG"), Cell("DEI-2017/01", "LA")
DAY = "2026-03-31"


@pytest.fixture
def reader(tracker: Store) -> ReadingReader:
    return ReadingReader(tracker.connection)


def target(store: Store, cell: Cell) -> Target:
    current = store.read.status_assessment(cell, "9999")
    return Target(store.read.provision(cell.provision_id), store.read.record("party", cell.party_id), current)


def judge(store: Store, pen: Pen, cell: Cell, rating: str, day: str = DAY) -> None:
    scale = store.read.scale()
    store.apply(rate(pen, [target(store, cell)], scale.rating(rating), scale, as_of=day))


def read(store: Store, cell: Cell, rating: str, reader: ReadingReader) -> None:
    scale = store.read.scale()
    pen = Pen("Ben", store.new_id)
    batch = next(iter(reader.batches()), None)
    store.apply(read_cell(pen, target(store, cell), scale.rating(rating), scale, as_of=DAY, batch=batch))


def state_of(pairs: list[ReadPair]) -> list[PairState]:
    return [pair.state for pair in pairs]


def test_a_batch_is_read_paired_and_closed(tracker: Store, pen: Pen, reader: ReadingReader) -> None:
    judge(tracker, pen, EGYPT, "limited")
    judge(tracker, pen, LAOS, "complete")
    tracker.apply(give_out(pen, "Spring", "Ben", [EGYPT, LAOS, EGYPT], as_of=DAY))
    (batch,) = reader.batches()
    assert batch.cells == (EGYPT, LAOS)
    read(tracker, EGYPT, "limited", reader)
    read(tracker, LAOS, "substantial", reader)

    pairs = reader.pairs(batch_id=batch.batch_id)
    assert state_of(pairs) == [PairState.AGREED, PairState.DIFFERENT]
    assert [pair.readers for pair in pairs] == [("Ann", "Ben")] * 2
    found = agreement([pair.ratings for pair in pairs], tracker.read.scale())
    assert (found.equal, found.pairs) == (1, 2)
    # No reading is a cell's status.
    assert tracker.read.status_assessment(LAOS, DAY).rating == "complete"  # type: ignore[union-attr]

    tracker.apply(close_batch(pen, batch))
    assert reader.batches()[0].closed_at
    tracker.undo()
    assert reader.batches() == [batch]


def test_a_decision_keeps_all_three_and_undo_takes_it_back_as_a_whole(
    tracker: Store, pen: Pen, reader: ReadingReader
) -> None:
    judge(tracker, pen, LAOS, "complete")
    read(tracker, LAOS, "limited", reader)
    (pair,) = reader.pairs()
    scale = tracker.read.scale()
    with pytest.raises(InvalidTextError, match="needs its reason"):
        adjudicate(pen, target(tracker, LAOS), pair, scale.rating("substantial"), scale, reason=" ")
    tracker.apply(
        adjudicate(
            pen, target(tracker, LAOS), pair, scale.rating("substantial"), scale, reason="Both read it."
        )
    )
    (decided,) = reader.pairs(cell=LAOS)
    assert decided.state is PairState.ADJUDICATED
    # What was first stays so, though the decision is the newest judgement of that day.
    assert decided.ratings == ("complete", "limited")
    status = tracker.read.status_assessment(LAOS, DAY)
    assert status is not None
    assert (status.rating, status.reason) == ("substantial", "Both read it.")
    assert decided.adjudication is not None
    assert decided.adjudication.assessment_id == status.assessment_id
    assert [each.rating for each in tracker.read.assessments(LAOS)] == ["substantial", "complete"]

    tracker.undo()
    assert state_of(reader.pairs()) == [PairState.DIFFERENT]
    assert tracker.read.status_assessment(LAOS, DAY).rating == "complete"  # type: ignore[union-attr]


def test_a_reading_before_anybody_judged_is_unpaired(tracker: Store, pen: Pen, reader: ReadingReader) -> None:
    judge(tracker, pen, EGYPT, "limited", "2026-04-01")  # after the reader's day
    read(tracker, EGYPT, "limited", reader)
    read(tracker, LAOS, "limited", reader)
    judge(tracker, pen, LAOS, "limited")
    tracker.apply(withdraw(pen, [target(tracker, LAOS)], tracker.read.scale(), as_of=DAY))
    assert state_of(reader.pairs()) == [PairState.UNPAIRED] * 2
    assert [pair.is_paired for pair in reader.pairs()] == [False, False]


def test_what_is_corrected_after_the_reading_makes_nobody_agree(
    tracker: Store, pen: Pen, reader: ReadingReader
) -> None:
    judge(tracker, pen, EGYPT, "limited")
    judge(tracker, pen, LAOS, "limited", "2026-01-31")
    read(tracker, EGYPT, "complete", reader)
    read(tracker, LAOS, "complete", reader)
    judge(tracker, pen, EGYPT, "complete")
    judge(tracker, pen, LAOS, "complete", "2026-02-28")
    tracker.apply(withdraw(pen, [target(tracker, LAOS)], tracker.read.scale(), as_of=DAY))
    assert [pair.ratings for pair in reader.pairs()] == [("limited", "complete")] * 2
    assert state_of(reader.pairs()) == [PairState.DIFFERENT] * 2
    # Nor does it when she changes her reading later: she read it when she did.
    before, scale = reader.pairs()[0].reading, tracker.read.scale()
    ben = Pen("Ben", tracker.new_id)
    tracker.apply(
        read_cell(ben, target(tracker, EGYPT), scale.rating("substantial"), scale, as_of=DAY, before=before)
    )
    assert reader.pairs()[0].ratings == ("limited", "substantial")


def test_what_is_judged_after_the_reading_only_is_not_first(
    tracker: Store, pen: Pen, reader: ReadingReader
) -> None:
    read(tracker, EGYPT, "limited", reader)
    judge(tracker, pen, EGYPT, "limited")
    assert state_of(reader.pairs()) == [PairState.UNPAIRED]


def test_a_reader_changes_her_own_reading(tracker: Store, pen: Pen, reader: ReadingReader) -> None:
    judge(tracker, pen, EGYPT, "limited")
    read(tracker, EGYPT, "complete", reader)
    before = reader.pairs()[0].reading
    scale = tracker.read.scale()
    ben = Pen("Ben", tracker.new_id)
    tracker.apply(
        read_cell(ben, target(tracker, EGYPT), scale.rating("limited"), scale, as_of=DAY, before=before)
    )
    (pair,) = reader.pairs(reader="Ben")
    assert (pair.reading.reading_id, pair.state) == (before.reading_id, PairState.AGREED)
    assert reader.pairs(reader="Cleo") == []


def test_what_cannot_be_a_reading_is_refused(tracker: Store, pen: Pen) -> None:
    scale = tracker.read.scale()
    with pytest.raises(InvalidTextError, match="needs a rating"):
        read_cell(pen, target(tracker, EGYPT), scale.rating("not_assessed"), scale)
    with pytest.raises(InvalidTextError, match="a name and a reader"):
        give_out(pen, "Spring", " ", [EGYPT])
    with pytest.raises(InvalidTextError, match="needs cells"):
        give_out(pen, "Spring", "Ben", [])


def test_feedback_is_kept_and_answered(tracker: Store, pen: Pen, reader: ReadingReader) -> None:
    tracker.apply(
        record_feedback(pen, target(tracker, EGYPT), sender="Ministry", text="已完成", received_on=DAY)
    )
    (before,) = reader.feedback(EGYPT)
    assert reader.feedback(LAOS) == []
    with pytest.raises(InvalidTextError, match="not said"):
        answer_feedback(pen, target(tracker, EGYPT), before, state=FeedbackState.DECLINED)
    tracker.apply(
        answer_feedback(
            pen, target(tracker, EGYPT), before, state=FeedbackState.ACCEPTED, response="Rated anew."
        )
    )
    (after,) = reader.feedback()
    assert isinstance(after, Feedback)
    assert (after.state, after.response, after.text) == (FeedbackState.ACCEPTED, "Rated anew.", "已完成")
    tracker.undo()
    assert reader.feedback() == [before]


def test_a_reading_takes_the_day_and_the_blindness_of_its_batch(
    tracker: Store, pen: Pen, reader: ReadingReader
) -> None:
    tracker.apply(give_out(pen, "Open", "Ben", [EGYPT], as_of=DAY, is_blind=False))
    (batch,) = reader.batches()
    scale, ben = tracker.read.scale(), Pen("Ben", tracker.new_id)
    edit = read_cell(ben, target(tracker, EGYPT), scale.rating("limited"), scale, batch=batch)
    made = edit.changes[0].record
    assert isinstance(made, Reading)
    assert (made.as_of, made.is_blind, made.batch_id) == (DAY, False, batch.batch_id)


def test_a_batch_takes_readings_of_its_reader_alone_of_its_cells_while_it_is_open(
    tracker: Store, pen: Pen, reader: ReadingReader
) -> None:
    tracker.apply(give_out(pen, "Spring", "Ben", [EGYPT], as_of=DAY))
    (batch,) = reader.batches()
    scale, ben = tracker.read.scale(), Pen("Ben", tracker.new_id)
    limited, other = scale.rating("limited"), Cell("DEI-2017/02", "EG")
    with pytest.raises(InvalidTextError, match="read by Ben, and you sign as Ann"):
        read_cell(pen, target(tracker, EGYPT), limited, scale, batch=batch)
    with pytest.raises(InvalidTextError, match="not in the batch"):
        read_cell(ben, target(tracker, other), limited, scale, batch=batch)
    with pytest.raises(InvalidTextError, match="is closed"):
        read_cell(
            ben,
            target(tracker, EGYPT),
            limited,
            scale,
            batch=replace(batch, closed_at="2026-04-01T00:00:00Z"),
        )
