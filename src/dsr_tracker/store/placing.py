"""New files come into being beside their place and move there when they are whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dsr_tracker.core.errors import FileError
from dsr_tracker.core.ids import IdSource
from dsr_tracker.core.private_files import make_private_file


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A name for a file that moves to `path` once it is whole: killed anywhere, it is there or not.

    Raises FileExistsError where `path` exists by then, and FileError for what the system refuses.
    """
    unfinished = path.with_name(f".{IdSource()()}.new")
    try:
        # SQLite fills an empty file, and gives its journal the same rights.
        make_private_file(unfinished)
        yield unfinished
        try:
            # Unlike a rename, a link never takes the place of a file that came in between.
            os.link(unfinished, path)
        except FileExistsError:
            raise
        except OSError:
            if path.exists():
                raise FileExistsError(str(path)) from None
            unfinished.replace(path)
    except FileExistsError:
        raise
    except OSError as error:
        raise unusable(path, error) from error
    finally:
        # A read-only place refuses even to take away what is not there.
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def unusable(path: Path, error: OSError) -> FileError:
    """What a refusal of the system means to a person."""
    reason = error.strerror or str(error)
    return FileError(
        f"“{path.name[:80]}” cannot be opened or made in {str(path.parent)[:200]} ({reason}).",
        "Check the name, and that you may write in the folder.",
    )
