"""Who may read what the program keeps."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dsr_tracker.core.private_files import make_private_file, make_private_folder, write_private_file

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def loose_mask() -> object:
    before = os.umask(0)
    yield
    os.umask(before)


def test_files_and_folders_are_their_owners(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path / "a" / "b")
    write_private_file(tmp_path / "a" / "b" / "c", "text")
    make_private_file(tmp_path / "a" / "d")
    assert [rights(tmp_path / name) for name in ("a", "a/b", "a/b/c", "a/d")] == [0o700, 0o700, 0o600, 0o600]
    make_private_folder(tmp_path)
    assert rights(tmp_path) == 0o755


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "c"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o644)
    write_private_file(path, "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert rights(path) == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.name != "home"] == ["c"]
    with pytest.raises(FileExistsError):
        make_private_file(path)


def test_no_folder_is_made_where_a_file_lies(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="folder"):
        make_private_folder(tmp_path / "file" / "below")
