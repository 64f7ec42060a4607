"""Where things lie: the shipped seeds and resources, and the user's own files."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A shipped folder: inside the installed package, or at the top of a source checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


SEEDS = _shipped("seeds")
RESOURCES = _shipped("resources")
LICENCES = RESOURCES / "licences.txt"
"""What the program contains, and under which licences; a package has their texts in a folder beside it."""


def data_folder() -> Path:
    """Where the default tracker lies; DSR_TRACKER_HOME moves it and the settings elsewhere."""
    return _home("data", "XDG_DATA_HOME", ".local/share")


def backups_folder() -> Path:
    """Where backups lie, in a folder for each tracker."""
    return data_folder() / "backups"


def config_folder() -> Path:
    """Where the settings lie."""
    return _home("config", "XDG_CONFIG_HOME", ".config")


def default_tracker() -> Path:
    """The tracker that opens where none is named."""
    return data_folder() / "tracker.dsr"


def runtime_folder() -> Path | None:
    """A folder of this user's own for sockets, gone after a restart; None where there is none to trust."""
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    if base and os.access(base, os.W_OK):
        folder = Path(base) / "dsr-tracker"
    else:
        import tempfile

        folder = Path(tempfile.gettempdir()) / f"dsr-tracker-{os.getuid() if hasattr(os, 'getuid') else ''}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return None
    # Anyone may have made a folder of that name first.
    is_ours = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o077)
    return folder if stat.S_ISDIR(status.st_mode) and is_ours else None


def _home(kind: str, variable: str, default: str) -> Path:
    if home := os.environ.get("DSR_TRACKER_HOME"):
        return Path(home) / kind
    if sys.platform != "linux":
        import platformdirs

        folder: Path = getattr(platformdirs, f"user_{kind}_path")(
            "dsr-tracker", appauthor=False, roaming=False
        )
        return folder
    # As platformdirs would say, without the time that importing it takes.
    base = os.environ.get(variable, "").strip()
    return (Path(base) if base else Path.home() / default) / "dsr-tracker"
