"""Garbage is looked for by the window's own clock, and not while there is much that is none."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dsr_tracker.gui import collector as collector_module
from dsr_tracker.gui.collector import Collector
from dsr_tracker.gui.jobs import Job, wait_for_jobs


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def ring() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector(qapp)
    yield made
    made.setParent(None)
    made.deleteLater()
    gc.enable()


def test_new_garbage_goes_with_the_next_look(collector: Collector) -> None:
    assert not gc.isenabled()
    gone = ring()
    assert gone() is not None
    collector.look_at_new()
    assert gone() is None


def test_where_much_is_new_it_waits_until_nobody_looks(
    collector: Collector, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collector_module, "_MANY", 1_000)
    used, gone = [[number] for number in range(2_000)], ring()
    collector.look_at_new()
    collector.look_at_new()
    assert gone() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert gone() is None
    assert len(used) == 2_000


def test_nothing_is_collected_while_a_job_works(collector: Collector) -> None:
    gone = ring()
    seen: list[bool] = []

    def look(_: Job) -> None:
        collector.look_at_new()
        collector.look_at_all()
        seen.append(gone() is None)

    job = Job(look)
    job.start()
    wait_for_jobs()
    assert seen == [False]
    collector.look_at_all()
    assert gone() is None
