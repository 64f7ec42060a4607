"""One file that runs on most Linux systems without being installed."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
from pathlib import Path

from kit import sizes
from kit.bundle import set_times
from kit.desktop import put_desktop_files
from kit.project import APP_ID, BUILD, DIST, NAME, VERSION, PackagingError, build_time
from kit.running import run, say

_APP_RUN = f"""#!/bin/sh
# Started with the AppImage: the program lies beside this file.
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/{NAME}/{NAME}" "$@"
"""


def make_appimage(bundle: Path) -> Path:
    """`DSR_Tracker-VERSION-MACHINE.AppImage`; without a runtime, the folder that becomes one.

    DSR_APPIMAGE_RUNTIME is the path of a runtime of type 2, DSR_APPIMAGE_RUNTIME_SHA256 its checksum:
    nothing is fetched, and nothing unchecked is put before a program that people start.
    """
    folder = make_folder(bundle)
    picture = folder.with_suffix(".squashfs")
    picture.unlink(missing_ok=True)
    run(
        *("mksquashfs", folder, picture, "-comp", "zstd", "-Xcompression-level", "19", "-root-owned"),
        *("-noappend", "-no-progress", "-quiet", "-processors", "1"),
        environment={"SOURCE_DATE_EPOCH": str(build_time())},
    )
    runtime = os.environ.get("DSR_APPIMAGE_RUNTIME", "")
    if not runtime:
        say(f"Made {folder}, to be started by its AppRun. {why_no_runtime()}")
        sizes.check_file(picture, "appimage")
        return folder
    content = checked(Path(runtime), os.environ.get("DSR_APPIMAGE_RUNTIME_SHA256", ""))
    DIST.mkdir(parents=True, exist_ok=True)
    target = DIST / f"DSR_Tracker-{VERSION}-{platform.machine()}.AppImage"
    target.write_bytes(content + picture.read_bytes())
    target.chmod(0o755)
    sizes.check_file(target, "appimage")
    return target


def make_folder(bundle: Path) -> Path:
    """The AppDir."""
    folder = BUILD / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle, folder / "usr" / "lib" / NAME, symlinks=True)
    share = folder / "usr" / "share"
    put_desktop_files(share, bundle / NAME)
    # The readers of AppImages know this older name alone.
    description = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    description.rename(description.with_name(f"{NAME}.appdata.xml"))
    shutil.copyfile(share / "applications" / f"{NAME}.desktop", folder / f"{NAME}.desktop")
    shutil.copyfile(share / "icons" / "hicolor" / "256x256" / "apps" / f"{NAME}.png", folder / f"{NAME}.png")
    (folder / ".DirIcon").symlink_to(f"{NAME}.png")
    start = folder / "AppRun"
    start.write_text(_APP_RUN, encoding="utf-8", newline="\n")
    start.chmod(0o755)
    set_times(folder)
    return folder


def why_no_runtime() -> str:
    """What is missing for the one file."""
    return (
        "For one file, name a runtime of AppImage in DSR_APPIMAGE_RUNTIME "
        "and its checksum in DSR_APPIMAGE_RUNTIME_SHA256."
    )


def checked(runtime: Path, checksum: str) -> bytes:
    """The content of the runtime; raises PackagingError where it is not the one that was meant."""
    content = runtime.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != checksum.lower():
        raise PackagingError(f"{runtime.name} has the checksum {found}, not the one that was named.")
    return content
