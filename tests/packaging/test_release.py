"""A release: what it refuses, what it puts together, and that it comes out the same twice."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from kit import audit, commands, licences, release, reproducing, sbom
from kit.project import PackagingError


@pytest.fixture
def dist(tmp_path: Path, monkeypatch) -> Path:
    """Where it is made: of a clean copy, whose changelog does not tell of its version; nobody is asked."""
    folder = tmp_path / "dist"
    monkeypatch.setattr(release, "DIST", folder)
    monkeypatch.setattr(sbom, "DIST", folder)
    monkeypatch.setattr(sbom, "check", lambda _: None)  # what checks it is in the environment of builds alone
    monkeypatch.setattr(audit, "look_for_faults", lambda: None)
    monkeypatch.setattr(release, "output_of", lambda *_: "")
    monkeypatch.setattr(release, "released", lambda **_: [("0.0.1", "2026-01-01")])
    return folder


def one_package(dist: Path):
    def make() -> Path:
        dist.mkdir(exist_ok=True)
        file = dist / "x.deb"
        file.write_bytes(b"package")
        return file

    def make_no_file() -> Path:
        (dist / "AppDir").mkdir()
        return dist / "AppDir"

    return {"deb": make, "appimage": make_no_file, "macos": pytest.fail}


def why_not(kind: str) -> str:
    return "wants a machine with macos" if kind == "macos" else ""


def test_a_copy_with_changes_makes_no_release(dist, monkeypatch) -> None:
    monkeypatch.setattr(release, "output_of", lambda *_: " M run.py")
    for is_rehearsal in (False, True):
        with pytest.raises(PackagingError, match=r"M run\.py"):
            release.make_release(one_package(dist), why_not, is_rehearsal=is_rehearsal)
    assert not dist.exists()


def test_a_version_that_the_changelog_does_not_tell_of_is_only_rehearsed(dist) -> None:
    with pytest.raises(PackagingError, match=r"CHANGELOG\.md does not tell of"):
        release.make_release(one_package(dist), why_not)
    assert not dist.exists()


def test_a_rehearsal_puts_all_of_a_release_together(dist, monkeypatch, capsys) -> None:
    dist.mkdir()
    (dist / "left-over.deb").touch()
    release.make_release(one_package(dist), why_not, is_rehearsal=True)
    said = capsys.readouterr().err
    assert "macos: wants a machine with macos" in said
    assert "not to be published" in said
    names = {path.name for path in dist.iterdir() if path.is_file()}
    (bill,) = [name for name in names if name.endswith(".cdx.json")]
    (listed,) = [name for name in names if name.endswith("-licences.txt")]
    assert names == {"x.deb", bill, listed, "SHA256SUMS"}
    assert json.loads((dist / bill).read_text(encoding="utf-8"))["bomFormat"] == "CycloneDX"
    assert (dist / listed).read_bytes() == licences.LIST.read_bytes()
    checked = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=dist, capture_output=True, text=True, check=True
    )
    assert sorted(checked.stdout.split()[::2]) == sorted(f"{name}:" for name in names - {"SHA256SUMS"})


def test_release_knows_one_option() -> None:
    assert commands.main(["release", "--rehearsal"]) == 1


def test_two_builds_are_compared_file_by_file(tmp_path: Path) -> None:
    for name in ("first", "second"):
        folder = tmp_path / name / "x"
        folder.mkdir(parents=True)
        (folder / "same").write_bytes(b"1")
        os.utime(folder / "same", (1, 1))
    (tmp_path / "first" / "x" / "changed").write_bytes(b"1")
    (tmp_path / "second" / "x" / "changed").write_bytes(b"2")
    (tmp_path / "second" / "x" / "more").write_bytes(b"")
    first, second = (reproducing.digests(tmp_path / name / "x") for name in ("first", "second"))
    assert reproducing.compared(first, second) == ["x/changed", "x/more"]


def test_what_comes_out_otherwise_the_second_time_is_named(tmp_path: Path) -> None:
    package, times = tmp_path / "x.deb", iter((b"1", b"2", b"3", b"3"))

    def make() -> list[Path]:
        package.write_bytes(next(times))
        return [package]

    with pytest.raises(PackagingError, match=r"differ in:\nx\.deb"):
        reproducing.make_twice(make)
    reproducing.make_twice(make)
