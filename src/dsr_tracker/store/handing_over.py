"""A tracker, or a part of it, as one file for somebody else."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dsr_tracker.core.errors import FileError
from dsr_tracker.core.resting import OF_CELLS
from dsr_tracker.store.bringing import seal_edits
from dsr_tracker.store.connection import connect, explained
from dsr_tracker.store.contents import REFERRING
from dsr_tracker.store.indexing import rebuild_index
from dsr_tracker.store.placing import beside
from dsr_tracker.store.reading import Reader, marks
from dsr_tracker.store.rows import TABLES
from dsr_tracker.store.store import STEPS_BETWEEN_QUESTIONS, Store

LEFT_OUT = "(left out of the hand-over)"
_FOLLOWED = ("milestones", "indicators")
_OF_CELLS = [(table.kind, table.name) for table in TABLES if table.record_type in OF_CELLS]


@dataclass(frozen=True, slots=True)
class HandOver:
    """What goes along. No instruments or countries named: all of them.

    Without history, earlier wordings and who wrote them stay behind. What was removed from the tracker is
    never in the file, with or without it.
    """

    instrument_ids: tuple[str, ...] = ()
    country_codes: tuple[str, ...] = ()
    with_documents: bool = True
    with_unused_sources: bool = False
    with_history: bool = True


def hand_over(
    store: Store, target: Path, what: HandOver, is_unwanted: Callable[[], bool] = lambda: False
) -> dict[str, int]:
    """Write that part of the tracker to `target`, which must not exist yet: whole, or not at all.

    Gives the number of records in it, by table. The file can be merged back; what it lacks stays as it is
    where it is merged into. Nothing that was left out or removed is in its bytes. Once it is unwanted, which
    is asked all along, a FileError comes instead of a file.
    """
    try:
        with (
            beside(target) as unfinished,
            explained(target),
            # Never beside the target: killed here, what is left out would stay on somebody else's drive.
            tempfile.TemporaryDirectory(dir=_own_folder(store)) as folder,
        ):
            whole = Path(folder) / store.path.name
            store.stop_when(is_unwanted)
            store.save_copy(whole)
            with closing(connect(whole)) as connection:
                connection.set_progress_handler(is_unwanted, STEPS_BETWEEN_QUESTIONS)
                counts = _trim(connection, what)
            with closing(connect(whole, read_only=True)) as trimmed:
                trimmed.set_progress_handler(is_unwanted, STEPS_BETWEEN_QUESTIONS)
                trimmed.execute("PRAGMA query_only=OFF")  # SQLite takes a copy for a write
                trimmed.execute("VACUUM INTO ?", (str(unfinished),))
    except FileExistsError as error:
        raise FileError(f"There is a “{target.name}” already.", "Choose another name.") from error
    return counts


def _own_folder(store: Store) -> Path | None:
    """Where the tracker lies with all that is in it; None, the system's choice, where that is read-only."""
    folder = store.path.absolute().parent
    return folder if os.access(folder, os.W_OK) else None


def _trim(connection: sqlite3.Connection, what: HandOver) -> dict[str, int]:
    connection.execute("PRAGMA synchronous=OFF")  # it lives for a moment only
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA defer_foreign_keys=ON")
    _leave_out_cells(connection, what)
    _leave_out_method(connection, what)
    _leave_out_own_records(connection, what)
    if not what.with_documents:
        connection.execute("DELETE FROM paragraphs")
    if not what.with_unused_sources:
        unused = "evidence_id NOT IN (SELECT evidence_id FROM citations)"
        connection.execute(f"DELETE FROM archived_copies WHERE {unused}")
        connection.execute(f"DELETE FROM evidence WHERE {unused}")
    _leave_out_loose_ends(connection, what)
    _leave_out_history(connection, what)
    rebuild_index(connection)
    connection.execute(
        "INSERT INTO meta(key, value) SELECT 'handed_over_to', coalesce(max(seq), 0) FROM edits"
        " WHERE true ON CONFLICT(key) DO UPDATE SET value = excluded.value"
    )
    connection.execute("COMMIT")
    return Reader(connection).counts()


def counted(store: Store, what: HandOver) -> dict[str, int]:
    """How many records of what an analyst wrote the file would have, by table; for a person who chooses."""
    outside, values = _outside(what)
    inside = f"NOT ({outside})" if outside else "1"
    sources = "evidence" if what.with_unused_sources else f"citations WHERE {inside}"
    queries = {table: f"SELECT count(*) FROM {table} WHERE {inside}" for _, table in _OF_CELLS} | {
        "evidence": f"SELECT count(DISTINCT evidence_id) FROM {sources}",
        "paragraphs": f"SELECT count(*) FROM paragraphs WHERE {int(what.with_documents)}",
    }
    with store.unhidden():  # it goes along all the same
        return {
            table: store.connection.execute(query, values if "?" in query else []).fetchone()[0]
            for table, query in queries.items()
        }


def _outside(what: HandOver) -> tuple[str, list[str]]:
    """Which cells stay behind, as a condition with its values; empty for none."""
    outside = []
    values: list[str] = []
    if what.instrument_ids:
        outside.append(
            "provision_id IN (SELECT provision_id FROM provisions"
            f" WHERE instrument_id NOT IN ({marks(what.instrument_ids)}))"
        )
        values.extend(what.instrument_ids)
    if what.country_codes:
        outside.append(
            "party_id IN (SELECT party_id FROM parties"
            f" WHERE country_code NOT IN ({marks(what.country_codes)}))"
        )
        values.extend(what.country_codes)
    return " OR ".join(outside), values


