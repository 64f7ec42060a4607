"""The rows of a damaged file, page by page: what SQLite gives up on at the first fault is read around it.

The layout is that of https://www.sqlite.org/fileformat2.html. Trees are followed from the list of tables;
a page that no tree leads to any more, since one above it is damaged, is known by the shape of its rows.
"""

from __future__ import annotations

import mmap
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Value = int | float | str | bytes | None
Row = tuple[int, list[Value]]

_HEADER = 100
_LEAF, _INTERIOR = 0x0D, 0x05
_INDEX_PAGES = (0x0A, 0x02)
_LONGEST = 1 << 30
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PATTERNS = {
    "as_of": _DAY,
    "dated_on": _DAY,
    "cited_on": _DAY,
    "looked_on": _DAY,
    "received_on": _DAY,
    "archived_on": _DAY,
    "starts_on": _DAY,
    "ends_on": _DAY,
    "recorded_at": re.compile(r"\d{4}-\d\d-\d\dT.*Z"),
}


class UnreadableError(Exception):
    """These bytes are no row, or no page of rows."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as its rows look: columns with their types, and which may be empty."""

    columns: tuple[str, ...]
    types: tuple[type, ...]
    may_be_null: tuple[bool, ...]
    has_row_number: bool
    """The first column is the row's number, which the row itself leaves out."""
    fewest: int
    """Columns that a row of the oldest format has."""
    words: frozenset[str] = frozenset()
    """What the last column may say, where that is known."""

    def fits(self, values: list[Value]) -> bool:
        """Whether these values may be a row of the table."""
        if not self.fewest <= len(values) <= len(self.columns):
            return False
        if self.has_row_number and values[0] is not None:
            return False
        start = int(self.has_row_number)
        columns = zip(self.columns, self.types, self.may_be_null, values, strict=False)
        if not all(_may_be(*column) for column in list(columns)[start:]):
            return False
        return not self.words or values[-1] in self.words


def _may_be(name: str, wanted: type, may_be_null: bool, value: Value) -> bool:
    if value is None:
        return may_be_null
    if name in _PATTERNS:
        return isinstance(value, str) and _PATTERNS[name].fullmatch(value) is not None
    # A whole number in a column of numbers is kept as such.
    return isinstance(value, wanted) or (wanted is float and isinstance(value, int))


@dataclass(slots=True)
class Damage:
    """What could not be read."""

    pages: set[int] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)


