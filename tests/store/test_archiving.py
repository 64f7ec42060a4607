"""Archived copies of sources: kept by what they are, found damaged, salvaged, never opened as a program."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dsr_tracker.core.archiving import MOST_BYTES, UNKNOWN, archive, ending_of, media_type_of, remove_copy
from dsr_tracker.core.editing import Pen, new_evidence
from dsr_tracker.core.errors import InvalidTextError, NotATrackerError
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import ArchivedCopy, Evidence
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.contents import content_of
from dsr_tracker.store.salvage import salvage
from dsr_tracker.store.store import Store

_PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400


@pytest.fixture
def source(tracker: Store, pen: Pen) -> Evidence:
    made = new_evidence(pen, url="https://example.org/tender")
    tracker.apply(Edit("Source", adding(made)))
    return made


def copies(store: Store) -> list[ArchivedCopy]:
    ids = store.connection.execute("SELECT copy_id FROM archived_copies ORDER BY copy_id").fetchall()
    return [store.read.record("archived_copy", copy_id) for (copy_id,) in ids]


def test_a_copy_is_kept_once_and_a_removed_one_comes_back(tracker: Store, pen: Pen, source: Evidence) -> None:
    tracker.apply(archive(pen, source, _PDF, file_name="/tmp/../a folder/tender.pdf"))
    tracker.apply(archive(pen, source, _PDF, file_name="again.pdf"))
    first, second = copies(tracker)
    assert (first.file_name, first.media_type, first.size) == ("tender.pdf", "application/pdf", len(_PDF))
    assert first.sha256 == second.sha256
    assert tracker.connection.execute("SELECT count(*) FROM contents").fetchone() == (1,)
    assert content_of(tracker.connection, first.sha256) == _PDF
    tracker.apply(remove_copy(pen, first))
    assert copies(tracker) == [second]
    tracker.undo()
    assert copies(tracker) == [first, second]


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (_PDF, "x.exe", "application/pdf"),
        (b"<!DOCTYPE html><p>", "x", "text/html"),
        (b"plain", "a.txt", "text/plain"),
        ("中文".encode(), "a.md", "text/markdown"),
        (
            b"PK\x03\x04...",
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"PK\x03\x04...", "a.jar", UNKNOWN),
        (b"MZ\x90\x00", "report.pdf", UNKNOWN),
        (b"\x7fELF", "report.pdf", UNKNOWN),
        (b"#!/bin/sh\nrm", "report.txt", UNKNOWN),
        (b"RIFF....WEBPVP8", "a.webp", "image/webp"),
    ],
)
def test_what_it_is_is_seen_in_its_content(content: bytes, name: str, media_type: str) -> None:
    assert media_type_of(content, name) == media_type


def test_only_known_kinds_get_an_ending_to_be_opened_with(tracker: Store, pen: Pen, source: Evidence) -> None:
    for content, name, ending in ((_PDF, "a.exe", ".pdf"), (b"MZ\0", "a.pdf", ""), (b"x", "a.html", ".html")):
        edit = archive(pen, source, content, file_name=name)
        made = edit.changes[0].record
        assert isinstance(made, ArchivedCopy)
        assert ending_of(made) == ending


def test_empty_and_too_large_ones_are_refused(pen: Pen, source: Evidence) -> None:
    with pytest.raises(InvalidTextError, match="is empty"):
        archive(pen, source, b"", file_name="a.pdf")
    with pytest.raises(InvalidTextError, match="60 MB is the most"):
        archive(pen, source, bytes(MOST_BYTES + 1), file_name="a.pdf")


def test_a_flipped_bit_in_a_copy_is_found_and_never_shown(
    tracker: Store, tracker_path: Path, pen: Pen, source: Evidence
) -> None:
    tracker.apply(archive(pen, source, _PDF, file_name="a.pdf"))
    (copy,) = copies(tracker)
    assert check_tracker(tracker_path).is_sound
    with sqlite3.connect(tracker_path) as raw:
        raw.execute("UPDATE contents SET content = ?", (_PDF[:-1] + b"?",))
    (finding,) = check_tracker(tracker_path).findings
    assert (finding.kind, finding.record_id) == ("content", copy.sha256[:16])
    with pytest.raises(NotATrackerError):
        content_of(tracker.connection, copy.sha256)
    with sqlite3.connect(tracker_path) as raw:
        raw.execute("DELETE FROM contents")
    (finding,) = check_tracker(tracker_path).findings
    assert (finding.kind, finding.record_id) == ("archived_copies", copy.copy_id)


def test_copies_of_a_damaged_tracker_are_salvaged(
    tracker: Store, pen: Pen, source: Evidence, seeds: Path, tmp_path: Path
) -> None:
    tracker_path = tracker.path
    tracker.apply(archive(pen, source, _PDF, file_name="a.pdf"))
    (copy,) = copies(tracker)
    with tracker_path.open("r+b") as file:  # the list of tables is gone
        file.seek(100)
        file.write(bytes(2_000))
    salvage(tracker_path, tmp_path / "saved.dsr", seeds)
    with Store.open(tmp_path / "saved.dsr", seeds) as saved:
        assert copies(saved) == [copy]
        assert content_of(saved.connection, copy.sha256) == _PDF