def _leave_out_cells(connection: sqlite3.Connection, what: HandOver) -> None:
    where, values = _outside(what)
    if not where:
        return
    for kind, table in _OF_CELLS:
        connection.execute(f"DELETE FROM {table} WHERE {where}", values)
        # Also of what was removed from such cells before.
        connection.execute(
            f"DELETE FROM revisions WHERE kind = ? AND provision_id <> '' AND ({where})", [kind, *values]
        )
    connection.execute(f"DELETE FROM latest WHERE {where}", values)


def _leave_out_method(connection: sqlite3.Connection, what: HandOver) -> None:
    """What is said of provisions and parties that stay behind; batches name cells of all kinds."""
    if what.instrument_ids or what.country_codes:
        connection.execute("DELETE FROM reading_batches")
    provisions = f"SELECT provision_id FROM provisions WHERE instrument_id IN ({marks(what.instrument_ids)})"
    parties = f"SELECT party_id FROM parties WHERE country_code IN ({marks(what.country_codes)})"
    for column, inside, values, tables in (
        ("provision_id", provisions, what.instrument_ids, ("rubrics", "specificities", "links", *_FOLLOWED)),
        ("other_id", provisions, what.instrument_ids, ("links",)),
        ("party_id", parties, what.country_codes, (*_FOLLOWED, "measurements", "taggings")),
    ):
        for table in tables if values else ():
            own = "origin = 'analyst' AND " if table in (*_FOLLOWED, "measurements") else ""
            connection.execute(
                f"DELETE FROM {table} WHERE {own}{column} <> '' AND {column} NOT IN ({inside})", values
            )
    for kind, inside, values in (
        ("provision", provisions, what.instrument_ids),
        ("cell", provisions, what.instrument_ids),
        ("instrument", marks(what.instrument_ids), what.instrument_ids),
        ("party", parties, what.country_codes),
    ):
        if values:
            connection.execute(
                f"DELETE FROM taggings WHERE kind = ? AND record_id NOT IN ({inside})", (kind, *values)
            )
    followed = "SELECT indicator_id FROM indicators"
    connection.execute(f"DELETE FROM measurements WHERE indicator_id NOT IN ({followed})")


def _leave_out_loose_ends(connection: sqlite3.Connection, what: HandOver) -> None:
    """Tags on what is not in the file, and contents that nothing in it names."""
    for table in TABLES:
        gone = f'record_id NOT IN (SELECT "{table.key}" FROM "{table.name}")'
        connection.execute(f"DELETE FROM taggings WHERE kind = ? AND {gone}", (table.kind,))
    where, _ = _outside(what)
    # What a closed cycle said, it said of all cells.
    named = " UNION ".join(
        f"SELECT sha256 FROM {table}" for table in REFERRING if table != "cycles" or not where
    )
    connection.execute(f"DELETE FROM contents WHERE sha256 NOT IN ({named})")


def _leave_out_own_records(connection: sqlite3.Connection, what: HandOver) -> None:
    """The analyst's own instruments and parties go along where they are asked for, or needed."""
    if what.instrument_ids:
        chosen = f"instrument_id NOT IN ({marks(what.instrument_ids)})"
        for table in ("figures", "participations", "provisions", "instruments"):
            connection.execute(
                f"DELETE FROM {table} WHERE origin = 'analyst' AND instrument_id <> '' AND {chosen}",
                what.instrument_ids,
            )
    if what.country_codes:
        other = (
            "SELECT party_id FROM parties WHERE origin = 'analyst'"
            f" AND country_code NOT IN ({marks(what.country_codes)})"
        )
        for table in ("figures", "participations", "parties"):
            connection.execute(
                f"DELETE FROM {table} WHERE origin = 'analyst' AND party_id IN ({other})", what.country_codes
            )


_STANDING = """
    SELECT max(r.seq) FROM revisions r GROUP BY r.kind, r.record_id"""


def _leave_out_history(connection: sqlite3.Connection, what: HandOver) -> None:
    """What the history says of records that are not in the file, and, where asked, of earlier states."""
    for table in TABLES:
        gone = f'r.kind = ? AND r.record_id NOT IN (SELECT "{table.key}" FROM "{table.name}")'
        # A record that was left out is not spoken of; of one that was removed it is told that it was.
        connection.execute(
            f"DELETE FROM revisions WHERE seq IN (SELECT r.seq FROM revisions r WHERE {gone}"
            " AND EXISTS (SELECT 1 FROM revisions n WHERE n.kind = r.kind AND n.record_id = r.record_id"
            f" AND n.seq IN ({_STANDING}) AND n.after IS NOT NULL))",
            (table.kind,),
        )
        connection.execute(
            "UPDATE revisions SET before = NULL, after = NULL"
            f" WHERE seq IN (SELECT r.seq FROM revisions r WHERE {gone})",
            (table.kind,),
        )
    if not what.with_history:
        connection.execute(f"UPDATE revisions SET after = NULL WHERE seq NOT IN ({_STANDING})")
        connection.execute("UPDATE revisions SET before = NULL")
    empty = "edit_id NOT IN (SELECT edit_id FROM revisions)"
    connection.execute(f"DELETE FROM edits WHERE change_count > 0 AND {empty}")
    told = "SELECT edit_id FROM revisions WHERE before IS NOT NULL OR after IS NOT NULL"
    connection.execute(
        f"UPDATE edits SET label = ?, author = '' WHERE change_count > 0 AND edit_id NOT IN ({told})",
        (LEFT_OUT,),
    )
    connection.execute("UPDATE edits SET state = 'log'")
    edits = [row[0] for row in connection.execute("SELECT edit_id FROM edits")]
    seal_edits(connection, edits)
