"""`reading`: second readings, the batches they are given out in, and what is decided where readers differ."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_cell, named_instruments, writable_target
from dsr_tracker.commands.completing import (
    complete_instrument,
    complete_party,
    complete_provision,
    complete_rating,
)
from dsr_tracker.commands.naming import named_batch, names_of
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.names import find_rating
from dsr_tracker.core.records import ReadingBatch
from dsr_tracker.core.second_reading import (
    PairState,
    ReadPair,
    adjudicate,
    close_batch,
    give_out,
    read_cell,
)


@click.group()
def reading() -> None:
    """Second readings: judgements of another reader, which are nobody's status."""


@reading.command("give")
@click.argument("name")
@click.argument("reader")
@click.option(
    "--instrument",
    "instruments",
    metavar="ID",
    multiple=True,
    shell_complete=complete_instrument,
    help="Only cells of this instrument; may be repeated.",
)
@click.option("--as-of", metavar="DATE", default="", help="The day to judge as of; today without it.")
@click.option("--open", "is_open", is_flag=True, help="Let the reader see the first judgements.")
@author_option
@file_option
def give(
    *,
    name: str,
    reader: str,
    instruments: tuple[str, ...],
    as_of: str,
    is_open: bool,
    author: str,
    file: Path | None,
) -> None:
    """Give READER all judged clauses and measures to read again, as the batch NAME."""
    with open_tracker(file) as store:
        pen = pen_of(store, author)
        provisions = store.read.provisions(named_instruments(store, instruments))
        statuses = store.status.of_provisions([each.provision_id for each in provisions], as_of or "9999")
        edit = give_out(pen, name, reader, sorted(statuses), as_of=as_of, is_blind=not is_open)
        say(store.apply(edit).label)


@reading.command("batches")
@json_option
@file_option
def batches(*, as_json: bool, file: Path | None) -> None:
    """List the batches, the newest first, with how much of each was read."""
    with open_tracker(file) as store:
        readings = store.readings
        rows = [
            (each, len({pair.cell for pair in readings.pairs(batch_id=each.batch_id)}))
            for each in readings.batches()
        ]
    if as_json:
        fields = ("name", "reader", "as_of", "closed_at")
        say_json(
            [
                {field: getattr(each, field) for field in fields}
                | {"cells": len(each.cells), "read": read, "is_blind": each.is_blind}
                for each, read in rows
            ]
        )
    elif not rows:
        say("No batches yet. Give one out: dsr-tracker reading give NAME READER")
    else:
        say_table(
            ("Batch", "Reader", "As of", "Read", "State"),
            [
                (each.name, each.reader, each.as_of, f"{read} of {len(each.cells)}", _state(each))
                for each, read in rows
            ],
            right=[3],
        )


@reading.command("add")
@click.argument("provision", shell_complete=complete_provision)
@click.argument("party", shell_complete=complete_party)
@click.argument("rating", shell_complete=complete_rating)
@click.option("--as-of", metavar="DATE", default="", help="The day it speaks of; the batch's, or today.")
@click.option("--reason", metavar="TEXT", default="", help="Why.")
@click.option("--batch", "batch_name", metavar="NAME", help="The batch that the cell was given in.")
@author_option
@file_option
def add(
    *,
    provision: str,
    party: str,
    rating: str,
    as_of: str,
    reason: str,
    batch_name: str | None,
    author: str,
    file: Path | None,
) -> None:
    """Record a second reading of PROVISION for PARTY; the cell's status stays as it is.

    A reading of yours for the same day, in the same batch, is replaced.
    """
    with open_tracker(file) as store:
        pen, scale = pen_of(store, author), store.read.scale()
        readings = store.readings
        batch = None if batch_name is None else named_batch(readings, batch_name)
        found = named_cell(store, provision, party)
        target, _ = writable_target(store, pen, found, as_of or "9999")
        edit = read_cell(
            pen, target, find_rating(rating, scale), scale, as_of=as_of, reason=reason, batch=batch
        )
        made = edit.changes[0].after
        same = [
            pair.reading
            for pair in readings.pairs(reader=pen.author, cell=found.cell)
            if made is not None and (pair.reading.as_of, pair.reading.batch_id) == (made.as_of, made.batch_id)  # type: ignore[union-attr]
        ]
        if same:
            edit = read_cell(
                pen,
                target,
                find_rating(rating, scale),
                scale,
                as_of=as_of,
                reason=reason,
                batch=batch,
                before=same[-1],
            )
        say(store.apply(edit).label)


@reading.command("differences")
@click.option("--all", "with_all", is_flag=True, help="Also pairs that agree, are decided or have no first.")
@json_option
@file_option
def differences(*, with_all: bool, as_json: bool, file: Path | None) -> None:
    """List where readers differ and nothing is decided yet."""
    with open_tracker(file) as store:
        pairs = [pair for pair in store.readings.pairs() if with_all or pair.state is PairState.DIFFERENT]
        names = [names_of(store, pair.cell) for pair in pairs]
    if as_json:
        say_json([_data(pair) for pair in pairs])
    elif not pairs:
        say("No reader differs from the first judgement, or all is decided.")
    else:
        say_table(
            ("Provision", "Party", "As of", "First", "Second", "State"),
            [
                (*name, pair.reading.as_of, *pair.ratings, str(pair.state))
                for name, pair in zip(names, pairs, strict=True)
            ],
        )


@reading.command("decide")
@click.argument("provision", shell_complete=complete_provision)
@click.argument("party", shell_complete=complete_party)
@click.argument("rating", shell_complete=complete_rating)
@click.option("--reason", metavar="TEXT", required=True, help="Why this rating holds.")
@author_option
@file_option
def decide(*, provision: str, party: str, rating: str, reason: str, author: str, file: Path | None) -> None:
    """Decide where readers differ on PROVISION for PARTY: a judgement of its own; all three are kept."""
    with open_tracker(file) as store:
        pen, scale = pen_of(store, author), store.read.scale()
        found = named_cell(store, provision, party)
        pairs = [pair for pair in store.readings.pairs(cell=found.cell) if pair.state is PairState.DIFFERENT]
        if not pairs:
            raise UnknownNameError(
                "No reader differs from the first judgement there, or it is decided.",
                "`reading differences` lists what is open.",
            )
        target, _ = writable_target(store, pen, found, pairs[-1].reading.as_of)
        edit = adjudicate(pen, target, pairs[-1], find_rating(rating, scale), scale, reason=reason)
        say(store.apply(edit).label)


@reading.command("close")
@click.argument("name")
@author_option
@file_option
def close(*, name: str, author: str, file: Path | None) -> None:
    """Close the batch NAME: what was hidden from its reader is shown."""
    with open_tracker(file) as store:
        batch = named_batch(store.readings, name)
        say(store.apply(close_batch(pen_of(store, author), batch)).label)


def _state(batch: ReadingBatch) -> str:
    return "closed" if batch.closed_at else "blind" if batch.is_blind else "open"


def _data(pair: ReadPair) -> dict[str, object]:
    cell: Cell = pair.cell
    first, second = pair.ratings
    return {
        "provision": cell.provision_id,
        "party": cell.party_id,
        "as_of": pair.reading.as_of,
        "first": first,
        "second": second,
        "readers": list(pair.readers),
        "state": str(pair.state),
    }
