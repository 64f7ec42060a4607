"""The history of a damaged tracker: edits whose digest holds, and those that are only remembered."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import dataclass, field

from dsr_tracker.store.digests import EDIT_COLUMNS, REVISION_COLUMNS, edit_digest

BY_SALVAGE = "?"
"""Marks an edit without effect, until the edit that salvages is written and can be named."""

_WIDTH = EDIT_COLUMNS.count(",") + 1
_NOT_READABLE = "(not readable)"


@dataclass(slots=True)
class Log:
    """What came of the history. `is_doubtful` where newer changes may be lost; `is_partial` where edits
    lost their effect."""

    is_doubtful: bool = False
    is_partial: bool = False
    lost: int = 0
    incomplete: list[tuple[str, str, int, int]] = field(default_factory=list)


def copy_log(connection: sqlite3.Connection) -> Log:
    """Bring edits and revisions over from `raw`, each with a digest that holds."""
    handed_over_to = _handed_over_to(connection)
    log = Log()
    if not handed_over_to:  # a hand-over leaves gaps
        log.lost = _gaps(connection, "edits") + _gaps(connection, "revisions")
    sound: set[str] = set()
    is_old = not connection.execute("SELECT 1 FROM raw.edits WHERE digest <> ''").fetchone()
    if is_old:
        _remember_parents(connection)
    for row in connection.execute(
        f"SELECT {EDIT_COLUMNS}, digest, change_count, merged_by, seq FROM raw.edits GROUP BY edit_id"
        " ORDER BY seq"
    ).fetchall():
        edit, (digest, count, merged_by, seq) = row[:_WIDTH], row[_WIDTH:]
        revisions = _revisions_of(connection, edit[0])
        is_whole = len(revisions) == count and (
            is_old or _digest(edit, [revision[1:] for revision in revisions]) == digest
        )
        is_final = bool(merged_by) or seq <= handed_over_to or edit[4] not in ("undo", "redo")
        is_sound = is_whole and (is_final or edit[5] in sound)
        if is_sound and not merged_by:
            sound.add(edit[0])
        if not is_whole:
            log.incomplete.append((edit[1], edit[3], len(revisions), count))
        _write(connection, (seq, *edit), revisions, merged_by if is_sound else BY_SALVAGE)
        log.is_partial |= not is_sound
    orphans = connection.execute(
        "SELECT DISTINCT edit_id FROM raw.revisions WHERE edit_id NOT IN (SELECT edit_id FROM raw.edits)"
    ).fetchall()
    for (edit_id,) in orphans:
        edit = (None, edit_id, _NOT_READABLE, "", _instant_of(edit_id), "do", "")
        _write(connection, edit, _revisions_of(connection, edit_id), BY_SALVAGE)
        log.is_partial = True
    # What came with a merge that is not sound any more.
    moved = connection.execute(
        "UPDATE edits SET merged_by = ? WHERE seq > ? AND merged_by NOT IN ('', ?) AND merged_by NOT IN"
        " (SELECT edit_id FROM edits WHERE merged_by = '')",
        (BY_SALVAGE, handed_over_to, BY_SALVAGE),
    )
    log.is_partial |= moved.rowcount > 0
    log.is_doubtful = bool(log.lost or log.is_partial)
    return log


_Row = tuple[str | int | None, ...]


def _write(connection: sqlite3.Connection, edit: _Row, revisions: list[_Row], merged_by: str) -> None:
    """An edit, its number first, with its revisions, each with its own number first."""
    bare = [revision[1:] for revision in revisions]
    connection.execute(
        f"INSERT INTO edits(seq, {EDIT_COLUMNS}, state, change_count, digest, merged_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 'log', ?, ?, ?)",
        (*edit, len(bare), _digest(edit[1:], bare), merged_by),
    )
    connection.executemany(
        f"INSERT INTO revisions(edit_id, seq, {REVISION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(edit[1], *revision) for revision in revisions],
    )


def _digest(edit: _Row, revisions: list[_Row]) -> str:
    return edit_digest([str(value) for value in edit], [list(map(_text, each)) for each in revisions])


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def _revisions_of(connection: sqlite3.Connection, edit_id: str) -> list[_Row]:
    return connection.execute(
        f"SELECT seq, {REVISION_COLUMNS} FROM raw.revisions WHERE edit_id = ? ORDER BY seq", (edit_id,)
    ).fetchall()


def _handed_over_to(connection: sqlite3.Connection) -> int:
    """Up to which edit a hand-over brought the log; 0 for none."""
    row = connection.execute("SELECT value FROM raw.meta WHERE key = 'handed_over_to'").fetchone()
    return int(row[0]) if row is not None and str(row[0]).isdecimal() else 0


def _gaps(connection: sqlite3.Connection, table: str) -> int:
    """How many rows are missing in a table in which none is ever deleted."""
    first, last, count = connection.execute(
        f"SELECT 1, coalesce(max(seq), 0), count(DISTINCT seq) FROM raw.{table}"
    ).fetchone()
    return max(0, int(last) - int(first) + 1 - int(count))


def _remember_parents(connection: sqlite3.Connection) -> None:
    """What the migration from the first format adds."""
    connection.execute(
        "UPDATE raw.revisions SET parent = former.edit_id FROM (SELECT rowid AS place, lag(edit_id, 1, '')"
        " OVER (PARTITION BY kind, record_id ORDER BY seq) AS edit_id FROM raw.revisions) AS former"
        " WHERE former.place = revisions.rowid"
    )


def _instant_of(edit_id: str) -> str:
    """When an id was made; empty where it does not say."""
    try:
        moment = datetime.datetime.fromtimestamp(int(edit_id.replace("-", "")[:12], 16) / 1_000, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
