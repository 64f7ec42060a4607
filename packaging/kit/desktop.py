"""What a Linux desktop knows a program by: menu entry, icons, type of file, man page, completions."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from kit.manpage import man_page
from kit.project import APP_ID, HOMEPAGE, NAME, PACKAGING, ROOT, SUMMARY, TITLE, VERSION, build_day

_LINUX = PACKAGING / "linux"
_ICONS = PACKAGING / "icon"
_COMPLETIONS = {
    "bash": f"bash-completion/completions/{NAME}",
    "zsh": f"zsh/vendor-completions/_{NAME}",
    "fish": f"fish/vendor_completions.d/{NAME}.fish",
}
_SCREENSHOTS = (
    ("matrix", ' type="default"', "The matrix, with the inspector for one cell"),
    ("overview", "", "How much is assessed, by country and by instrument"),
)
MIME_ICON = "application-vnd.dsr-tracker"


def put_desktop_files(share: Path, program: Path) -> None:
    """Fill a folder that becomes /usr/share; the completions are asked of the built program."""
    _put(_LINUX / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _put(_LINUX / f"{NAME}.xml", share / "mime" / "packages" / f"{NAME}.xml")
    _put_icons(share / "icons" / "hicolor")
    _write(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo())
    _write_packed(share / "man" / "man1" / f"{NAME}.1.gz", man_page())
    for shell, place in _COMPLETIONS.items():
        _write(share / place, _completion(program, shell))


def _put_icons(hicolor: Path) -> None:
    svg = ROOT / "resources" / "icon" / f"{NAME}.svg"
    for kind, name in (("apps", NAME), ("mimetypes", MIME_ICON)):
        _put(svg, hicolor / "scalable" / kind / f"{name}.svg")
        for picture in sorted(_ICONS.glob(f"{NAME}-*.png")):
            side = picture.stem.rpartition("-")[2]
            _put(picture, hicolor / f"{side}x{side}" / kind / f"{name}.png")


def _completion(program: Path, shell: str) -> str:
    done = subprocess.run(
        [str(program), "completion", shell],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
    )
    return done.stdout


def metainfo() -> str:
    """What software centres show; the newest releases are those of the changelog."""
    links = pictures = ""
    if HOMEPAGE:
        links = f'\n  <url type="homepage">{HOMEPAGE}</url>'
        pictures = "".join(
            f"\n    <screenshot{kind}><caption>{caption}</caption>"
            f"<image>{HOMEPAGE}/docs/images/{name}.png</image></screenshot>"
            for name, kind, caption in _SCREENSHOTS
        )
        pictures = f"\n  <screenshots>{pictures}\n  </screenshots>"
    releases = "".join(f'\n    <release version="{version}" date="{day}"/>' for version, day in released())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{APP_ID}</id>
  <name>{TITLE}</name>
  <summary>{escape(SUMMARY)}</summary>
  <metadata_license>MIT</metadata_license>
  <project_license>MIT AND LGPL-3.0-only</project_license>
  <developer_name>The DSR Tracker contributors</developer_name>
  <description>
    <p>
      For analysts, journalists and researchers who want to say, clause by clause and country by country,
      what came of the Digital Silk Road, and to show how they know. It works offline, and all you write
      lies in one file on your computer.
    </p>
    <ul>
      <li>A catalogue of 20 instruments with their clauses, from five published texts</li>
      <li>Ratings with reasons, dated notes and evidence; every change can be undone</li>
      <li>Reports as PDF, Word, Excel, web page, CSV and JSON, in English and Chinese</li>
    </ul>
  </description>
  <launchable type="desktop-id">{NAME}.desktop</launchable>{links}{pictures}
  <provides>
    <binary>{NAME}</binary>
    <mediatype>application/vnd.dsr-tracker</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>{releases}
  </releases>
</component>
"""


def released(*, with_coming: bool = True) -> list[tuple[str, str]]:
    """Version and day of each release that the changelog tells of, and the one that is being made."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.findall(r"^## \[(\d+\.\d+\.\d+)\] [-–] (\d{4}-\d{2}-\d{2})$", changelog, re.MULTILINE)
    is_told = any(version == VERSION for version, _ in found)
    return found if is_told or not with_coming else [(VERSION, build_day()), *found]


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def _write_packed(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed(text))


def packed(text: str) -> bytes:
    """The text as gzip has it, without the instant at which it was packed."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)
