"""What is told of an error that nobody foresaw, and where its details are kept."""

from __future__ import annotations

import datetime
import platform
import sqlite3
import sys
import traceback

from dsr_tracker import __version__, paths
from dsr_tracker.core.private_files import make_private_folder, write_private_file


def crash_details(error: BaseException) -> str:
    """The text that helps to find the fault: versions, platform and traceback; nothing of the tracker."""
    return "\n".join(
        (
            f"DSR Tracker {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
            f"{platform.platform()}, {datetime.datetime.now(datetime.UTC).isoformat(timespec='seconds')}",
            f"Command: {sys.argv[1:2]}",
            "",
            "".join(traceback.format_exception(error)),
        )
    )


def record_crash(error: BaseException) -> str:
    """One message for the person, after the details were written to a file of their own."""
    what = f"Something unexpected went wrong ({type(error).__name__}); nothing stored was changed by it."
    folder = paths.data_folder() / "crashes"
    stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S-%f")
    path = folder / f"crash-{stamp}.txt"
    try:
        make_private_folder(folder)
        write_private_file(path, crash_details(error))
    except OSError as problem:
        return f"{what} The details could not be written down either ({problem.strerror})."
    return f"{what} The details are in {path}; please report them."
