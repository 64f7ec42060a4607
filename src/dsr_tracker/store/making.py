"""A tracker file that is there, and current: made, brought up to date, with the catalogue in it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from dsr_tracker import __version__
from dsr_tracker.core.dates import now
from dsr_tracker.core.errors import FileError
from dsr_tracker.core.ids import IdSource
from dsr_tracker.core.private_files import make_private_folder
from dsr_tracker.store.connection import connect, explained
from dsr_tracker.store.placing import beside, unusable
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.schema import SCHEMA_VERSION, WORDS_VERSION


def make(path: Path, seeds: Path) -> None:
    """A new tracker. Where another process made one there meanwhile, that one stays."""
    try:
        make_private_folder(path.parent)
    except OSError as error:
        raise unusable(path, error) from error
    if not os.access(path.parent, os.W_OK):
        raise FileError(f"You may not write in {str(path.parent)[:200]}.", "Choose another folder.")
    with contextlib.suppress(FileExistsError), beside(path) as unfinished:
        connection = connect(unfinished, create=True)
        try:
            with explained(path):
                bring_up_to_date(connection, seeds)
        finally:
            connection.close()


def bring_up_to_date(connection: sqlite3.Connection, seeds: Path) -> None:
    """Schema and catalogue as this program ships them; costs two queries where both are current."""
    from dsr_tracker.core.catalogue import catalogue_version, load_catalogue

    shipped = catalogue_version(seeds)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    read = Reader(connection)
    is_indexed = version == SCHEMA_VERSION and read.meta("words_version") == str(WORDS_VERSION)
    if is_indexed and read.meta("catalogue_version") == shipped:
        return
    from dsr_tracker.store.indexing import rebuild_index
    from dsr_tracker.store.migrations import migrate
    from dsr_tracker.store.seeding import seed

    catalogue = load_catalogue(seeds)
    if version < SCHEMA_VERSION:
        migrate(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        seed(connection, catalogue)
        if not is_indexed:
            rebuild_index(connection)
        connection.executemany(
            "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO NOTHING",
            [("tracker_id", IdSource()()), ("created_at", now())],
        )
        connection.executemany(
            "INSERT INTO meta(key, value) VALUES (?, ?)"
            " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            [
                ("catalogue_version", shipped),
                ("program_version", __version__),
                ("words_version", str(WORDS_VERSION)),
            ],
        )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def back_up(path: Path, backups: Path) -> None:
    """A backup of a file of an older format; raises FileError, and then it must not be touched."""
    from dsr_tracker.core.rotation import Reason
    from dsr_tracker.store.backup import make_backup

    try:
        make_backup(path, backups, Reason.BEFORE_MIGRATION)
    except FileError as error:
        raise FileError(
            f"“{path.name}” has an older format and was left as it is: it is brought up to date only after a"
            f" backup. {error.what}",
            error.advice,
        ) from error
