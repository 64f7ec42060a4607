"""Where things lie: the shipped seeds and resources, and the user's own files."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A shipped folder: inside the installed package, or at the top of a source checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


SEEDS = _shipped("seeds")
RESOURCES = _shipped("resources")


def data_folder() -> Path:
    """Where the default tracker lies; DSR_TRACKER_HOME moves it and the settings elsewhere."""
    return _home("user_data_path", "data")


def config_folder() -> Path:
    """Where the settings lie."""
    return _home("user_config_path", "config")


def default_tracker() -> Path:
    """The tracker that opens where none is named."""
    return data_folder() / "tracker.dsr"


def _home(name: str, part: str) -> Path:
    if home := os.environ.get("DSR_TRACKER_HOME"):
        return Path(home) / part
    import platformdirs

    folder: Path = getattr(platformdirs, name)("dsr-tracker", appauthor=False, roaming=False)
    return folder
