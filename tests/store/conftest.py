"""What tests with many examples share: a tracker for each example, since fixtures are made once a test."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from dsr_tracker.store.store import Store


@pytest.fixture(scope="session")
def tracker_copy(seeded_file: Path, seeds: Path) -> Callable[[], AbstractContextManager[Store]]:
    """Opens a new tracker that lives as long as the `with` block."""

    @contextmanager
    def copy() -> Iterator[Store]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "tracker.dsr"
            shutil.copyfile(seeded_file, path)
            with Store.open(path, seeds) as store:
                # The file lives for one example: it need not outlast a power cut.
                store._connection.execute("PRAGMA synchronous=OFF")
                yield store

    return copy
