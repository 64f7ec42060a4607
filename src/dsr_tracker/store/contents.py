"""Contents that records name by their SHA-256: archived copies of sources, and what closed cycles said."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

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
