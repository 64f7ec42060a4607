"""`matrix`: provisions by parties, with means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from dsr_tracker.commands.cells import named_instruments
from dsr_tracker.commands.completing import complete_instrument
from dsr_tracker.commands.figure import explained_json, explained_lines
from dsr_tracker.commands.filters import filter_option, matching_cells
from dsr_tracker.commands.output import say, say_csv, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import parse_past_day, today
from dsr_tracker.core.filtering import AsSeen, Filter
from dsr_tracker.core.matrix import Matrix, MatrixRow
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.scales import NOT_ASSESSED

_OF_ANOTHER_SCALE = "*"
"""In the place of a key, which such a rating has none of on this scale."""


@click.command()
@click.option(
    "--instrument", "instruments", metavar="ID", multiple=True, shell_complete=complete_instrument,
    help="Only this instrument; may be repeated. All without it.",
)  # fmt: skip
@click.option("--as-of", metavar="DATE", help="The status on that day (YYYY-MM-DD); today's without it.")
@filter_option
@click.option(
    "--explain", "is_explained", is_flag=True,
    help="Say how the overall figure came about, and what it is by other means and on other scales.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print it."
)
@file_option
def matrix(  # noqa: PLR0917 - options, each by its name
    instruments: tuple[str, ...],
    as_of: str | None,
    filtered: str,
    is_explained: bool,
    form: str,
    file: Path | None,
) -> None:
    """Show every clause and measure by party, with means as "62 % (7 of 8)".

    That is: 62 percent of the scale over the 7 scored cells, of 8 that apply. Column means and the
    overall mean count clauses only. In CSV and JSON a cell holds the rating's id; it is empty or
    absent where the party takes no part in the instrument. Each clause's row comes before those of its
    measures. With --filter all figures are of the cells that fit, and rows and columns without any are
    left out. --explain writes the overall mean out: the sum, the cells without a score, the mean of the
    parties' and of the clauses' means beside it, and the same cells on the other scales.
    """
    day = today() if as_of is None else parse_past_day(as_of, "as-of date")
    with open_tracker(file) as store:
        named = named_instruments(store, instruments)
        matching = matching_cells(store, filtered, day, named or ())
        found = store.status.matrix(named, day, matching)
        total = store.filtered.count(Filter(), AsSeen(day, day), named or ())
    if form == "json":
        explained = {"explained": explained_json(found)} if is_explained else {}
        say_json({**({"filter": filtered} if filtered else {}), **_as_json(found), **explained})
    elif form == "csv":
        _say_csv(found)
    else:
        _say_tables(found)
        if matching is not None:
            fitting = sum(map(len, matching.values()))
            say(f"Of the cells that fit {filtered}: {fitting:,} of {total:,}.")
        for line in explained_lines(found) if is_explained else ():
            say(line)


def _as_json(found: Matrix) -> dict[str, Any]:
    return {
        "as_of": found.as_of,
        "scale": found.scale.scale_id,
        "instruments": [instrument.instrument_id for instrument in found.instruments],
        "rows": [_row_as_json(row) for row in _rows_with_measures(found)],
        "columns": {party_id: _mean_as_json(mean) for party_id, mean in found.column_means.items()},
        "overall": _mean_as_json(found.overall),
    }


def _row_as_json(row: MatrixRow) -> dict[str, Any]:
    provision = row.provision
    return {
        "provision": provision.provision_id,
        "kind": "measure" if provision.is_measure else "clause",
        "instrument": provision.instrument_id,
        "number": provision.number,
        "title": provision.title,
        "cells": {party_id: row.rating(party_id) for party_id in row.cells},
        **_mean_as_json(row.mean),
    }


def _mean_as_json(mean: Mean) -> dict[str, float | int | None]:
    percent = None if mean.percent is None else round(mean.percent, 2)
    return {"mean": percent, "scored": mean.scored, "applicable": mean.applicable}


def _say_csv(found: Matrix) -> None:
    parties = [party.party_id for party in found.parties]
    say_csv(
        ("provision", "kind", "instrument", "number", "title", *parties, "mean", "scored", "applicable"),
        (
            (
                row.provision.provision_id,
                "measure" if row.provision.is_measure else "clause",
                row.provision.instrument_id,
                row.provision.number,
                row.provision.title,
                *(row.rating(party_id) or "" for party_id in parties),
                *("" if value is None else value for value in _mean_as_json(row.mean).values()),
            )
            for row in _rows_with_measures(found)
        ),
    )


def _rows_with_measures(found: Matrix) -> Iterator[MatrixRow]:
    for row in found.rows:
        yield row
        yield from row.measures


def _say_tables(found: Matrix) -> None:
    keys = {rating.rating_id: rating.key for rating in found.scale.ratings} | {NOT_ASSESSED: "."}
    titles = {instrument.instrument_id: instrument.title for instrument in found.instruments}
    names = {party.party_id: party.name for party in found.parties}
    for instrument_id, rows in groupby(_rows_with_measures(found), lambda row: row.provision.instrument_id):
        _say_table(f"{instrument_id}  {titles[instrument_id]}", list(rows), keys, names)
    say("  ".join(f"{keys[rating.rating_id]} {rating.label}" for rating in found.scale.ratings))
    rows = _rows_with_measures(found)
    if any(row.rating(party_id) not in keys for row in rows for party_id in row.cells):
        say(f"{_OF_ANOTHER_SCALE} judged on another scale, which counts in no figure")
    say(f"As of {found.as_of}. Overall, clauses only: {found.overall}.")


def _say_table(
    heading: str, rows: list[MatrixRow], keys: Mapping[str, str], names: Mapping[str, str]
) -> None:
    # All rows of an instrument have the same parties, unless a filter leaves some cells out.
    parties = list(dict.fromkeys(party_id for row in rows for party_id in row.cells))
    say(heading)
    say("Parties: " + ", ".join(f"{party_id} {names[party_id]}" for party_id in parties))
    say_table(
        ("Provision", *parties, "Mean", "Title"),
        [
            (
                ("  " if row.provision.is_measure else "") + row.provision.provision_id,
                *(
                    keys.get(row.rating(party_id) or "", _OF_ANOTHER_SCALE) if party_id in row.cells else " "
                    for party_id in parties
                ),
                str(row.mean),
                row.provision.title,
            )
            for row in rows
        ],
    )
    say("")
