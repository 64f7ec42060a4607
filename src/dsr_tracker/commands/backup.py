"""`backup`: make a backup, or list those that there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dsr_tracker import paths
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option
from dsr_tracker.core.dates import local_time
from dsr_tracker.core.rotation import Backup, Reason
from dsr_tracker.settings import load_settings
from dsr_tracker.store.backup import backups_of, make_backup


@click.command()
@click.option("--list", "is_listing", is_flag=True, help="List the backups there are, newest first.")
@json_option
@file_option
def backup(is_listing: bool, as_json: bool, file: Path | None) -> None:
    """Make a backup of the tracker, compared with it; older ones make room as days, weeks and months pass."""
    tracker = file if file is not None else paths.default_tracker()
    if is_listing:
        _list(backups_of(tracker, paths.backups_folder()), as_json)
        return
    made = back_up(tracker, Reason.BY_HAND)
    if as_json:
        say_json(_facts(made))
    else:
        say(f"Backed up: {made.path}")


def back_up(tracker: Path, reason: Reason) -> Backup:
    """A new backup among the others, as the settings have it; raises a FileError."""
    return make_backup(tracker, paths.backups_folder(), reason, backup_limit())


def backup_limit() -> int:
    """How many bytes the backups of a tracker may take."""
    return load_settings(paths.config_folder() / "settings.json").backup_limit_mb * 1_000_000


def _list(backups: list[Backup], as_json: bool) -> None:
    if as_json:
        say_json([_facts(each) for each in backups])
    elif not backups:
        say("There is no backup of this tracker yet.")
    else:
        say_table(
            ("Made", "Reason", "Size", "Name"),
            [
                (local_time(each.made_at), each.reason, f"{each.size / 1_000_000:,.1f} MB", each.name)
                for each in backups
            ],
            right=[2],
        )


def _facts(made: Backup) -> dict[str, Any]:
    return {
        "name": made.name,
        "made_at": made.made_at,
        "reason": str(made.reason),
        "size": made.size,
        "path": str(made.path.absolute()),
    }
