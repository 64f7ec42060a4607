"""What a job holds, and for how long."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dsr_tracker.gui.jobs import Job, wait_for_jobs


class Held:
    """Something that only the work of a job knows."""

    def work(self, job: Job) -> str:
        job.check()
        return "done"

    def fail(self, _: Job) -> None:
        raise ValueError("as it must")


@pytest.mark.parametrize(
    ("name", "signal"), [("work", "finished"), ("fail", "failed"), ("work", "cancelled")]
)
def test_a_job_that_is_over_holds_nothing_of_its_work(name: str, signal: str, qtbot: QtBot) -> None:
    held = Held()
    is_there = weakref.ref(held)
    parent = QObject()
    job = Job(getattr(held, name), parent)
    del held
    if signal == "cancelled":
        job.cancel()
    with qtbot.waitSignal(getattr(job, signal)) as waited:
        job.start()
    wait_for_jobs()
    waited.args = None  # an error knows where it came from
    assert is_there() is None
