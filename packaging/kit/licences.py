"""Under which licences the product's parts come: the list, what is allowed, and the texts in a package."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from kit.project import PACKAGING, ROOT, PackagingError
from kit.running import output_of

LIST = ROOT / "resources" / "licences.txt"
ALLOWED = frozenset(
    {
        *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "PSF-2.0", "Zlib"),
        "LicenseRef-Public-Domain",
        "LGPL-3.0-only",  # as libraries of their own, which may be replaced
    }
)
# What the metadata of a release does not say, or says in words of its own; each was looked up in its source.
_SAID_OTHERWISE = {
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Public Domain": "LicenseRef-Public-Domain",
}
_OWN_TEXTS = PACKAGING / "licences"
# These wheels hold no text of their licence.
_TEXTS_FOR = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
_LEFT_OUT = {"pip"}
"""Locked, as something declares them, and in no bundle."""


@dataclass(frozen=True, slots=True)
class Part:
    """One library of the product."""

    name: str
    version: str
    licence: str
    homepage: str


def locked(lock: Path) -> dict[str, str]:
    """Name and version of all that a lock file names."""
    text = lock.read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", text, re.MULTILINE))


def product_parts() -> list[Part]:
    """The libraries that the product is locked to, as their installed metadata describe them."""
    return [_part(name, version) for name, version in locked(ROOT / "requirements.lock").items()]


def _part(name: str, version: str) -> Part:
    found = metadata.metadata(name)
    if found["Version"] != version:
        raise PackagingError(
            f"{name} is installed as {found['Version']}, locked as {version}: run.py renews the environment."
        )
    return Part(name, version, _licence(found), _homepage(found))


def _licence(found: metadata.PackageMetadata) -> str:
    """The SPDX expression of the licence, with the choice made where several are offered."""
    stated = found["License-Expression"] or found["License"] or ""
    if not stated or "\n" in stated:
        classifiers = [each for each in found.get_all("Classifier", []) if each.startswith("License ::")]
        stated = classifiers[0].rpartition(" :: ")[2] if classifiers else ""
    stated = _SAID_OTHERWISE.get(stated, stated)
    offered = [each.strip(" ()") for each in stated.split(" OR ")]
    return next((each for each in offered if _is_allowed(each)), stated or "unknown")


def _is_allowed(expression: str) -> bool:
    return all(each in ALLOWED for each in re.split(r" (?:AND|WITH) ", expression))


def refused(parts: list[Part]) -> list[str]:
    """One sentence for each part whose licence is not on the list of those allowed."""
    return [
        f"{part.name} {part.version} is under “{part.licence}”, which is not among those allowed."
        for part in parts
        if not _is_allowed(part.licence)
    ]


def _homepage(found: metadata.PackageMetadata) -> str:
    links = dict(each.split(", ", 1) for each in found.get_all("Project-URL", []) if ", " in each)
    lower = {name.lower(): link for name, link in links.items()}
    names = ("homepage", "home", "source", "repository", "source code", "documentation")
    stated: str = found["Home-page"] or ""
    return next((lower[name] for name in names if name in lower), stated)


def as_text(parts: list[Part]) -> str:
    """The list as the program shows it."""
    head = [
        "DSR Tracker is under the MIT licence. It contains or uses:",
        "",
        "Python: PSF-2.0",
        "    https://www.python.org/",
        "SQLite: public domain",
        "    https://sqlite.org/",
    ]
    for part in parts:
        if part.name not in _LEFT_OUT:
            head += [f"{part.name} {part.version}: {part.licence}", f"    {part.homepage}"]
    tail = [
        "",
        "Qt and PySide6 are used under the GNU Lesser General Public License, version 3, as separate",
        "libraries in the program's folder: you may replace them by versions of your own.",
    ]
    return "\n".join([*head, *tail]) + "\n"


# -- the texts in a bundle ------------------------------------------------------------------------------


def collect_texts(target: Path, bundle: Path) -> None:
    """Put the text of every licence into that folder, one file or more for each part."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "dsr-tracker.txt").write_bytes((ROOT / "LICENSE").read_bytes())
    (target / "python.txt").write_bytes(_python_licence().read_bytes())
    for name in locked(ROOT / "requirements.lock").keys() - _LEFT_OUT:
        texts = [_OWN_TEXTS / each for each in _TEXTS_FOR.get(name, ())]
        distribution = metadata.distribution(name)
        for file in distribution.files or ():
            if ".dist-info" in str(file) and re.match(
                r"(LICEN|COPYING|NOTICE|AUTHORS)", file.name, re.IGNORECASE
            ):
                texts.append(Path(str(distribution.locate_file(file))))
        if not texts:
            raise PackagingError(
                f"{name} comes without the text of its licence: add it to packaging/licences."
            )
        for text in texts:
            (target / f"{name}-{text.stem}.txt".lower()).write_bytes(text.read_bytes())
    for package, copyright_file in _of_system(bundle).items():
        (target / f"system-{package}.txt").write_bytes(copyright_file.read_bytes())


def _python_licence() -> Path:
    prefix = Path(sys.base_prefix)
    places = [
        prefix / "LICENSE.txt",
        prefix / "LICENSE",
        *sorted(prefix.glob("lib/python3*/LICENSE.txt")),
        *sorted(Path("/usr/share/doc").glob("python3.*/copyright")),
    ]
    for place in places:
        if place.is_file():
            return place
    raise PackagingError(f"The licence of Python is not in {prefix}.")


def _of_system(bundle: Path) -> dict[str, Path]:
    """The Debian packages that the bundle has libraries of, each with its copyright file."""
    found: dict[str, Path] = {}
    for path in sorted((bundle / "_internal").glob("*.so*")):
        # Both names that a merged /usr has for the place.
        owners = output_of("dpkg", "-S", f"*/{path.name}")
        for line in owners.splitlines():
            package = line.partition(":")[0]
            text = Path("/usr/share/doc", package, "copyright")
            if text.is_file():
                found[package] = text
    return found
