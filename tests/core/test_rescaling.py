"""Another scale: what each rating becomes, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError, UnknownNameError
from dsr_tracker.core.ratings import status_on
from dsr_tracker.core.records import Assessment, Setting
from dsr_tracker.core.rescaling import Rescaling, checked_mapping, counterparts, rescale, why_not
from dsr_tracker.core.scales import COMMITTEE, IMPLEMENTATION, KROC, SCALES, SHARED, TORONTO, Scale


def pen(start: int = 100) -> Pen:
    ids = count(start)
    return Pen("Ann", lambda: f"{next(ids):05}")


def judged(number: int, rating: str, day: str = "2026-01-01", clause: str = "P", **more: Any) -> Assessment:
    made = Assessment(f"{number:05}", clause, "EG", day, rating, author="Ben")
    return replace(made, **more)


def added(change: Rescaling) -> list[Assessment]:
    return [each.after for each in change.edit.changes if isinstance(each.after, Assessment)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (IMPLEMENTATION, KROC, {"limited": "minimum", "complete": "full"}),
        (KROC, IMPLEMENTATION, {"minimum": "limited", "full": "complete"}),
        (IMPLEMENTATION, TORONTO, {"limited": "partial_compliance", "substantial": "partial_compliance"}),
        (TORONTO, IMPLEMENTATION, {"no_compliance": "not_started", "full_compliance": "complete"}),
    ],
)
def test_counterparts(old: Scale, new: Scale, expected: dict[str, str]) -> None:
    assert expected.items() <= counterparts(old, new).items()


def test_what_may_be_two_ratings_or_judges_something_else_has_none() -> None:
    assert "partial_compliance" not in counterparts(TORONTO, IMPLEMENTATION)
    assert why_not(TORONTO, IMPLEMENTATION, "partial_compliance") == "It may be Limited or Substantial."
    assert why_not(TORONTO, IMPLEMENTATION, "full_compliance") == ""
    for scale in (IMPLEMENTATION, TORONTO, KROC):
        assert counterparts(COMMITTEE, scale) == counterparts(scale, COMMITTEE) == {}
        assert why_not(COMMITTEE, scale, "grade_a").startswith("A grade")


@pytest.mark.parametrize("old", SCALES.values(), ids=lambda scale: scale.scale_id)
@pytest.mark.parametrize("new", SCALES.values(), ids=lambda scale: scale.scale_id)
def test_counterparts_keep_the_order_of_scores(old: Scale, new: Scale) -> None:
    pairs = [(old.rating(a).score, new.rating(b).score) for a, b in counterparts(old, new).items()]
    scores = [(a, b) for a, b in pairs if a is not None and b is not None]
    assert len(scores) == len(pairs)
    assert [b for _, b in sorted(scores)] == sorted(b for _, b in scores)
    assert not set(counterparts(old, new)) & set(SHARED)


def test_the_change_says_what_becomes_of_how_many_cells() -> None:
    assessments = [
        judged(1, "limited", clause="1"),
        judged(2, "substantial", clause="2"),
        judged(3, "complete", clause="3"),
        judged(4, "complete", clause="4"),
        judged(5, "no_evidence", clause="5"),
    ]
    change = rescale(pen(), IMPLEMENTATION, TORONTO, assessments)
    assert [(s.old.rating_id, s.new and s.new.rating_id, s.cells) for s in change.steps] == [
        ("not_started", "no_compliance", 0),
        ("limited", "partial_compliance", 1),
        ("substantial", "partial_compliance", 1),
        ("complete", "full_compliance", 2),
    ]
    assert (change.judgements, change.left_behind, change.returning) == (4, 0, 0)
    assert change.edit.label == "Scale → Compliance (G20, G7 and BRICS Research Groups)"
    assert change.edit.changes[0].after == Setting("scale", "toronto")
    assert change.edit.changes[0].before is None


def test_a_new_judgement_says_what_the_old_one_said_and_the_old_one_stays() -> None:
    first = judged(1, "limited", reason="So.", confidence="high", is_contrary=True, claimed="complete")
    change = rescale(pen(), IMPLEMENTATION, KROC, [first], stored="implementation")
    (made,) = added(change)
    assert (made.rating, made.scale_id, made.claimed) == ("minimum", "kroc", "full")
    assert (made.as_of, made.reason, made.confidence, made.is_contrary) == ("2026-01-01", "So.", "high", True)
    assert made.author == "Ann"
    assert all(each.before is None for each in change.edit.changes[1:])
    assert change.edit.changes[0].before == Setting("scale", "implementation")
    assert status_on([first, made], "2026-06-01") is made


def test_each_day_is_carried_over_and_a_corrected_judgement_is_not() -> None:
    assessments = [
        judged(1, "limited", "2026-01-01"),
        judged(2, "substantial", "2026-01-01"),
        judged(3, "complete", "2026-03-01"),
    ]
    change = rescale(pen(), IMPLEMENTATION, KROC, assessments)
    assert [(a.as_of, a.rating) for a in added(change)] == [
        ("2026-01-01", "intermediate"),
        ("2026-03-01", "full"),
    ]
    assert [step.cells for step in change.steps] == [0, 0, 0, 1]


def test_what_has_no_counterpart_stays_unless_somebody_chooses_one() -> None:
    assessments = [judged(1, "partial_compliance", scale_id="toronto")]
    change = rescale(pen(), TORONTO, IMPLEMENTATION, assessments, stored="toronto")
    assert (change.judgements, change.left_behind) == (0, 1)
    assert [s.why for s in change.steps if s.new is None] == ["It may be Limited or Substantial."]
    change = rescale(
        pen(), TORONTO, IMPLEMENTATION, assessments, {"partial_compliance": "limited"}, stored="toronto"
    )
    assert [a.rating for a in added(change)] == ["limited"]
    assert change.left_behind == 0


def test_changing_back_brings_back_what_was_judged() -> None:
    first = judged(1, "substantial")
    (there,) = added(rescale(pen(10), IMPLEMENTATION, TORONTO, [first]))
    change = rescale(pen(20), TORONTO, IMPLEMENTATION, [first, there], stored="toronto")
    assert [a.rating for a in added(change)] == ["substantial"]
    assert (change.returning, change.left_behind) == (1, 0)
    # What was judged anew in between is not overruled by what was there before.
    anew = judged(15, "full_compliance", scale_id="toronto")
    change = rescale(pen(20), TORONTO, IMPLEMENTATION, [first, there, anew], stored="toronto")
    assert [a.rating for a in added(change)] == ["complete"]
    assert change.returning == 0


def test_a_third_scale_is_carried_over_by_its_counterparts_or_stays() -> None:
    assessments = [
        judged(1, "full", scale_id="kroc", clause="1"),
        judged(2, "grade_a", scale_id="committee", clause="2"),
    ]
    change = rescale(pen(), IMPLEMENTATION, TORONTO, assessments)
    assert [a.rating for a in added(change)] == ["full_compliance"]
    assert change.left_behind == 1


def test_ratings_of_every_scale_need_no_counterpart() -> None:
    assessments = [judged(1, rating, clause=rating) for rating in SHARED]
    change = rescale(pen(), IMPLEMENTATION, COMMITTEE, assessments)
    assert (change.judgements, change.left_behind) == (0, 0)
    with pytest.raises(InvalidTextError, match="means the same"):
        checked_mapping(IMPLEMENTATION, KROC, {"no_evidence": "full"})


def test_what_is_no_change_or_no_rating_is_refused() -> None:
    with pytest.raises(InvalidTextError, match="already"):
        rescale(pen(), KROC, KROC, [])
    for chosen in ({"nothing": "full"}, {"limited": "complete"}):
        with pytest.raises(UnknownNameError):
            checked_mapping(IMPLEMENTATION, KROC, chosen)
    assert "limited" not in checked_mapping(IMPLEMENTATION, KROC, {"limited": ""})


ratings = st.sampled_from([r.rating_id for r in IMPLEMENTATION.ratings])
days = st.sampled_from(["2026-01-01", "2026-02-01", "2026-03-01"])


@given(st.lists(st.tuples(st.sampled_from("12"), days, ratings), max_size=12))
def test_on_every_day_the_status_is_the_counterpart_of_what_it_was(rated: list[tuple[str, str, str]]) -> None:
    before = [judged(n, rating, day, clause) for n, (clause, day, rating) in enumerate(rated)]
    change = rescale(pen(), IMPLEMENTATION, KROC, before)
    after = [*before, *added(change)]
    steps = counterparts(IMPLEMENTATION, KROC) | {rating: rating for rating in SHARED}
    for clause in "12":
        for day in ("2026-01-15", "2026-02-15", "2026-12-31"):
            old = status_on([a for a in before if a.provision_id == clause], day)
            new = status_on([a for a in after if a.provision_id == clause], day)
            assert (old and steps[old.rating]) == (new and new.rating)


def test_a_claim_beside_no_evidence_is_carried_over_and_comes_back() -> None:
    first = judged(1, "no_evidence", claimed="limited", reason="Looked.")
    there = rescale(pen(), IMPLEMENTATION, TORONTO, [first])
    [carried] = added(there)
    assert (carried.rating, carried.claimed) == ("no_evidence", "partial_compliance")
    back = rescale(pen(200), TORONTO, IMPLEMENTATION, [first, carried], stored="toronto")
    assert [(each.rating, each.claimed) for each in added(back)] == [("no_evidence", "limited")]
    assert added(rescale(pen(), IMPLEMENTATION, TORONTO, [judged(1, "no_evidence")])) == []
