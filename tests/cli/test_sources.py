"""Attaching source documents from the command line."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Command

_CONTENT = b"One.\n\n" + "\n\n".join(f"Paragraph {n}." for n in range(2, 19)).encode()


@pytest.fixture
def known_file(tmp_path: Path, own_tracker: Path) -> Path:
    """A file that the tracker knows as the initiative's full text."""
    path = tmp_path / "any name.txt"
    path.write_bytes(_CONTENT)
    with sqlite3.connect(own_tracker) as connection:
        digest = hashlib.sha256(_CONTENT).hexdigest()
        connection.execute("UPDATE documents SET sha256 = ? WHERE document_id = 'dei-text-2017'", (digest,))
    connection.close()
    return path


def test_a_known_document_shows_its_passages_from_then_on(dsr: Command, known_file: Path) -> None:
    done = dsr("sources", "attach", str(known_file))
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith(": 18 paragraphs.\n")
    assert "  6: Paragraph 6." in dsr("show", "DEI-2017/03", "EG").out
    passages = dsr("show", "DEI-2017/03", "EG", "--format", "json").json["passages"]
    assert passages[0]["text"] == [{"number": 6, "text": "Paragraph 6."}]


def test_attaching_twice_says_so(dsr: Command, known_file: Path) -> None:
    dsr("sources", "attach", str(known_file))
    again = dsr("sources", "attach", str(known_file))
    assert again.code == 0
    assert "is attached already" in again.out
    assert len(dsr("log", "--format", "json").json) == 1


def test_it_can_be_undone_and_attached_again(dsr: Command, known_file: Path) -> None:
    dsr("sources", "attach", str(known_file))
    assert dsr("undo").out.startswith("Undone: Attach ")
    assert "Paragraph 6." not in dsr("show", "DEI-2017/03", "EG").out
    assert dsr("sources", "attach", str(known_file)).out.startswith("Attached")


def test_another_document_is_taken_with_a_warning(dsr: Command, tmp_path: Path) -> None:
    path = tmp_path / "Minutes of 2026.txt"
    path.write_text("One.\n\nTwo.", encoding="utf-8")
    done = dsr("sources", "attach", str(path))
    assert done.code == 0
    assert done.out == "Attached “Minutes of 2026”: 2 paragraphs.\n"
    assert "differs from every document" in done.err
    assert "attached already" in dsr("sources", "attach", str(path)).out
    assert dsr("catalogue", "--format", "json").json["documents"][-1]["title"] == "Minutes of 2026"


def test_what_is_no_text_file_is_said_and_changes_nothing(dsr: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\0")
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(20_000_001)
    expected = {
        "empty.txt": "is empty",
        "latin.txt": "no plain text in UTF-8 (byte 4",
        "binary.txt": "is a binary file",
        "big.txt": "larger than 20 MB",
        ".": "is a folder",
        "none.txt": "There is no file",
        "empty.txt/x": "cannot be read",
        "x" * 300: "cannot be read",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        expected["pipe"] = "is no file"
    for name, said in expected.items():
        done = dsr("sources", "attach", str(tmp_path / name))
        assert (done.code, done.out) == (1, "")
        assert said in done.err
    assert dsr("log", "--format", "json").json == []


def test_sources_alone_explains_itself(dsr: Command) -> None:
    done = dsr("sources")
    assert done.code == 2
    assert "attach" in done.out + done.err
