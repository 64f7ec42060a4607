"""What tests share: the shipped catalogue, and a tracker freshly made of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dsr_tracker import paths
from dsr_tracker.core.editing import Pen
from dsr_tracker.store.store import Store

# How long one example takes depends on what else the machine does: a deadline fails for no fault.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program keeps its files in this test; never the user's own place."""
    folder = tmp_path / "home"
    monkeypatch.setenv("DSR_TRACKER_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the shipped catalogue."""
    return paths.SEEDS


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A new tracker's file, to be copied and never written."""
    path = tmp_path_factory.mktemp("seeded") / "tracker.dsr"
    Store.open(path, seeds).close()
    return path


@pytest.fixture
def tracker_path(tmp_path: Path, seeded_file: Path) -> Path:
    """A new tracker's file of this test's own."""
    path = tmp_path / "tracker.dsr"
    shutil.copyfile(seeded_file, path)
    return path


@pytest.fixture
def tracker(tracker_path: Path, seeds: Path) -> Iterator[Store]:
    """A new tracker, open; its file is `tracker_path`."""
    with Store.open(tracker_path, seeds) as store:
        yield store


@pytest.fixture
def pen(tracker: Store) -> Pen:
    """Ann, writing in that tracker."""
    return Pen("Ann", tracker.new_id)
