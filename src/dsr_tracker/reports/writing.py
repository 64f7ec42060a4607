"""Reports as bytes and as files."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from dsr_tracker.core.errors import FileError, UnknownNameError
from dsr_tracker.reports.contents import Report

# The module of each format, with its function; imported when it writes, since some bring an engine along.
_WRITERS = {
    "html": ("html", "render_html"),
    "pdf": ("pdf", "render_pdf"),
    "docx": ("docx", "render_docx"),
    "xlsx": ("xlsx", "render_xlsx"),
    "csv": ("csv", "render_csv"),
    "zip": ("package", "render_package"),
    "json": ("json", "render_json"),
}
FORMATS = tuple(_WRITERS)
"""Names of formats, which are the endings of their files: "zip" is CSV as a data package."""
WITH_TEMPLATE = ("docx",)
"""Formats that can be laid out after a file of the analyst's own."""
_TELLING = ("xlsx", "csv")
"""Formats that say what they, or the programs for them, cannot hold as it is."""
# A tracker is a SQLite database. Its folder may hold another program's too: neither is ours to replace.
_DATABASE_START = b"SQLite format 3\x00"


def render(
    report: Report,
    format: str,  # noqa: A002
    template: Path | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> bytes:
    """The report as the content of a file; `tell` gets what the format cannot hold as it is.

    Raises UnknownNameError for a format there is not, or one that knows no template where one is given.
    """
    if format not in FORMATS:
        raise UnknownNameError(
            f"There is no report format “{format[:40]}”.", f"Use one of: {', '.join(FORMATS)}."
        )
    module, function = _WRITERS[format]
    write: Callable[..., bytes] = getattr(import_module(f"dsr_tracker.reports.{module}"), function)
    if template is None:
        return write(report, tell) if format in _TELLING else write(report)
    if format not in WITH_TEMPLATE:
        raise UnknownNameError(
            f"A report in {format} has no template of yours.", f"Leave it out, or use {WITH_TEMPLATE[0]}."
        )
    return write(report, template)


def write_report(
    report: Report,
    format: str,  # noqa: A002
    path: Path,
    template: Path | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """The report as a file at `path`, in place of an older one there: whole, or not at all.

    Raises FileError, with what was there untouched, where it cannot be written or is a database.
    """
    put_file(render(report, format, template, tell), path)


def put_file(content: bytes, path: Path) -> None:
    """The content as a file at `path`, in place of an older one there: whole, or not at all.

    Raises FileError, with what was there untouched, where it cannot be written or is a database.
    """
    with _explained(path):
        target = path.resolve()
        _check(target)
        unfinished = target.with_name(f".dsr-report-{secrets.token_hex(8)}.part")
        try:
            with unfinished.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)


def _check(target: Path) -> None:
    """Refuse places where a file would do harm; nothing has been written yet."""
    if target.is_dir():
        raise FileError(f"“{target.name}” is a folder.", "Add a file name, for example report.html.")
    if not target.parent.is_dir():
        raise FileError(f"There is no folder {target.parent}.", "Make it first, or choose another.")
    if not target.exists():
        return
    # A file moved over /dev/null or a pipe would take its place for every program.
    if not target.is_file():
        raise FileError(f"“{target.name}” is no ordinary file.", "Choose another name.")
    if not os.access(target, os.W_OK):
        raise FileError(f"“{target.name}” is read-only.", "Choose another name for the report.")
    with target.open("rb") as file:
        start = file.read(len(_DATABASE_START))
    if start == _DATABASE_START:
        raise FileError(
            f"“{target.name}” is a tracker or another database; it was left as it is.",
            "Choose another name for the report.",
        )


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what the system says of the place into advice."""
    try:
        yield
    except OSError as error:
        advice = "Choose another folder or name."
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT:
                reason, advice = "the disk is full", "Free some space, then try again."
            case errno.EACCES | errno.EPERM | errno.EROFS:
                reason = "you may not write there"
            case errno.ENAMETOOLONG:
                reason, advice = "the name is too long", "Choose a shorter one."
            case _:
                reason = error.strerror or "unknown reason"
        raise FileError(f"The report “{path.name[:80]}” was not written: {reason}.", advice) from error
    except ValueError as error:
        # pathlib says so of a name with a NUL in it.
        raise FileError("The report was not written: that is no file name.", "Choose another one.") from error
