"""Contents that records name by their SHA-256: archived copies of sources, and what closed cycles said."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from dsr_tracker.store.rows import altered

REFERRING = ("archived_copies", "cycles")
"""The tables whose `sha256` names a content."""


def put_contents(connection: sqlite3.Connection, contents: Iterable[bytes]) -> None:
    """Keep these bytes, each once, inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO contents(sha256, content) VALUES (?, ?) ON CONFLICT(sha256) DO NOTHING",
        ((hashlib.sha256(content).hexdigest(), content) for content in contents),
    )


def content_of(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The bytes of that name; None where the file lacks them. Raises NotATrackerError for other bytes."""
    row = connection.execute("SELECT content FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    content: bytes = row[0]
    if hashlib.sha256(content).hexdigest() != sha256:
        raise altered(f"a content that is not what its name says ({sha256[:12]})")
    return content


def judged_contents(connection: sqlite3.Connection) -> Iterator[tuple[str, bool]]:
    """The name of each content, and whether its bytes still are what the name says."""
    for sha256, content in connection.execute("SELECT sha256, content FROM contents ORDER BY sha256"):
        yield sha256, hashlib.sha256(content).hexdigest() == sha256


def missing_contents(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Table and id of each archived copy whose content is not there.

    A cycle may lack its own: it is left out where only a part of a tracker is handed over.
    """
    rows = connection.execute(
        "SELECT copy_id FROM archived_copies WHERE sha256 NOT IN (SELECT sha256 FROM contents)"
        " ORDER BY copy_id"
    )
    return [("archived_copies", copy_id) for (copy_id,) in rows]


def bring_contents(connection: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    """Take over what the other tracker has and ours lacks, inside the caller's transaction."""
    known = {row[0] for row in connection.execute("SELECT sha256 FROM contents")}
    wanted = [row[0] for row in theirs.execute("SELECT sha256 FROM contents") if row[0] not in known]
    # One at a time: many copies may be more than the memory holds.
    for sha256 in wanted:
        if (content := content_of(theirs, sha256)) is not None:
            put_contents(connection, [content])
