"""That somebody looked: search logs, the plans they follow, and looks that changed nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dsr_tracker.core.dates import now, parse_past_day, today
from dsr_tracker.core.editing import Pen, Target
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import Look, SearchPlan
from dsr_tracker.core.text import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class SearchLog:
    """Where, in which languages, for which terms and until which day somebody looked."""

    places: str = ""
    languages: str = ""
    terms: str = ""
    until: str = ""


def log_of(plan: SearchPlan, until: str = "") -> SearchLog:
    """The search log of somebody who followed the plan until that day, today without one."""
    return SearchLog(plan.search_places, plan.search_languages, plan.search_terms, until or today())


def look_at(
    pen: Pen, targets: Sequence[Target], *, looked_on: str = "", log: SearchLog | None = None
) -> Edit:
    """Record that somebody looked at the cells and found no reason to judge them anew: one edit."""
    if not targets:
        raise InvalidTextError("There is no cell to look at.", "Select cells first.")
    day = parse_past_day(looked_on or today(), "day of the look")
    given = log or SearchLog()
    looks = [
        Look(
            pen.new_id(),
            target.provision.provision_id,
            target.party.party_id,
            day,
            clean_text(given.places, "search log"),
            clean_line(given.languages, "languages searched"),
            clean_line(given.terms, "terms searched for"),
            parse_past_day(given.until, "day of the search") if given.until.strip() else "",
            pen.author,
            now(),
        )
        for target in targets
    ]
    where = targets[0].label if len(targets) == 1 else f"{len(targets)} cells"
    return Edit(f"{where}: looked at, no change", adding(*looks), pen.author)


def save_plan(
    pen: Pen, others: Iterable[SearchPlan], plan: SearchPlan, before: SearchPlan | None = None
) -> Edit:
    """Keep a template for search logs under its name, new or in place of `before`."""
    cleaned = replace(
        plan,
        plan_id=pen.new_id() if before is None else before.plan_id,
        name=clean_line(plan.name, "name of the plan"),
        search_places=clean_text(plan.search_places, "places to search"),
        search_languages=clean_line(plan.search_languages, "languages"),
        search_terms=clean_line(plan.search_terms, "terms"),
        remark=clean_text(plan.remark, "remark"),
        author=pen.author,
        recorded_at=now(),
    )
    if not cleaned.name:
        raise InvalidTextError("A search plan needs a name.", "For example “Gazettes, Arabic and English”.")
    if not (cleaned.search_places or cleaned.search_languages or cleaned.search_terms):
        raise InvalidTextError("The search plan says nothing.", "Say where to look, at least.")
    if any(
        each.name.casefold() == cleaned.name.casefold() and each.plan_id != cleaned.plan_id for each in others
    ):
        raise InvalidTextError(f"There is a plan “{cleaned.name}” already.", "Choose another name.")
    return Edit(f"Search plan “{cleaned.name}”", (Change(before, cleaned),), pen.author)


def remove_plan(pen: Pen, plan: SearchPlan) -> Edit:
    """Take a plan away; logs that followed it stay."""
    return Edit(f"Search plan removed: {plan.name}", (Change(plan, None),), pen.author)
