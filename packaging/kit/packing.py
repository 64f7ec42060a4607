"""xz as small as it gets for programs, in archives and in packages of Debian."""

from __future__ import annotations

import lzma
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_AR = b"!<arch>\n"


def filters() -> list[dict[str, Any]]:
    """What lzma is told: jumps in code of x86 are written as where they lead, which comes to less."""
    of_x86 = [{"id": lzma.FILTER_X86}] if platform.machine() in ("x86_64", "AMD64") else []
    return [*of_x86, {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]


def repack(package: Path) -> None:
    """Pack the parts of an unpacked .deb (`dpkg-deb -Znone`); dpkg-deb itself knows no filters."""
    packed = _AR
    for header, name, content in members(package.read_bytes()):
        is_part = name.endswith(".tar")
        member = lzma.compress(content, lzma.FORMAT_XZ, filters=filters()) if is_part else content
        called = f"{name}.xz" if is_part else name
        packed += called.encode().ljust(16) + header[16:48] + str(len(member)).encode().ljust(10) + b"`\n"
        packed += member + b"\n" * (len(member) % 2)
    package.write_bytes(packed)


def members(archive: bytes) -> Iterator[tuple[bytes, str, bytes]]:
    """Each member of an `ar` archive: its header, its name and what it holds."""
    place = len(_AR)
    while place < len(archive):
        header = archive[place : place + 60]
        size = int(header[48:58])
        yield header, header[:16].decode().strip(" /"), archive[place + 60 : place + 60 + size]
        place += 60 + size + size % 2
