"""`scale`: what a tracker is rated on, and another scale."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dsr_tracker.commands.backup import back_up
from dsr_tracker.commands.output import json_option, say, say_json, say_table, tell
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.rescaling import Rescaling, rescale
from dsr_tracker.core.rotation import Reason, reason_before
from dsr_tracker.core.scales import SCALES, Scale, scale_named
from dsr_tracker.core.sight import check_whole
from dsr_tracker.core.tracker_settings import SCALE
from dsr_tracker.store.store import Store


@click.command()
@click.argument("wanted", required=False, default="", metavar="SCALE")
@click.option(
    "--map",
    "pairs",
    metavar="OLD=NEW",
    multiple=True,
    help="What a rating becomes, by ids, in place of its counterpart; may be repeated. OLD= leaves it out.",
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Show what would become of what, and change nothing.")
@json_option
@author_option
@file_option
def scale(  # noqa: PLR0917 - options, each by its name
    wanted: str, pairs: tuple[str, ...], is_dry: bool, as_json: bool, author: str, file: Path | None
) -> None:
    """Name the tracker's rating scale, or change it to SCALE.

    Every judgement stays. Beside each that has a counterpart on the new scale a new one is recorded, as of
    the same day. What has none keeps its cell on the old scale, where it counts in no figure. This is one
    change, which `undo` takes back.
    """
    with open_tracker(file) as store:
        old = store.read.scale()
        if not wanted:
            _name(old, as_json=as_json)
            return
        pen = pen_of(store, author)
        chosen = dict(map(_pair, pairs))
        stored = store.read.setting(SCALE)
        check_whole("The scale is not changed.", store.blind_cells)
        found = rescale(pen, old, scale_named(wanted), store.read.all_assessments(), chosen, stored=stored)
        if not is_dry:
            _carry_out(store, found)
        if as_json:
            say_json({"done": not is_dry, **_facts(found)})
            return
        _tell_steps(found)
        done = f"Done: {found.edit.label}. `dsr-tracker undo` takes it back."
        say("Nothing was changed." if is_dry else done)


def _pair(text: str) -> tuple[str, str]:
    old, sign, new = text.partition("=")
    if not sign:
        raise UnknownNameError(f"“{text[:60]}” names no two ratings.", "Write OLD=NEW, say limited=minimum.")
    return old.strip(), new.strip()


def _name(old: Scale, *, as_json: bool) -> None:
    if as_json:
        say_json({"scale": old.scale_id, "scales": {each.scale_id: each.title for each in SCALES.values()}})
        return
    say_table(
        ("Scale", "Title", "Ratings"),
        [
            (
                f"{'* ' if each == old else '  '}{each.scale_id}",
                each.title,
                ", ".join(rating.label for rating in each.ratings[:-3]),
            )
            for each in SCALES.values()
        ],
    )


def _carry_out(store: Store, found: Rescaling) -> None:
    if reason_before(found.edit.changes) is not None:
        made = back_up(store.path, Reason.BEFORE_BULK_EDIT)
        tell(f"Backed up first: {made.name}")
    store.apply(found.edit)


def _facts(found: Rescaling) -> dict[str, Any]:
    return {
        "from": found.old.scale_id,
        "to": found.new.scale_id,
        "steps": [
            {
                "rating": step.old.rating_id,
                "becomes": step.new.rating_id if step.new else None,
                "cells": step.cells,
                "why": step.why,
            }
            for step in found.steps
        ],
        "judgements": found.judgements,
        "returning": found.returning,
        "left_behind": found.left_behind,
    }


def _tell_steps(found: Rescaling) -> None:
    say(f"{found.old.title} → {found.new.title}")
    say_table(
        ("Rating", "Becomes", "Cells", ""),
        [(s.old.label, s.new.label if s.new else "–", str(s.cells), s.why) for s in found.steps],
        right=[2],
    )
    lines = [f"New judgements, each as of the day of the one that it stands for: {found.judgements}"]
    if found.returning:
        lines.append(f"Judgements from before on this scale that come back: {found.returning}")
    if found.left_behind:
        lines.append(f"Cells that stay on another scale, and count in no figure: {found.left_behind}")
    say("\n".join(lines))
