"""Sources out of files, and copies of them, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command

_BIB = "@online{a, title={One}, url={https://example.org/1}}\n@online{b, title={Two}, url={https://example.org/2}}\n"


def test_references_come_behind_a_cell_as_one_change(dsr: Command, tmp_path: Path) -> None:
    dsr("assess", "DEI-2017/01", "EG", "limited", "--evidence", "https://example.org/1")
    (tmp_path / "zotero.bib").write_text(_BIB + "@misc{c, title={no end\n", encoding="utf-8")
    done = dsr("cite", "DEI-2017/01", "EG", str(tmp_path / "zotero.bib"))
    assert (done.code, done.out) == (0, "Egypt, clause 1: 2 sources\n")
    assert "line 3 cannot be read" in done.err
    cell = dsr("show", "DEI-2017/01", "EG", "--format", "json").json
    urls = [source["url"] for source in cell["evidence"]]
    assert urls == ["https://example.org/1", "https://example.org/2"]
    # The one that was known is cited as it stands, and not recorded twice.
    assert dsr("info", "--format", "json").json["counts"]["evidence"] == 2
    assert dsr("undo").out == "Undone: Egypt, clause 1: 2 sources\n"
    assert dsr("info", "--format", "json").json["counts"]["evidence"] == 1


def test_nothing_to_cite_is_said(dsr: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.ris").write_bytes(b"\n")
    assert "No source was found" in dsr("cite", "DEI-2017/01", "EG", str(tmp_path / "empty.ris")).err
    (tmp_path / "latin.ris").write_bytes("TY  - GEN\nTI  - Café\n".encode("latin-1"))
    assert "not UTF-8" in dsr("cite", "DEI-2017/01", "EG", str(tmp_path / "latin.ris")).err


def test_a_copy_is_kept_listed_saved_and_removed(dsr: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"<!doctype html><p>Tender")
    assert "There is no source" in dsr("archive", "add", "https://example.org/1", str(page)).err
    dsr("assess", "DEI-2017/01", "EG", "limited", "--evidence", "https://example.org/1")
    done = dsr("archive", "add", "https://example.org/1", str(page))
    assert done.out == "Archive a copy of https://example.org/1\n"
    (copy,) = dsr("archive", "list", "--json").json
    assert (copy["media_type"], copy["file_name"], copy["size"]) == ("text/html", "page.html", 24)
    saved = tmp_path / "saved.html"
    assert dsr("archive", "save", "page.html", str(saved)).code == 0
    assert saved.read_bytes() == page.read_bytes()
    assert "already" in dsr("archive", "save", copy["copy_id"], str(saved)).err
    assert dsr("archive", "remove", "page.html").code == 0
    assert dsr("archive", "list").out.startswith("No copies yet")
    dsr("undo")
    assert len(dsr("archive", "list", "--json").json) == 1
