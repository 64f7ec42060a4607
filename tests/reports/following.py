"""What is followed in the sample: rubrics, specificity, milestones, numbers, links, a look."""

from __future__ import annotations

from dataclasses import replace

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.following import add_indicator, add_milestone, measure, revise_milestone
from dsr_tracker.core.history import Edit
from dsr_tracker.core.linking import link_provisions, link_target
from dsr_tracker.core.looking import SearchLog, look_at
from dsr_tracker.core.records import Indicator, LinkKind, Milestone
from dsr_tracker.core.rubrics import rate_specificity, write_rubric
from dsr_tracker.store.store import Store
from tests.reports.sample import target_of

CLAUSE, OTHER, MEASURE = "DEI-2017/03", "DEI-2017/01", "DEI-2017/03/1"


def follow(store: Store) -> None:
    """Record it, each by an edit of its own."""
    pen, scale = Pen("Ann", store.new_id), store.read.scale()
    clause, other, inner = (store.read.provision(each) for each in (CLAUSE, OTHER, MEASURE))

    def do(edit: Edit) -> object:
        store.apply(edit)
        return edit.changes[0].after

    do(write_rubric(pen, clause, scale, {"limited": "A pilot runs."}, ()))
    former = store.follow.rubrics(CLAUSE)
    do(write_rubric(pen, clause, scale, {"limited": "A pilot runs.", "complete": "=All towns"}, former))
    degrees = {"who": "yes", "what": "yes", "how_much": "no", "by_when": "partly", "measurable": "no"}
    do(rate_specificity(pen, clause, degrees, None, reason="It names no number."))
    do(rate_specificity(pen, inner, dict.fromkeys(degrees, "yes"), None))
    milestone = do(add_milestone(pen, clause, title="Customs window opens", due_on="2025-06"))
    assert isinstance(milestone, Milestone)
    do(revise_milestone(pen, milestone, replace(milestone, met_on="2025-08-01")))
    do(add_milestone(pen, clause, title="Second lot", due_on="2027", party_id="EG"))
    indicator = do(
        add_indicator(pen, clause, name="Towns connected", unit="towns", target="1,000", due_on="2027")
    )
    assert isinstance(indicator, Indicator)
    do(measure(pen, indicator, value="250", measured_on="2025-03-01", source="Regulator"))
    do(measure(pen, indicator, value="400", measured_on="2025-09-01", qualifier="about", source="Regulator"))
    do(link_provisions(pen, clause, LinkKind.IMPLEMENTS, other, ()))
    do(link_target(pen, clause, "9.c", ()))
    log = SearchLog("Gazette", "ar", "customs, window")
    do(look_at(pen, [target_of(store, CLAUSE, "EG")], looked_on="2025-10-01", log=log))
