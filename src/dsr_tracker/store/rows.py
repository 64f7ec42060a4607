"""Row <-> record, each table declared once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.core.records import (
    Adjudication,
    ArchivedCopy,
    Assessment,
    Citation,
    Criterion,
    Cycle,
    CycleState,
    Evidence,
    Feedback,
    FeedbackState,
    Figure,
    Hidden,
    Indicator,
    Instrument,
    InstrumentKind,
    Link,
    LinkKind,
    Look,
    Measurement,
    Milestone,
    Note,
    Origin,
    Paragraph,
    Participation,
    Party,
    PartyKind,
    Principle,
    Provision,
    Reading,
    ReadingBatch,
    Record,
    Reference,
    Role,
    Rubric,
    SavedView,
    SearchPlan,
    Setting,
    SourceDocument,
    Specificity,
    Tag,
    Tagging,
)

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted = json.encoder.encode_basestring
_from_json = json.JSONDecoder().raw_decode


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
    return tuple(
        Reference(_text(document), tuple(map(_number, numbers)), _text(remark))
        for document, numbers, remark in items
    )


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError(f"{str(value)[:40]} is no text")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise ValueError(f"{str(value)[:40]} is no number")
    return value


def _write_principles(principles: Iterable[Principle]) -> str:
    return _to_json([[p.kind, p.name, json.loads(_write_references(p.references))] for p in principles])


def _read_principles(text: str) -> tuple[Principle, ...]:
    return tuple(
        Principle(_text(kind), _text(name), _references_of(items)) for kind, name, items in json.loads(text)
    )


def _read_strings(text: str) -> tuple[str, ...]:
    return tuple(map(_text, json.loads(text))) if text != "[]" else ()


def _write_criteria(criteria: Iterable[Criterion]) -> str:
    return _to_json([[each.rating, each.text] for each in criteria])


def _read_criteria(text: str) -> tuple[Criterion, ...]:
    return tuple(Criterion(_text(rating), _text(said)) for rating, said in json.loads(text))


def _write_cells(cells: Iterable[tuple[str, str]]) -> str:
    return _to_json([list(cell) for cell in cells])


def _read_cells(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((_text(provision_id), _text(party_id)) for provision_id, party_id in json.loads(text))


def _check_types(values: Sequence[object], types: Sequence[type]) -> None:
    """Raises TypeError where a value is not of the type that its column keeps."""
    for value, of in zip(values, types, strict=True):
        if not isinstance(value, (int, float) if of is float else of):
            raise TypeError(f"{str(value)[:40]!r} is of the wrong type")


def _enum(of: Callable[[str], Any]) -> Conversion:
    return Conversion(str, of)


_BOOL = Conversion(int, bool)
_STRINGS = Conversion(lambda items: _to_json(list(items)), _read_strings)
_STORED_TYPES = {"int": int, "bool": int, "float": float}
# What a column holds is read by none of these where another program altered it, or the disk lost a bit.
_UNREADABLE = (ValueError, TypeError, RecursionError)
_COMMON = {
    "origin": _enum(Origin),
    "is_retired": _BOOL,
    "references": Conversion(_write_references, _read_references),
    "aliases": _STRINGS,
    "principles": Conversion(_write_principles, _read_principles),
    "is_contrary": _BOOL,
    "is_blind": _BOOL,
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
        # A damaged or made-up file may hold bytes where a text belongs, whatever its tables promise.
        self._types = tuple(_STORED_TYPES.get(str(field.type), str) for field in fields(record_type))
        every = _COMMON | (conversions or {})
        self._conversions = [(i, every[column]) for i, column in enumerate(self.columns) if column in every]
        self._values = attrgetter(*self.columns)
        # A record's JSON with gaps for its values: a quarter of the time of json's own way through a dict.
        self._json = "{" + ",".join(f"{_quoted(column)}:%s" for column in self.columns) + "}"
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
        row = list(self._values(record))
        for index, conversion in self._conversions:
            row[index] = conversion.write(row[index])
        return row

    def to_record(self, row: Sequence[Any]) -> Any:
        """The record of a row read in column order."""
        values = list(row)
        try:
            if tuple(map(type, values)) != self._types:
                _check_types(values, self._types)
            for index, conversion in self._conversions:
                values[index] = conversion.read(values[index])
        except _UNREADABLE as error:
            raise self._unreadable(values[0], error) from error
        return self.record_type(*values)

    def to_json(self, record: Record | None) -> str | None:
        """The record as kept in a revision; None stays None."""
        if record is None:
            return None
        row = self.to_row(record)
        return self._json % tuple([_quoted(value) if type(value) is str else repr(value) for value in row])

    def from_json(self, text: str | None) -> Any:
        """The record of a revision's text. A field that the text lacks takes its default."""
        if text is None:
            return None
        try:
            stored, end = _from_json(text)
            if end != len(text):
                raise ValueError("more than one value")
            if tuple(stored) == self.columns:
                return self.to_record(tuple(stored.values()))
            known = [index for index, column in enumerate(self.columns) if column in stored]
            values = {self.columns[index]: stored[self.columns[index]] for index in known}
            _check_types(list(values.values()), [self._types[index] for index in known])
            for index, conversion in self._conversions:
                if self.columns[index] in values:
                    values[self.columns[index]] = conversion.read(values[self.columns[index]])
            return self.record_type(**values)
        except _UNREADABLE as error:
            raise self._unreadable("in the history", error) from error

    def _unreadable(self, record_id: object, error: Exception) -> NotATrackerError:
        return altered(f"a {self.kind} that cannot be read ({str(record_id)[:60]}: {str(error)[:80]})")


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
    Table("archived_copy", "archived_copies", ArchivedCopy),
    Table("tag", "tags", Tag),
    Table("tagging", "taggings", Tagging),
    Table("saved_view", "saved_views", SavedView),
    Table("cycle", "cycles", Cycle, {"state": _enum(CycleState)}),
    Table("rubric", "rubrics", Rubric, {"criteria": Conversion(_write_criteria, _read_criteria)}),
    Table("specificity", "specificities", Specificity),
    Table("reading_batch", "reading_batches", ReadingBatch, {"cells": Conversion(_write_cells, _read_cells)}),
    Table("reading", "readings", Reading),
    Table("adjudication", "adjudications", Adjudication),
    Table("feedback", "feedback", Feedback, {"state": _enum(FeedbackState)}),
    Table("look", "looks", Look),
    Table("search_plan", "search_plans", SearchPlan),
    Table("milestone", "milestones", Milestone),
    Table("indicator", "indicators", Indicator),
    Table("measurement", "measurements", Measurement),
    Table("link", "links", Link, {"kind": _enum(LinkKind)}),
)
BY_KIND = {table.kind: table for table in TABLES}
BY_TYPE = {table.record_type: table for table in TABLES}


def table_of_kind(kind: str) -> Table:
    """The table of that kind of record, as the history names it."""
    try:
        return BY_KIND[kind]
    except KeyError:
        raise altered(f"a “{str(kind)[:40]}”, which no tracker has") from None


def altered(what: str) -> NotATrackerError:
    """What is said of a tracker that holds something that it cannot have got from us."""
    return NotATrackerError(
        f"The tracker holds {what}.",
        "It was left as it is: another program altered it, or it is damaged. Restore a backup.",
    )


def table_of(record: Record) -> Table:
    """The table that the record lives in."""
    return BY_TYPE[type(record)]
