"""What SQLite asks of the disk, recorded, and what a power cut would have left of it.

A file system may drop any write that was not followed by a sync, and any name that was made or removed
without one; nothing else may be relied on. SQLite itself is run here through apsw, whose virtual file system
can be listened to.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Step:
    """One thing asked of the disk: "write", "truncate", "sync" or "delete" (`size` is 1 where synced)."""

    what: str
    name: str
    offset: int = 0
    content: bytes = b""
    size: int = 0


@dataclass
class _Disk:
    """A file as it is after a power cut, and what is still on its way to the disk."""

    content: bytearray = field(default_factory=bytearray)
    is_there: bool = False
    pending: list[Step] = field(default_factory=list)


class Recorder(apsw.VFS):
    """The system's own files, with every write, sync and removal noted in `steps`."""

    def __init__(self, name: str) -> None:
        self.called = name
        self.steps: list[Step] = []
        super().__init__(name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> _File:
        return _File(self.steps, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:
        self.steps.append(Step("delete", Path(name).name, size=int(syncdir)))
        super().xDelete(name, syncdir)


class _File(apsw.VFSFile):
    def __init__(self, steps: list[Step], name: Any, flags: list[int]) -> None:
        self._steps = steps
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "").name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._steps.append(Step("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._steps.append(Step("truncate", self._name, size=newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        self._steps.append(Step("sync", self._name))
        super().xSync(flags)


def after_a_cut(
    start: dict[str, bytes], steps: list[Step], how: str, chance: random.Random
) -> dict[str, bytes]:
    """The files that a power cut after these steps leaves of those at the start.

    What was not synced is dropped ("none"), kept ("all"), or at random dropped, kept or torn ("some").
    """
    disks = {name: _Disk(bytearray(content), is_there=True) for name, content in start.items()}
    for step in steps:
        disk = disks.setdefault(step.name, _Disk())
        if step.what == "sync" or (step.what == "delete" and step.size):
            _settle(disk, "all", chance)
            disk.is_there = step.what == "sync"
            if step.what == "delete":
                disk.content.clear()
        else:
            disk.pending.append(step)
    for disk in disks.values():
        _settle(disk, how, chance)
    return {name: bytes(disk.content) for name, disk in disks.items() if disk.is_there}


def _settle(disk: _Disk, how: str, chance: random.Random) -> None:
    for step in disk.pending:
        if how == "none" or (how == "some" and chance.random() < 0.5):
            continue
        if step.what == "delete":
            disk.is_there = False
            disk.content.clear()
            continue
        disk.is_there = True
        if step.what == "truncate":
            del disk.content[step.size :]
            continue
        content = step.content
        if how == "some" and chance.random() < 0.3:
            content = content[: chance.randrange(len(content) // _SECTOR + 1) * _SECTOR]
        if len(disk.content) < step.offset:
            disk.content.extend(bytes(step.offset - len(disk.content)))
        disk.content[step.offset : step.offset + len(content)] = content
    disk.pending.clear()
