"""Makes trackers to measure on: `python -m benchmarks.generate FILE` writes the big one.

The big one has 2,000 clauses, 195 countries and 1,000,000 assessments, so that each of its 390,000 cells has
two or three. It is written in bulk: records first, then `latest` by one query.
"""

from __future__ import annotations

import datetime
import os
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dsr_tracker.core.catalogue import catalogue_version
from dsr_tracker.core.scales import IMPLEMENTATION, NO_EVIDENCE, NOT_APPLICABLE
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.schema import SCHEMA_VERSION
from dsr_tracker.store.store import Store

PROVISIONS = 2_000
COUNTRIES = 195
ASSESSMENTS = 1_000_000
INSTRUMENT = "BIG"

_VERSION = 1  # to be raised when this file writes other records
_FIRST_DAY = datetime.date(2020, 1, 1)
_DAYS = 2_000
_SCORED = [rating.rating_id for rating in IMPLEMENTATION.ratings if rating.score is not None]
_RATINGS = [*_SCORED, NO_EVIDENCE, NOT_APPLICABLE]
_COLUMNS = (
    "assessment_id, provision_id, party_id, as_of, rating, scale_id, reason, confidence, is_contrary,"
    " claimed, schedule, search_places, search_languages, search_until, author, recorded_at"
)


def cache_folder() -> Path:
    """Where the big tracker is kept: DSR_BENCHMARK_CACHE, else a folder among the temporary ones."""
    named = os.environ.get("DSR_BENCHMARK_CACHE")
    folder = Path(named) if named else Path(tempfile.gettempdir()) / "dsr-tracker-benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def big_tracker() -> Path:
    """The big tracker, made where it is not kept yet."""
    shipped = catalogue_version(SEEDS).split()[-1][:12]
    path = cache_folder() / f"big-{_VERSION}-{SCHEMA_VERSION}-{shipped}.dsr"
    if not path.exists():
        unfinished = path.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        write_big(unfinished)
        unfinished.replace(path)
    return path


def write_seeded(path: Path) -> None:
    """A tracker with the shipped catalogue and nothing else."""
    Store.open(path, SEEDS).close()


def write_frame(path: Path) -> None:
    """A tracker with all cells of the big one at `path`, and nothing in them."""
    write_seeded(path)
    with sqlite3.connect(path) as connection:
        _write_frame(connection)
    connection.close()


def write_big(path: Path) -> None:
    """The big tracker at `path`, which must not exist yet. The same one each time."""
    write_seeded(path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    _write_frame(connection)
    connection.executemany(
        f"INSERT INTO assessments({_COLUMNS}) VALUES ({', '.join('?' * 16)})", _assessments()
    )
    connection.execute(
        "INSERT INTO latest SELECT provision_id, party_id, as_of, assessment_id, rating, confidence,"
        " is_contrary FROM (SELECT *, row_number() OVER (PARTITION BY provision_id, party_id"
        " ORDER BY as_of DESC, assessment_id DESC) AS place FROM assessments) WHERE place = 1"
        " ORDER BY provision_id, party_id"
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()


def _provision_id(number: int) -> str:
    return f"{INSTRUMENT}/{number:04}"


def _party_id(number: int) -> str:
    return f"country-{number:03}"


def _write_frame(connection: sqlite3.Connection) -> None:
    """The instrument with its clauses and parties; what was shipped is hidden, so that only it shows."""
    connection.execute(
        "INSERT INTO hidden(hidden_id, kind) SELECT instrument_id, 'instrument' FROM instruments"
    )
    connection.execute(
        "INSERT INTO instruments(instrument_id, kind, title, summary, agreed_on, published_on, place,"
        " legal_character, period_start, period_end, aliases, principles, origin)"
        " VALUES (?, 'agreement', 'A very large one', '', '', '', '', '', '', '', '[]', '[]', 'analyst')",
        (INSTRUMENT,),
    )
    connection.executemany(
        "INSERT INTO parties(party_id, kind, name, country_code, within, aliases, remark, position, origin,"
        " is_retired) VALUES (?, 'country', ?, '', '', '[]', '', ?, 'analyst', 0)",
        [(_party_id(number), f"Country {number}", number) for number in range(COUNTRIES)],
    )
    connection.executemany(
        "INSERT INTO participations(participation_id, instrument_id, party_id, role, position, origin)"
        " VALUES (?, ?, ?, 'signatory', ?, 'analyst')",
        [(f"{INSTRUMENT}:{number}", INSTRUMENT, _party_id(number), number) for number in range(COUNTRIES)],
    )
    connection.executemany(
        "INSERT INTO provisions(provision_id, instrument_id, number, title, summary, clause_id, period_start,"
        " period_end, position, origin) VALUES (?, ?, ?, ?, '', '', '', '', ?, 'analyst')",
        [
            (_provision_id(number), INSTRUMENT, str(number), f"Undertaking number {number} of many", number)
            for number in range(PROVISIONS)
        ],
    )


def _assessments() -> Iterator[tuple[object, ...]]:
    chance = random.Random(2017)
    cells = PROVISIONS * COUNTRIES
    days = [(_FIRST_DAY + datetime.timedelta(number)).isoformat() for number in range(_DAYS)]
    written = 0
    for cell in range(cells):
        provision_id, party_id = _provision_id(cell // COUNTRIES), _party_id(cell % COUNTRIES)
        for _ in range(2 + (cell < ASSESSMENTS - 2 * cells)):
            written += 1
            day = chance.choice(days)
            yield (
                f"01800000-{written >> 12:04x}-7{written & 0xFFF:03x}-8000-{written:012x}",
                provision_id,
                party_id,
                day,
                chance.choice(_RATINGS),
                IMPLEMENTATION.scale_id,
                "As the ministry's progress report says.",
                chance.choice(("low", "medium", "high")),
                chance.random() < 0.02,
                *("", "", "", "", ""),
                "Analyst",
                f"{day}T12:00:00.000Z",
            )


if __name__ == "__main__":
    write_big(Path(sys.argv[1]))