class Pages:
    """A file that is or was a tracker. Use as a context; nothing is ever written."""

    def __init__(self, path: Path, shapes: Mapping[str, Shape]) -> None:
        self._shapes = shapes
        self.damage = Damage()
        self._file = path.open("rb")
        size = path.stat().st_size
        self._bytes: mmap.mmap | bytes = (
            mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        )
        stated = int.from_bytes(self._bytes[16:18], "big")
        stated = 65536 if stated == 1 else stated
        self._size = stated if 512 <= stated <= 65536 and not stated & (stated - 1) else 4096
        reserved = self._bytes[20] if size > 20 else 0
        self._usable = self._size - (reserved if reserved <= 32 else 0)
        self._count = size // self._size

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *exception: object) -> None:
        if isinstance(self._bytes, mmap.mmap):
            self._bytes.close()
        self._file.close()

    def rows(self) -> Iterator[tuple[str, int, list[Value]]]:
        """Each readable row once: its table, its number, and its values, texts as texts."""
        claimed: set[int] = set()
        for name, root in self._roots(claimed):
            for number, values in self._tree(root, name, claimed):
                if name in self._shapes and self._shapes[name].fits(values):
                    yield name, number, values
                elif name in self._shapes:
                    self._count_row(name)
        free = self._free_pages()
        for page in range(1, self._count + 1):
            if page in claimed or page in free:
                continue
            content = self._page(page)
            if content[0] == _LEAF:
                yield from self._found(page)
            elif content[0] not in (*_INDEX_PAGES, 0) or not any(content[:12]):
                # An index is made anew. Overflow pages begin with 0, as no page above 2^24 follows them.
                self.damage.pages.add(page)

    def _found(self, page: int) -> Iterator[tuple[str, int, list[Value]]]:
        """The rows of a page that no tree leads to, if it is one."""
        rows = [row for row in self._leaf(page, "") if row is not None]
        names = [name for name, shape in self._shapes.items() if all(shape.fits(row[1]) for row in rows)]
        if not rows or not names:
            self.damage.pages.add(page)
            return
        for number, values in rows:
            yield names[0], number, values

    def _roots(self, claimed: set[int]) -> list[tuple[str, int]]:
        found = []
        for _, values in self._tree(1, "", claimed):
            match values:
                case ["table", str(name), _, int(root), str()] if root > 1:
                    found.append((name, root))
        return found

    def _tree(self, root: int, name: str, claimed: set[int]) -> Iterator[Row]:
        """The rows below a page, in order; what is damaged there is passed over and remembered."""
        waiting = [root]
        while waiting:
            page = waiting.pop()
            if page in claimed or not 1 <= page <= self._count:
                continue
            kind = self._page(page)[_HEADER if page == 1 else 0]
            if kind == _INTERIOR and (children := self._children(page)):
                claimed.add(page)
                waiting.extend(reversed(children))
            elif kind == _LEAF:
                rows = list(self._leaf(page, name))
                shape = self._shapes.get(name)
                fitting = [row for row in rows if row is not None]
                if shape and fitting and not any(shape.fits(row[1]) for row in fitting):
                    continue  # the tree leads astray: the page is another table's
                claimed.add(page)
                yield from fitting
            elif kind not in _INDEX_PAGES:  # a table that is its own index is computed anew
                claimed.add(page)
                self.damage.pages.add(page)

    def _children(self, page: int) -> list[int]:
        content, start = self._page(page), _HEADER if page == 1 else 0
        count = int.from_bytes(content[start + 3 : start + 5], "big")
        pointers = [
            int.from_bytes(content[start + 12 + 2 * i : start + 14 + 2 * i], "big") for i in range(count)
        ]
        if start + 12 + 2 * count > self._usable or any(p + 4 > self._usable for p in pointers):
            return []
        children = [int.from_bytes(content[pointer : pointer + 4], "big") for pointer in pointers]
        children.append(int.from_bytes(content[start + 8 : start + 12], "big"))
        return [child for child in children if 1 < child <= self._count]

    def _leaf(self, page: int, name: str) -> Iterator[Row | None]:
        """The rows of a leaf; None for each that cannot be read."""
        content, start = self._page(page), _HEADER if page == 1 else 0
        count = int.from_bytes(content[start + 3 : start + 5], "big")
        if start + 8 + 2 * count > self._usable:
            self.damage.pages.add(page)
            return
        for index in range(count):
            at = start + 8 + 2 * index
            try:
                yield self._cell(content, int.from_bytes(content[at : at + 2], "big"))
            except (UnreadableError, IndexError, struct.error, UnicodeDecodeError):
                if name:
                    self._count_row(name)
                yield None

    def _cell(self, content: bytes, at: int) -> Row:
        length, at = _varint(content, at)
        number, at = _varint(content, at)
        if not 0 < length < _LONGEST or at >= self._usable:
            raise UnreadableError
        most = self._usable - 35
        if length <= most:
            payload = content[at : at + length]
        else:
            least = (self._usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (self._usable - 4)
            local = local if local <= most else least
            payload = content[at : at + local]
            payload += self._overflow(content[at + local : at + local + 4], length - local)
        if len(payload) != length:
            raise UnreadableError
        return _signed(number), _values(payload)

    def _overflow(self, pointer: bytes, length: int) -> bytes:
        parts: list[bytes] = []
        room = self._usable - 4
        while length > 0:
            page = int.from_bytes(pointer, "big")
            if not 1 < page <= self._count or len(parts) > self._count:
                raise UnreadableError
            content = self._page(page)
            parts.append(content[4 : 4 + min(length, room)])
            pointer, length = content[:4], length - room
        return b"".join(parts)

    def _free_pages(self) -> set[int]:
        """Pages that the file says are not in use: what they hold was deleted."""
        free: set[int] = set()
        trunk = int.from_bytes(self._bytes[32:36], "big")
        while 1 < trunk <= self._count and trunk not in free:
            free.add(trunk)
            content = self._page(trunk)
            count = min(int.from_bytes(content[4:8], "big"), self._usable // 4 - 2)
            free.update(int.from_bytes(content[8 + 4 * i : 12 + 4 * i], "big") for i in range(count))
            trunk = int.from_bytes(content[:4], "big")
        return free

    def _page(self, page: int) -> bytes:
        return self._bytes[(page - 1) * self._size : page * self._size]

    def _count_row(self, name: str) -> None:
        self.damage.rows[name] = self.damage.rows.get(name, 0) + 1


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = content[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | content[at], at + 1


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _values(payload: bytes) -> list[Value]:
    """The values of one row, as the record format has them."""
    length, at = _varint(payload, 0)
    if not at <= length <= len(payload):
        raise UnreadableError
    kinds = []
    while at < length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != length or len(kinds) > 64:
        raise UnreadableError
    values: list[Value] = []
    for kind in kinds:
        size = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind] if kind < 10 else (kind - 12) // 2
        if kind in (10, 11) or at + size > len(payload):
            raise UnreadableError
        content = payload[at : at + size]
        at += size
        values.append(_value(kind, content))
    return values


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind < 7:
        return int.from_bytes(content, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind < 10:
        return kind - 8
    if kind % 2 == 0:
        return content
    text = content.decode()
    if "\0" in text:
        # No text that a person typed holds it: this is a page that was wiped.
        raise UnreadableError
    return text
