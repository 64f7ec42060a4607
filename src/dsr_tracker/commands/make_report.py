"""`make-report`: what the program starts itself to have a report of a big tracker made apart. Not listed."""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from dsr_tracker.core.errors import TrackerError


@click.command(hidden=True)
@click.argument("tracker", type=click.Path(path_type=Path))
def make_report(tracker: Path) -> None:
    """Make what standard input orders. The answer is lines of JSON; the last one tells what follows it."""
    from dsr_tracker.paths import SEEDS
    from dsr_tracker.reports.orders import make, order_from
    from dsr_tracker.reports.report import build_report
    from dsr_tracker.store.collecting import collect
    from dsr_tracker.store.connection import explained
    from dsr_tracker.store.store import Store

    order = order_from(sys.stdin.read())
    try:
        _say(step=0)
        with explained(tracker), Store.open(tracker, SEEDS, read_only=True) as store:
            store.read_as(order.reader)
            dossier = collect(store, order.scope.known_on, as_of=order.scope.as_of)
        _say(step=1)
        report = build_report(dossier, order.scope)
        _say(step=2)
        made = make(report, order)
    except TrackerError as error:
        _say(error=type(error).__name__, what=error.what, advice=error.advice)
    except Exception:  # the window tells it as a fault of its own
        _say(fault=traceback.format_exc())
    else:
        _say(sizes=[len(part) for part in made.parts], told=made.told, more=made.more)
        for part in made.parts:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()


def _say(**what: Any) -> None:
    sys.stdout.buffer.write(json.dumps(what).encode() + b"\n")
    sys.stdout.buffer.flush()
