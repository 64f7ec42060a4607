"""What the report tests share: a tracker with much in it, and what stands in a rendered page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.sample import INSTRUMENT, fill


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path, seeds: Path) -> Path:
    """A tracker's file with the sample in it, to be copied and never written."""
    path = tmp_path_factory.mktemp("filled") / "tracker.dsr"
    shutil.copyfile(seeded_file, path)
    with Store.open(path, seeds) as store:
        fill(store)
    return path


@pytest.fixture
def filled(tmp_path: Path, filled_file: Path, seeds: Path) -> Iterator[Store]:
    """A tracker of this test's own with the sample in it."""
    path = tmp_path / "filled.dsr"
    shutil.copyfile(filled_file, path)
    with Store.open(path, seeds) as store:
        yield store


@pytest.fixture(scope="session")
def dossier(filled_file: Path, seeds: Path) -> Dossier:
    """What reports of the sample are built from."""
    with Store.open(filled_file, seeds, read_only=True) as store:
        return collect(store)


@pytest.fixture(scope="session")
def report(dossier: Dossier) -> Report:
    """The report on everything."""
    return build_report(dossier, Scope())


@pytest.fixture(scope="session")
def initiative(dossier: Dossier) -> Report:
    """The report on the initiative alone."""
    return build_report(dossier, Scope((INSTRUMENT,)))
