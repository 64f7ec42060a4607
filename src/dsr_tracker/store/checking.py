"""Whether a tracker is sound: its pages, its references, and every text against a digest or a second copy.

SQLite's own check looks at how pages hang together, not at what they say. Here each edit is held against
its digest, each record against the revision that wrote it or the seal of the catalogue, and what is
kept for speed (the newest assessments, the states of edits) against what it was computed from. Reads
only, row by row: a million revisions take no more memory than ten.
"""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from dsr_tracker.core.checked import SEARCH_INDEX, Checked, Finding
from dsr_tracker.core.errors import FileError, NotATrackerError
from dsr_tracker.store.connection import connect, explained
from dsr_tracker.store.contents import judged_contents, missing_contents
from dsr_tracker.store.digests import EDIT_COLUMNS, REVISION_COLUMNS, edit_digest
from dsr_tracker.store.index_check import finds_its_words, wrong_entries
from dsr_tracker.store.indexing import FINDABLE
from dsr_tracker.store.integrity import page_problems
from dsr_tracker.store.record_check import judged_records
from dsr_tracker.store.rows import BY_KIND, TABLES, Table
from dsr_tracker.store.schema import SCHEMA_VERSION, read_header

MOST_FINDINGS = 1_000
_EDIT_WIDTH = EDIT_COLUMNS.count(",") + 1
_META = {
    "tracker_id": re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "created_at": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII),
    "catalogue_version": re.compile(r"\d+ [0-9a-f]+", re.ASCII),
}
# A hand-over ends what can be undone, and may leave out edits that others name.
HANDED_OVER = "coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'handed_over_to'), 0)"
_STEPS = 8 + len(TABLES) + len(FINDABLE)

Step = Callable[[int, int], None]
"""Is told how much is done of how much, and raises what shall end the work."""


def watched_by_none(_done: int, _total: int) -> None:
    """The step of work that no one watches."""


def check_tracker(path: Path, step: Step = watched_by_none) -> Checked:
    """What is wrong in the file at `path`, which is only read.

    Raises a FileError where it cannot be looked at: it is not there, older, newer, or in use.
    """
    try:
        return _check(path, step, str)
    except UnicodeError:
        # Texts that are none any more: read so, each takes longer.
        return _check(path, step, _any_text)


def _check(path: Path, step: Step, text_factory: Callable[[bytes], str]) -> Checked:
    found: list[Finding] = []
    more = 0
    counts: dict[str, int] = {}
    try:
        for finding in _findings(path, counts, step, text_factory):
            if len(found) < MOST_FINDINGS:
                found.append(finding)
            else:
                more += 1
    except NotATrackerError as error:
        if text_factory is str and "decode" in str(error.__cause__):
            raise UnicodeError(str(error)) from error
        found.append(Finding("file", path.name, error.what))
    return Checked(tuple(found), counts, more)


def _any_text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _findings(
    path: Path, counts: dict[str, int], step: Step, text_factory: Callable[[bytes], str]
) -> Iterator[Finding]:
    header = read_header(path)
    if header.user_version < SCHEMA_VERSION:
        raise FileError(
            f"“{path.name}” has an older format, which has nothing to be checked against.",
            "Open it once with this version, which makes a backup first; then check it.",
        )
    with explained(path), closing(connect(path, read_only=True)) as connection:
        # Python's own way with texts, `str`, is many times faster than any function.
        connection.text_factory = text_factory
        connection.execute("BEGIN")
        progress = itertools.count()
        for look in (_pages, _meta, _references, _edits, _states, _latest, _contents):
            step(next(progress), _STEPS)
            yield from look(connection, counts)
        for table in TABLES:
            step(next(progress), _STEPS)
            yield from _records(connection, table, counts)
        for table in (BY_KIND[kind] for kind in FINDABLE):
            step(next(progress), _STEPS)
            for key in wrong_entries(connection, table):
                yield Finding(SEARCH_INDEX, f"{table.kind} {key}", "is not found by what it says")
        step(next(progress), _STEPS)
        if not finds_its_words(connection):
            yield Finding(SEARCH_INDEX, "words", "do not lead to the entries that hold them")
        step(_STEPS, _STEPS)


