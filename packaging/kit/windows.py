"""The installer for Windows, compiled by makensis around the bundle."""

from __future__ import annotations

from pathlib import Path

from kit import sizes
from kit.project import BUILD, DIST, PACKAGING, ROOT, TITLE, VERSION
from kit.running import run, say

_SCRIPT = PACKAGING / "windows" / "dsr-tracker.nsi"


def make_installer(bundle: Path) -> Path:
    """`DSR-Tracker-VERSION-setup.exe`."""
    DIST.mkdir(parents=True, exist_ok=True)
    target = DIST / f"DSR-Tracker-{VERSION}-setup.exe"
    say("Compiling with makensis …")
    compile_installer(bundle, target)
    sizes.check_file(target, "windows")
    return target


def compile_installer(bundle: Path, target: Path) -> None:
    """Raises PackagingError where makensis warns of anything."""
    given = {
        "VERSION": VERSION,
        "SOURCE": bundle,
        "OUTPUT": target,
        "ICON": PACKAGING / "icon" / "dsr-tracker.ico",
        "LICENCE": ROOT / "LICENSE",
    }
    words = [f"-D{name}={value}" for name, value in given.items()]
    run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, _SCRIPT)


def write_version_resource() -> Path:
    """What the properties of the program say in Windows, for the spec to take in."""
    numbers = ", ".join([*VERSION.split("."), "0"])
    strings = {
        "CompanyName": "The DSR Tracker contributors",
        "FileDescription": TITLE,
        "FileVersion": VERSION,
        "InternalName": "dsr-tracker",
        "LegalCopyright": "MIT licence",
        "ProductName": TITLE,
        "ProductVersion": VERSION,
    }
    said = ",\n        ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    target = BUILD / "version-resource.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(
        f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers}), OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
        {said}])]),
    VarFileInfo([VarStruct("Translation", [0x409, 1200])]),
  ],
)
""",
        encoding="utf-8",
    )
    return target
