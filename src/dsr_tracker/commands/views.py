"""`views`: the views that were kept in the window."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.errors import FileError
from dsr_tracker.core.saved_views import (
    find_view,
    remove_view,
    rename_view,
    state_of,
    take_views,
    views_to_file,
)


@click.command()
@click.option("--rename", nargs=2, metavar="VIEW NAME", help="Call a view something else.")
@click.option("--remove", "removed", metavar="VIEW", default="", help="Take a view away.")
@click.option(
    "--import", "source", type=click.Path(path_type=Path), metavar="FILE", help="Add the views of a file."
)
@click.option(
    "--export", "target", metavar="FILE", default="", help="Write the views to a file; - prints them."
)
@json_option
@author_option
@file_option
def views(
    *,
    rename: tuple[str, str] | None,
    removed: str,
    source: Path | None,
    target: str,
    as_json: bool,
    author: str,
    file: Path | None,
) -> None:
    """List the views that were kept in the window, or change, export and import them."""
    with open_tracker(file) as store:
        pen = pen_of(store, author)
        if rename:
            listed = store.views.listed()
            store.apply(rename_view(pen, find_view(rename[0], listed), rename[1], listed))
        if removed:
            store.apply(remove_view(pen, find_view(removed, store.views.listed())))
        if source is not None:
            store.apply(take_views(pen, _read(source), store.views.listed()))
        listed = store.views.listed()
    if target:
        _write(target, views_to_file(listed))
    elif as_json:
        say_json(
            [
                {"name": v.name, "page": v.page, "filter": (s := state_of(v)).filter, "as_of": s.day,
                 "instruments": list(s.instrument_ids), "author": v.author}
                for v in listed
            ]
        )  # fmt: skip
    else:
        say_table(
            ("View", "Page", "Filter", "As of"),
            [(view.name, view.page, state_of(view).filter, state_of(view).day or "today") for view in listed],
        )


def _read(source: Path) -> str:
    try:
        return source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"“{source.name}” cannot be read ({error}).", "Check the file.") from error


def _write(target: str, text: str) -> None:
    if target == "-":
        say(text.rstrip("\n"))
        return
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileError(
            f"“{target}” cannot be written ({error.strerror}).", "Choose another place."
        ) from error
