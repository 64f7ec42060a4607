"""`info`: the file, the versions and how much there is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click

from dsr_tracker import __version__
from dsr_tracker.commands.output import say, say_json
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.store.schema import SCHEMA_VERSION


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it."
)
@file_option
def info(form: str, file: Path | None) -> None:
    """Name the tracker's file, the versions of program, format, catalogue and SQLite, and its counts."""
    with open_tracker(file) as store:
        facts: dict[str, str | int | None] = {
            "file": str(store.path.absolute()),
            "size": store.path.stat().st_size,
            "read_only": store.is_read_only,
            "version": __version__,
            "format": SCHEMA_VERSION,
            "catalogue": store.read.meta("catalogue_version").partition(" ")[0],
            "sqlite_version": sqlite3.sqlite_version,
            "tracker_id": store.read.meta("tracker_id"),
            "created_at": store.read.meta("created_at"),
            "scale": store.read.scale().scale_id,
            "newest_as_of": store.status.newest_day() or None,
        }
        counts = store.read.counts()
    if form == "json":
        say_json(facts | {"counts": counts})
        return
    names = {
        "file": "File",
        "size": "Size in bytes",
        "read_only": "Read-only",
        "version": "Program",
        "format": "File format",
        "catalogue": "Catalogue",
        "sqlite_version": "SQLite",
        "tracker_id": "Tracker id",
        "created_at": "Made at",
        "scale": "Rating scale",
        "newest_as_of": "Newest status",
    }
    lines = {names[key]: value for key, value in facts.items()} | {
        name.capitalize(): count for name, count in counts.items()
    }
    width = max(map(len, lines))
    for name, value in lines.items():
        text = (
            {True: "yes", False: "no"}[value]
            if isinstance(value, bool)
            else "none yet"
            if value is None
            else value
        )
        say(f"{name:<{width}}  {text}")
