"""`sources attach`: keep a source document's paragraphs in the tracker."""

from __future__ import annotations

import stat
from pathlib import Path

import click

from dsr_tracker.commands.backup import back_up
from dsr_tracker.commands.output import say, tell
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.attaching import SIZE_LIMIT, attachment_of, too_big
from dsr_tracker.core.editing import attach as attach_edit
from dsr_tracker.core.errors import FileError
from dsr_tracker.core.rotation import reason_before


@click.group()
def sources() -> None:
    """Work with the source documents."""


@sources.command()
@click.argument("document", metavar="FILE", type=click.Path(path_type=Path, readable=False))
@author_option
@file_option
def attach(document: Path, author: str, file: Path | None) -> None:
    """Keep the paragraphs of the document FILE (plain text, UTF-8) in the tracker.

    From then on every provision shows the passages it rests on. The documents of the catalogue are
    recognised by their SHA-256; another one is kept as a document of your own, and said so.
    """
    content = _content_of(document)
    with open_tracker(file) as store:
        found = attachment_of(document.name, content, store.read.documents(), store.new_id)
        if found.document.document_id in store.read.attached_documents():
            say(f"“{found.document.title}” is attached already.")
            return
        pen = pen_of(store, author)
        edit = attach_edit(pen, found.document, found.paragraphs, is_new=not found.is_known)
        if (reason := reason_before(edit.changes)) is not None:
            tell(f"Backed up first: {back_up(store.path, reason).name}")
        store.apply(edit)
    if found.warning:
        tell(found.warning)
    count = len(found.paragraphs)
    say(f"Attached “{found.document.title}”: {count} paragraph{'' if count == 1 else 's'}.")


def _content_of(path: Path) -> bytes:
    """The file's bytes; raises FileError, also for what is no plain file and could be read for ever."""
    name = f"“{path.name or path}”"
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileError(f"{name} is a folder.", "Choose the document's text file.")
        if not stat.S_ISREG(status.st_mode):
            raise FileError(f"{name} is no file.", "Choose the document's text file.")
        if status.st_size > SIZE_LIMIT:
            raise too_big(path.name)
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise FileError(f"There is no file {name} in {path.absolute().parent}.", "Check the name.") from error
    except PermissionError as error:
        raise FileError(
            f"{name} cannot be read: you have no permission.", "Ask its owner, or copy it."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(f"{name} cannot be read ({reason}).", "Check the name and the drive.") from error
