"""The user's settings of the program (not of a tracker): one frozen value in one JSON file."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from dsr_tracker.core.private_files import make_private_folder, write_private_file

RECENT_LIMIT = 10


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


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field has a default; an unreadable or older file never stops the program.

    `window` holds what Qt says of the sizes of the window and its parts, as base64 text by name.
    `presets` are reports to make again, by the name the analyst gave them. `backup_limit_mb` is how much
    the backups of one tracker may take, in millions of bytes.
    """

    author: str = ""
    is_author_confirmed: bool = False
    has_seen_tour: bool = False
    recent: tuple[str, ...] = ()
    theme: str = "system"
    language: str = "system"
    stale_months: int = 6
    backup_limit_mb: int = 2048
    window: dict[str, str] = field(default_factory=dict)
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
            value = {str(name): _preset(stored) for name, stored in value.items() if isinstance(stored, dict)}
        if type(value) is type(getattr(defaults, each.name)):
            values[each.name] = value
    return Settings(**values)


def _preset(stored: dict[str, Any]) -> Preset:
    """The preset of those fields; defaults for whatever is missing or of another type."""
    defaults = Preset()
    values: dict[str, Any] = {}
    for each in fields(Preset):
        value = stored.get(each.name)
        if isinstance(value, list):
            value = tuple(str(item) for item in value)
        if type(value) is type(getattr(defaults, each.name)):
            values[each.name] = value
    return Preset(**values)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all, for their owner's eyes; raises OSError."""
    make_private_folder(path.parent)
    write_private_file(path, json.dumps(asdict(settings), ensure_ascii=False, indent=1))
