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
    log = Log(lost=_gaps(connection, "edits") + _gaps(connection, "revisions"))
    sound: set[str] = set()
    is_old = not connection.execute("SELECT 1 FROM raw.edits WHERE digest <> ''").fetchone()
    if is_old:
        _remember_parents(connection)
    for row in connection.execute(
        f"SELECT {EDIT_COLUMNS}, digest, change_count, merged_by FROM raw.edits GROUP BY edit_id ORDER BY seq"
    ).fetchall():
        edit, (digest, count, merged_by) = row[:_WIDTH], row[_WIDTH:]
        revisions = _revisions_of(connection, edit[0])
        is_whole = len(revisions) == count and (is_old or edit_digest(edit, revisions) == digest)
        is_sound = is_whole and (edit[4] not in ("undo", "redo") or merged_by or edit[5] in sound)
        if is_sound and not merged_by:
            sound.add(edit[0])
        if not is_whole:
            log.incomplete.append((edit[1], edit[3], len(revisions), count))
        _write(connection, edit, revisions, merged_by if is_sound else BY_SALVAGE)
        log.is_partial |= not is_sound
    orphans = connection.execute(
        "SELECT DISTINCT edit_id FROM raw.revisions WHERE edit_id NOT IN (SELECT edit_id FROM raw.edits)"
    ).fetchall()
    for (edit_id,) in orphans:
        edit = (edit_id, _NOT_READABLE, "", _instant_of(edit_id), "do", "")
        _write(connection, edit, _revisions_of(connection, edit_id), BY_SALVAGE)
        log.is_partial = True
    # What came with a merge that is not sound any more.
    moved = connection.execute(
        "UPDATE edits SET merged_by = ? WHERE merged_by NOT IN ('', ?) AND merged_by NOT IN"
        " (SELECT edit_id FROM edits WHERE merged_by = '')",
        (BY_SALVAGE, BY_SALVAGE),
    )
    log.is_partial |= moved.rowcount > 0
    log.is_doubtful = bool(log.lost or log.is_partial)
    return log


def _write(
    connection: sqlite3.Connection,
    edit: tuple[str, ...],
    revisions: list[tuple[str | None, ...]],
    merged_by: str,
) -> None:
    connection.execute(
        f"INSERT INTO edits({EDIT_COLUMNS}, state, change_count, digest, merged_by)"
        " VALUES (?, ?, ?, ?, ?, ?, 'log', ?, ?, ?)",
        (*edit, len(revisions), edit_digest(edit, revisions), merged_by),
    )
    connection.executemany(
        f"INSERT INTO revisions(edit_id, {REVISION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(edit[0], *revision) for revision in revisions],
    )


def _revisions_of(connection: sqlite3.Connection, edit_id: str) -> list[tuple[str | None, ...]]:
    # A page and an older state of it may both be there.
    return connection.execute(
        f"SELECT {REVISION_COLUMNS} FROM raw.revisions WHERE edit_id = ? GROUP BY seq ORDER BY seq",
        (edit_id,),
    ).fetchall()


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
