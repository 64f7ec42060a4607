"""`cycle`: reporting periods, and what the closed ones said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dsr_tracker.commands.naming import names_of
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.cycles import (
    check_closing,
    close_cycle,
    open_cycle,
    period_named,
    remove_cycle,
    revise_cycle,
    set_in_review,
)
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import Cycle
from dsr_tracker.core.sight import check_whole


@click.group(invoke_without_command=True)
@click.pass_context
def cycle(context: click.Context) -> None:
    """Reporting periods with a first and a last day: open, in review, closed.

    A closed cycle keeps what its report said. Judgements of its days can still be corrected; they are
    then told as corrections. Without a word behind it, lists the cycles.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_cycles)


@cycle.command("list")
@json_option
@file_option
def list_cycles(*, as_json: bool = False, file: Path | None = None) -> None:
    """List the cycles, the latest first."""
    with open_tracker(file) as store:
        cycles = store.cycles.cycles()
    if as_json:
        fields = ("name", "starts_on", "ends_on", "state", "closed_at", "sha256", "remark")
        say_json([{field: str(getattr(each, field)) for field in fields} for each in cycles])
    elif not cycles:
        say("No cycles yet. Open one: dsr-tracker cycle open NAME FIRST LAST")
    else:
        say_table(
            ("Cycle", "First day", "Last day", "State"),
            [(each.name, each.starts_on, each.ends_on, each.state.replace("_", " ")) for each in cycles],
        )


@cycle.command("open")
@click.argument("name")
@click.argument("first")
@click.argument("last")
@click.option("--remark", metavar="TEXT", default="", help="What is particular about it.")
@author_option
@file_option
def open_(*, name: str, first: str, last: str, remark: str, author: str, file: Path | None) -> None:
    """Name the period from FIRST to LAST (YYYY-MM-DD)."""
    with open_tracker(file) as store:
        edit = open_cycle(
            pen_of(store, author),
            store.cycles.cycles(),
            name=name,
            starts_on=first,
            ends_on=last,
            remark=remark,
        )
        say(store.apply(edit).label)


@cycle.command("change")
@click.argument("name")
@click.option("--name", "new_name", metavar="NAME", help="Its name from now on.")
@click.option("--from", "first", metavar="DATE", help="Its first day from now on.")
@click.option("--until", "last", metavar="DATE", help="Its last day from now on.")
@click.option("--remark", metavar="TEXT", help="What is particular about it.")
@author_option
@file_option
def change(*, name: str, author: str, file: Path | None, **typed: str | None) -> None:
    """Change name, days or remark of the cycle NAME."""
    fields = {"new_name": "name", "first": "starts_on", "last": "ends_on", "remark": "remark"}
    with open_tracker(file) as store:
        cycles = store.cycles.cycles()
        before = named(cycles, name)
        given: dict[str, Any] = {fields[key]: value for key, value in typed.items() if value is not None}
        after = replace(before, **given)
        say(store.apply(revise_cycle(pen_of(store, author), cycles, before, after)).label)


@cycle.command("review")
@click.argument("name")
@click.option("--back", is_flag=True, help="Take it back to work on.")
@author_option
@file_option
def review(*, name: str, back: bool, author: str, file: Path | None) -> None:
    """Hand the cycle NAME to its readers."""
    with open_tracker(file) as store:
        found = named(store.cycles.cycles(), name)
        say(store.apply(set_in_review(pen_of(store, author), found, is_in_review=not back)).label)


@cycle.command("close")
@click.argument("name")
@author_option
@file_option
def close(*, name: str, author: str, file: Path | None) -> None:
    """Close the cycle NAME, and keep what its report says."""
    from dsr_tracker.reports.json import render_json
    from dsr_tracker.reports.report import Scope, build_report
    from dsr_tracker.store.collecting import collect

    with open_tracker(file) as store:
        found = named(store.cycles.cycles(), name)
        pen = pen_of(store, author)
        check_closing(found)
        check_whole("The cycle was not closed.", store.blind_cells)
        report = build_report(collect(store), Scope(as_of=found.ends_on))
        edit = store.apply(close_cycle(pen, found, render_json(report)))
        say(f"{edit.label}. Its report has the digest {report.colophon.digest}.")


@cycle.command("remove")
@click.argument("name")
@author_option
@file_option
def remove(*, name: str, author: str, file: Path | None) -> None:
    """Take the cycle NAME away; no judgement goes with it."""
    with open_tracker(file) as store:
        say(store.apply(remove_cycle(pen_of(store, author), named(store.cycles.cycles(), name))).label)


@cycle.command("said")
@click.argument("name")
@file_option
def said(*, name: str, file: Path | None) -> None:
    """Print what the closed cycle NAME said: its report, as JSON."""
    with open_tracker(file) as store:
        cycles = store.cycles
        click.echo(cycles.said(named(cycles.cycles(), name)).decode(), nl=False)


@cycle.command("corrections")
@click.argument("name")
@json_option
@file_option
def corrections(*, name: str, as_json: bool, file: Path | None) -> None:
    """List what is known otherwise of the closed cycle NAME's last day since it was closed."""
    with open_tracker(file) as store:
        cycles = store.cycles
        found = cycles.corrections(named(cycles.cycles(), name))
        rows = [(*names_of(store, each.cell), str(each.what), each.was, each.is_now) for each in found]
    if as_json:
        keys = ("provision", "party", "what", "was", "now")
        say_json(
            [dict(zip(keys, (*each.cell, each.what, each.was, each.is_now), strict=True)) for each in found]
        )
    elif rows:
        say_table(("Provision", "Party", "What", "Was", "Is now"), rows)
    else:
        say("Nothing was corrected since it was closed.")


def named(cycles: Sequence[Cycle], name: str) -> Cycle:
    """The cycle of that name; raises UnknownNameError, also for a day."""
    found = period_named(name, cycles).cycle
    if found is None:
        raise UnknownNameError(f"“{name[:60]}” is a day, not a cycle.", "`cycle` lists them.")
    return found
