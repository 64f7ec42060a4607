"""The parts that packages are made of, each held to what reads it."""

import ast
import plistlib
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from kit import contents, desktop, licences, macos, project, sizes, windows
from kit.manpage import man_page
from kit.project import PACKAGING, ROOT

from dsr_tracker import __version__
from dsr_tracker.cli import cli
from dsr_tracker.paths import LICENCES, RESOURCES
from dsr_tracker.store.schema import APPLICATION_ID

LINUX = PACKAGING / "linux"


def needed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not here")
    return found


def test_the_version_has_one_place() -> None:
    assert __version__ == project.VERSION


def test_the_spec_is_python() -> None:
    ast.parse((PACKAGING / "dsr-tracker.spec").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "is_wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("babel/locale-data/en_GB.dat", True),
        ("babel/locale-data/fr.dat", False),
        ("libstdc++.so.6", False),
        ("libgtk-3.so.0", False),
        ("libsqlite3.so.0", True),
        ("libxcb-cursor.so.0", True),
        ("docx/templates/default.docx", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
        ("dsr_tracker/seeds/parties.toml", True),
    ],
)
def test_what_goes_into_the_bundle(name: str, is_wanted: bool) -> None:
    assert contents.is_wanted(name) == is_wanted


def test_nothing_runs_before_the_program_that_it_does_not_need() -> None:
    assert contents.is_run_at_start("entry")
    assert not contents.is_run_at_start("pyi_rth_inspect")


def test_what_a_package_of_the_system_asks_for_instead() -> None:
    assert contents.from_system("libxcb-cursor.so.0")
    assert not contents.from_system("libpython3.11.so.1.0")
    assert not contents.from_system("libsqlite3.so.0")


# -- Linux ----------------------------------------------------------------------------------------------


def test_the_menu_entry_is_valid() -> None:
    program = needed("desktop-file-validate")
    subprocess.run([program, str(LINUX / "dsr-tracker.desktop")], check=True)


def test_the_description_for_software_centres_is_valid(tmp_path: Path) -> None:
    program = needed("appstreamcli")
    file = tmp_path / "x.metainfo.xml"
    file.write_text(desktop.metainfo(), encoding="utf-8")
    subprocess.run([program, "validate", "--no-net", str(file)], check=True, stdout=subprocess.DEVNULL)


def test_the_description_has_pictures_and_links_once_there_is_an_address(monkeypatch) -> None:
    monkeypatch.setattr(desktop, "HOMEPAGE", "https://example.org")
    tree = ET.fromstring(desktop.metainfo())
    images = [each.text or "" for each in tree.iter("image")]
    assert images
    for image in images:
        assert (ROOT / image.removeprefix("https://example.org/")).is_file()
    assert [each.text for each in tree.iter("url")] == ["https://example.org"]


def test_a_tracker_is_known_by_its_application_id() -> None:
    text = (LINUX / "dsr-tracker.xml").read_text(encoding="utf-8")
    ET.fromstring(text)
    assert f'offset="68" value="{APPLICATION_ID.to_bytes(4, "big").decode()}"' in text


def test_the_man_page_tells_of_every_command_and_its_options() -> None:
    page = man_page().replace("\\-", "-")
    assert page.startswith(".TH DSR-TRACKER 1")
    assert not [name for name in cli.list_commands(None) if f".SS {name} " not in page]  # type: ignore[arg-type]
    assert "--as-of DATE" in page
    assert "--selftest" in page
    assert not [line for line in page.splitlines() if line.startswith("'")]


# -- Windows and macOS ----------------------------------------------------------------------------------


def test_the_installer_of_windows_compiles_without_a_warning(tmp_path: Path) -> None:
    needed("makensis")
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    for name in ("dsr-tracker.exe", "dsr-tracker-window.exe", "_internal/python3.dll"):
        (bundle / name).write_bytes(b"MZ")
    target = tmp_path / "DSR-Tracker-setup.exe"
    windows.compile_installer(bundle, target)
    assert target.read_bytes()[:2] == b"MZ"


def test_the_version_resource_is_what_pyinstaller_reads(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(windows, "BUILD", tmp_path)
    text = windows.write_version_resource().read_text(encoding="utf-8")
    ast.parse(text, mode="eval")
    assert f"'ProductVersion', '{__version__}'" in text


def test_the_property_lists_of_macos_are_valid() -> None:
    plistlib.dumps(macos.property_list())
    entitlements = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert set(entitlements.values()) == {True}


# -- licences -------------------------------------------------------------------------------------------


def test_no_library_of_the_product_has_a_licence_that_is_not_allowed() -> None:
    parts = licences.product_parts()
    assert len(parts) > 15
    assert licences.refused(parts) == []


def test_another_licence_is_refused() -> None:
    part = licences.Part("x", "1", "GPL-3.0-only", "")
    assert licences.refused([part]) == ["x 1 is under “GPL-3.0-only”, which is not among those allowed."]


def test_the_list_that_the_program_shows_is_that_of_the_lock() -> None:
    expected = licences.as_text(licences.product_parts())
    assert LICENCES.read_text(encoding="utf-8") == expected, "write it anew: python3 run.py audit --write"


# -- sizes ----------------------------------------------------------------------------------------------


def test_a_component_may_weigh_a_tenth_more_and_no_more() -> None:
    assert sizes.over_budget(Counter({"Qt": 109_000_000}), {"Qt": 100}) == []
    assert "Qt weighs 111.0 MB" in sizes.over_budget(Counter({"Qt": 111_000_000}), {"Qt": 100})[0]
    assert "has no budget" in sizes.over_budget(Counter({"more": 1}), {"Qt": 100})[0]


def test_the_icon_is_there_in_every_size() -> None:
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        content = (PACKAGING / "icon" / f"dsr-tracker-{size}.png").read_bytes()
        assert struct.unpack(">II", content[16:24]) == (size, size)
    assert (RESOURCES / "icon" / "dsr-tracker-64.png").read_bytes()[:4] == b"\x89PNG"
