"""`archive`: copies of sources as they were found."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.naming import only_one
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.archiving import MOST_BYTES, archive, remove_copy
from dsr_tracker.core.errors import FileError, UnknownNameError
from dsr_tracker.core.private_files import make_private_file
from dsr_tracker.core.records import ArchivedCopy, Evidence
from dsr_tracker.core.text import clean_line
from dsr_tracker.store.copies import CopyReader
from dsr_tracker.store.store import Store


@click.group("archive")
def archive_() -> None:
    """Copies of sources, kept in the tracker as they were found."""


@archive_.command("add")
@click.argument("source")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--on", "archived_on", metavar="DATE", default="", help="When it was found so; today without it."
)
@author_option
@file_option
def add(*, source: str, path: Path, archived_on: str, author: str, file: Path | None) -> None:
    """Keep the file PATH as a copy of SOURCE, which is the address or id of a recorded source."""
    if path.stat().st_size > MOST_BYTES:
        raise FileError(
            f"“{path.name}” is larger than the {MOST_BYTES // 1_000_000} MB that fit.",
            "Keep it beside the tracker, and say in the source's remark where.",
        )
    content = path.read_bytes()
    with open_tracker(file) as store:
        edit = archive(
            pen_of(store, author),
            _source(store, source),
            content,
            file_name=path.name,
            archived_on=archived_on,
        )
        say(store.apply(edit).label)


@archive_.command("list")
@json_option
@file_option
def list_copies(*, as_json: bool, file: Path | None) -> None:
    """List the copies, with the sources that they are of."""
    with open_tracker(file) as store:
        rows = store.copies.copies()
    if as_json:
        fields = ("copy_id", "evidence_id", "sha256", "media_type", "file_name", "size", "archived_on")
        say_json([{name: getattr(copy, name) for name in fields} for copy, _ in rows])
    elif not rows:
        say("No copies yet. Keep one: dsr-tracker archive add SOURCE FILE")
    else:
        say_table(
            ("Copy", "Source", "Kind", "Bytes", "On"),
            [
                (
                    copy.file_name,
                    source.title or source.url,
                    copy.media_type,
                    f"{copy.size:,}",
                    copy.archived_on,
                )
                for copy, source in rows
            ],
            right=[3],
        )


@archive_.command("save")
@click.argument("copy")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@file_option
def save(*, copy: str, out: Path, file: Path | None) -> None:
    """Write the copy COPY (its file name or id) to OUT, which must not exist yet."""
    with open_tracker(file) as store:
        copies = store.copies
        content = copies.content(_copy(copies, copy))
    try:
        make_private_file(out)
    except FileExistsError as error:
        raise FileError(f"There is a “{out.name}” already.", "Choose another name.") from error
    out.write_bytes(content)
    say(f"Wrote {out}")


@archive_.command("remove")
@click.argument("copy")
@author_option
@file_option
def remove(*, copy: str, author: str, file: Path | None) -> None:
    """Take the copy COPY (its file name or id) away."""
    with open_tracker(file) as store:
        found = _copy(store.copies, copy)
        say(store.apply(remove_copy(pen_of(store, author), found)).label)


def _source(store: Store, text: str) -> Evidence:
    typed = clean_line(text, "source")
    found: Evidence | None = store.read.evidence_with_url(typed) or store.read.record("evidence", typed)
    if found is None:
        raise UnknownNameError(
            f"There is no source “{typed[:80]}”.", "Give its address as it was recorded; `search` finds it."
        )
    return found


def _copy(copies: CopyReader, text: str) -> ArchivedCopy:
    found = [copy for copy, _ in copies.copies() if text in (copy.copy_id, copy.file_name)]
    return only_one(found, text, ("copy", "copies"), "`archive list --json` lists them with their ids.")
