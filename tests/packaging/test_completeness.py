"""No file, module, language or library that the program uses can be forgotten in silence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit import completeness, contents
from kit.project import ROOT, PackagingError

from dsr_tracker import paths
from dsr_tracker.gui import language
from dsr_tracker.reports import wording

SOURCE = ROOT / "src" / "dsr_tracker"


def imports() -> Iterator[tuple[str, str]]:
    """Each module that the program imports, anywhere, and the file that does so."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((alias.name, path.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module, path.name
                yield from ((f"{node.module}.{alias.name}", path.name) for alias in node.names)


def test_every_module_goes_into_the_bundle() -> None:
    modules = set(contents.own_modules())
    files = set(SOURCE.rglob("*.py"))
    assert len(modules) == len(files)
    assert {"dsr_tracker", "dsr_tracker.commands.report", "dsr_tracker.gui.panels.timeline"} <= modules
    assert not [name for name in modules if name.endswith("__init__")]


def test_nothing_is_imported_that_the_bundle_leaves_out() -> None:
    left_out = set(contents.EXCLUDED_MODULES)
    found = [
        f"{file}: {name}"
        for name, file in imports()
        if any(".".join(name.split(".")[:length]) in left_out for length in range(1, name.count(".") + 2))
    ]
    assert found == [], "take it off contents.EXCLUDED_MODULES"


def test_every_library_of_qt_that_is_imported_goes_along() -> None:
    asked = {name.split(".")[1].removeprefix("Qt") for name, _ in imports() if name.startswith("PySide6.Qt")}
    assert {"Core", "Gui", "Widgets"} <= asked
    assert [name for name in asked if not contents.is_wanted(f"PySide6/Qt/lib/libQt6{name}.so.6")] == []


def test_the_folders_that_the_program_reads_go_along_whole() -> None:
    assert {ROOT / folder for folder in completeness.SHIPPED} == {paths.SEEDS, paths.RESOURCES}
    for folder in completeness.SHIPPED:
        files = [path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        assert [name for name in files if not contents.is_wanted(f"dsr_tracker/{name}")] == []
    assert contents.is_wanted("dsr_tracker/resources/docs/plugins/translations/x.h")


def test_pictures_are_of_kinds_that_the_bundle_can_show() -> None:
    pictures = {".gif", ".webp", ".tiff", ".bmp", ".jpg", ".jpeg", ".png", ".svg", ".ico", ".icns", ".tga"}
    # Qt shows PNG, BMP and the like by itself, the others by plugins; these are in the bundle.
    shown = {".png", ".bmp", ".svg", ".jpg", ".jpeg", ".ico", ".icns"}
    used = {path.suffix.lower() for path in paths.RESOURCES.rglob("*")} & pictures
    assert used
    assert used <= shown


def test_the_words_of_every_language_go_along() -> None:
    for name in {*language.LANGUAGES, *wording.LANGUAGES}:
        assert contents.is_wanted(f"babel/locale-data/{name}.dat"), name
    for name in language._QT.values():
        assert contents.is_wanted(f"PySide6/Qt/translations/{name}.qm"), name


def test_a_bundle_that_lacks_something_is_refused_by_name(tmp_path: Path, monkeypatch) -> None:
    shipped = tmp_path / "project" / "resources"
    (shipped / "deep").mkdir(parents=True)
    (shipped / "deep" / "a.html").write_text("a")
    (shipped / "b.txt").write_text("b")
    copy = tmp_path / "bundle" / "_internal" / "dsr_tracker" / "resources"
    copy.mkdir(parents=True)
    (copy / "b.txt").write_text("other")
    assert completeness.missing_files(shipped, copy) == ["resources/b.txt", "resources/deep/a.html"]
    monkeypatch.setattr(completeness, "ROOT", tmp_path / "project")
    monkeypatch.setattr(
        completeness, "modules_in", lambda _: set(contents.own_modules()) - {"dsr_tracker.cli"}
    )
    with pytest.raises(PackagingError, match=r"b\.txt\nresources/deep/a\.html\ndsr_tracker\.cli"):
        completeness.check_complete(tmp_path / "bundle", tmp_path / "bundle" / "dsr-tracker")
