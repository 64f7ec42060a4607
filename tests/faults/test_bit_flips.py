"""One bit turned over in what a person wrote, or in the search index: the check finds it."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.reindexing import make_search_index
from dsr_tracker.store.rows import TABLES

_TOLD = (*(table.name for table in TABLES), "edits", "revisions")


def _content(path: Path) -> list[list[tuple[object, ...]]] | None:
    """Every row of records, revisions and edits, read by SQLite alone; None where it cannot."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        try:
            return [connection.execute(f"SELECT * FROM {name} ORDER BY seq").fetchall() for name in _TOLD]
        except sqlite3.DatabaseError:
            return None


def _places(path: Path) -> list[int]:
    """Where in the file texts of records, revisions and edits stand."""
    content, whole = _content(path), path.read_bytes()
    assert content is not None
    texts = {value for rows in content for row in rows for value in row if isinstance(value, bytes)}
    places: set[int] = set()
    for text in texts:
        start = whole.find(text) if len(text) >= 4 else -1
        while start >= 0:
            places.update(range(start, start + len(text)))
            start = whole.find(text, start + 1)
    return sorted(places)


@pytest.mark.timeout(600)
def test_every_bit_flip_in_a_text_is_found(
    small_file: Path,
    tmp_path: Path,
    many: Callable[[int, int], int],
    chance: random.Random,
    tell: Callable[[str], None],
) -> None:
    assert check_tracker(small_file).findings == ()
    sound, content = small_file.read_bytes(), _content(small_file)
    places, wanted = _places(small_file), many(1_000, 15)
    flips, refused, missed = 0, 0, []
    path = tmp_path / "flipped.dsr"
    while flips < wanted:
        place, bit = chance.choice(places), chance.randrange(8)
        flipped = bytearray(sound)
        flipped[place] ^= 1 << bit
        path.write_bytes(flipped)
        if _content(path) == content:
            continue  # what an index, or a page no longer used, has of that text
        flips += 1
        try:
            if check_tracker(path).is_sound:
                missed.append((place, bit))
        except TrackerError:
            refused += 1
    tell(f"{flips} bits turned over in texts, {flips - len(missed)} found ({refused} would not open)")
    assert missed == []


def test_bit_flips_in_the_search_index_are_found_and_mended(  # noqa: PLR0917
    small_file: Path,
    tmp_path: Path,
    seeds: Path,
    many: Callable[[int, int], int],
    chance: random.Random,
    tell: Callable[[str], None],
) -> None:
    path, flips, missed, mended = tmp_path / "flipped.dsr", many(200, 6), list[tuple[int, int, int]](), 0
    for _ in range(flips):
        shutil.copyfile(small_file, path)
        with closing(sqlite3.connect(path)) as connection, connection:
            # The pages of words; what stands before them is a count of words that nobody asks for.
            blocks = connection.execute("SELECT id, block FROM entry_words_data WHERE id > 10").fetchall()
            number, block = chance.choice(blocks)
            place, bit = chance.randrange(len(block)), chance.randrange(8)
            flipped = bytearray(block)
            flipped[place] ^= 1 << bit
            connection.execute("UPDATE entry_words_data SET block = ? WHERE id = ?", (flipped, number))
        checked = check_tracker(path)
        assert checked.is_sound
        if checked.is_searchable:
            missed.append((number, place, bit))
        make_search_index(path, seeds)
        mended += check_tracker(path).findings == ()
    tell(f"{flips} bits turned over in the search index, {flips - len(missed)} found, {mended} mended")
    # SQLite's check sums up, and a few sums come out the same. No record depends on them.
    assert len(missed) <= max(4, flips * 0.15)
    assert mended == flips
