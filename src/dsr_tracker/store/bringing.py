"""The history that a merge brings along: another tracker's edits with their revisions."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.store.contents import bring_contents
from dsr_tracker.store.digests import EDIT_COLUMNS, REVISION_COLUMNS, edit_digest

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_CACHE_KB = 65_536
_FAR_FUTURE_MS = 100 * 366 * 86_400_000
_ChunkedRows = list[tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class Brought:
    """Edits that are to come into our log, oldest first, as rows; they are not undone one by one.

    `revisions` may also complete edits that are there already: a hand-over leaves out what is not asked for.
    `heads` names for each record (kind, id) the edit that touched it last in the other tracker, and
    `greatest_id` what our ids must be greater than from now on.
    """

    edits: _ChunkedRows
    revisions: _ChunkedRows
    heads: dict[tuple[str, str], str]
    greatest_id: str
    theirs: sqlite3.Connection
    """The other tracker, open until this is written: its contents are taken over from there."""

    def write(self, connection: sqlite3.Connection, merged_by: str) -> None:
        """Add them to the log, inside the caller's transaction."""
        # Many rows into many indexes: what does not fit into the memory is written and read again and again.
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        connection.executemany(
            f"INSERT INTO edits({EDIT_COLUMNS}, change_count, digest, state, merged_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'log', ?)",
            [(*edit, merged_by) for edit in self.edits],
        )
        connection.executemany(
            f"INSERT INTO revisions(edit_id, {REVISION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.revisions,
        )
        seal_edits(connection, self.completed)
        bring_contents(connection, self.theirs)

    @property
    def completed(self) -> set[str]:
        """The edits that were there before, and get revisions that were missing."""
        return {str(row[0]) for row in self.revisions} - {str(row[0]) for row in self.edits}


def seal_edits(connection: sqlite3.Connection, edit_ids: Iterable[str]) -> None:
    """Count and digest these edits anew, after revisions of them came or went."""
    for edit_id in edit_ids:
        edit = connection.execute(
            f"SELECT {EDIT_COLUMNS} FROM edits WHERE edit_id = ?", (edit_id,)
        ).fetchone()
        revisions = connection.execute(
            f"SELECT {REVISION_COLUMNS} FROM revisions WHERE edit_id = ? ORDER BY seq", (edit_id,)
        ).fetchall()
        connection.execute(
            "UPDATE edits SET change_count = ?, digest = ? WHERE edit_id = ?",
            (len(revisions), edit_digest(edit, revisions), edit_id),
        )


def brought_from(ours: sqlite3.Connection, theirs: sqlite3.Connection, path: Path) -> Brought:
    """What their log holds and ours lacks; raises NotATrackerError where it was altered."""
    known = dict(ours.execute("SELECT edit_id, digest FROM edits"))
    edits: _ChunkedRows = []
    greatest = ""
    signed: dict[str, tuple[str, ...]] = {}
    for *edit, change_count, digest in theirs.execute(
        f"SELECT {EDIT_COLUMNS}, change_count, digest FROM edits ORDER BY seq"
    ):
        edit_id = edit[0]
        greatest = max(greatest, edit_id)
        if known.get(edit_id) == digest:
            continue  # both know the same of it
        signed[edit_id] = (*edit, digest)
        if edit_id in known:
            continue
        if not _is_plausible(edit_id):
            raise _altered(path)
        edits.append((*edit, change_count, digest))
    # Of an edit that both have, a hand-over may have left out what the other one has.
    known_of = {edit_id: _known_of(ours, edit_id) for edit_id in signed if edit_id in known}
    revisions: _ChunkedRows = []
    heads: dict[tuple[str, str], str] = {}
    of_edit: dict[str, _ChunkedRows] = {edit_id: [] for edit_id in signed}
    for row in theirs.execute(f"SELECT edit_id, {REVISION_COLUMNS} FROM revisions ORDER BY seq"):
        edit_id, key = row[0], row[1:3]
        heads[key] = edit_id
        if edit_id in signed:
            of_edit[edit_id].append(row)
            if edit_id not in known or key not in known_of[edit_id]:
                revisions.append(row)
    coming = signed.keys() - known.keys() | {str(row[0]) for row in revisions}
    for edit_id in coming:
        *edit, digest = signed[edit_id]
        if edit_digest(edit, (row[1:] for row in of_edit[edit_id])) != digest:
            raise _altered(path)
    return Brought(edits, revisions, heads, greatest, theirs)


def _known_of(connection: sqlite3.Connection, edit_id: str) -> set[tuple[str, str]]:
    """The records that the edit touched, by that log."""
    return set(connection.execute("SELECT kind, record_id FROM revisions WHERE edit_id = ?", (edit_id,)))


def _is_plausible(edit_id: str) -> bool:
    """Whether this is an id of ours, and not from so far in the future that ours could never follow it."""
    if not _ID.fullmatch(edit_id):
        return False
    made_at = int(edit_id.replace("-", "")[:12], 16)
    return made_at < time.time_ns() // 1_000_000 + _FAR_FUTURE_MS


def _altered(path: Path) -> NotATrackerError:
    return NotATrackerError(
        f"The history in “{path.name}” is damaged or was altered by another program.",
        "Nothing was merged. Ask for another copy of it.",
    )
