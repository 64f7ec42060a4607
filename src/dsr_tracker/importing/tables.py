"""A table from a file, as texts: CSV, TSV, Excel, OpenDocument or JSON, with limits on what it may be."""

from __future__ import annotations

import csv
import datetime
import io
import json
import stat
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from dsr_tracker.core.errors import FileError, TrackerError
from dsr_tracker.core.formulas import as_typed, harmless

MOST_BYTES = 200_000_000
MOST_UNPACKED = 1_000_000_000
MOST_ROWS = 1_048_576
MOST_COLUMNS = 1_000
FORMATS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json")
_ZIPPED = (".xlsx", ".xlsm", ".ods")


class TableError(TrackerError):
    """The file holds no table that can be read."""


@dataclass(frozen=True, slots=True)
class Table:
    """The first row with names of columns, and the rows below it; empty rows are left out.

    A row is as long as the first, or longer where the file has cells there that no name stands above.

    `numbers` says for each row where it stood in the file, counted from 1.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


def read_table(path: Path, sheet: str = "") -> Table:
    """The table of the file, or of one of its sheets; raises TableError or FileError."""
    check_file(path)
    ending = path.suffix.lower()
    if ending == ".json":
        return _of_rows(_json_rows(path))
    if ending in (".csv", ".tsv", ".txt"):
        return _of_rows(_text_rows(path))
    return _of_rows(_sheet_rows(path, sheet))


def check_file(path: Path) -> None:
    """Raises where the file is missing, too big, of another sort, or swells when it is unpacked."""
    if path.suffix.lower() not in FORMATS:
        raise TableError(
            f"“{path.name}” is no table that can be read.", f"Give one of: {', '.join(FORMATS)}."
        )
    try:
        status = path.stat()
    except OSError as error:
        raise _refused(path, error) from error
    if not stat.S_ISREG(status.st_mode):  # a folder, or a pipe that nobody writes into
        raise FileError(f"“{path.name}” is no ordinary file.", "Choose a file with a table.")
    size = status.st_size
    if size > MOST_BYTES:
        raise TableError(f"“{path.name}” has {size:,} bytes; {MOST_BYTES:,} is the most.", "Split it.")
    if path.suffix.lower() in _ZIPPED:
        try:
            with zipfile.ZipFile(path) as packed:
                unpacked = sum(each.file_size for each in packed.infolist())
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise _unreadable(path, str(error)) from error
        if unpacked > MOST_UNPACKED:
            raise TableError(f"“{path.name}” would fill {unpacked:,} bytes when unpacked.", "Split it.")


def sheets_of(path: Path) -> list[str]:
    """The names of the sheets of a workbook; none for other files."""
    if path.suffix.lower() in (".csv", ".tsv", ".txt", ".json"):
        return []
    return list(_workbook(path).sheet_names)


def _text_rows(path: Path) -> Iterable[Sequence[str]]:
    text = _decoded(path)
    try:
        delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
        csv.field_size_limit(10_000_000)
        # Our own tables guard texts that a spreadsheet would run; here they become what was typed.
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [_unguarded(cell) for cell in row]
    except csv.Error as error:
        raise _unreadable(path, str(error)) from error


def _unguarded(cell: str) -> str:
    """What was typed, where the cell is one of our own that begins with a guard."""
    typed = as_typed(cell)
    return typed if harmless(typed) == cell else cell


def _decoded(path: Path) -> str:
    """The text: UTF-8 or UTF-16 by its mark. Anything else is refused, since guessing loses letters."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _refused(path, error) from error
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError(
            f"“{path.name}” is not in UTF-8 (at byte {error.start:,}).",
            "Save it again as “CSV UTF-8”, or as a workbook.",
        ) from error


def _delimiter(text: str) -> str:
    """Whatever of comma, semicolon and tab stands most in the first line."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _json_rows(path: Path) -> Iterable[Sequence[Any]]:
    try:
        stored = json.loads(_decoded(path))
    except (ValueError, RecursionError) as error:
        raise _unreadable(path, str(error)) from error
    if isinstance(stored, dict):  # {"assessments": [...]}: the one list in it
        lists = [value for value in stored.values() if isinstance(value, list)]
        stored = lists[0] if len(lists) == 1 else None
    if not isinstance(stored, list) or not all(isinstance(each, dict) for each in stored):
        raise TableError(f"“{path.name}” holds no list of records.", "Give a JSON list of objects.")
    names = list(dict.fromkeys(name for each in stored for name in each))
    yield names
    for each in stored:
        yield [each.get(name) for name in names]


def _sheet_rows(path: Path, sheet: str) -> Iterable[Sequence[Any]]:
    workbook = _workbook(path)
    names = workbook.sheet_names
    if sheet and sheet not in names:
        raise TableError(f"There is no sheet “{sheet[:60]}”.", f"The sheets are: {', '.join(names)[:400]}.")
    if not names:
        raise TableError(f"“{path.name}” has no sheet.", "Choose another file.")
    try:
        yield from workbook.get_sheet_by_name(sheet or names[0]).iter_rows()
    except Exception as error:  # whatever calamine stumbles over, in its own words
        raise _unreadable(path, str(error)) from error


def _workbook(path: Path) -> Any:
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_path(str(path))
    except Exception as error:  # as above
        raise _unreadable(path, str(error)) from error


def _of_rows(rows: Iterable[Sequence[Any]]) -> Table:
    header: tuple[str, ...] = ()
    kept: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for number, row in enumerate(islice(rows, MOST_ROWS + 2), 1):
        texts = _without_blank_end(tuple(map(_text, row)))
        if not texts:
            continue
        if len(texts) > MOST_COLUMNS:
            raise TableError(
                f"Row {number} has {len(texts):,} cells; {MOST_COLUMNS:,} columns is the most.",
                "Leave out the columns that you do not need.",
            )
        if not header:
            header = _named(texts)
            continue
        kept.append((*texts, *[""] * (len(header) - len(texts))))
        numbers.append(number)
    if not header or not kept:
        raise TableError(
            "The table is empty.", "It needs a first row with names of columns, and rows below it."
        )
    if len(kept) > MOST_ROWS:
        raise TableError(f"The table has more than {MOST_ROWS:,} rows.", "Split it.")
    return Table(header, tuple(kept), tuple(numbers))


def _named(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns, each one of its own."""
    seen: dict[str, int] = {}
    names = []
    for at, text in enumerate(texts, 1):
        name = text or f"Column {at}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _without_blank_end(texts: tuple[str, ...]) -> tuple[str, ...]:
    filled = len(texts)
    while filled and not texts[filled - 1]:
        filled -= 1
    return texts[:filled]


def _text(value: Any) -> str:
    """A cell as a person reads it: no “.0” after whole numbers, days as days."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value).strip()


def _refused(path: Path, error: OSError) -> FileError:
    return FileError(f"“{path.name}” cannot be read ({error.strerror}).", "Check the name and your rights.")


def _unreadable(path: Path, why: str) -> TableError:
    return TableError(
        f"“{path.name}” cannot be read ({why[:160]}).", "It was left as it is. Open and save it again."
    )
