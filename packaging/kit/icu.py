"""The data of ICU, to which Qt is linked on Linux: of its 32 MB those that Qt asks for.

Qt has ICU sort, change case by language, and name time zones. It has names of languages, months and
currencies of its own and breaks lines itself, so that those of ICU lie there unread. The library that holds
the data is made anew around what is left, under its old name: whoever wants puts the whole one back.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path, PurePosixPath

from kit.project import PackagingError
from kit.running import run

_ALIGNED = 16
# The window's languages keep the names of time zones; in others it is “GMT+8”. Qt sorts in all of them.
_LANGUAGES = ("en", "zh")
_A_LANGUAGE = re.compile(r"[a-z]{2,3}(_\w+)?")
_NEVER_ASKED_FOR = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit")


def is_wanted(name: str) -> bool:
    """Whether Qt may ask for this part of the data, such as `coll/sv.res`."""
    path = PurePosixPath(name)
    folder = path.parent.name
    if folder in _NEVER_ASKED_FOR or path.suffix == ".cnv":
        return False
    is_of_language = path.suffix == ".res" and _A_LANGUAGE.fullmatch(path.stem)
    return folder == "coll" or not is_of_language or path.stem.partition("_")[0] in _LANGUAGES


def lighten(library: Path) -> None:
    """Make `libicudata.so.NN` anew, with what is wanted of its data alone."""
    number = library.name.rpartition(".")[2]
    header, items = read(library.read_bytes())
    kept = {name: content for name, content in items.items() if is_wanted(name.partition("/")[2])}
    data, source, linked = (library.with_suffix(f".{each}") for each in ("dat", "s", "o"))
    data.write_bytes(packed(header, kept))
    source.write_text(
        f"""
        .section .note.GNU-stack, "", %progbits
        .section .rodata
        .balign {_ALIGNED}
        .globl icudt{number}_dat
        .type icudt{number}_dat, %object
        .size icudt{number}_dat, {data.stat().st_size}
        icudt{number}_dat: .incbin "{data}"
        """,
        encoding="utf-8",
    )
    run("as", source, "-o", linked)
    run("ld", "-shared", "-soname", library.name, "-z", "noexecstack", "-s", linked, "-o", library)
    for each in (data, source, linked):
        each.unlink()


def read(library: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The header of the data in a library, and its parts by name."""
    start = library.find(b"CmnD") - 12
    if start < 0 or library[start + 2 : start + 4] != b"\xda\x27":
        raise PackagingError("Qt's ICU holds no data of the kind that is known.")
    # Each part ends where the next begins; behind the last, the end of the library is dragged along, unread.
    size = struct.unpack_from("<H", library, start)[0]
    header, data = library[start : start + size], library[start + size :]
    (count,) = struct.unpack_from("<I", data)
    places = [struct.unpack_from("<II", data, 4 + 8 * index) for index in range(count)]
    ends = [offset for _, offset in places[1:]] + [len(data)]
    return header, {
        data[name : data.index(b"\0", name)].decode(): data[offset:end]
        for (name, offset), end in zip(places, ends, strict=True)
    }


def packed(header: bytes, items: dict[str, bytes]) -> bytes:
    """A file of ICU's data: the header, a table of names in their order, and the parts, aligned."""
    names, places = b"", []
    first = 4 + 8 * len(items)
    for name in sorted(items):
        places.append(first + len(names))
        names += name.encode() + b"\0"
    content = bytearray(names)
    table = struct.pack("<I", len(items))
    for name, place in zip(sorted(items), places, strict=True):
        content += bytes(-(len(header) + first + len(content)) % _ALIGNED)
        table += struct.pack("<II", place, first + len(content))
        content += items[name]
    return header + table + bytes(content)
