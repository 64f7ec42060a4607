"""Whether the same sources make the same bundle, to the byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kit.bundle import make_bundle
from kit.project import PackagingError
from kit.running import say


def build_twice() -> None:
    """Build the bundle twice; raises PackagingError that names what differs."""
    first = digests(make_bundle())
    second = digests(make_bundle())
    if different := compared(first, second):
        raise PackagingError("The two builds differ in:\n" + "\n".join(different))
    say(f"Both builds have the same {len(first)} files, to the byte.")


def digests(folder: Path) -> dict[str, str]:
    """What each file of the folder holds, or where a link leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"to {path.readlink()}"
        elif path.is_file():
            found[name] = f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mtime_ns}"
    return found


def compared(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
