"""`todo`: the cells that want a look, by the reason why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from dsr_tracker.commands.cells import named_instruments
from dsr_tracker.commands.filters import filter_option, stale_before
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.agenda import TodoGroup, TodoItem, TodoQuery
from dsr_tracker.core.dates import months_before, today
from dsr_tracker.core.filtering import AsSeen, parse_filter

_REASONS = {
    TodoGroup.NEVER_ASSESSED: ("never-assessed", "Nobody has given a rating yet"),
    TodoGroup.STALE: ("stale", "Not looked at for months"),
    TodoGroup.PERIOD_OVER: ("period-over", "The period is over, and the rating is not final"),
    TodoGroup.UNSOURCED: ("unsourced", "Rated without a source"),
    TodoGroup.LOW_CONFIDENCE: ("low-confidence", "Rated with low confidence"),
    TodoGroup.UNLOGGED: ("unlogged", "No evidence found, and the search is not recorded"),
    TodoGroup.FEEDBACK: ("feedback", "Feedback that wants an answer"),
}
_LONGEST = 80


@click.command()
@click.argument("reason", required=False, type=click.Choice([word for word, _ in _REASONS.values()]))
@click.option("--instrument", metavar="ID", help="Only cells of this instrument.")
@click.option(
    "--measures", "with_measures", is_flag=True, help="Measures too; feedback on them is told in any case."
)
@click.option(
    "--months",
    type=click.IntRange(1, 120),
    help="After how many months without a look a cell is stale; as in the settings without it.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=100,
    show_default=True,
    help="How many cells are listed at most.",
)
@filter_option
@json_option
@file_option
def todo(
    *,
    reason: str | None,
    instrument: str | None,
    with_measures: bool,
    months: int | None,
    limit: int,
    filtered: str,
    as_json: bool,
    file: Path | None,
) -> None:
    """Count the cells that want a look today, by the reason why; with REASON list its cells."""
    day = today()
    stale = stale_before(day) if months is None else months_before(day, months)
    chosen = parse_filter(filtered)
    with open_tracker(file) as store:
        [instrument_id] = (named_instruments(store, [instrument]) if instrument else None) or [""]
        within = (chosen, AsSeen(day, stale)) if chosen else None
        query = TodoQuery(day, stale, instrument_id, with_measures, within)
        counts = store.agenda.todo_counts(query)
        groups = [group for group, (word, _) in _REASONS.items() if reason in (None, word)]
        items = store.agenda.todo_items(groups[0], query, limit) if reason else []
    if as_json:
        told = {_REASONS[group][0]: counts[group] for group in groups}
        say_json({"as_of": day, "counts": told, **({"cells": list(map(_as_json, items))} if reason else {})})
    elif not reason:
        say_table(
            ("Reason", "Cells", "Why"),
            [(_REASONS[group][0], f"{counts[group]:,}", _REASONS[group][1]) for group in groups],
            right=[1],
        )
    elif items:
        _say_items(items, groups[0])
        left_out = counts[groups[0]] - len(items)
        if left_out:
            say(f"… and {left_out:,} more.")
    else:
        say("Nothing to do here.")


def _say_items(items: Sequence[TodoItem], group: TodoGroup) -> None:
    """What was said is cut where it is long: `feedback list` and JSON have it whole."""
    is_said = group is TodoGroup.FEEDBACK
    more = ("Received", "What was said") if is_said else ("Rating", "As of")
    say_table(
        ("Provision", "Party", *more),
        [
            (
                item.place.provision_id,
                item.place.party_name,
                *((item.received_on, _cut(item.said)) if is_said else (item.rating, item.as_of)),
            )
            for item in items
        ],
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _as_json(item: TodoItem) -> dict[str, str]:
    return {
        "provision": item.place.provision_id,
        "party": item.place.party_id,
        "rating": item.rating,
        "as_of": item.as_of,
        "period_end": item.period_end,
        "feedback_id": item.feedback_id,
        "received_on": item.received_on,
        "said": item.said,
    }
