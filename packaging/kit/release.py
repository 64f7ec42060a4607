"""All that a release consists of, from a clean copy of the project."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from kit import audit, licences
from kit.desktop import released
from kit.project import DIST, NAME, ROOT, VERSION, PackagingError
from kit.running import output_of, say
from kit.sbom import write_sbom


def make_release(
    kinds: Mapping[str, Callable[[], Path]], why_not: Callable[[str], str], *, is_rehearsal: bool = False
) -> list[Path]:
    """Every package that this machine can make, the bill of materials, the licences, and SHA256SUMS.

    A rehearsal does all of it, for a version that the changelog need not tell of yet.
    """
    refuse_unready(is_rehearsal=is_rehearsal)
    audit.check_licences()
    audit.look_for_faults()
    shutil.rmtree(DIST, ignore_errors=True)
    made = []
    for kind, make in kinds.items():
        if reason := why_not(kind):
            say(f"{kind}: {reason}")
        else:
            made.append(make())
    # Of the AppImage, a folder is all that comes without a runtime: it says so, and is no part of a release.
    made = [path for path in made if path.is_file()]
    made.append(write_sbom())
    listed = DIST / f"{NAME}-{VERSION}-licences.txt"
    shutil.copyfile(licences.LIST, listed)
    made.append(listed)
    made.append(write_sums(made))
    if is_rehearsal:
        say(f"This was a rehearsal: {VERSION} is not released, and these files are not to be published.")
    return made


def refuse_unready(*, is_rehearsal: bool = False) -> None:
    """Raises PackagingError for a copy with changes, or a version of which the changelog does not tell."""
    if changed := output_of("git", "-C", str(ROOT), "status", "--porcelain"):
        raise PackagingError(f"A release is made from a clean copy; changed here:\n{changed}")
    if not is_rehearsal and not any(version == VERSION for version, _ in released(with_coming=False)):
        raise PackagingError(
            f"CHANGELOG.md does not tell of {VERSION}: add “## [{VERSION}] - YYYY-MM-DD”, or --rehearse."
        )


def write_sums(files: list[Path]) -> Path:
    """`SHA256SUMS`, which sha256sum -c reads."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in sorted(files)]
    target = DIST / "SHA256SUMS"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return target
