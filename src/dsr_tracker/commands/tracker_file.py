"""The tracker that a subcommand works on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from dsr_tracker import paths
from dsr_tracker.commands.output import tell
from dsr_tracker.commands.pens import author_of
from dsr_tracker.core.errors import FileError, InvalidTextError
from dsr_tracker.store.connection import explained
from dsr_tracker.store.store import Store

_Command = TypeVar("_Command", bound=Callable[..., Any])


def file_option(command: _Command) -> _Command:
    """Gives a subcommand the option --file, as its parameter `file`."""
    return click.option(
        "--file",
        "file",
        type=click.Path(path_type=Path, readable=False),
        metavar="FILE",
        help="The tracker to work on (*.dsr), made where there is none. Without it, the default tracker, "
        "which `info` names.",
    )(command)


@contextmanager
def open_tracker(file: Path | None) -> Iterator[Store]:
    """The open tracker, made where there is none yet, which is said so; raises TrackerError."""
    path = file if file is not None else paths.default_tracker()
    if file is not None and not path.name:
        raise FileError("No file is named.", "Give the path of a tracker after --file.")
    is_new = not _is_there(path)
    if is_new and file is not None and not path.parent.is_dir():
        raise FileError(
            f"There is no folder “{path.parent}” to make “{path.name}” in.",
            "Make the folder first, or check the name.",
        )
    with explained(path), Store.open(path, paths.SEEDS, backups=paths.backups_folder()) as store:
        if is_new:
            tell(f"Made a new tracker: {path}")
        else:
            look_as_author(store)
        yield store


def look_as_author(store: Store) -> None:
    """Hide what the author of the settings reads blind: the window hides it, too."""
    try:
        author = author_of("")
    except InvalidTextError:  # a name that cannot sign is no reader's
        return
    store.read_as(author)
    if count := len(store.blind_cells):
        hidden = "1 cell is hidden" if count == 1 else f"{count:,} cells are hidden"
        tell(f"{hidden}: {author} reads {'it' if count == 1 else 'them'} blind.")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # Opening it says why.
        return True
