"""The user's settings of the program (not of a tracker): one frozen value in one JSON file."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from dsr_tracker.core.private_files import make_private_folder, write_private_file

RECENT_LIMIT = 10
PLACES_LIMIT = 20
SMALLEST_TEXT, LARGEST_TEXT = 100, 200
"""Of the text in the window, in per cent of the system's size."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A report to make again: what it covers, and how it is written.

    The names are those of `reports.contents.Scope`, as typed. `template` is the path of a file, or empty.
    """

    kind: str = "full"
    format: str = ""
    language: str = "en"
    instrument_ids: tuple[str, ...] = ()
    country_codes: tuple[str, ...] = ()
    party_ids: tuple[str, ...] = ()
    provision_id: str = ""
    ratings: tuple[str, ...] = ()
    as_of: str = ""
    since: str = ""
    known_on: str = ""
    with_subnational: bool = False
    template: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person was in a tracker: the page and its subject, the cell, what was opened and unfolded.

    `unfolded` names a row of a tree as "page/number id"; `scroll` is how far the matrix was moved, in pixels.
    """

    page: str = ""
    subject: str = ""
    instrument_ids: tuple[str, ...] = ()
    provision_id: str = ""
    party_id: str = ""
    opened: tuple[str, ...] = ()
    unfolded: tuple[str, ...] = ()
    scroll: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field has a default; an unreadable or older file never stops the program.

    `window` holds what Qt says of the sizes of the window and its parts, as base64 text by name.
    `places` holds where the person was, by the path of the tracker, the latest last.
    `presets` are reports to make again, by the name the analyst gave them. `backup_limit_mb` is how much
    the backups of one tracker may take, in millions of bytes. `text_size` is in per cent of the system's.
    """

    author: str = ""
    is_author_confirmed: bool = False
    has_seen_tour: bool = False
    recent: tuple[str, ...] = ()
    theme: str = "system"
    text_size: int = SMALLEST_TEXT
    language: str = "system"
    stale_months: int = 6
    backup_limit_mb: int = 2048
    window: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    presets: dict[str, Preset] = field(default_factory=dict)

    @property
    def signature(self) -> str:
        """The name that edits are signed with: the chosen one, else the login name."""
        return self.author or login_name()

    def with_recent(self, path: Path) -> Settings:
        """The settings with that file first in the list of recent ones."""
        name = str(path)
        rest = tuple(item for item in self.recent if item != name)
        return replace(self, recent=(name, *rest)[:RECENT_LIMIT])

    def with_place(self, path: Path, place: Place) -> Settings:
        """The settings with that place in that file; the oldest ones go where there are too many."""
        rest = [(name, kept) for name, kept in self.places.items() if name != str(path)]
        return replace(self, places=dict([*rest, (str(path), place)][-PLACES_LIMIT:]))


def login_name() -> str:
    """The name this person is logged in with; "analyst" where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "analyst"


def load_settings(path: Path) -> Settings:
    """The settings of that file; defaults for whatever is missing or unreadable."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = Settings()
    values: dict[str, Any] = {}
    for each in fields(Settings):
        value = stored.get(each.name)
        if each.name == "recent" and isinstance(value, list):
            value = tuple(str(item) for item in value)
        if each.name == "presets" and isinstance(value, dict):
            value = {name: _preset(stored) for name, stored in value.items() if isinstance(stored, dict)}
        if each.name == "places" and isinstance(value, dict):
            value = {name: _place(stored) for name, stored in value.items() if isinstance(stored, dict)}
        if type(value) is type(getattr(defaults, each.name)):
            values[each.name] = value
    size = values.get("text_size", SMALLEST_TEXT)
    return Settings(**{**values, "text_size": max(SMALLEST_TEXT, min(LARGEST_TEXT, size))})


def _preset(stored: dict[str, Any]) -> Preset:
    """The preset of those fields; defaults for whatever is missing or of another type."""
    return Preset(**_fitting(stored, Preset()))


def _place(stored: dict[str, Any]) -> Place:
    """The place of those fields; defaults for whatever is missing or of another type."""
    values = _fitting(stored, Place())
    values.pop("scroll", None)
    match stored.get("scroll"):
        case [int(across), int(down)]:
            values["scroll"] = (across, down)
    return Place(**values)


def _fitting(stored: dict[str, Any], defaults: Preset | Place) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for each in fields(defaults):
        value = stored.get(each.name)
        if isinstance(value, list):
            value = tuple(str(item) for item in value)
        if type(value) is type(getattr(defaults, each.name)):
            values[each.name] = value
    return values


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all, for their owner's eyes; raises OSError."""
    make_private_folder(path.parent)
    write_private_file(path, json.dumps(asdict(settings), ensure_ascii=False, indent=1))
