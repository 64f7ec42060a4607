"""`restore`: the state of a backup again."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from dsr_tracker import paths
from dsr_tracker.commands.backup import back_up
from dsr_tracker.commands.output import say, say_table, tell
from dsr_tracker.commands.pens import author_of, author_option
from dsr_tracker.commands.tracker_file import file_option
from dsr_tracker.core.dates import local_time
from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.core.rotation import Backup, Reason
from dsr_tracker.store.backup import backup_named, backups_of
from dsr_tracker.store.connection import explained
from dsr_tracker.store.restoring import check_backup, differences, put_in_place, restoration
from dsr_tracker.store.store import Store


@click.command()
@click.argument("backup")
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would change, and change nothing.")
@author_option
@file_option
def restore(backup: str, is_dry: bool, author: str, file: Path | None) -> None:
    """Bring the tracker back to what it was in BACKUP: a name from `backup --list`, a file, or "latest".

    This is one change, which `undo` takes back. A tracker that is damaged or gone gets a copy of
    the backup in its place; the damaged file is kept beside it under another name.
    """
    tracker = file if file is not None else paths.default_tracker()
    chosen = _backup(backup, tracker)
    if not os.path.lexists(tracker):
        _put_in_place(chosen, tracker, "is not there", is_dry=is_dry)
        return
    check_backup(chosen)  # or what is wrong with it would be taken for a fault of the tracker's
    try:
        with explained(tracker):
            _restore(chosen, tracker, author_of(author), is_dry=is_dry)
    except NotATrackerError as error:
        tell(error.what)
        _put_in_place(chosen, tracker, "is damaged", is_dry=is_dry)


def _backup(name: str, tracker: Path) -> Backup:
    path = Path(name)
    if path.suffix == ".dsr" and path.is_file():
        status = path.stat()
        changed_at = datetime.datetime.fromtimestamp(status.st_mtime, datetime.UTC).isoformat()
        return Backup(path, changed_at, Reason.BY_HAND, status.st_size)
    return backup_named(name, backups_of(tracker, paths.backups_folder()))


def _restore(chosen: Backup, tracker: Path, author: str, *, is_dry: bool) -> None:
    with Store.open(tracker, paths.SEEDS, read_only=is_dry, backups=paths.backups_folder()) as store:
        edit = restoration(tracker, chosen, paths.SEEDS, author)
        if not edit.changes:
            say(f"Nothing to restore: the tracker is as it was on {local_time(chosen.made_at)}.")
            return
        if not is_dry:
            made = back_up(tracker, Reason.BEFORE_RESTORE)
            tell(f"Backed up first: {made.name}")
            store.apply(edit)
    say_table(
        ("Kind", "Added", "Changed", "Removed"),
        [(each.kind, str(each.added), str(each.changed), str(each.removed)) for each in differences(edit)],
        right=[1, 2, 3],
    )
    say("Nothing was changed." if is_dry else f"Done: {edit.label}. `dsr-tracker undo` takes it back.")


def _put_in_place(chosen: Backup, tracker: Path, why: str, *, is_dry: bool) -> None:
    if is_dry:
        say(f"“{tracker.name}” {why}: a copy of {chosen.name} would take its place. Nothing was changed.")
        return
    aside = put_in_place(chosen, tracker)
    say(f"Restored: {tracker} is as it was on {local_time(chosen.made_at)}.")
    if aside is not None:
        say(f"The damaged file is kept as {aside}.")
