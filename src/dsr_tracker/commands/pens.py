"""Who signs what a subcommand writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from dsr_tracker import paths
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.text import clean_line
from dsr_tracker.store.store import Store

_Command = TypeVar("_Command", bound=Callable[..., Any])


def author_option(command: _Command) -> _Command:
    """Gives a subcommand the option --author, as its parameter `author`."""
    return click.option(
        "--author",
        metavar="NAME",
        default="",
        help="Who signs the change. Without it, the author of the settings, else the login name.",
    )(command)


def author_of(typed: str) -> str:
    """The name that changes are signed with."""
    from dsr_tracker.settings import load_settings

    if typed := clean_line(typed, "author"):
        return typed
    try:
        return clean_line(load_settings(paths.config_folder() / "settings.json").signature, "author")
    except InvalidTextError as error:
        raise InvalidTextError(error.what, "Name yourself with --author.") from error


def pen_of(store: Store, author: str) -> Pen:
    """What edits of that author are written with; she who signs sees nothing of what she reads blind."""
    pen = Pen(author_of(author), store.new_id)
    store.read_as(pen.author)
    return pen
