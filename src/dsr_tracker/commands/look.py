"""`look`: that somebody looked and found no change, and the plans that searches follow."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_cell, writable_target
from dsr_tracker.commands.completing import complete_party, complete_provision
from dsr_tracker.commands.naming import only_one
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import today
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.looking import SearchLog, log_of, look_at, remove_plan, save_plan
from dsr_tracker.core.records import SearchPlan
from dsr_tracker.store.store import Store


@click.command()
@click.argument("provision", shell_complete=complete_provision)
@click.argument("party", shell_complete=complete_party)
@click.option("--on", "looked_on", metavar="DATE", default="", help="The day of the look; today without it.")
@click.option("--plan", metavar="NAME", help="The search plan that was followed.")
@click.option("--places", metavar="TEXT", default="", help="Where was searched.")
@click.option("--languages", metavar="TEXT", default="", help="In which languages.")
@click.option("--terms", metavar="TEXT", default="", help="For which terms.")
@author_option
@file_option
def look(
    *,
    provision: str,
    party: str,
    looked_on: str,
    plan: str | None,
    places: str,
    languages: str,
    terms: str,
    author: str,
    file: Path | None,
) -> None:
    """Record that you looked at PROVISION for PARTY and found no reason to judge it anew.

    It counts against staleness: the cell leaves the to-do list.
    """
    with open_tracker(file) as store:
        pen = pen_of(store, author)
        day = looked_on or today()
        target, first = writable_target(store, pen, named_cell(store, provision, party), day)
        if first:
            raise UnknownNameError(
                f"{target.party.name} has no cell there yet.", "Judge it first, or track the country."
            )
        log = SearchLog(places, languages, terms, day if places or languages or terms else "")
        if plan is not None:
            log = log_of(named_plan(store, plan), day)
        say(store.apply(look_at(pen, [target], looked_on=day, log=log)).label)


@click.group("search-plan")
def search_plan() -> None:
    """Templates for search logs: where to look, in which languages, for which terms."""


@search_plan.command("save")
@click.argument("name")
@click.option("--places", metavar="TEXT", default="", help="Where to search.")
@click.option("--languages", metavar="TEXT", default="", help="In which languages.")
@click.option("--terms", metavar="TEXT", default="", help="For which terms.")
@author_option
@file_option
def save(*, name: str, places: str, languages: str, terms: str, author: str, file: Path | None) -> None:
    """Keep a plan under NAME, in place of the former one of that name."""
    with open_tracker(file) as store:
        plans = store.follow.plans()
        before = next((each for each in plans if each.name.casefold() == name.strip().casefold()), None)
        plan = SearchPlan("", name, places, languages, terms)
        say(store.apply(save_plan(pen_of(store, author), plans, plan, before)).label)


@search_plan.command("list")
@json_option
@file_option
def list_plans(*, as_json: bool, file: Path | None) -> None:
    """List the plans."""
    with open_tracker(file) as store:
        plans = store.follow.plans()
    if as_json:
        fields = ("name", "search_places", "search_languages", "search_terms", "remark")
        say_json([{field: getattr(each, field) for field in fields} for each in plans])
    elif not plans:
        say("No plans yet. Keep one: dsr-tracker search-plan save NAME --places TEXT")
    else:
        say_table(
            ("Plan", "Places", "Languages", "Terms"),
            [(each.name, each.search_places, each.search_languages, each.search_terms) for each in plans],
        )


@search_plan.command("remove")
@click.argument("name")
@author_option
@file_option
def remove(*, name: str, author: str, file: Path | None) -> None:
    """Take the plan NAME away; logs that followed it stay."""
    with open_tracker(file) as store:
        say(store.apply(remove_plan(pen_of(store, author), named_plan(store, name))).label)


def named_plan(store: Store, name: str) -> SearchPlan:
    """The search plan of that name; raises an UnknownNameError."""
    found = [plan for plan in store.follow.plans() if plan.name.casefold() == name.strip().casefold()]
    return only_one(found[:1], name, ("search plan", "search plans"), "`search-plan list` lists them.")
