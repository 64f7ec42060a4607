"""What restoring a backup would do."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_tracker.core.history import Edit
from dsr_tracker.core.rotation import Backup


@dataclass(frozen=True, slots=True)
class Difference:
    """How many records of a kind come back, change and go."""

    kind: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The edit that would restore a backup, and how much it does.

    `damage` says what is wrong with the tracker where it cannot be edited any more: then the backup can
    only take its place.
    """

    backup: Backup
    edit: Edit
    differences: tuple[Difference, ...]
    damage: str = ""
