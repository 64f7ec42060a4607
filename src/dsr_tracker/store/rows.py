"""Row <-> record, each table declared once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Evidence,
    Figure,
    Hidden,
    Instrument,
    InstrumentKind,
    Note,
    Origin,
    Paragraph,
    Participation,
    Party,
    PartyKind,
    Principle,
    Provision,
    Record,
    Reference,
    Role,
    Setting,
    SourceDocument,
)

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Conversion:
    """How one field is written to and read from its column."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _write_references(references: Iterable[Reference]) -> str:
    return _to_json([[r.document_id, list(r.paragraphs), r.remark] for r in references])


def _read_references(text: str) -> tuple[Reference, ...]:
    return _references_of(json.loads(text)) if text != "[]" else ()


def _references_of(items: list[Any]) -> tuple[Reference, ...]:
    return tuple(Reference(document, tuple(numbers), remark) for document, numbers, remark in items)


def _write_principles(principles: Iterable[Principle]) -> str:
    return _to_json([[p.kind, p.name, json.loads(_write_references(p.references))] for p in principles])


def _read_principles(text: str) -> tuple[Principle, ...]:
    return tuple(Principle(kind, name, _references_of(items)) for kind, name, items in json.loads(text))


def _enum(of: Callable[[str], Any]) -> Conversion:
    return Conversion(str, of)


_BOOL = Conversion(int, bool)
_STRINGS = Conversion(lambda items: _to_json(list(items)), lambda text: tuple(json.loads(text)))
_COMMON = {
    "origin": _enum(Origin),
    "is_retired": _BOOL,
    "references": Conversion(_write_references, _read_references),
    "aliases": _STRINGS,
    "principles": Conversion(_write_principles, _read_principles),
    "is_contrary": _BOOL,
}


class Table:
    """One kind of record and the table it lives in; columns are the record's fields, in order."""

    def __init__(
        self, kind: str, name: str, record_type: type[Any], conversions: dict[str, Conversion] | None = None
    ) -> None:
        self.kind = kind
        self.name = name
        self.record_type = record_type
        self.columns = tuple(field.name for field in fields(record_type))
        self.key = self.columns[0]
        every = _COMMON | (conversions or {})
        self._conversions = [(i, every[column]) for i, column in enumerate(self.columns) if column in every]
        # "references" is a word of SQL, so every name is quoted.
        self.column_list = ", ".join(f'"{column}"' for column in self.columns)
        marks = ", ".join("?" * len(self.columns))
        self.insert_sql = f'INSERT INTO "{name}" ({self.column_list}) VALUES ({marks})'
        settings = ", ".join(f'"{column}" = ?' for column in self.columns)
        self.update_sql = f'UPDATE "{name}" SET {settings} WHERE "{self.key}" = ?'
        self.delete_sql = f'DELETE FROM "{name}" WHERE "{self.key}" = ?'
        self.select_sql = f'SELECT {self.column_list} FROM "{name}"'

    def columns_of(self, alias: str) -> str:
        """The column list for a query that gives the table that alias."""
        return ", ".join(f'{alias}."{column}"' for column in self.columns)

    def key_of(self, record: Record) -> str:
        """The record's own id."""
        key: str = getattr(record, self.key)
        return key

    def to_row(self, record: Record) -> list[Any]:
        """The record's column values, in column order."""
        row = [getattr(record, column) for column in self.columns]
        for index, conversion in self._conversions:
            row[index] = conversion.write(row[index])
        return row

    def to_record(self, row: Sequence[Any]) -> Any:
        """The record of a row read in column order."""
        values = list(row)
        try:
            for index, conversion in self._conversions:
                values[index] = conversion.read(values[index])
        except (ValueError, TypeError) as error:
            raise self._unreadable(values[0], error) from error
        return self.record_type(*values)

    def to_json(self, record: Record | None) -> str | None:
        """The record as kept in a revision; None stays None."""
        if record is None:
            return None
        return _to_json(dict(zip(self.columns, self.to_row(record), strict=True)))

    def from_json(self, text: str | None) -> Any:
        """The record of a revision's text. A field that the text lacks takes its default."""
        if text is None:
            return None
        conversions = {self.columns[index]: conversion for index, conversion in self._conversions}
        try:
            stored = json.loads(text)
            return self.record_type(
                **{
                    column: conversions[column].read(stored[column])
                    if column in conversions
                    else stored[column]
                    for column in self.columns
                    if column in stored
                }
            )
        except (ValueError, TypeError) as error:
            raise self._unreadable("in the history", error) from error

    def _unreadable(self, record_id: object, error: Exception) -> NotATrackerError:
        return NotATrackerError(
            f"The tracker holds a {self.kind} that cannot be read "
            f"({str(record_id)[:60]}: {str(error)[:80]}).",
            "It was left as it is: another program altered it, or it is damaged. Restore a backup.",
        )


TABLES = (
    Table("document", "documents", SourceDocument),
    Table("paragraph", "paragraphs", Paragraph),
    Table("party", "parties", Party, {"kind": _enum(PartyKind)}),
    Table("instrument", "instruments", Instrument, {"kind": _enum(InstrumentKind)}),
    Table("provision", "provisions", Provision),
    Table("participation", "participations", Participation, {"role": _enum(Role)}),
    Table("figure", "figures", Figure),
    Table("hidden", "hidden", Hidden),
    Table("setting", "settings", Setting),
    Table("assessment", "assessments", Assessment),
    Table("note", "notes", Note),
    Table("evidence", "evidence", Evidence),
    Table("citation", "citations", Citation),
)
BY_KIND = {table.kind: table for table in TABLES}
BY_TYPE = {table.record_type: table for table in TABLES}


def table_of(record: Record) -> Table:
    """The table that the record lives in."""
    return BY_TYPE[type(record)]
