"""What can be read of a damaged tracker, in a new one that is sound; the damaged file is only read.

History comes first: an edit whose digest still holds is kept as it is, and records are made again from what
such edits left. What the damaged file says beyond that, of records whose edits are lost, becomes one edit
of its own, "Salvaged from …". Edits that are incomplete stay in the log, without effect.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dsr_tracker.core.errors import FileError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.ids import IdSource
from dsr_tracker.store.backup import sync_file, sync_folder
from dsr_tracker.store.checking import HANDED_OVER, check_tracker, replayed_states
from dsr_tracker.store.connection import connect, explained
from dsr_tracker.store.contents import put_contents
from dsr_tracker.store.indexing import rebuild_index
from dsr_tracker.store.pages import Damage, Pages, Shape
from dsr_tracker.store.rows import BY_KIND, TABLES
from dsr_tracker.store.salvaged_log import BY_SALVAGE, Log, copy_log
from dsr_tracker.store.salvaged_records import lost_records, take_over_shipped, write_history
from dsr_tracker.store.store import Store

_OLDEST = {"edits": 9, "revisions": 8, "assessments": 17}
_TYPES = {"TEXT": str, "INTEGER": int, "REAL": float, "BLOB": bytes}
_READ = (*(table.name for table in TABLES), "edits", "revisions", "meta", "contents")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The new tracker, what it holds, and what is missing or uncertain, line by line."""

    path: Path
    counts: dict[str, int]
    missing: tuple[str, ...]


def salvage(damaged: Path, out: Path, seeds: Path) -> Salvaged:
    """Write what is readable of the file `damaged` to `out`, which must not exist; raises a FileError."""
    if os.path.lexists(out):
        raise FileError(f"There is a “{out.name}” already.", "Choose another name.")
    fresh = out.with_name(f".{IdSource()()}.new")
    try:
        Store.open(fresh, seeds).close()
        missing = _fill(fresh, damaged, seeds)
        checked = check_tracker(fresh)
        missing.extend(f"still wrong: {finding}" for finding in checked.findings)
        sync_file(fresh)
        try:
            os.link(fresh, out)
        except FileExistsError:
            raise
        except OSError:
            fresh.rename(out)
        sync_folder(out.parent)
    except OSError as error:
        raise FileError(
            f"“{damaged.name}” could not be salvaged into {out} ({error.strerror or error}).",
            "The damaged file was left as it is. Check both places and the free space.",
        ) from error
    finally:
        for path in (fresh, fresh.with_name(fresh.name + "-journal")):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    return Salvaged(out, checked.counts, tuple(missing))


def _fill(fresh: Path, damaged: Path, seeds: Path) -> list[str]:
    """Bring over what is readable; gives what is not."""
    with tempfile.TemporaryDirectory() as folder, explained(fresh):
        with closing(connect(fresh)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("ATTACH ? AS raw", (str(Path(folder) / "raw"),))
            connection.execute("BEGIN")
            damage = _read(connection, damaged)
            log = copy_log(connection)
            log.is_doubtful = log.is_doubtful or bool(damage.pages)
            contents = connection.execute("SELECT content FROM raw.contents")
            put_contents(connection, (content for (content,) in contents))
            take_over_shipped(connection)
            write_history(connection)
            changes, remarks = lost_records(connection, log)
            _finish(connection)
            rebuild_index(connection)
            connection.execute("COMMIT")
            connection.execute("DETACH raw")
        with Store.open(fresh, seeds) as store:
            if changes or log.is_partial:
                made = store.apply(Edit(f"Salvaged from {damaged.name}", tuple(changes)))
                with closing(connect(fresh)) as connection:
                    connection.execute(
                        "UPDATE edits SET merged_by = ? WHERE merged_by = ?", (made.edit_id, BY_SALVAGE)
                    )
    return [*_told(damage, log), *remarks]


def _read(connection: sqlite3.Connection, damaged: Path) -> Damage:
    """Every readable row into tables without any rules."""
    shapes = {name: _shape(connection, name) for name in _READ}
    for name, shape in shapes.items():
        columns = ", ".join(f'"{column}"' for column in shape.columns)
        columns = columns.replace('"seq", ', "")
        connection.execute(f'CREATE TABLE raw."{name}" (seq INTEGER PRIMARY KEY, {columns})')
    with Pages(damaged, shapes) as pages:
        for name, number, values in pages.rows():
            shape = shapes[name]
            row = [number, *(values[1:] if shape.has_row_number else values)]
            # Columns that a later format added.
            row += [""] * (len(shape.columns) - len(values))
            marks = ", ".join("?" * len(row))
            # Where a page and an older state of it are both there, the first is the one in use.
            connection.execute(f'INSERT OR IGNORE INTO raw."{name}" VALUES ({marks})', row)
    for table in TABLES:
        connection.execute(f'CREATE INDEX raw."{table.name}_key" ON "{table.name}"("{table.key}", seq)')
    connection.execute("CREATE INDEX raw.by_edit ON revisions(edit_id, seq)")
    connection.execute("CREATE INDEX raw.edits_key ON edits(edit_id)")
    return pages.damage


def _shape(connection: sqlite3.Connection, name: str) -> Shape:
    info = connection.execute(f'PRAGMA main.table_info("{name}")').fetchall()
    return Shape(
        columns=tuple(column[1] for column in info),
        types=tuple(_TYPES[column[2]] for column in info),
        may_be_null=tuple(not column[3] for column in info),
        has_row_number=info[0][1] == "seq",
        fewest=_OLDEST.get(name, len(info)),
        words=frozenset(BY_KIND) if name == "hidden" else frozenset(),
    )


def _finish(connection: sqlite3.Connection) -> None:
    """What follows from the rest: states, newest assessments, and who the tracker is."""
    connection.execute(
        "INSERT OR IGNORE INTO meta(key, value) SELECT key, value FROM raw.meta"
        " WHERE key = 'handed_over_to' AND value NOT GLOB '*[^0-9]*'"
    )
    connection.execute(
        "UPDATE edits SET state = CASE WHEN merged_by <> '' OR action IN ('undo', 'redo') OR NOT change_count"
        f" OR seq <= {HANDED_OVER} THEN 'log' ELSE 'done' END"
    )
    connection.executemany(
        "UPDATE edits SET state = ? WHERE seq = ?",
        [(state, seq) for seq, state in replayed_states(connection).items()],
    )
    connection.execute("DELETE FROM latest")
    connection.execute(
        "INSERT INTO latest SELECT provision_id, party_id, as_of, assessment_id, rating, confidence,"
        " is_contrary FROM (SELECT *, row_number() OVER (PARTITION BY provision_id, party_id"
        " ORDER BY as_of DESC, assessment_id DESC) AS place FROM assessments) WHERE place = 1"
    )
    connection.execute(
        "UPDATE meta SET value = (SELECT r.value FROM raw.meta r WHERE r.key = meta.key)"
        " WHERE key IN ('tracker_id', 'created_at') AND EXISTS (SELECT 1 FROM raw.meta r"
        " WHERE r.key = meta.key AND length(r.value) = length(meta.value))"
    )
    rebuild_index(connection)


def _told(damage: Damage, log: Log) -> Iterator[str]:
    if damage.pages:
        yield f"{len(damage.pages)} pages of the file could not be read"
    for table, rows in sorted(damage.rows.items()):
        yield f"{rows} rows of {table} could not be read"
    if log.lost:
        yield f"{log.lost} edits or changes of the history are gone"
    for label, recorded_at, there, count in log.incomplete:
        yield f"edit “{label}” of {recorded_at}: {there} of {count} changes are readable; kept without effect"
