"""What every part of packaging asks about the project."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
BUILD = Path(os.environ.get("DSR_BUILD") or ROOT / "build" / "package")
"""Where what is between lies; DSR_BUILD moves it."""
DIST = Path(os.environ.get("DSR_DIST") or ROOT / "dist")
"""Where what is finished lies; DSR_DIST moves it."""
NAME = "dsr-tracker"
TITLE = "DSR Tracker"
APP_ID = "io.github.dsr_tracker.DSRTracker"
SUMMARY = "Track what became of the Digital Silk Road's promises"


def _stated(name: str, pattern: str) -> str:
    """What the program states of itself, in the one place of it."""
    text = (ROOT / "src" / "dsr_tracker" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(rf'^{name} = "({pattern})"$', text, re.MULTILINE)
    if found is None:
        raise PackagingError(f"src/dsr_tracker/__init__.py states no {name} of the kind that is wanted.")
    return found[1]


class PackagingError(Exception):
    """Something that stands in the way of a package; the text says what to do about it."""


VERSION = _stated("__version__", r"\d+\.\d+\.\d+")
HOMEPAGE = _stated("HOMEPAGE", r"(?:https://\S+[^/\s\"])?")
"""Where the project is to be found; while it is nowhere, packages name no address and show no pictures."""


@cache
def build_time() -> int:
    """The instant that stands in everything built: SOURCE_DATE_EPOCH, or that of the newest commit."""
    if stated := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(stated)
    from kit.running import output_of

    return int(output_of("git", "-C", str(ROOT), "log", "-1", "--format=%ct") or 0)


def build_day() -> str:
    """The day of `build_time`, in UTC."""
    return datetime.fromtimestamp(build_time(), UTC).date().isoformat()
