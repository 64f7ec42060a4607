"""What a backup is called, and which backups are kept: the latest, and one of each day, week and month."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dsr_tracker.core.history import Change, cells_of
from dsr_tracker.core.records import Paragraph

BULK = 50
"""Cells, or paragraphs, beyond which a change gets a backup before it."""
LATEST, DAYS, WEEKS, MONTHS = 10, 14, 8, 12
DEFAULT_LIMIT_MB = 2_048

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}\.\d{3}Z) ([a-z-]+)\.dsr", re.ASCII)


class Reason(StrEnum):
    """Why a backup was made."""

    BEFORE_MIGRATION = "before-migration"
    BEFORE_IMPORT = "before-import"
    BEFORE_MERGE = "before-merge"
    BEFORE_BULK_EDIT = "before-bulk-edit"
    BEFORE_RESTORE = "before-restore"
    AUTOMATIC = "automatic"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole tracker as it was at `made_at`, in a file of its own."""

    path: Path
    made_at: str
    reason: Reason
    size: int

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.name


def backup_name(made_at: str, reason: Reason) -> str:
    """The file name of a backup; no colons, which some systems refuse."""
    return f"{made_at.replace(':', '-')} {reason}.dsr"


def read_name(name: str) -> tuple[str, Reason] | None:
    """When and why the backup of that name was made; None where the file is not one of ours."""
    found = _NAME.fullmatch(name)
    if found is None or found[5] not in list(Reason):
        return None
    made_at = f"{found[1]}T{found[2]}:{found[3]}:{found[4]}"
    try:
        datetime.datetime.fromisoformat(made_at)
    except ValueError:
        return None
    return made_at, Reason(found[5])


def reason_before(changes: Sequence[Change]) -> Reason | None:
    """Why a backup should be made before these changes; None where they are few."""
    if len(changes) <= BULK:
        return None
    if sum(isinstance(change.record, Paragraph) for change in changes) > BULK:
        return Reason.BEFORE_IMPORT
    return Reason.BEFORE_BULK_EDIT if len(cells_of(changes)) > BULK else None


def surplus(backups: Iterable[Backup], now: str, limit: int) -> list[Backup]:
    """The backups that are no longer needed, oldest first.

    Kept are the latest ten, and the newest of each of the last 14 days, 8 weeks and 12 months that have
    any; beyond `limit` bytes in all the oldest go first. The newest is never given up, nor is one from
    after `now`: there the clock was set back, and it may well be the best there is.
    """
    every = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    past = [backup for backup in every if backup.made_at <= now]
    wanted = set(past[:LATEST])
    for period_of, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        wanted.update(_newest_of_each(past, period_of, count))
    room = limit - sum(backup.size for backup in every if backup.made_at > now)
    kept: set[Backup] = set()
    for backup in past:
        if backup not in wanted:
            continue
        room -= backup.size
        if kept and room < 0:
            break
        kept.add(backup)
    return [backup for backup in reversed(past) if backup not in kept]


def _newest_of_each(
    newest_first: list[Backup], period_of: Callable[[Backup], object], count: int
) -> list[Backup]:
    found: dict[object, Backup] = {}
    for backup in newest_first:
        found.setdefault(period_of(backup), backup)
    return list(found.values())[:count]


def _day(backup: Backup) -> object:
    return backup.made_at[:10]


def _week(backup: Backup) -> object:
    return datetime.date.fromisoformat(backup.made_at[:10]).isocalendar()[:2]


def _month(backup: Backup) -> object:
    return backup.made_at[:7]
