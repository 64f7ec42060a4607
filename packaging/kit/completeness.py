"""Whether a bundle holds all of the program: what it opens or imports by name, no analysis finds."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from kit.contents import own_modules
from kit.project import ROOT, PackagingError

SHIPPED = ("resources", "seeds")
"""Folders of the project that the program reads, whole."""


def check_complete(bundle: Path, program: Path) -> None:
    """Raises PackagingError that names the files and modules of ours which are not in the bundle."""
    shipped = bundle / "_internal" / "dsr_tracker"
    missing = [name for folder in SHIPPED for name in missing_files(ROOT / folder, shipped / folder)]
    missing += sorted(set(own_modules()) - modules_in(program))
    if missing:
        raise PackagingError("The bundle was made without:\n" + "\n".join(missing))


def missing_files(source: Path, copy: Path) -> list[str]:
    """The files below `source` that are not below `copy`, or are others there."""
    return [
        path.relative_to(source.parent).as_posix()
        for path in sorted(source.rglob("*"))
        if path.is_file() and not _is_same(path, copy / path.relative_to(source))
    ]


def _is_same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def modules_in(program: Path) -> set[str]:
    """The names of the modules in the archive that PyInstaller put into the program."""
    archive = import_module("PyInstaller.archive.readers").CArchiveReader(str(program))
    (name,) = (each for each in archive.toc if each.startswith("PYZ"))
    return set(archive.open_embedded_archive(name).toc)
