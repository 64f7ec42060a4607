"""Digests of what a tracker holds: they find what SQLite's own check does not, a flipped bit in a text."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

_BYTES = 16
_CHUNK = 2_000
_REVISIONS_AT_ONCE = 500
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

REVISION_COLUMNS = "kind, record_id, provision_id, party_id, parent, joined, before, after"
EDIT_COLUMNS = "edit_id, label, author, recorded_at, action, target_id"
"""What an edit's digest covers. Its state is left out: undo and redo change that."""


def digest_of(values: object) -> str:
    """A short digest of texts, numbers and lists of them."""
    return _digest_of_texts([_to_json(values)])


def edit_digest(edit: Sequence[str], revisions: Iterable[Sequence[str | None]]) -> str:
    """The digest of an edit (EDIT_COLUMNS) with its revisions (REVISION_COLUMNS), in their order."""
    return _digest_of_texts(_edit_json(tuple(edit), iter(revisions)))


def _edit_json(edit: Sequence[str], revisions: Iterator[Sequence[str | None]]) -> Iterator[str]:
    """The JSON of [edit, revisions], a piece at a time: the encoder lets no other thread run meanwhile."""
    yield f"[{_to_json(edit)},["
    separator = ""
    while some := list(islice(revisions, _REVISIONS_AT_ONCE)):
        yield f"{separator}{_to_json(some)[1:-1]}"
        separator = ","
    yield "]]"


def _digest_of_texts(texts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=_BYTES)
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def seal_rows(
    connection: sqlite3.Connection, kind: str, rows: Iterable[tuple[str, Sequence[object]]]
) -> None:
    """Keep the digests of shipped records, which have no revision to be compared with."""
    connection.executemany(
        "INSERT INTO seals(kind, record_id, digest) VALUES (?, ?, ?)"
        " ON CONFLICT(kind, record_id) DO UPDATE SET digest = excluded.digest",
        [(kind, record_id, digest_of(list(row))) for record_id, row in rows],
    )


def content_digest(connection: sqlite3.Connection) -> str:
    """One digest of all rows of all tables: equal for a tracker and its copy, however they lie on pages."""
    digest = hashlib.blake2b(digest_size=_BYTES)
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        # What a virtual table shows lies in tables of its own.
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        digest.update(table.encode())
        # A primary key's order, whether it is seq or a text: the same in every copy.
        rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2')
        while chunk := rows.fetchmany(_CHUNK):
            digest.update(repr(chunk).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
