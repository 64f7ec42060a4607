"""`indicator`: numbers that are followed over time."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_party_id, named_provision
from dsr_tracker.commands.completing import complete_party, complete_provision
from dsr_tracker.commands.naming import only_one
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.following import add_indicator, measure, progress, remove_indicator, said
from dsr_tracker.core.records import Indicator, Origin
from dsr_tracker.store.store import Store


@click.group()
def indicator() -> None:
    """Numbers that are followed over time, some of them from the documents."""


@indicator.command("add")
@click.argument("provision", shell_complete=complete_provision)
@click.argument("name")
@click.argument("unit")
@click.option("--target", metavar="TEXT", default="", help="What is to be reached: a number, or words.")
@click.option("--due", metavar="DATE", default="", help="By when: a day, a month or a year.")
@click.option(
    "--party", metavar="P", shell_complete=complete_party, help="Whose it is; everybody's without it."
)
@author_option
@file_option
def add(
    *,
    provision: str,
    name: str,
    unit: str,
    target: str,
    due: str,
    party: str | None,
    author: str,
    file: Path | None,
) -> None:
    """Follow the number NAME, in UNIT, of PROVISION."""
    with open_tracker(file) as store:
        edit = add_indicator(
            pen_of(store, author),
            named_provision(store, provision),
            name=name,
            unit=unit,
            target=target,
            due_on=due,
            party_id=named_party_id(store, party),
        )
        say(store.apply(edit).label)


@indicator.command("value")
@click.argument("name")
@click.argument("value")
@click.option(
    "--on", "measured_on", metavar="DATE", default="", help="Of which day, month or year; today without it."
)
@click.option("--qualifier", metavar="TEXT", default="", help="Its hedge, such as “more than”.")
@click.option(
    "--source", metavar="TEXT", default="", help="What says so: words, or the address of a recorded source."
)
@click.option("--party", metavar="P", shell_complete=complete_party, help="Whose value it is.")
@author_option
@file_option
def value(
    *,
    name: str,
    value: str,
    measured_on: str,
    qualifier: str,
    source: str,
    party: str | None,
    author: str,
    file: Path | None,
) -> None:
    """Record the VALUE of the indicator NAME (or of that id)."""
    with open_tracker(file) as store:
        found = _named(store, name)
        recorded = store.read.evidence_with_url(source.strip()) if source else None
        edit = measure(
            pen_of(store, author),
            found,
            value=value,
            measured_on=measured_on,
            party_id=named_party_id(store, party),
            qualifier=qualifier,
            evidence_id="" if recorded is None else recorded.evidence_id,
            source=source if recorded is None else "",
        )
        say(store.apply(edit).label)


@indicator.command("list")
@json_option
@file_option
def list_indicators(*, as_json: bool, file: Path | None) -> None:
    """List the indicators with their newest values."""
    with open_tracker(file) as store:
        measurements = store.follow.measurements()
        found = [progress(each, measurements) for each in store.follow.indicators()]
    if as_json:
        fields = ("indicator_id", "provision_id", "party_id", "name", "unit", "target", "due_on")
        say_json(
            [
                {field: getattr(each.indicator, field) for field in fields}
                | {
                    "share": each.share,
                    "values": [
                        {
                            "on": m.measured_on,
                            "value": m.value,
                            "qualifier": m.qualifier,
                            "party_id": m.party_id,
                        }
                        for m in measurements
                        if m.indicator_id == each.indicator.indicator_id
                    ],
                }
                for each in found
            ]
        )
    else:
        say_table(
            ("Indicator", "Provision", "Target", "Due", "Newest value", "Reached"),
            [
                (
                    each.indicator.name,
                    each.indicator.provision_id,
                    " ".join(filter(None, (each.indicator.target, each.indicator.unit)))
                    if each.indicator.target
                    else "",
                    each.indicator.due_on,
                    "" if each.latest is None else said(each.latest, each.indicator),
                    "" if each.percent is None else f"{each.percent} %",
                )
                for each in found
            ],
        )


@indicator.command("remove")
@click.argument("name")
@author_option
@file_option
def remove(*, name: str, author: str, file: Path | None) -> None:
    """Take an indicator of yours away, with its values."""
    with open_tracker(file) as store:
        found = _named(store, name)
        if found.origin is Origin.CATALOGUE:
            raise UnknownNameError(
                f"“{found.name}” is the catalogue's.", "Only indicators of your own can go."
            )
        edit = remove_indicator(pen_of(store, author), found, store.follow.measurements(found.indicator_id))
        say(store.apply(edit).label)


def _named(store: Store, name: str) -> Indicator:
    wanted = name.strip().casefold()
    found = [
        each
        for each in store.follow.indicators()
        if wanted in (each.indicator_id.casefold(), each.name.casefold())
    ]
    listing = "`indicator list --json` lists them with their ids."
    return only_one(found, name, ("indicator", "indicators"), listing)
