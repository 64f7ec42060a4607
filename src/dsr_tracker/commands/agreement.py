"""`agreement`: how far two readers agree."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import click

from dsr_tracker.commands.naming import named_batch
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.agreement import Agreement, agreement, agreements_by
from dsr_tracker.core.second_reading import ReadPair

_GROUPS: dict[str, Callable[[ReadPair], Hashable]] = {
    "clause": lambda pair: pair.reading.provision_id,
    "party": lambda pair: pair.reading.party_id,
    "readers": lambda pair: " / ".join(name or "unsigned" for name in pair.readers),
}


@click.command("agreement")
@click.option(
    "--by", type=click.Choice(list(_GROUPS)), help="Also for each clause, party or pair of readers."
)
@click.option("--batch", "batch_name", metavar="NAME", help="Only of the batch of that name.")
@json_option
@file_option
def agreement_(*, by: str | None, batch_name: str | None, as_json: bool, file: Path | None) -> None:
    """Print how far first judgements and second readings agree.

    The share of equal ratings, and Cohen's kappa with quadratic weights over the pairs that are scored;
    “–” where it is undefined. See docs/method.md.
    """
    with open_tracker(file) as store:
        readings = store.readings
        batch_id = "" if batch_name is None else named_batch(readings, batch_name).batch_id
        pairs = [pair for pair in readings.pairs(batch_id=batch_id) if pair.is_paired]
        scale = store.read.scale()
        pairs = [pair for pair in pairs if pair.reading.scale_id == scale.scale_id]
    overall = agreement((pair.ratings for pair in pairs), scale)
    groups = {} if by is None else agreements_by(pairs, _GROUPS[by], lambda pair: pair.ratings, scale)
    if as_json:
        say_json(
            {"overall": _data(overall), "groups": {str(key): _data(each) for key, each in groups.items()}}
        )
        return
    if not pairs:
        say("No cell has a first judgement and a second reading yet.")
        return
    lines = [("all", overall), *((str(key), each) for key, each in groups.items())]
    say_table(
        ("Of", "Equal", "Pairs", "Share", "Kappa", "Scored pairs"),
        [_line(name, each) for name, each in lines],
        right=range(1, 6),
    )


def _line(name: str, found: Agreement) -> tuple[str, ...]:
    share = "–" if found.percent is None else f"{found.percent} %"
    kappa = "–" if found.kappa is None else f"{found.kappa:.2f}"
    return name, str(found.equal), str(found.pairs), share, kappa, str(found.scored)


def _data(found: Agreement) -> dict[str, Any]:
    return {
        "pairs": found.pairs,
        "equal": found.equal,
        "share": found.share,
        "kappa": found.kappa,
        "scored": found.scored,
        "ratings": list(found.ratings),
        "table": [list(row) for row in found.table],
    }
