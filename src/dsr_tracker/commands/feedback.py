"""`feedback`: what outsiders said of a cell, and what was done with it."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_cell, writable_target
from dsr_tracker.commands.completing import complete_party, complete_provision
from dsr_tracker.commands.naming import names_of
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.feedback import answer_feedback, record_feedback
from dsr_tracker.core.records import FeedbackState


@click.group("feedback")
def feedback_() -> None:
    """What outsiders said of cells, and what was done with it."""


@feedback_.command("add")
@click.argument("provision", shell_complete=complete_provision)
@click.argument("party", shell_complete=complete_party)
@click.argument("sender")
@click.argument("text")
@click.option("--on", "received_on", metavar="DATE", default="", help="When it came; today without it.")
@click.option("--source", metavar="TEXT", default="", help="The letter, page or meeting that it came in.")
@author_option
@file_option
def add(
    *,
    provision: str,
    party: str,
    sender: str,
    text: str,
    received_on: str,
    source: str,
    author: str,
    file: Path | None,
) -> None:
    """Record what SENDER said of PROVISION for PARTY."""
    with open_tracker(file) as store:
        pen = pen_of(store, author)
        target, first = writable_target(store, pen, named_cell(store, provision, party), today())
        if first:
            raise UnknownNameError(
                f"{target.party.name} has no cell there yet.", "Judge it first, or track the country."
            )
        edit = record_feedback(pen, target, sender=sender, text=text, received_on=received_on, source=source)
        say(store.apply(edit).label)


@feedback_.command("list")
@click.option("--open", "only_open", is_flag=True, help="Only what nobody has answered.")
@json_option
@file_option
def list_feedback(*, only_open: bool, as_json: bool, file: Path | None) -> None:
    """List the feedback, the newest first."""
    with open_tracker(file) as store:
        found = [
            each for each in store.readings.feedback() if not only_open or each.state is FeedbackState.OPEN
        ]
        names = [names_of(store, Cell(each.provision_id, each.party_id)) for each in found]
    if as_json:
        fields = (
            *("feedback_id", "provision_id", "party_id", "received_on", "sender", "text", "source", "state"),
            *("response", "answered_on"),
        )
        say_json([{field: str(getattr(each, field)) for field in fields} for each in found])
    elif not found:
        say("No feedback yet." if not only_open else "No feedback is open.")
    else:
        say_table(
            ("Provision", "Party", "On", "Sender", "State", "Text"),
            [
                (*name, each.received_on, each.sender, str(each.state), each.text[:60])
                for name, each in zip(names, found, strict=True)
            ],
        )


@feedback_.command("answer")
@click.argument("feedback_id")
@click.argument("state", type=click.Choice([str(state) for state in FeedbackState]))
@click.argument("response", required=False, default="")
@author_option
@file_option
def answer(*, feedback_id: str, state: str, response: str, author: str, file: Path | None) -> None:
    """Say what was done with the feedback of that id (`list --json` has it)."""
    with open_tracker(file) as store:
        before = store.read.record("feedback", feedback_id.strip())
        if before is None:
            raise UnknownNameError(
                f"There is no feedback “{feedback_id[:60]}”.", "`feedback list --json` lists it with its ids."
            )
        pen = pen_of(store, author)
        named = named_cell(store, before.provision_id, before.party_id)
        target, _ = writable_target(store, pen, named, today())
        edit = answer_feedback(pen, target, before, state=FeedbackState(state), response=response)
        say(store.apply(edit).label)
