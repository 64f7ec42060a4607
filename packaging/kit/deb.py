"""The package for Debian, Ubuntu and their kin."""

from __future__ import annotations

import hashlib
import os
import shutil
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from kit import sizes
from kit.bundle import asked_of_system, set_times
from kit.contents import from_system
from kit.desktop import packed, put_desktop_files
from kit.packing import repack
from kit.project import BUILD, DIST, NAME, PACKAGING, ROOT, SUMMARY, VERSION, PackagingError, build_time
from kit.running import has, output_of, run, say

# What Qt and Python load of the system, by the names that Debian has had since bookworm; trixie's renamed
# ones (libglib2.0-0t64) provide these too.
DEPENDS = (
    *("libc6 (>= 2.36)", "libstdc++6 (>= 12)", "libgcc-s1", "zlib1g", "libffi8", "libzstd1"),
    *("libgl1", "libegl1", "libfontconfig1", "libfreetype6", "libglib2.0-0", "libdbus-1-3"),
    *("libgssapi-krb5-2", "libbrotli1", "libcups2"),
    *("libx11-6", "libx11-xcb1", "libxcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0"),
    *("libxcb-keysyms1", "libxcb-randr0", "libxcb-render0", "libxcb-render-util0", "libxcb-shape0"),
    *("libxcb-shm0", "libxcb-sync1", "libxcb-util1", "libxcb-xfixes0", "libxcb-xkb1"),
    *("libxkbcommon0", "libxkbcommon-x11-0", "libwayland-client0", "libwayland-cursor0"),
    *("tzdata", "fontconfig", "shared-mime-info", "desktop-file-utils", "hicolor-icon-theme"),
)
RECOMMENDS = ("fonts-dejavu-core | fonts-freefont-ttf", "xdg-utils")
_MAINTAINER = "The DSR Tracker contributors <dsr-tracker@example.org>"
SUGGESTS = ("fonts-noto-cjk", "cups-client", "xdg-desktop-portal")


