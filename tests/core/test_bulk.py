"""A change to many cells, as it is looked at before it is made."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from dsr_tracker.core.bulk import Difference, Fate, Plan, Wanted, plan
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import Pen, Target, new_evidence
from dsr_tracker.core.records import Assessment, Citation, Evidence, Note, Party, PartyKind, Provision
from dsr_tracker.core.scales import IMPLEMENTATION as SCALE
from dsr_tracker.core.scales import TORONTO

DAY = "2026-03-01"
LIMITED, SUBSTANTIAL = SCALE.rating("limited"), SCALE.rating("substantial")
NOT_APPLICABLE, OPEN = SCALE.rating("not_applicable"), SCALE.rating("not_assessed")
JUDGED = Assessment(
    *("a1", "X/1", "EG", DAY, "limited"), reason="Pilots.", confidence="low", author="Ann", recorded_at="r"
)


@pytest.fixture
def pen() -> Pen:
    numbers = count(1)
    return Pen("Ann", lambda: f"id{next(numbers)}")


def target(party_id: str = "EG", current: Assessment | None = None) -> Target:
    party = Party(party_id, PartyKind.COUNTRY, {"EG": "Egypt"}.get(party_id, party_id))
    return Target(Provision("X/1", "X", "1", "First"), party, current)


def planned(pen: Pen, wanted: Wanted, *targets: Target) -> Plan:
    return plan(pen, SCALE, [(each, wanted) for each in targets], DAY)


def test_a_rating_alone_corrects_the_same_day_and_keeps_the_rest(pen):
    made = planned(pen, Wanted(SUBSTANTIAL), target(current=JUDGED), target("CN"))
    assert made.edit.label == "2 cells → Substantial"
    first, second = (change.after for change in made.edit.changes)
    assert isinstance(first, Assessment)
    assert (first.rating, first.reason, first.confidence) == ("substantial", "Pilots.", "low")
    assert isinstance(second, Assessment)
    assert (second.rating, second.reason, second.as_of) == ("substantial", "", DAY)
    assert made.outcomes[0].differences == (Difference("rating", "limited", "substantial"),)
    assert made.outcomes[1].differences == (
        Difference("rating", "not_assessed", "substantial"),
        Difference("as_of", "", DAY),
    )


def test_another_day_starts_without_the_old_reason_unless_it_is_added_to(pen):
    earlier = replace(JUDGED, as_of="2025-01-01")
    made = planned(pen, Wanted(SUBSTANTIAL), target(current=earlier)).edit.changes[0].after
    assert isinstance(made, Assessment)
    assert (made.as_of, made.reason, made.confidence) == (DAY, "", "")
    wanted = Wanted(SUBSTANTIAL, reason="A law since.", appends=True)
    made = planned(pen, wanted, target(current=earlier)).edit.changes[0].after
    assert isinstance(made, Assessment)
    assert made.reason == "Pilots.\nA law since."


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted(reason="New."), "New."),
        (Wanted(reason=""), ""),
        (Wanted(reason="And more.", appends=True), "Pilots.\nAnd more."),
        (Wanted(confidence="high"), "Pilots."),
    ],
)
def test_a_reason_is_replaced_added_to_or_left(pen, wanted, reason):
    made = planned(pen, wanted, target(current=JUDGED))
    assert made.edit.label == "Egypt, clause 1: details"
    (change,) = made.edit.changes
    assert change.before == JUDGED
    assert isinstance(change.after, Assessment)
    assert (change.after.reason, change.after.assessment_id) == (reason, "a1")


def test_marks_and_the_search_log_are_set_and_emptied(pen):
    wanted = Wanted(
        as_of="2026-02-01",
        is_contrary=True,
        claimed="complete",
        schedule="behind",
        search_places="Gazettes",
        search_languages="ar",
        search_until="2026-01-31",
        confidence="",
    )
    made = planned(pen, wanted, target(current=JUDGED))
    assert {each.field: each.after for each in made.outcomes[0].differences} == {
        "as_of": "2026-02-01",
        "confidence": "",
        "is_contrary": "yes",
        "claimed": "complete",
        "schedule": "behind",
        "search_places": "Gazettes",
        "search_languages": "ar",
        "search_until": "2026-01-31",
    }


def test_what_stays_and_what_is_refused_is_told_and_not_written(pen):
    made = planned(pen, Wanted(LIMITED), target(current=JUDGED), target("CN"))
    assert [each.fate for each in made.outcomes] == [Fate.SAME, Fate.CHANGED]
    assert [each.target.party.party_id for each in made.outcomes if each.fate is Fate.CHANGED] == ["CN"]
    made = planned(pen, Wanted(NOT_APPLICABLE), target(current=JUDGED), target("CN"))
    assert [made.count(fate) for fate in Fate] == [1, 0, 1]
    assert made.outcomes[0].fate is Fate.CHANGED  # its reason of the same day stays
    assert "needs a reason" in str(made.outcomes[1].error)
    made = planned(pen, Wanted(confidence="high", note="Seen."), target("CN"))
    assert made.outcomes[0].fate is Fate.REFUSED
    assert made.edit.changes == ()


def test_cells_are_set_back_where_they_were_judged(pen):
    made = planned(pen, Wanted(OPEN), target(current=JUDGED), target("CN"))
    assert [each.fate for each in made.outcomes] == [Fate.CHANGED, Fate.SAME]
    (change,) = made.edit.changes
    assert isinstance(change.after, Assessment)
    assert (change.after.rating, change.after.reason) == ("not_assessed", "")


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(LIMITED, as_of="2999-01-01"),
        Wanted(LIMITED, as_of="March"),
        Wanted(LIMITED, claimed="splendid"),
        Wanted(LIMITED, reason="\x00"),
        Wanted(note="Then.", noted_on="2999-01-01"),
    ],
)
def test_what_cannot_be_kept_is_refused(pen, wanted):
    made = planned(pen, wanted, target(), target("CN", JUDGED))
    assert made.count(Fate.REFUSED) == 2
    assert made.edit.changes == ()


def test_a_note_and_a_new_source_for_all_the_source_recorded_once(pen):
    source = new_evidence(pen, url="https://example.org/a")
    wanted = Wanted(LIMITED, note="Visited.", noted_on=DAY, source=source)
    made = planned(pen, wanted, target(), target("CN"))
    records = [change.after for change in made.edit.changes]
    assert [each for each in records if isinstance(each, Evidence)] == [source]
    assert [each.text for each in records if isinstance(each, Note)] == ["Visited."] * 2
    judged = [each.assessment_id for each in records if isinstance(each, Assessment)]
    assert [each.assessment_id for each in records if isinstance(each, Citation)] == judged
    assert made.outcomes[0].adds == ("note", "evidence")


def test_a_source_is_not_cited_twice_and_a_known_one_not_recorded_again(pen):
    source = new_evidence(pen, url="https://example.org/a")
    wishes = [(each, Wanted(source=source)) for each in (target(current=JUDGED), target("CN"))]
    made = plan(pen, SCALE, wishes, today(), is_known=True, citing={Cell("X/1", "EG")})
    assert [each.fate for each in made.outcomes] == [Fate.SAME, Fate.CHANGED]
    assert [type(change.after) for change in made.edit.changes] == [Citation]
    assert made.edit.label == "CN, clause 1: evidence"


def test_each_cell_may_get_a_rating_of_its_own(pen):
    wishes = [(target(), Wanted(LIMITED)), (target("CN"), Wanted(SUBSTANTIAL))]
    assert plan(pen, SCALE, wishes, DAY).edit.label == "2 cells: ratings"


def test_a_judgement_of_another_scale_is_no_correction(pen):
    other = replace(JUDGED, scale_id=TORONTO.scale_id, rating="partial_compliance")
    made = planned(pen, Wanted(LIMITED), target(current=other)).edit.changes[0].after
    assert isinstance(made, Assessment)
    assert (made.scale_id, made.reason) == (SCALE.scale_id, "")


def test_what_is_wanted_says_whether_it_is_nothing_and_of_which_day(pen):
    assert Wanted().is_empty
    assert Wanted(noted_on=DAY, appends=True).is_empty
    assert not Wanted(reason="").is_empty
    assert Wanted(LIMITED, as_of="2026-01-01").day(DAY) == "2026-01-01"
    assert Wanted(as_of="2026-01-01").day(DAY) == DAY
