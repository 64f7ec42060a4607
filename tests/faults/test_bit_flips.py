"""One bit turned over inside what a person wrote: the check finds it, wherever it is."""

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
from dsr_tracker.store.indexing import rebuild_index
from dsr_tracker.store.rows import TABLES

_TOLD = (*(table.name for table in TABLES), "edits", "revisions")


@pytest.fixture
def sound_file(small_file: Path, tmp_path: Path) -> Path:
    """The small tracker without the seals and words of what was taken out of it."""
    path = tmp_path / "sound.dsr"
    shutil.copyfile(small_file, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in TABLES:
            connection.execute(
                "DELETE FROM seals WHERE kind = ?"
                f" AND record_id NOT IN (SELECT {table.key} FROM {table.name})",
                (table.kind,),
            )
        rebuild_index(connection)
        connection.execute("VACUUM")
    return path


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
    sound_file: Path,
    tmp_path: Path,
    many: Callable[[int, int], int],
    chance: random.Random,
    tell: Callable[[str], None],
) -> None:
    assert check_tracker(sound_file).findings == ()
    sound, content = sound_file.read_bytes(), _content(sound_file)
    places, wanted = _places(sound_file), many(1_000, 25)
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
