"""What moved between two days, with literals and for any history."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import What, compare, counted, movements, sources_between
from dsr_tracker.core.ratings import status_on
from dsr_tracker.core.records import Assessment, Citation, Note
from dsr_tracker.core.scales import COMMITTEE, IMPLEMENTATION, NOT_ASSESSED

_CELL = Cell("P", "X")
_MARCH, _JUNE = "2026-03-31", "2026-06-30"
_END_OF_MARCH = "2026-03-31T23:59:59.999Z"


def judged(
    number: int, rating: str, as_of: str, recorded_on: str = "", scale_id: str = "implementation"
) -> Assessment:
    """The judgement that was recorded as the `number`th."""
    return Assessment(
        f"a{number}", *_CELL, as_of, rating, scale_id, recorded_at=f"{recorded_on or as_of}T12:00:00.000Z"
    )


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("limited", "substantial", What.IMPROVED),
        ("complete", "not_started", What.WORSENED),
        ("not_assessed", "no_evidence", What.NEWLY_ASSESSED),
        ("no_evidence", "limited", What.OTHER),
        ("limited", "not_applicable", What.OTHER),
        ("limited", "not_assessed", What.OTHER),
        ("limited", "limited", None),
    ],
)
def test_a_change_has_a_direction_where_both_have_a_score(before: str, after: str, what: What | None) -> None:
    found = compare(judged(1, before, "2026-01-01"), judged(2, after, "2026-05-01"), IMPLEMENTATION)
    assert found is what


def test_what_is_on_no_scale_or_another_one_has_no_direction() -> None:
    toronto = judged(1, "no_compliance", "2026-01-01", scale_id="toronto")
    assert compare(toronto, judged(2, "limited", "2026-05-01"), IMPLEMENTATION) is What.OTHER
    grades = (
        judged(1, "grade_b", "2026-01-01", scale_id="committee"),
        judged(2, "grade_a", "2026-02-01", scale_id="committee"),
    )
    assert compare(*grades, COMMITTEE) is What.OTHER
    assert compare(None, None, IMPLEMENTATION) is None
    assert compare(None, judged(1, "limited", "2026-01-01"), IMPLEMENTATION) is What.NEWLY_ASSESSED


def _moved(*history: Assessment) -> What | None:
    found = movements(history, _MARCH, _JUNE, _END_OF_MARCH, IMPLEMENTATION)
    return found[_CELL].what if found else None


def test_the_statuses_of_both_days_are_compared_and_not_what_came_between() -> None:
    start = judged(1, "limited", "2026-01-01")
    assert _moved(start, judged(2, "complete", "2026-05-01")) is What.IMPROVED
    assert _moved(start, judged(2, "complete", "2026-05-01"), judged(3, "limited", "2026-06-01")) is None
    assert _moved(start, judged(2, "complete", "2026-07-01")) is None
    assert _moved(judged(1, "limited", "2026-05-01")) is What.NEWLY_ASSESSED


def test_a_judgement_replaced_later_for_the_same_day_is_corrected() -> None:
    start = judged(1, "limited", "2026-01-01")
    late, early = (judged(2, "complete", "2026-01-01", day) for day in ("2026-05-02", "2026-02-02"))
    assert _moved(start, late) is What.CORRECTED
    assert _moved(start, early) is None
    assert _moved(start, judged(2, "limited", "2026-01-01", "2026-05-02")) is None
    # History typed in later was never reported otherwise.
    assert _moved(judged(1, "limited", "2026-01-01", "2026-05-01"), late) is None
    found = movements((start, late), _MARCH, _JUNE, _END_OF_MARCH, IMPLEMENTATION)[_CELL]
    assert (found.before, found.after) == (start, late)


_RATINGS = st.sampled_from([rating.rating_id for rating in IMPLEMENTATION.ratings])
_DAYS = st.sampled_from(["2026-01-01", "2026-03-31", "2026-05-01", "2026-06-30", "2026-08-01"])


@given(st.lists(st.tuples(_RATINGS, _DAYS, _DAYS), max_size=8), st.randoms())
def test_what_moved_agrees_with_the_statuses_whatever_the_order(
    history: list[tuple[str, str, str]], random: Random
) -> None:
    judgements = [judged(n, rating, as_of, day) for n, (rating, as_of, day) in enumerate(history)]
    before, after = status_on(judgements, _MARCH), status_on(judgements, _JUNE)
    random.shuffle(judgements)
    found = movements(judgements, _MARCH, _JUNE, _END_OF_MARCH, IMPLEMENTATION)
    ratings = [NOT_ASSESSED if each is None else each.rating for each in (before, after)]
    if ratings[0] != ratings[1]:
        moved = found[_CELL]
        assert (moved.before, moved.after) == (before, after)
        assert moved.what is not What.CORRECTED
    elif found:
        assert found[_CELL].what is What.CORRECTED
        assert found[_CELL].after == before
    assert sum(count for _, count in counted(each.what for each in found.values())) == len(found)


def test_a_source_takes_the_day_of_what_it_is_cited_for() -> None:
    before, after = judged(1, "limited", "2026-03-01"), judged(2, "complete", "2026-05-01")
    later = "2026-05-20"  # all were typed in on that day
    citations = [
        Citation("c1", "of the earlier judgement", *_CELL, assessment_id="a1", cited_on=later),
        Citation("c2", "of the later judgement", *_CELL, assessment_id="a2", cited_on=later),
        Citation("c3", "of an early note", *_CELL, note_id="n1", cited_on=later),
        Citation("c4", "of the cell", *_CELL, cited_on=later),
        Citation("c5", "of the cell", *_CELL, cited_on=later),
        Citation("c6", "too late", *_CELL, cited_on="2026-07-01"),
    ]
    notes = [Note("n1", *_CELL, "2026-02-01", "A note.")]
    moved = movements([before, after], _MARCH, _JUNE, _END_OF_MARCH, IMPLEMENTATION)
    found = sources_between(citations, [before, after], notes, _MARCH, _JUNE, moved=moved)
    assert found == {_CELL: ("of the later judgement", "of the cell")}


def test_the_sources_of_a_correction_are_told_with_it() -> None:
    wrong, right = judged(1, "limited", "2026-03-01"), judged(2, "complete", "2026-03-01", "2026-05-01")
    citation = Citation("c1", "the law", *_CELL, assessment_id="a2", cited_on="2026-05-01")
    moved = movements([wrong, right], _MARCH, _JUNE, _END_OF_MARCH, IMPLEMENTATION)
    assert sources_between([citation], [wrong, right], [], _MARCH, _JUNE, moved=moved) == {
        _CELL: ("the law",)
    }
