"""Makes the tracker that is searched: 1,000,000 notes, and the catalogue. The same one each time."""

from __future__ import annotations

import datetime
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate import cache_folder, write_seeded
from dsr_tracker.core.catalogue import catalogue_version
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.indexing import rebuild_index
from dsr_tracker.store.schema import SCHEMA_VERSION, WORDS_VERSION

NOTES = 1_000_000
COMMON, RARE, CHINESE = "fibre", "quokka", "宽带"
"""A word of every tenth note or so, one of every ten-thousandth, and a Chinese one about as common as the
first: what is searched for."""

_VERSION = 1  # to be raised when this file writes other notes
_CELLS = ("DEI-2017/{:02}", range(1, 16), ("EG", "CN", "LA", "SA", "RS", "TH", "TR", "AE"))
_SYLLABLES = [first + second for first in "bdfglmn" for second in ("a", "e", "i", "o", "ar")]
_SIGNS = "工业和信息化部公布了第二批试点城市名单建设光纤网络数字经济合作发展通信基础设施投资计划年报"


def noted_tracker() -> Path:
    """The tracker of a million notes, made where it is not kept yet."""
    shipped = catalogue_version(SEEDS).split()[-1][:12]
    name = f"notes-{_VERSION}-{SCHEMA_VERSION}.{WORDS_VERSION}-{shipped}.dsr"
    path = cache_folder() / name
    if not path.exists():
        unfinished = path.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        write_noted(unfinished, NOTES)
        unfinished.replace(path)
    return path


def write_noted(path: Path, count: int) -> None:
    """A tracker with that many notes at `path`, which must not exist yet."""
    write_seeded(path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO notes(note_id, provision_id, party_id, dated_on, text, author, recorded_at)"
        " VALUES (?, ?, ?, ?, ?, 'Analyst', ?)",
        _notes(count),
    )
    rebuild_index(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()


def _notes(count: int) -> Iterator[tuple[str, ...]]:
    chance = random.Random(2017)
    vocabulary = sorted({"".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(30_000)})
    # As in speech, a few words are said most of the time.
    weights = [1 / (10 + place) for place in range(len(vocabulary))]
    chance.shuffle(vocabulary)
    spoken = chance.choices(vocabulary, weights, k=1_000_000)
    pattern, numbers, parties = _CELLS
    for number in range(count):
        start = chance.randrange(len(spoken) - 40)
        said = spoken[start : start + chance.randint(8, 24)]
        if chance.random() < 0.1:
            said.insert(3, COMMON)
        if chance.random() < 0.0001:
            said.insert(3, RARE)
        if chance.random() < 0.2:
            signs = "".join(chance.choices(_SIGNS, k=12))
            said.append(signs + CHINESE if chance.random() < 0.5 else signs)
        day = (datetime.date(2019, 1, 1) + datetime.timedelta(number % 2_500)).isoformat()
        yield (
            f"01900000-{number >> 12:04x}-7{number & 0xFFF:03x}-8000-{number:012x}",
            pattern.format(chance.choice(numbers)),
            chance.choice(parties),
            day,
            f"{' '.join(said).capitalize()}.",
            f"{day}T12:00:00.000Z",
        )
