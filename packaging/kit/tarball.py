"""The bundle as an archive to unpack anywhere."""

from __future__ import annotations

import lzma
import platform
import tarfile
from pathlib import Path

from kit import sizes
from kit.packing import filters
from kit.project import DIST, NAME, VERSION, build_time
from kit.running import say


def make_tarball(bundle: Path) -> Path:
    """`dsr-tracker-VERSION-linux-MACHINE.tar.xz`, the same to the byte for the same bundle."""
    DIST.mkdir(parents=True, exist_ok=True)
    stem = f"{NAME}-{VERSION}"
    target = DIST / f"{stem}-linux-{platform.machine()}.tar.xz"
    say(f"Packing {target.name} …")
    with (
        lzma.open(target, "wb", filters=filters()) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in [bundle, *sorted(bundle.rglob("*"))]:
            name = Path(stem, path.relative_to(bundle)).as_posix()
            entry = archive.gettarinfo(path, name)
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime = build_time()
            entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
            if entry.isreg():
                with path.open("rb") as file:
                    archive.addfile(entry, file)
            else:
                archive.addfile(entry)
    sizes.check_file(target, "tar")
    return target
