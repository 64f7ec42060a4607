"""`rubric`: what counts as each rating of a provision, and how specific the undertaking is."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_provision
from dsr_tracker.commands.completing import complete_provision
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.names import find_rating
from dsr_tracker.core.rubrics import (
    MOST_POINTS,
    TRAITS,
    Degree,
    newest_rubric,
    points,
    rate_specificity,
    write_rubric,
)

_DEGREES = click.Choice([str(degree) for degree in Degree])


@click.group()
def rubric() -> None:
    """What counts as each rating of a provision, and how specific the undertaking is."""


@rubric.command("write")
@click.argument("provision", shell_complete=complete_provision)
@click.argument("criteria", nargs=-1, required=True, metavar="RATING=TEXT...")
@click.option("--remark", metavar="TEXT", default="", help="What holds for all ratings.")
@author_option
@file_option
def write(*, provision: str, criteria: tuple[str, ...], remark: str, author: str, file: Path | None) -> None:
    """Write a new version of the rubric of PROVISION: for each rating what counts as it.

    Ratings that are not named keep what the former version says of them; RATING= takes it away.
    """
    with open_tracker(file) as store:
        found, scale = named_provision(store, provision), store.read.scale()
        former = store.follow.rubrics(found.provision_id)
        newest = newest_rubric(former, found.provision_id, scale.scale_id)
        texts = {} if newest is None else {each.rating: each.text for each in newest.criteria}
        for typed in criteria:
            name, separator, text = typed.partition("=")
            if not separator:
                raise UnknownNameError(f"“{typed[:60]}” names no rating.", "Write it like limited=TEXT.")
            texts[find_rating(name, scale).rating_id] = text
        edit = write_rubric(pen_of(store, author), found, scale, texts, former, remark=remark)
        say(store.apply(edit).label)


@rubric.command("show")
@click.argument("provision", shell_complete=complete_provision)
@click.option("--all", "with_all", is_flag=True, help="Every version, the newest first.")
@json_option
@file_option
def show(*, provision: str, with_all: bool, as_json: bool, file: Path | None) -> None:
    """Print the rubric of PROVISION."""
    with open_tracker(file) as store:
        found, scale = named_provision(store, provision), store.read.scale()
        versions = store.follow.rubrics(found.provision_id)
    if not with_all:
        newest = newest_rubric(versions, found.provision_id, scale.scale_id)
        versions = [] if newest is None else [newest]
    if as_json:
        say_json(
            [
                {
                    "version": each.version,
                    "scale": each.scale_id,
                    "criteria": {criterion.rating: criterion.text for criterion in each.criteria},
                    "remark": each.remark,
                    "author": each.author,
                    "recorded_at": each.recorded_at,
                }
                for each in versions
            ]
        )
    elif not versions:
        say("No rubric yet. Write one: dsr-tracker rubric write PROVISION RATING=TEXT")
    for each in () if as_json else versions:
        say(f"Version {each.version}, {each.author or 'unsigned'}, {each.recorded_at[:10]}")
        for criterion in each.criteria:
            say(f"  {criterion.rating}: {criterion.text}")
        if each.remark:
            say(f"  {each.remark}")


@rubric.command("specificity")
@click.argument("provision", required=False, shell_complete=complete_provision)
@click.option("--who", type=_DEGREES, help="Whether it says who acts.")
@click.option("--what", type=_DEGREES, help="Whether it says what is done.")
@click.option("--how-much", type=_DEGREES, help="Whether it says how much.")
@click.option("--by-when", type=_DEGREES, help="Whether it says by when.")
@click.option("--measurable", type=_DEGREES, help="Whether it can be measured.")
@click.option("--reason", metavar="TEXT", default="", help="Why.")
@json_option
@author_option
@file_option
def specificity(
    *, provision: str | None, reason: str, as_json: bool, author: str, file: Path | None, **typed: str | None
) -> None:
    """Say how specific PROVISION is (all five options), or list what was said of all."""
    with open_tracker(file) as store:
        said = store.follow.specificities()
        if provision is not None:
            found = named_provision(store, provision)
            degrees = {trait: typed[trait] or "" for trait in TRAITS}
            before = said.get(found.provision_id)
            edit = rate_specificity(pen_of(store, author), found, degrees, before, reason=reason)
            say(store.apply(edit).label)
            return
    if as_json:
        say_json(
            [
                {"provision": each.provision_id, "points": points(each), "of": MOST_POINTS}
                | {trait: getattr(each, trait) for trait in TRAITS}
                for each in said.values()
            ]
        )
    elif not said:
        say("Nothing was said of any provision yet.")
    else:
        say_table(
            ("Provision", "Points", *TRAITS.values()),
            [
                (
                    each.provision_id,
                    f"{points(each)} of {MOST_POINTS}",
                    *(getattr(each, trait) for trait in TRAITS),
                )
                for each in said.values()
            ],
        )
