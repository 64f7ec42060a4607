"""What is packed smaller than dpkg-deb does it is still what dpkg-deb reads."""

import lzma
import shutil
import subprocess
from pathlib import Path

import pytest
from kit import packing


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package of Debian, as dpkg-deb makes it without packing."""
    if not shutil.which("dpkg-deb"):
        pytest.skip("dpkg-deb is not here")
    stage = tmp_path / "stage"
    (stage / "DEBIAN").mkdir(parents=True, mode=0o755)
    (stage / "DEBIAN" / "control").write_text(
        "Package: x\nVersion: 1\nArchitecture: all\nMaintainer: X <x@example.org>\nDescription: x\n"
    )
    (stage / "usr").mkdir()
    (stage / "usr" / "数据").write_text("content\n" * 99)
    target = tmp_path / "x.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Znone", "--build", stage, target],
        check=True,
        capture_output=True,
    )
    return target


def test_dpkg_reads_the_package_that_was_packed_again(package: Path, tmp_path: Path) -> None:
    before = package.stat().st_size
    packing.repack(package)
    assert package.stat().st_size < before
    names = [name for _, name, _ in packing.members(package.read_bytes())]
    assert names == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path / "out"], check=True)
    assert (tmp_path / "out" / "usr" / "数据").read_text() == "content\n" * 99
    said = subprocess.run(
        ["dpkg-deb", "--field", package, "Package"], check=True, capture_output=True, text=True
    )
    assert said.stdout == "x\n"


def test_packed_twice_is_the_same(package: Path) -> None:
    original = package.read_bytes()
    packing.repack(package)
    first = package.read_bytes()
    package.write_bytes(original)
    packing.repack(package)
    assert package.read_bytes() == first


def test_what_is_packed_with_these_filters_any_xz_reads() -> None:
    content = bytes(range(256)) * 40
    packed = lzma.compress(content, lzma.FORMAT_XZ, filters=packing.filters())
    assert lzma.decompress(packed) == content
    if shutil.which("xz"):
        done = subprocess.run(["xz", "-dc"], input=packed, capture_output=True, check=True)
        assert done.stdout == content
