"""`due`: milestones, targets and ends of periods and cycles, by their day; also as a calendar."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import now, today
from dsr_tracker.core.following import DueItem, DueState
from dsr_tracker.store.store import Store


@click.command()
@click.option("--all", "with_all", is_flag=True, help="Also what was met.")
@click.option(
    "--ics", metavar="OUT", type=click.Path(path_type=Path, dir_okay=False), help="Write a calendar to OUT."
)
@json_option
@file_option
def due(*, with_all: bool, ics: Path | None, as_json: bool, file: Path | None) -> None:
    """List what is due, by its day.

    Milestones, targets of indicators, and the ends of periods and cycles. The calendar (iCalendar) has
    each as an event of a whole day; one that is written again replaces the former events.
    """
    day = today()
    with open_tracker(file) as store:
        items = [each for each in store.follow.due() if with_all or not each.is_met]
        whose = [whose_is(store, each) for each in items]
        tracker_id = store.read.meta("tracker_id")
    if ics is not None:
        from dsr_tracker.reports.ics import render_calendar
        from dsr_tracker.reports.writing import put_file

        content = render_calendar(zip(items, whose, strict=True), tracker_id, now())
        put_file(content, ics)
        say(f"Wrote {ics} ({len(items)} events)")
        return
    states = [each.state(day) for each in items]
    if as_json:
        say_json(
            [
                {
                    "kind": str(each.kind),
                    "title": each.title,
                    "due_on": each.due_on,
                    "state": str(state),
                    "provision_id": each.provision_id,
                    "party_id": each.party_id,
                }
                for each, state in zip(items, states, strict=True)
            ]
        )
    elif not items:
        say("Nothing is due.")
    else:
        say_table(
            ("Due", "State", "What", "Title", "Of"),
            [
                (each.due_on, "" if state is DueState.LATER else str(state), str(each.kind), each.title, of)
                for each, state, of in zip(items, states, whose, strict=True)
            ],
        )


def whose_is(store: Store, item: DueItem) -> str:
    """Provision and party of what is due, as they are listed."""
    party = store.read.record("party", item.party_id) if item.party_id else None
    return ", ".join(filter(None, (item.provision_id, "" if party is None else party.name)))
