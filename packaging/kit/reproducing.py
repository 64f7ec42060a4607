"""Whether the same sources make the same packages, to the byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from kit.project import PackagingError
from kit.running import say


def make_twice(make: Callable[[], list[Path]]) -> None:
    """Make files and folders twice; raises PackagingError that names what differs."""
    first = _digests_of(make())
    second = _digests_of(make())
    if different := compared(first, second):
        raise PackagingError("The two builds differ in:\n" + "\n".join(different))
    say(f"Both times the same {len(first)} files came out, to the byte.")


def _digests_of(made: list[Path]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in made:
        found |= digests(path) if path.is_dir() else {path.name: _digest(path)}
    return found


def digests(folder: Path) -> dict[str, str]:
    """What each file of the folder holds and when it was changed, or where a link leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder.parent).as_posix()
        if path.is_symlink():
            found[name] = f"to {path.readlink()}"
        elif path.is_file():
            found[name] = f"{_digest(path)} {path.stat().st_mtime_ns}"
    return found


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def compared(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
