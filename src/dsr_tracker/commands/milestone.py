"""`milestone`: what is due of a provision, and by when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from dsr_tracker.commands.cells import named_party_id, named_provision
from dsr_tracker.commands.completing import complete_party, complete_provision
from dsr_tracker.commands.naming import only_one
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import today
from dsr_tracker.core.following import add_milestone, remove_milestone, revise_milestone
from dsr_tracker.core.records import Milestone
from dsr_tracker.store.store import Store


@click.group()
def milestone() -> None:
    """What is due of a provision, for one party or for all."""


@milestone.command("add")
@click.argument("provision", shell_complete=complete_provision)
@click.argument("title")
@click.argument("due")
@click.option(
    "--party", metavar="P", shell_complete=complete_party, help="Whose it is; everybody's without it."
)
@click.option("--remark", metavar="TEXT", default="", help="What is particular about it.")
@author_option
@file_option
def add(
    *, provision: str, title: str, due: str, party: str | None, remark: str, author: str, file: Path | None
) -> None:
    """Record that TITLE is due of PROVISION on DUE: a day, a month or a year."""
    with open_tracker(file) as store:
        edit = add_milestone(
            pen_of(store, author),
            named_provision(store, provision),
            title=title,
            due_on=due,
            party_id=named_party_id(store, party),
            remark=remark,
        )
        say(store.apply(edit).label)


@milestone.command("list")
@json_option
@file_option
def list_milestones(*, as_json: bool, file: Path | None) -> None:
    """List the milestones by the day on which they are due."""
    with open_tracker(file) as store:
        found = store.follow.milestones()
    if as_json:
        fields = ("milestone_id", "provision_id", "party_id", "title", "due_on", "met_on", "remark")
        say_json([{field: getattr(each, field) for field in fields} for each in found])
    elif not found:
        say("No milestones yet. Add one: dsr-tracker milestone add PROVISION TITLE DUE")
    else:
        say_table(
            ("Due", "Milestone", "Provision", "Party", "Met"),
            [
                (each.due_on, each.title, each.provision_id, each.party_id or "all", each.met_on)
                for each in found
            ],
        )


@milestone.command("met")
@click.argument("title")
@click.option(
    "--on", "met_on", metavar="DATE", default="", help="The day on which it was met; today without it."
)
@click.option("--not", "is_not", is_flag=True, help="It was not met after all.")
@author_option
@file_option
def met(*, title: str, met_on: str, is_not: bool, author: str, file: Path | None) -> None:
    """Record that the milestone TITLE (or of that id) was met."""
    with open_tracker(file) as store:
        before = _named(store, title)
        after = replace(before, met_on="" if is_not else met_on or today())
        say(store.apply(revise_milestone(pen_of(store, author), before, after)).label)


@milestone.command("remove")
@click.argument("title")
@author_option
@file_option
def remove(*, title: str, author: str, file: Path | None) -> None:
    """Take the milestone TITLE (or of that id) away."""
    with open_tracker(file) as store:
        say(store.apply(remove_milestone(pen_of(store, author), _named(store, title))).label)


def _named(store: Store, title: str) -> Milestone:
    wanted = title.strip().casefold()
    found = [
        each for each in store.follow.milestones() if wanted in (each.milestone_id, each.title.casefold())
    ]
    listing = "`milestone list --json` lists them with their ids."
    return only_one(found, title, ("milestone", "milestones"), listing)
