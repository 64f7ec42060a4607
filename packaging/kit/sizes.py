"""What each component weighs, against what it may."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from kit.project import PACKAGING, PackagingError
from kit.running import say

_MILLION = 1_000_000
_TOLERANCE = 1.10
_BUDGET = PACKAGING / "budget.toml"
_PARTS = {
    "PySide6": "Qt",
    "shiboken6": "Qt",
    "typst": "PDF engine (typst)",
    "lxml": "Word and sheets",
    "docx": "Word and sheets",
    "python_calamine": "Word and sheets",
    "babel": "other libraries",
    "nh3": "other libraries",
    "dsr_tracker": "catalogue, templates, licences",
}


def report(bundle: Path) -> None:
    """Say what the bundle's components weigh; raises PackagingError where one is over its budget."""
    weights = weigh(bundle)
    say(as_table(weights))
    if over := over_budget(weights, budget("bundle")):
        raise PackagingError("\n".join(over))


def weigh(bundle: Path) -> Counter[str]:
    """Bytes of each component, largest first."""
    weights: Counter[str] = Counter()
    internal = bundle / "_internal"
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            weights[_component(path, internal)] += path.stat().st_size
    return Counter(dict(weights.most_common()))


def _component(path: Path, internal: Path) -> str:
    if not path.is_relative_to(internal):
        return "program and modules in Python"
    first = path.relative_to(internal).parts[0]
    if first in _PARTS:
        return _PARTS[first]
    if first.startswith(("libpython", "libsqlite3", "base_library", "python", "lib-dynload")):
        return "Python"
    if first.startswith(("libicu", "libpyside", "libshiboken", "libQt")):
        return "Qt"
    return "libraries of the system" if ".so" in first else "other libraries"


def as_table(weights: Counter[str]) -> str:
    """The components with their weights, for the build's log."""
    lines = [f"{weight / _MILLION:8.1f} MB  {name}" for name, weight in weights.items()]
    return "\n".join([*lines, f"{weights.total() / _MILLION:8.1f} MB  in all"])


def budget(name: str) -> dict[str, float]:
    """What each of these may weigh, in millions of bytes."""
    found: dict[str, float] = tomllib.loads(_BUDGET.read_text(encoding="utf-8"))[name]
    return found


def over_budget(weights: Counter[str], allowed: dict[str, float]) -> list[str]:
    """One sentence for each component that weighs a tenth more than planned, or that nobody planned."""
    found = []
    for name, weight in weights.items():
        planned = allowed.get(name)
        if planned is None:
            found.append(
                f"{name} ({weight / _MILLION:.1f} MB) has no budget: name it in packaging/budget.toml."
            )
        elif weight > planned * _TOLERANCE * _MILLION:
            found.append(
                f"{name} weighs {weight / _MILLION:.1f} MB, a tenth more than the {planned:.1f} MB planned: "
                "leave out what is not needed, or raise it in packaging/budget.toml and say why."
            )
    return found


def check_file(path: Path, kind: str) -> None:
    """Say what a finished package weighs; raises PackagingError where that is over its budget."""
    weight = path.stat().st_size
    say(f"{weight / _MILLION:8.1f} MB  {path.name}")
    if over := over_budget(Counter({kind: weight}), budget("packages")):
        raise PackagingError("\n".join(over))
