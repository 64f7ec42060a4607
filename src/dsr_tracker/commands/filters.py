"""Filters as they are typed on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from dsr_tracker import paths
from dsr_tracker.core.dates import months_before
from dsr_tracker.core.filtering import AsSeen, Matching, parse_filter
from dsr_tracker.store.store import Store

_Command = TypeVar("_Command", bound=Callable[..., Any])


def filter_option(command: _Command) -> _Command:
    """Gives a subcommand the option --filter, as its parameter `filtered`."""
    return click.option(
        "--filter",
        "filtered",
        metavar="WORDS",
        default="",
        help="Only cells that fit, for example 'country:EG status:limited tag:cables confidence:low "
        "author:Ann since:2025-01 has:evidence no:note is:contrary is:stale'.",
    )(command)


def matching_cells(store: Store, typed: str, day: str, instrument_ids: Sequence[str] = ()) -> Matching | None:
    """The cells that fit what was typed; None where nothing was. Raises UnknownNameError."""
    chosen = parse_filter(typed)
    if not chosen:
        return None
    return store.filtered.matching(chosen, AsSeen(day, stale_before(day)), instrument_ids)


def stale_before(day: str) -> str:
    """The day before which a look is too long ago, by the settings."""
    from dsr_tracker.settings import load_settings

    months = load_settings(paths.config_folder() / "settings.json").stale_months
    return months_before(day, months)