def _contents(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[Finding]:
    """Archived copies, and what closed cycles said."""
    counts["contents"] = 0
    for sha256, is_whole in judged_contents(connection):
        counts["contents"] += 1
        if not is_whole:
            yield Finding("content", sha256[:16], "is not what was written")
    for table, key in missing_contents(connection):
        yield Finding(table, key, "names a content that is not there")


def _meta(connection: sqlite3.Connection, _: dict[str, int]) -> Iterator[Finding]:
    """What the file says of itself, where that cannot be."""
    from dsr_tracker.store.migrations import migration_names

    said = dict(connection.execute("SELECT key, value FROM meta"))
    for key, pattern in _META.items():
        if not pattern.fullmatch(said.get(key, "")):
            yield Finding("meta", key, "is missing or cannot be")
    names = {name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}
    if names != set(migration_names()):
        yield Finding("meta", "migrations", "are not those that made the file")


def _pages(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[Finding]:
    (counts["pages"],) = connection.execute("PRAGMA page_count").fetchone()
    for problem in page_problems(connection):
        yield Finding("file", "pages", problem)


def _references(connection: sqlite3.Connection, _: dict[str, int]) -> Iterator[Finding]:
    for table, row, parent, _number in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(table, f"row {row}", f"refers to something in {parent} that is not there")


def _edits(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[Finding]:
    """Every edit with its revisions, in the order in which they were written."""
    revision_columns = ", ".join(f"r.{name}" for name in REVISION_COLUMNS.split(", "))
    edit_columns = ", ".join(f"e.{name}" for name in EDIT_COLUMNS.split(", "))
    rows = connection.execute(
        f"SELECT {edit_columns}, e.digest, e.change_count, r.seq, {revision_columns} FROM edits e"
        " LEFT JOIN revisions r ON r.edit_id = e.edit_id ORDER BY e.seq, r.seq"
    )
    edits = revisions = 0
    for edit_id, group in itertools.groupby(rows, lambda row: row[0]):
        lines: list[tuple[Any, ...]] = list(group)
        digest, change_count = lines[0][_EDIT_WIDTH : _EDIT_WIDTH + 2]
        changes = [line[_EDIT_WIDTH + 3 :] for line in lines if line[_EDIT_WIDTH + 2] is not None]
        edits += 1
        revisions += len(changes)
        if edit_digest(lines[0][:_EDIT_WIDTH], changes) != digest:
            yield Finding("edit", edit_id, "is not what was written, or a revision of it is not")
        elif change_count != len(changes):
            yield Finding("edit", edit_id, f"says that it has {change_count} changes and has {len(changes)}")
    counts["edits"], counts["revisions"] = edits, revisions


def _states(connection: sqlite3.Connection, _: dict[str, int]) -> Iterator[Finding]:
    """The states of edits, replayed from the log: what is done, undone, spent, or never undone itself."""
    taken_back = replayed_states(connection)
    rows = connection.execute(
        "SELECT seq, edit_id, state, merged_by <> '' OR action IN ('undo', 'redo') OR NOT change_count"
        f" OR seq <= {HANDED_OVER} FROM edits ORDER BY seq"
    )
    for seq, edit_id, state, is_log in rows:
        expected = "log" if is_log else taken_back.get(seq, "done")
        if state != expected:
            yield Finding("edit", edit_id, f"is marked {state} and should be {expected}")
    dangling = connection.execute(
        f"SELECT edit_id FROM edits e WHERE merged_by <> '' AND seq > {HANDED_OVER} AND NOT EXISTS"
        " (SELECT 1 FROM edits m WHERE m.edit_id = e.merged_by AND m.merged_by = '')"
    )
    for (edit_id,) in dangling:
        yield Finding("edit", edit_id, "came with a merge that is not there")
    lost = connection.execute(
        f"SELECT edit_id FROM edits e WHERE merged_by = '' AND seq > {HANDED_OVER}"
        " AND action IN ('undo', 'redo')"
        " AND NOT EXISTS (SELECT 1 FROM edits t WHERE t.edit_id = e.target_id)"
    )
    for (edit_id,) in lost:
        yield Finding("edit", edit_id, "takes back or does again an edit that is not there")


def replayed_states(connection: sqlite3.Connection) -> dict[int, str]:
    """The edits, by their row, that must be undone or spent by what the log says; the others are done."""
    states: dict[int, str] = {}
    undone: set[int] = set()
    rows = connection.execute(
        "SELECT e.seq, e.action, t.seq FROM edits e LEFT JOIN edits t ON t.edit_id = e.target_id"
        f" WHERE e.merged_by = '' AND e.seq > {HANDED_OVER} ORDER BY e.seq"
    )
    for _, action, target in rows:
        if action == "undo":
            states[target] = "undone"
            undone.add(target)
        elif action == "redo":
            states.pop(target, None)
            undone.discard(target)
        elif undone:
            states.update(dict.fromkeys(undone, "spent"))
            undone.clear()
    return states


def _latest(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[Finding]:
    (counts["cells"],) = connection.execute("SELECT count(*) FROM latest").fetchone()
    columns = "as_of, assessment_id, rating, confidence, is_contrary"
    rows = connection.execute(
        f"SELECT provision_id, party_id FROM latest l WHERE ({columns}) IS NOT (SELECT {columns}"
        " FROM assessments a WHERE a.provision_id = l.provision_id AND a.party_id = l.party_id"
        " ORDER BY as_of DESC, assessment_id DESC LIMIT 1)"
        " UNION ALL SELECT DISTINCT provision_id, party_id FROM assessments a WHERE NOT EXISTS"
        " (SELECT 1 FROM latest l WHERE a.provision_id = l.provision_id AND a.party_id = l.party_id)"
    )
    for provision_id, party_id in rows:
        yield Finding("cell", f"{provision_id}, {party_id}", "does not show its newest assessment")


def _records(connection: sqlite3.Connection, table: Table, counts: dict[str, int]) -> Iterator[Finding]:
    counts[table.name] = 0
    for key, is_there, wrong in judged_records(connection, table):
        counts[table.name] += is_there
        if wrong:
            yield Finding(table.kind, key, wrong)
