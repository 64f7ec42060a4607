"""`package`, `release` and `audit`, as run.py hands them over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from kit.project import BUILD, NAME, PackagingError
from kit.running import has, say


def main(words: Sequence[str]) -> int:
    """Do what is asked for; gives the exit code. Paths of what was made go to standard output."""
    task, *rest = words or ["package"]
    try:
        return {"package": package, "audit": audit, "release": release}[task](rest)
    except PackagingError as problem:
        say(str(problem))
        return 1


# -- package --------------------------------------------------------------------------------------------


@cache
def _bundle() -> Path:
    """One bundle for all kinds that are asked for; DSR_REUSE takes the last one, as it is."""
    from kit.bundle import make_bundle

    last = BUILD / "bundle" / NAME
    return last if os.environ.get("DSR_REUSE") and last.is_dir() else make_bundle()


def _bundle_anew() -> Path:
    os.environ.pop("DSR_REUSE", None)
    _bundle.cache_clear()
    return _bundle()


def _deb() -> Path:
    from kit.deb import make_deb

    return make_deb(_bundle())


def _tar() -> Path:
    from kit.tarball import make_tarball

    return make_tarball(_bundle())


def _rpm() -> Path:
    from kit.rpm import make_rpm

    return make_rpm(_bundle())


def _appimage() -> Path:
    from kit.appimage import make_appimage

    return make_appimage(_bundle())


def _windows() -> Path:
    from kit.windows import make_installer

    return make_installer(_bundle())


def _macos() -> Path:
    from kit.macos import make_image

    return make_image(_bundle())


KINDS: dict[str, Callable[[], Path]] = {
    "deb": _deb,
    "rpm": _rpm,
    "appimage": _appimage,
    "tar": _tar,
    "windows": _windows,
    "macos": _macos,
}
_NEEDS = {
    "deb": ("dpkg-deb", "apt-get install dpkg-dev"),
    "rpm": ("rpmbuild", "apt-get install rpm"),
    "appimage": ("mksquashfs", "apt-get install squashfs-tools"),
    "windows": ("makensis", "choco install nsis"),
    "macos": ("hdiutil", "comes with macOS"),
}


def package(kinds: Sequence[str]) -> int:
    """Make these packages; without a kind, say what this machine can make and what the others want.

    `--twice` makes the bundle and these packages twice, and compares.
    """
    is_twice, kinds = "--twice" in kinds, [each for each in kinds if each != "--twice"]
    if not kinds and not is_twice:
        for kind in KINDS:
            say(f"{kind:10}{why_not(kind) or 'can be made here'}")
        return 0
    for kind in kinds:
        if kind not in KINDS:
            raise PackagingError(f"There is no package “{kind[:40]}”. There are: {', '.join(KINDS)}.")
        if reason := why_not(kind):
            raise PackagingError(reason)
    if is_twice:
        from kit.reproducing import make_twice

        make_twice(lambda: [_bundle_anew(), *(KINDS[kind]() for kind in kinds)])
        return 0
    for kind in kinds:
        print(KINDS[kind](), flush=True)
    return 0


def why_not(kind: str) -> str:
    """What this machine lacks for that package, in one sentence; empty where it lacks nothing."""
    system = {"linux": "linux", "win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    wanted = kind if kind in ("windows", "macos") else "linux"
    if system != wanted:
        return f"wants a machine with {wanted}: PyInstaller bundles for the system that it runs on."
    program, where = _NEEDS.get(kind, ("", ""))
    if program and not has(program):
        return f"wants {program} ({where})."
    return ""


# -- audit and release ----------------------------------------------------------------------------------


def audit(words: Sequence[str]) -> int:
    """Look for known faults and refused licences; `--write` writes the list of licences anew first."""
    from kit.audit import check_licences, look_for_faults

    if set(words) - {"--write"}:
        raise PackagingError("audit knows one option: --write")
    check_licences(is_writing="--write" in words)
    look_for_faults()
    return 0


def release(words: Sequence[str]) -> int:
    """Make all that a release consists of; `--rehearse` does so before the changelog has its heading."""
    from kit.release import make_release

    if set(words) - {"--rehearse"}:
        raise PackagingError("release knows one option: --rehearse")
    for path in make_release(KINDS, why_not, is_rehearsal="--rehearse" in words):
        print(path, flush=True)
    return 0
