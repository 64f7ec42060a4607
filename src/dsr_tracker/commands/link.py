"""`link`: how provisions stand to each other, and to the Sustainable Development Goals."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_provision
from dsr_tracker.commands.completing import complete_provision
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.linking import FORWARDS, link_provisions, link_target, related, unlink
from dsr_tracker.core.records import LinkKind

_KINDS = [str(kind) for kind in LinkKind]


@click.group("link")
def link_() -> None:
    """How provisions stand to each other, and to targets of the Sustainable Development Goals."""


@link_.command("add")
@click.argument("provision", shell_complete=complete_provision)
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("other")
@click.option("--remark", metavar="TEXT", default="", help="Why.")
@author_option
@file_option
def add(*, provision: str, kind: str, other: str, remark: str, author: str, file: Path | None) -> None:
    """Record that PROVISION continues, narrows, implements or conflicts with OTHER.

    With “contributes”, OTHER is a target of the Sustainable Development Goals, such as 9.c.
    """
    with open_tracker(file) as store:
        pen, found = pen_of(store, author), named_provision(store, provision)
        there = store.follow.links(found.provision_id)
        if kind == LinkKind.CONTRIBUTES:
            edit = link_target(pen, found, other, there, remark=remark)
        else:
            edit = link_provisions(
                pen, found, LinkKind(kind), named_provision(store, other), there, remark=remark
            )
        say(store.apply(edit).label)


@link_.command("list")
@click.argument("provision", required=False, shell_complete=complete_provision)
@json_option
@file_option
def list_links(*, provision: str | None, as_json: bool, file: Path | None) -> None:
    """List all links, or those of PROVISION as it sees them."""
    with open_tracker(file) as store:
        if provision is None:
            links = store.follow.links()
            rows = [
                (each.provision_id, FORWARDS[each.kind], _end(each.other_id, each.target)) for each in links
            ]
        else:
            found = named_provision(store, provision).provision_id
            seen = related(found, store.follow.links(found))
            links = [each.link for each in seen]
            rows = [(found, each.words, _end(each.other_id, each.link.target)) for each in seen]
    if as_json:
        fields = ("link_id", "provision_id", "kind", "other_id", "target", "remark")
        say_json([{field: str(getattr(each, field)) for field in fields} for each in links])
    elif not rows:
        say("No links yet. Add one: dsr-tracker link add PROVISION KIND OTHER")
    else:
        say_table(("Provision", "", "Other"), rows)


@link_.command("remove")
@click.argument("provision", shell_complete=complete_provision)
@click.argument("other")
@author_option
@file_option
def remove(*, provision: str, other: str, author: str, file: Path | None) -> None:
    """Take away what links PROVISION with OTHER: a provision or a target."""
    with open_tracker(file) as store:
        found = named_provision(store, provision).provision_id
        typed = other.strip().casefold()
        links = [
            each.link
            for each in related(found, store.follow.links(found))
            if typed in (each.other_id.casefold(), each.link.target)
        ]
        if not links:
            raise UnknownNameError(
                f"Nothing links {found} with “{other[:60]}”.", f"`link list {found}` lists what does."
            )
        for each in links:
            say(store.apply(unlink(pen_of(store, author), each)).label)


def _end(other_id: str, target: str) -> str:
    return f"SDG target {target}" if target else other_id
