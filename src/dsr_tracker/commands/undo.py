"""`undo` and `redo`: take the newest change back, or do it again."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.output import say
from dsr_tracker.commands.pens import author_of, author_option
from dsr_tracker.commands.tracker_file import file_option, open_tracker


@click.command()
@author_option
@file_option
def undo(author: str, file: Path | None) -> None:
    """Take back the newest change; `redo` does it again. Both stay in the log."""
    with open_tracker(file) as store:
        say(f"Undone: {store.undo(author_of(author)).label}")


@click.command()
@author_option
@file_option
def redo(author: str, file: Path | None) -> None:
    """Do the change again that was undone last."""
    with open_tracker(file) as store:
        say(f"Done again: {store.redo(author_of(author)).label}")