def make_deb(bundle: Path) -> Path:
    """`dsr-tracker_VERSION_amd64.deb`, looked over by lintian and the checkers of desktop files."""
    stage = BUILD / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    architecture = output_of("dpkg", "--print-architecture")
    fill_root(stage, bundle)
    share = stage / "usr" / "share"
    documents = share / "doc" / NAME
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(_copyright(bundle), encoding="utf-8")
    (documents / "changelog.gz").write_bytes(packed(_changelog()))
    (documents / "NEWS.gz").write_bytes(packed((ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    overrides = share / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(PACKAGING / "linux" / "lintian-overrides", overrides)
    check_desktop_files(share)
    check_depends(stage / "usr" / "lib" / NAME)
    settle(stage)
    _write_control(stage, architecture)
    set_times(stage)
    DIST.mkdir(parents=True, exist_ok=True)
    target = DIST / f"{NAME}_{VERSION}_{architecture}.deb"
    say(f"Packing {target.name} …")
    run(
        *("dpkg-deb", "--root-owner-group", "-Znone", "--build", stage, target),
        environment={"SOURCE_DATE_EPOCH": str(build_time())},
    )
    repack(target)
    check_deb(target)
    sizes.check_file(target, "deb")
    return target


def fill_root(root: Path, bundle: Path) -> None:
    """The program and what desktops know it by, below a folder that becomes /."""
    home = root / "usr" / "lib" / NAME
    shutil.copytree(bundle, home, symlinks=True)
    for library in (home / "_internal").iterdir():
        if from_system(library.name):
            library.unlink()
    program = root / "usr" / "bin" / NAME
    program.parent.mkdir(parents=True)
    program.symlink_to(f"../lib/{NAME}/{NAME}")
    put_desktop_files(root / "usr" / "share", bundle / NAME)


def settle(root: Path) -> None:
    """Nothing may be written by others, and only programs may run."""
    for path in [root, *root.rglob("*")]:
        if path.is_symlink():
            continue
        is_program = path.is_dir() or path == root / "usr" / "lib" / NAME / NAME
        path.chmod(0o755 if is_program else 0o644)


def _write_control(stage: Path, architecture: str) -> None:
    control = stage / "DEBIAN"
    control.mkdir(mode=0o755)
    files = sorted(path for path in (stage / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    installed = sum(-(-path.lstat().st_size // 1024) for path in (stage / "usr").rglob("*"))
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(stage)}" for path in files]  # noqa: S324
    (control / "md5sums").write_text("\n".join(sums) + "\n", encoding="utf-8")
    (control / "control").write_text(
        f"""Package: {NAME}
Version: {VERSION}
Architecture: {architecture}
Maintainer: {_MAINTAINER}
Installed-Size: {installed}
Depends: {", ".join(DEPENDS)}
Recommends: {", ".join(RECOMMENDS)}
Suggests: {", ".join(SUGGESTS)}
Section: science
Priority: optional
Description: {SUMMARY[0].lower()}{SUMMARY[1:]}
 A desktop program, with a command line beside it, for analysts, journalists
 and researchers: which undertakings of the Digital Silk Road were carried
 out, clause by clause and country by country, and how one knows.
 .
 It comes with a catalogue of 20 instruments from five published texts, works
 offline, keeps all in one file, and writes reports as PDF, Word, Excel, web
 page, CSV and JSON, in English and Chinese.
""",
        encoding="utf-8",
    )
    for file in control.iterdir():
        os.chmod(file, 0o644)  # noqa: PTH101


def _changelog() -> str:
    """As Debian wants it; what changed is told in NEWS."""
    day = format_datetime(datetime.fromtimestamp(build_time(), UTC))
    return f"""{NAME} ({VERSION}) stable; urgency=medium

  * What changed is told in /usr/share/doc/{NAME}/NEWS.gz.

 -- {_MAINTAINER}  {day}
"""


def _copyright(bundle: Path) -> str:
    texts = bundle / "_internal" / "dsr_tracker" / "resources" / "licences"
    named = "\n".join(
        f" /usr/lib/{NAME}/_internal/dsr_tracker/resources/licences/{each.name}"
        for each in sorted(texts.iterdir())
    )
    mit = "\n".join(
        f" {line}" if line else " ." for line in (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    )
    return f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: DSR Tracker
Comment:
 The libraries in /usr/lib/{NAME} are under licences of their own. What they
 are is listed in {NAME}'s Help > About, and their texts are in:
{named}

Files: *
Copyright: 2026 The DSR Tracker contributors
License: Expat
{mit}

Files: usr/lib/{NAME}/_internal/PySide6/* usr/lib/{NAME}/_internal/shiboken6/*
Copyright: The Qt Company Ltd. and other contributors
License: LGPL-3
 On Debian systems, the text of the GNU Lesser General Public License,
 version 3, is in /usr/share/common-licenses/LGPL-3.
"""


# -- looking it over ------------------------------------------------------------------------------------


def check_desktop_files(share: Path) -> None:
    """Raises PackagingError for what the checkers of desktop files find, where they are there."""
    entry = share / "applications" / f"{NAME}.desktop"
    description = next((share / "metainfo").iterdir())
    checks: tuple[tuple[str, list[str | Path]], ...] = (
        ("desktop-file-utils", ["desktop-file-validate", entry]),
        ("appstream", ["appstreamcli", "validate", "--no-net", "--no-color", description]),
        ("man-db", ["man", "--warnings=w", "--local-file", share / "man" / "man1" / f"{NAME}.1.gz"]),
    )
    for package, command in checks:
        if not has(str(command[0])):
            say(f"Not checked, as there is no {command[0]} here (apt-get install {package}).")
            continue
        said = run(*command, environment={"MANROFFSEQ": "", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
        if command[0] == "man" and "warning" in said:
            raise PackagingError(f"The man page has faults:\n{said[:2000]}")
        say(f"{command[0]}: nothing wrong")


def check_depends(home: Path) -> None:
    """Raises PackagingError for a library that the program wants, and no package of DEPENDS holds."""
    named = {each.split()[0].partition("t64")[0] for each in DEPENDS}
    for library in sorted(asked_of_system(home)):
        owners = output_of("dpkg", "-S", f"*/{library}").splitlines()
        packages = {line.partition(":")[0].removesuffix("t64") for line in owners}
        if not packages & named:
            known = ", ".join(sorted(packages)) or "no package that is installed here"
            raise PackagingError(f"The .deb does not ask for {library}, which is in: {known}.")


def check_deb(package: Path) -> None:
    """Raises PackagingError for what lintian finds, where it is there."""
    if not has("lintian"):
        say("Not checked, as there is no lintian here (apt-get install lintian).")
        return
    say("Checking with lintian …")
    said = run("lintian", "--allow-root", "--tag-display-limit", "0", "--fail-on", "error,warning", package)
    say(said.strip() or "lintian: nothing wrong")
