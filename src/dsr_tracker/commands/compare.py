"""`compare`: what moved between two cycles or days."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_instruments
from dsr_tracker.commands.completing import complete_instrument
from dsr_tracker.commands.naming import names_of
from dsr_tracker.commands.output import say, say_csv, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.changes import counted
from dsr_tracker.core.cycles import period_named
from dsr_tracker.core.scales import NOT_ASSESSED

_KEYS = ("provision", "party", "what", "before", "after", "as_of", "evidence")


@click.command()
@click.argument("earlier")
@click.argument("later")
@click.option(
    "--instrument",
    "instruments",
    metavar="ID",
    multiple=True,
    shell_complete=complete_instrument,
    help="Only this instrument; may be repeated. All without it.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print it."
)
@file_option
def compare(*, earlier: str, later: str, instruments: tuple[str, ...], form: str, file: Path | None) -> None:
    """List what improved, worsened, was newly assessed or corrected from EARLIER to LATER.

    Each is the name of a cycle, which stands for its last day, or a day (YYYY-MM-DD). “evidence” counts
    the sources that came in between.
    """
    with open_tracker(file) as store:
        cycles = store.cycles.cycles()
        first, last = period_named(earlier, cycles), period_named(later, cycles)
        wanted = named_instruments(store, instruments)
        shown = {each.provision_id for each in store.read.provisions(wanted)}
        compared = store.cycles.comparison(first, last).moved
        moved = {each.cell: each for each in compared if each.cell.provision_id in shown}
        rows = [
            (
                *names_of(store, cell),
                str(each.what),
                NOT_ASSESSED if each.before is None else each.before.rating,
                NOT_ASSESSED if each.after is None else each.after.rating,
                "" if each.after is None else each.after.as_of,
                len(each.sources),
            )
            for cell, each in sorted(moved.items())
        ]
    if form == "json":
        counts = {str(what): count for what, count in counted(each.what for each in moved.values())}
        say_json(
            {
                "earlier": {"name": first.name, "day": first.day},
                "later": {"name": last.name, "day": last.day},
                "counts": counts,
                "cells": [
                    dict(zip(_KEYS, (*cell, *row[2:]), strict=True))
                    for cell, row in zip(sorted(moved), rows, strict=True)
                ],
            }
        )
    elif form == "csv":
        say_csv(_KEYS, rows)
    elif not rows:
        say(f"Nothing moved between {first.name} and {last.name}.")
    else:
        texts = [(*map(str, row[:2]), str(row[2]).replace("_", " "), *map(str, row[3:])) for row in rows]
        say_table(("Provision", "Party", "What", "Before", "After", "As of", "Evidence"), texts, right=[6])
        totals = counted(each.what for each in moved.values())
        say(", ".join(f"{str(what).replace('_', ' ')} {count}" for what, count in totals if count))
