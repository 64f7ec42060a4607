"""The shipped catalogue into the tracker, by stable id.

Shipped rows are updated, rows that the catalogue no longer has are retired, and nothing that an
analyst wrote is touched.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dsr_tracker.core.catalogue import Catalogue
from dsr_tracker.core.records import Record
from dsr_tracker.store.digests import seal_rows
from dsr_tracker.store.indexing import put_entries
from dsr_tracker.store.net import Net
from dsr_tracker.store.rows import TABLES, Table

SHIPPED = {
    "document",
    "party",
    "instrument",
    "provision",
    "participation",
    "figure",
    "indicator",
    "measurement",
    "tag",
}


@dataclass(frozen=True, slots=True)
class Seeding:
    """How many shipped records were added, updated and retired."""

    added: int = 0
    updated: int = 0
    retired: int = 0


def seed(connection: sqlite3.Connection, catalogue: Catalogue) -> Seeding:
    """Bring the shipped rows up to the catalogue, inside the caller's transaction."""
    added = updated = retired = 0
    for table in (table for table in TABLES if table.kind in SHIPPED):
        records = {
            table.key_of(record): record
            for record in catalogue.records()
            if isinstance(record, table.record_type)
        }
        stored = {
            table.key_of(record): record
            for record in map(
                table.to_record, connection.execute(f"{table.select_sql} WHERE origin = 'catalogue'")
            )
        }
        # An analyst may have added a country that a later catalogue ships too: hers stays as it is.
        own = {
            row[0]
            for row in connection.execute(f"SELECT {table.key} FROM {table.name} WHERE origin = 'analyst'")
        }
        changed: dict[str, Net] = {}
        for key, record in records.items():
            if key in own:
                continue
            if key not in stored:
                connection.execute(table.insert_sql, table.to_row(record))
                added += 1
            elif stored[key] != record:
                connection.execute(table.update_sql, [*table.to_row(record), key])
                updated += 1
            changed[key] = Net(stored.get(key), record)
        put_entries(connection, {table: changed})
        retired += _retire(connection, table, stored, set(records))
        _seal(connection, table, stored)
    return Seeding(added, updated, retired)


def _retire(connection: sqlite3.Connection, table: Table, stored: dict[str, Record], kept: set[str]) -> int:
    gone = [
        key for key, record in stored.items() if key not in kept and not getattr(record, "is_retired", False)
    ]
    connection.executemany(
        f'UPDATE "{table.name}" SET is_retired = 1 WHERE "{table.key}" = ?', [(key,) for key in gone]
    )
    put_entries(connection, {table: {key: Net(stored[key], None) for key in gone}})
    return len(gone)


def _seal(connection: sqlite3.Connection, table: Table, stored: dict[str, Record]) -> None:
    """Keep the digest of each row that was written, or never had one. One that was left alone keeps its own:
    a row that was damaged on the disk must not be taken for sound."""
    sealed = {
        row[0] for row in connection.execute("SELECT record_id FROM seals WHERE kind = ?", (table.kind,))
    }
    rows = connection.execute(f"{table.select_sql} WHERE origin = 'catalogue'").fetchall()
    seal_rows(
        connection,
        table.kind,
        [(row[0], row) for row in rows if row[0] not in sealed or stored.get(row[0]) != table.to_record(row)],
    )
