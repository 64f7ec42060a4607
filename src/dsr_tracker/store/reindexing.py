"""Makes the search index of a tracker anew, whatever became of the old one."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from dsr_tracker.store.connection import explained
from dsr_tracker.store.indexing import rebuild_index
from dsr_tracker.store.store import Store

# What SQLite lays into the tables behind a new index. With any of it damaged the index cannot be emptied.
_NEW_INDEX = (
    "DELETE FROM entry_words_data",
    "INSERT INTO entry_words_data(id, block) VALUES (1, x''), (10, x'00000000000000')",
    "DELETE FROM entry_words_idx",
    "DELETE FROM entry_words_docsize",
    "DELETE FROM entry_words_config",
    "INSERT INTO entry_words_config(k, v) VALUES ('version', 4)",
)


def make_search_index(tracker: Path, seeds: Path) -> None:
    """Make the search index anew from the records, which stay as they are; raises a FileError."""
    with Store.open(tracker, seeds) as store, explained(tracker):
        connection = store.connection
        if sys.version_info >= (3, 12):
            # Else the tables behind the index may not be written.
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, False)
        connection.execute("BEGIN IMMEDIATE")
        for statement in _NEW_INDEX:
            connection.execute(statement)
        rebuild_index(connection)
        connection.execute("COMMIT")
