"""What the fault tests share: how much they do, and the lines in which they say it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dsr_tracker.store.indexing import rebuild_index
from dsr_tracker.store.rows import TABLES
from dsr_tracker.store.store import Store

FULL = os.environ.get("DSR_FAULTS") == "full"
_TOLD: pytest.StashKey[list[str]] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TOLD] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    told: list[str] = config.stash[_TOLD]
    for line in sorted(told):
        terminalreporter.write_line(f"faults: {line}")


@pytest.fixture
def tell(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Writes a line into the summary of the run: what was done how often, and what came of it."""
    return pytestconfig.stash[_TOLD].append


@pytest.fixture
def many() -> Callable[[int, int], int]:
    """The first number in `run.py faults`, the second among all other tests."""
    return lambda full, few: full if FULL else few


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """Random numbers, other ones for each test and the same ones in each run."""
    return random.Random(request.node.name)


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path, seeds: Path) -> Path:
    """A tracker with one instrument, some edits and small pages: every byte of it means something."""
    from tests.faults.acts import Acts

    path = tmp_path_factory.mktemp("small") / "tracker.dsr"
    shutil.copyfile(seeded_file, path)
    with sqlite3.connect(path) as connection:
        for table in ("measurements", "indicators"):  # those of the catalogue are of other instruments
            connection.execute(f"DELETE FROM {table}")
        for table in ("figures", "participations", "provisions", "instruments"):
            connection.execute(f"DELETE FROM {table} WHERE instrument_id <> 'DEI-2017'")
        connection.execute("DELETE FROM parties WHERE party_id NOT IN (SELECT party_id FROM participations)")
        for each in TABLES:
            connection.execute(
                f"DELETE FROM seals WHERE kind = ? AND record_id NOT IN (SELECT {each.key} FROM {each.name})",
                (each.kind,),
            )
        rebuild_index(connection)
    connection.execute("PRAGMA page_size = 1024")
    connection.execute("VACUUM")
    connection.close()
    with Store.open(path, seeds) as store:
        acts = Acts(store, random.Random(1))
        for _ in range(40):
            acts.next()
    return path
