"""Trackers that somebody made up: what is done to a sound one, by the name of what it becomes."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Spoil = Callable[[Path], None]

_NOTE = "INSERT INTO notes(note_id, provision_id, party_id, dated_on, text, author, recorded_at)"
_CELL = (
    "SELECT {id}, provision_id, (SELECT party_id FROM participations LIMIT 1), '2025-01-01', {text}, '', ''"
)
_NOTED = f"{_NOTE} {_CELL} FROM provisions LIMIT 1"


def sql(*statements: str) -> Spoil:
    """Alters the file as its own SQLite would, with whatever that allows."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema=ON")
            for statement in statements:
                connection.execute(statement)

    return spoil


def table_sql(table: str, old: str, new: str, *then: str) -> Spoil:
    """Alters the text by which the file declares a table."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            [text] = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            assert old in text
            connection.execute("PRAGMA writable_schema=ON")
            connection.execute(
                "UPDATE sqlite_schema SET sql = ? WHERE name = ?", (text.replace(old, new, 1), table)
            )
        sql(*then)(path)

    return spoil


def loosely(table: str, *then: str) -> Spoil:
    """Writes what STRICT forbids, and puts the word back."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            [text] = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        table_sql(table, ") STRICT", ")", *then)(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema=ON")
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (text, table))

    return spoil


def bytes_at(offset: int, content: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(content)

    return spoil


def trigger(on: str, action: str) -> Spoil:
    return sql(f"CREATE TRIGGER t AFTER {on} BEGIN {action}; END")


def view_for(table: str) -> Spoil:
    return sql(
        "PRAGMA legacy_alter_table=ON",
        f"ALTER TABLE {table} RENAME TO kept",
        f"CREATE VIEW {table} AS SELECT * FROM kept",
    )


def journal(content: bytes, *, name: str = "-journal") -> Spoil:
    def spoil(path: Path) -> None:
        path.with_name(path.name + name).write_bytes(content)

    return spoil


def journal_of_another(path: Path) -> None:
    """The journal that another database would need to be whole again."""
    other, kept = path.with_name("other.db"), path.with_name(path.name + "-journal")
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size=1024")
        connection.execute("PRAGMA cache_size=2")
        connection.execute("CREATE TABLE t (x)")
        connection.execute(
            "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            " WHERE i < 500) SELECT randomblob(500) FROM n"
        )
        connection.execute("BEGIN")
        connection.execute("UPDATE t SET x = randomblob(500)")
        shutil.copyfile(f"{other}-journal", kept)
        connection.execute("ROLLBACK")
    other.unlink()


def journal_that_deletes(path: Path) -> None:
    """A journal that names another one: SQLite deletes the file of that name when it is done."""
    journal_of_another(path)
    canary = str(path.with_name("canary")).encode()
    magic = bytes.fromhex("d9d505f920a163d7")
    check = sum(canary) & 0xFFFFFFFF
    with path.with_name(path.name + "-journal").open("ab") as file:
        file.write(
            (1 << 20).to_bytes(4, "big")
            + canary
            + len(canary).to_bytes(4, "big")
            + check.to_bytes(4, "big")
            + magic
        )


def journal_link(path: Path) -> None:
    path.with_name(path.name + "-journal").symlink_to(path.with_name("canary"))


def wal_of_another(path: Path) -> None:
    sql("PRAGMA journal_mode=WAL")(path)
    other = path.with_name("other.db")
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size=1024")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE t (x)")
        shutil.copyfile(f"{other}-wal", f"{path}-wal")
    other.unlink()


