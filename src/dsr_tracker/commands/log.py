"""`log`: the changes to the tracker."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.output import say, say_csv, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.history import Action, EditSummary

_COLUMNS = ("id", "recorded_at", "author", "action", "state", "changes", "label")
_WORDS = {Action.DO: "", Action.UNDO: "undo: ", Action.REDO: "redo: ", Action.MERGE: "merge: "}


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print it."
)
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000_000), help="How many changes at most; all without it."
)
@file_option
def log(form: str, limit: int | None, file: Path | None) -> None:
    """List the changes, newest first.

    The state of a change is done, undone (redo does it again) or spent (undone, and something else
    was done since); undo and redo are entries of their own, in the state log.
    """
    with open_tracker(file) as store:
        edits = store.read.log(-1 if limit is None else limit)
    if form == "json":
        say_json(
            [dict(zip(_COLUMNS, _values(edit), strict=True)) | {"target": edit.target_id} for edit in edits]
        )
    elif form == "csv":
        say_csv(_COLUMNS, map(_values, edits))
    elif not edits:
        say("Nothing was changed yet.")
    else:
        say_table(
            ("Recorded (UTC)", "Author", "State", "Changes", "What"),
            [
                (
                    edit.recorded_at[:19].replace("T", " "),
                    edit.author,
                    "" if edit.state in ("done", "log") else edit.state,
                    str(edit.change_count),
                    _WORDS[edit.action] + edit.label,
                )
                for edit in edits
            ],
            right=[3],
        )


def _values(edit: EditSummary) -> tuple[str | int, ...]:
    return (
        edit.edit_id,
        edit.recorded_at,
        edit.author,
        str(edit.action),
        edit.state,
        edit.change_count,
        edit.label,
    )
