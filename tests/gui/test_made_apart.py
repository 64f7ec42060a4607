"""Reports of a big tracker: made by a process of its own, and ended with it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, SignalInstance
from pytestqt.qtbot import QtBot

from dsr_tracker.core.editing import rate
from dsr_tracker.core.errors import FileError, UnknownNameError
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.made_apart import MakerError, made_apart
from dsr_tracker.gui.report_jobs import pages_job, picture_job, report_job
from dsr_tracker.reports.contents import Kind, Scope
from dsr_tracker.reports.orders import Order
from dsr_tracker.reports.picture import Subject
from dsr_tracker.store.agenda import AgendaReader

from .conftest import INITIATIVE, clause

_SECONDS = 60_000
_PNG = b"\x89PNG"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Takes the tracker for a big one; gives the processes that were started."""
    monkeypatch.setattr(AgendaReader, "is_big", lambda _: True)
    processes: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    return processes


def given_by(
    job: Job, qtbot: QtBot, signal: Callable[[Job], SignalInstance] = lambda job: job.finished
) -> Any:
    with qtbot.waitSignal(signal(job), timeout=_SECONDS) as waited:
        job.start()
    return waited.args[0] if waited.args else None


def failed(job: Job) -> SignalInstance:
    return job.failed


class Follower(QObject):
    """Hears in the window's thread how far a job is, and may stop it."""

    def __init__(self, job: Job, *, stops: bool = False) -> None:
        super().__init__()
        self.steps: list[int] = []
        self._job, self._stops = job, stops
        job.progressed.connect(self._on_progressed)

    def _on_progressed(self, done: int, _: int) -> None:
        self.steps.append(done)
        if self._stops:
            self._job.cancel()


def test_what_is_made_apart_is_what_is_made_here(document: Document, started, tmp_path, qtbot, monkeypatch):
    scale = document.scale
    target = document.target(clause(3), "")
    document.do(rate(document.pen, [target], scale.rating("limited"), scale, as_of="2026-01-10"))
    job = report_job(document, Scope(as_of="2026-02-01"), "json", tmp_path / "apart.json")
    follower = Follower(job)
    assert given_by(job, qtbot) == []
    assert follower.steps == [0, 1, 2]
    assert len(started) == 1
    monkeypatch.setattr(AgendaReader, "is_big", lambda _: False)
    given_by(report_job(document, Scope(as_of="2026-02-01"), "json", tmp_path / "here.json"), qtbot)
    assert len(started) == 1
    apart, here = (json.loads((tmp_path / f"{name}.json").read_bytes()) for name in ("apart", "here"))
    assert {key for key in here if apart[key] != here[key]} <= {"written_at"}


def test_pages_and_pictures_are_made_apart(document: Document, started, tmp_path, qtbot):
    scope = Scope(kind=Kind.MATRIX, instrument_ids=(INITIATIVE,))
    pages, _ = given_by(pages_job(document, scope), qtbot)
    assert pages
    assert all(page.startswith(_PNG) for page in pages)
    path = tmp_path / "matrix.png"
    assert given_by(picture_job(document, Subject.MATRIX, scope, path), qtbot) == path
    assert path.read_bytes().startswith(_PNG)
    assert len(started) == 2


def test_a_report_that_is_cancelled_ends_its_process(document: Document, started, tmp_path, qtbot):
    job = report_job(document, Scope(), "pdf", tmp_path / "status.pdf")
    follower = Follower(job, stops=True)
    given_by(job, qtbot, lambda job: job.cancelled)
    [process] = started
    assert process.returncode is not None
    assert follower.steps
    assert list(tmp_path.glob("*status*")) == []


def test_errors_come_back_as_what_they_are(document: Document, started, tmp_path, qtbot):
    error = given_by(
        report_job(document, Scope(country_codes=("QQ",)), "csv", tmp_path / "a.csv"), qtbot, failed
    )
    assert isinstance(error, UnknownNameError)
    assert "QQ" in error.what
    assert error.advice
    with pytest.raises(FileError, match="There is no file"):
        made_apart(tmp_path / "gone.dsr", Order(Scope(), "csv"), lambda: None, lambda _: None)
    with pytest.raises(MakerError, match="ValueError"):
        made_apart(document.path, Order(Scope(), "nonsense.svg"), lambda: None, lambda _: None)
    assert len(started) == 3


@pytest.mark.parametrize("program", ["pass", "print('no words of ours')", "print('{\"sizes\": [9]}')"])
def test_a_process_that_ends_before_its_time_is_a_fault_of_ours(tmp_path: Path, monkeypatch, program):
    monkeypatch.setattr("dsr_tracker.gui.made_apart.own_program", lambda _: [sys.executable, "-c", program])
    with pytest.raises(MakerError):
        made_apart(tmp_path / "a.dsr", Order(Scope(), "csv"), lambda: None, lambda _: None)


def test_who_waits_can_leave_while_nothing_is_said(tmp_path: Path, monkeypatch):
    program = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr("dsr_tracker.gui.made_apart.own_program", lambda _: program)
    start = time.monotonic()

    def leave() -> None:
        if time.monotonic() > start + 0.3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        made_apart(tmp_path / "a.dsr", Order(Scope(), "csv"), leave, lambda _: None)
    assert time.monotonic() < start + 20