def wal_with_trigger(path: Path) -> None:
    """What the file itself does not hold yet comes with the log beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TRIGGER t AFTER INSERT ON settings BEGIN DELETE FROM notes; END")
        for name in ("", "-wal"):
            shutil.copyfile(f"{path}{name}", f"{path}{name}.kept")
    for name in ("", "-wal"):
        Path(f"{path}{name}.kept").replace(f"{path}{name}")


def twice(path: Path) -> None:
    """An id that stands in two rows, and in the index once."""
    with closing(sqlite3.connect(path)) as connection:
        [text] = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'notes'").fetchone()
        [index] = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_notes_1'"
        ).fetchone()
    hide_index = "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_notes_1'"
    table_sql("notes", " UNIQUE", "", hide_index)(path)
    sql(_NOTED.format(id="'n'", text="'one'"), _NOTED.format(id="'n'", text="'two'"))(path)
    sql(
        f"INSERT INTO sqlite_schema VALUES ('index', 'sqlite_autoindex_notes_1', 'notes', {index}, NULL)",
        "UPDATE sqlite_schema SET sql = '" + text.replace("'", "''") + "' WHERE name = 'notes'",
    )(path)


REFUSED: dict[str, Spoil] = {
    "a trigger that deletes notes": trigger("INSERT ON settings", "DELETE FROM notes"),
    "a trigger on assessments": trigger("INSERT ON assessments", "DELETE FROM evidence"),
    "a trigger that never ends": trigger(
        "INSERT ON settings",
        "INSERT INTO meta WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i FROM n",
    ),
    "a view in place of a table": view_for("settings"),
    "a view in place of the parties": view_for("parties"),
    "a view beside the tables": sql("CREATE VIEW v AS SELECT * FROM notes"),
    "a view that never ends": sql(
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n"
    ),
    "views that rest on each other": sql(
        "CREATE VIEW a AS SELECT * FROM b", "CREATE VIEW b AS SELECT * FROM a"
    ),
    "a virtual table": sql("CREATE VIRTUAL TABLE f USING fts5(x)"),
    "a virtual table of no known module": sql(
        "INSERT INTO sqlite_schema VALUES ('table', 'f', 'f', 0, 'CREATE VIRTUAL TABLE f USING nothing(x)')"
    ),
    "a virtual table in place of a table": sql(
        "DROP TABLE hidden", "CREATE VIRTUAL TABLE hidden USING fts5(seq, hidden_id, kind)"
    ),
    "a table of another program": sql("CREATE TABLE songs (title TEXT)"),
    "a table without a table": sql("DROP TABLE latest"),
    "a column more": sql("ALTER TABLE notes ADD COLUMN secret TEXT"),
    "a column less": sql("ALTER TABLE notes DROP COLUMN author"),
    "a generated column": table_sql("meta", "value TEXT NOT NULL", "value TEXT AS (upper(key))"),
    "a check that calls a function": table_sql(
        "meta", "value TEXT NOT NULL", "value TEXT CHECK (load_extension(value))"
    ),
    "a default that calls a function": table_sql(
        "meta", "value TEXT NOT NULL", "value TEXT DEFAULT (randomblob(1000000000))"
    ),
    "an index on an expression": sql("CREATE INDEX i ON notes(abs(length(text)), upper(text))"),
    "an index on part of a table": sql("CREATE INDEX i ON notes(text) WHERE text > (author || 'x')"),
    "an index less": sql("DROP INDEX notes_by_cell"),
    "a table with 1,900 columns": sql(f"CREATE TABLE wide ({', '.join(f'c{n}' for n in range(1900))})"),
    "a table that is no longer strict": table_sql("notes", ") STRICT", ")"),
    "a table that is no longer unique": table_sql(
        "notes", "note_id TEXT NOT NULL UNIQUE", "note_id TEXT NOT NULL"
    ),
    "a name that looks alike": sql('CREATE TABLE "nоtes" (seq INTEGER PRIMARY KEY)'),  # a Cyrillic o
    "a name in capitals": sql(
        "PRAGMA legacy_alter_table=ON", "ALTER TABLE notes RENAME TO x", "ALTER TABLE x RENAME TO NOTES"
    ),
    "a trigger that calls itself statistics": sql(
        "CREATE TRIGGER t AFTER INSERT ON settings BEGIN DELETE FROM notes; END",
        "UPDATE sqlite_schema SET name = 'sqlite_stat1' WHERE name = 't'",
    ),
    "a schema that is no SQL": sql("UPDATE sqlite_schema SET sql = 'DROP TABLE notes' WHERE name = 'notes'"),
    "a schema of bytes": sql("UPDATE sqlite_schema SET sql = x'ff00ff' WHERE name = 'notes'"),
    "two tables on one page": sql(
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'meta')"
        " WHERE name = 'settings'",
        "UPDATE sqlite_schema SET name = 'x' WHERE name = 'hidden'",
    ),
    "a table on a page that is not there": sql(
        "UPDATE sqlite_schema SET rootpage = 99999, name = name || '' WHERE name = 'settings'"
    ),
    "another application": sql("PRAGMA application_id = 1"),
    "no application": sql("PRAGMA application_id = 0"),
    "a later format with a trigger": sql(
        "CREATE TRIGGER t AFTER INSERT ON settings BEGIN DELETE FROM notes; END", "PRAGMA user_version = 99"
    ),
    "a later format with a view": sql("CREATE VIEW v AS SELECT * FROM notes", "PRAGMA user_version = 99"),
    "a later format with a generated column": table_sql(
        "meta", "value TEXT NOT NULL", "value TEXT AS (upper(key))", "PRAGMA user_version = 99"
    ),
    "a format below zero": sql("PRAGMA user_version = -1"),
    "an older format than its tables": sql("PRAGMA user_version = 1"),
    "no format": sql("PRAGMA user_version = 0"),
    "a huge page count": bytes_at(28, b"\x7f\xff\xff\xff"),
    "a page size that is none": bytes_at(16, b"\x01\x23"),
    "a page size of nothing": bytes_at(16, b"\x00\x00"),
    "an unknown way to write": bytes_at(18, b"\x09\x09"),
    "text in another encoding": bytes_at(56, b"\x00\x00\x00\x02"),
    "the journal of another file": journal_of_another,
    "a journal that has files deleted": journal_that_deletes,
    "a journal that is a link": journal_link,
    "a log of another file": wal_of_another,
    "a log that brings a trigger": wal_with_trigger,
}
AS_DATA: dict[str, Spoil] = {
    "a later format with as much as ours": sql("PRAGMA user_version = 99"),
    "a later format with a table more": sql("CREATE TABLE songs (title TEXT)", "PRAGMA user_version = 99"),
    "a byte that is no text": sql(_NOTED.format(id="'n'", text="CAST(x'ff41fe' AS TEXT)")),
    "a NUL in a text": sql(_NOTED.format(id="'n'", text="'a' || char(0) || 'b'")),
    "half a character": sql(_NOTED.format(id="'n'", text="CAST(x'eda080' AS TEXT)")),
    "a text that overrides direction": sql(_NOTED.format(id="'n'", text="char(8238) || 'fdp.exe'")),
    "SQL in a text": sql(_NOTED.format(id="'x''; DROP TABLE notes; --'", text="'''; DROP TABLE notes; --'")),
    "a very long text": sql(_NOTED.format(id="'n'", text="printf('%.*c', 3000000, 'x')")),
    "bytes where text belongs": loosely("notes", _NOTED.format(id="'n'", text="x'00ff'")),
    "a number where text belongs": loosely("parties", "UPDATE parties SET name = 7, aliases = 8"),
    "nothing where text belongs": loosely("meta", "UPDATE meta SET value = x'00'"),
    "text where a number belongs": loosely("provisions", "UPDATE provisions SET position = 'first'"),
    "a list that is very deep": sql("UPDATE parties SET aliases = printf('%.*c', 100000, '[')"),
    "a list that is deep and whole": sql(
        "UPDATE parties SET aliases = printf('%.*c', 90000, '[') || printf('%.*c', 90000, ']')"
    ),
    "a list of other things": sql("UPDATE parties SET aliases = '[1, null, {\"a\": []}]'"),
    "a list that is a number": sql("UPDATE parties SET aliases = '1e999'"),
    "a huge number in a list": sql(
        "UPDATE provisions SET \"references\" = '[[\"x\", [' || printf('%.*c', 9000, '9') || '], \"\"]]'"
    ),
    "references of other things": sql('UPDATE provisions SET "references" = \'[[{}, ["a"], 5]]\''),
    "a kind that is none": sql("UPDATE instruments SET kind = 'weapon'"),
    "rows before the first": sql(
        "UPDATE notes SET seq = -seq", "UPDATE provisions SET seq = -seq - 9000000000"
    ),
    "the last row there can be": sql(
        _NOTED.format(id="'n'", text="''"), "UPDATE notes SET seq = 9223372036854775807 WHERE note_id = 'n'"
    ),
    "a figure that is no number": sql("UPDATE figures SET value = 9e999"),
    "a rating that is none": sql(
        "UPDATE assessments SET rating = 'superb'", "UPDATE latest SET rating = 'superb'"
    ),
    "a scale that is none": sql(
        "UPDATE assessments SET scale_id = 'weights'", "INSERT INTO settings VALUES (9, 'scale', 'weights')"
    ),
    "a day that is none": sql(
        "UPDATE assessments SET as_of = 'someday'", "UPDATE notes SET dated_on = '2025-99-99'"
    ),
    "a clause inside itself": sql("UPDATE provisions SET clause_id = provision_id"),
    "a party inside itself": sql("UPDATE parties SET within = party_id"),
    "records that point nowhere": sql(
        "UPDATE latest SET assessment_id = 'none'", "UPDATE provisions SET clause_id = 'none'"
    ),
    "a history that is no JSON": sql("UPDATE revisions SET before = 'x', after = 'y'"),
    "a history of other fields": sql("UPDATE revisions SET after = '{\"note_id\": 5}'"),
    "a history of lists": sql("UPDATE revisions SET after = '[]'"),
    "a history of unknown kinds": sql("UPDATE revisions SET kind = 'weapon'"),
    "an edit that does nothing known": sql("UPDATE edits SET action = 'burn', state = 'lit'"),
    "an id beyond time": sql(
        "UPDATE assessments SET assessment_id = 'ffffffff-ffff-7fff-bfff-ffffffffffff' WHERE seq = 1"
    ),
    "ids that are there twice": twice,
    "no facts about itself": sql("DELETE FROM meta"),
}
