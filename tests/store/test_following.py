"""What is followed, as it lies in a tracker: seeded, due, linked, hidden with its provision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_tracker.core.agenda import TodoGroup, TodoQuery
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, cite, hide, new_evidence, rate
from dsr_tracker.core.following import (
    DueKind,
    add_indicator,
    add_milestone,
    measure,
    remove_indicator,
    revise_milestone,
)
from dsr_tracker.core.linking import link_provisions, link_target
from dsr_tracker.core.looking import look_at
from dsr_tracker.core.records import Indicator, LinkKind, Milestone, Origin
from dsr_tracker.core.rubrics import rate_specificity, write_rubric
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.store.following import FollowReader
from dsr_tracker.store.store import Store

EGYPT = Cell("DEI-2017/01", "EG")


@pytest.fixture
def follow(tracker: Store) -> FollowReader:
    return FollowReader(tracker.connection, tracker.read)


def target(store: Store, cell: Cell = EGYPT) -> Target:
    return Target(
        store.read.provision(cell.provision_id),
        store.read.record("party", cell.party_id),
        store.read.status_assessment(cell, "9999"),
    )


def judge(store: Store, pen: Pen, day: str, claimed: str = "") -> None:
    scale = store.read.scale()
    store.apply(rate(pen, [target(store)], scale.rating("limited"), scale, as_of=day, claimed=claimed))


def test_the_documents_figures_are_followed_from_the_start(follow: FollowReader) -> None:
    indicators = {each.indicator_id: each for each in follow.indicators()}
    money = indicators["CDB-NDRC-2018/indicator/investment"]
    assert (money.target, money.unit, money.due_on) == ("100000000000", "CNY", "2023-09-17")
    assert money.references
    assert follow.measurements(money.indicator_id) == []
    (share,) = follow.measurements("YRD-REPORT-2023/indicator/digital-economy")
    assert (share.value, share.qualifier, share.origin) == (30, "nearly", Origin.CATALOGUE)
    assert all(each.target or follow.measurements(each.indicator_id) for each in indicators.values())


def test_what_is_due_is_listed_by_its_day(tracker: Store, pen: Pen, follow: FollowReader) -> None:
    clause = tracker.read.provision(EGYPT.provision_id)
    edit = tracker.apply(add_milestone(pen, clause, title="Law", due_on="2019-06", party_id="EG"))
    milestone = edit.changes[0].after
    assert isinstance(milestone, Milestone)
    tracker.apply(add_indicator(pen, clause, name="Households", unit="%", target="80", due_on="2018"))
    due = follow.due()
    assert [item.due_on for item in due] == sorted(item.due_on for item in due)
    own = [item for item in due if item.provision_id == EGYPT.provision_id]
    assert [(item.kind, item.party_id, item.is_met) for item in own] == [
        (DueKind.INDICATOR, "", False),
        (DueKind.MILESTONE, "EG", False),
    ]
    indicator = next(each for each in follow.indicators(EGYPT.provision_id) if each.origin is Origin.ANALYST)
    tracker.apply(measure(pen, indicator, value="85", measured_on="2020"))
    tracker.apply(revise_milestone(pen, milestone, replace(milestone, met_on="2019-05-01")))
    assert all(item.is_met for item in follow.due() if item.provision_id == EGYPT.provision_id)
    tracker.undo()
    tracker.undo()
    assert not any(item.is_met for item in follow.due() if item.provision_id == EGYPT.provision_id)


def test_an_indicator_goes_with_its_values_and_comes_back_with_them(
    tracker: Store, pen: Pen, follow: FollowReader
) -> None:
    clause = tracker.read.provision(EGYPT.provision_id)
    indicator = tracker.apply(add_indicator(pen, clause, name="Households", unit="%")).changes[0].after
    assert isinstance(indicator, Indicator)
    tracker.apply(measure(pen, indicator, value="5", measured_on="2020"))
    tracker.apply(remove_indicator(pen, indicator, follow.measurements()))
    assert follow.measurements(indicator.indicator_id) == []
    tracker.undo()
    assert len(follow.measurements(indicator.indicator_id)) == 1


def test_what_belongs_to_a_hidden_provision_is_not_listed(
    tracker: Store, pen: Pen, follow: FollowReader
) -> None:
    before = len(follow.indicators())
    clause = tracker.read.provision("YRD-REPORT-2023/01")
    tracker.apply(add_milestone(pen, clause, title="Law", due_on="2030"))
    tracker.apply(hide(pen, "provision", clause.provision_id, "clause"))
    assert follow.milestones() == []
    assert len(follow.indicators()) < before
    tracker.undo()
    assert len(follow.milestones()) == 1


def test_links_are_found_from_both_ends(tracker: Store, pen: Pen, follow: FollowReader) -> None:
    one, other = tracker.read.provision("DEI-2017/01"), tracker.read.provision("DEI-2017/02")
    tracker.apply(link_provisions(pen, one, LinkKind.CONTINUES, other, follow.links()))
    tracker.apply(link_target(pen, other, "9.c", follow.links(other.provision_id)))
    assert len(follow.links(one.provision_id)) == 1
    assert len(follow.links(other.provision_id)) == 2
    assert follow.links("DEI-2017/03") == []


def test_rubrics_and_specificity_are_kept(tracker: Store, pen: Pen, follow: FollowReader) -> None:
    clause = tracker.read.provision("DEI-2017/01")
    tracker.apply(write_rubric(pen, clause, IMPLEMENTATION, {"limited": "a pilot"}, []))
    tracker.apply(
        write_rubric(pen, clause, IMPLEMENTATION, {"limited": "two"}, follow.rubrics(clause.provision_id))
    )
    assert [each.version for each in follow.rubrics()] == [2, 1]
    degrees = dict.fromkeys(("who", "what", "how_much", "by_when", "measurable"), "yes")
    tracker.apply(rate_specificity(pen, clause, degrees, None))
    assert list(follow.specificities()) == ["DEI-2017/01"]


def test_a_look_counts_against_staleness(tracker: Store, pen: Pen, follow: FollowReader) -> None:
    judge(tracker, pen, "2024-01-01")
    query = TodoQuery("2026-03-31", "2025-10-01")

    def stale() -> int:
        return tracker.agenda.todo_counts(query)[TodoGroup.STALE]

    assert stale() == 1
    tracker.apply(look_at(pen, [target(tracker)], looked_on="2025-09-30"))
    assert stale() == 1
    tracker.apply(look_at(pen, [target(tracker)], looked_on="2025-10-01"))
    assert stale() == 0
    assert len(follow.looks(EGYPT)) == 2
    tracker.undo()
    assert stale() == 1


def test_claims_and_evidence_that_lack_each_other(tracker: Store, pen: Pen, follow: FollowReader) -> None:
    judge(tracker, pen, "2024-01-01", claimed="complete")
    assert follow.claims_without_evidence() == [EGYPT]
    assert follow.evidence_without_claims() == []
    tracker.apply(cite(pen, target(tracker), new_evidence(pen, url="https://example.org")))
    assert follow.claims_without_evidence() == []
    judge(tracker, pen, "2024-02-01")
    assert follow.evidence_without_claims() == [EGYPT]
