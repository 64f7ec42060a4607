"""Long work beside the window: on the pool, with progress and cancel."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal


class Cancelled(Exception):  # noqa: N818 - not a fault
    """The person asked the job to stop."""


_TURN_SECONDS = 0.0005


def take_short_turns() -> None:
    """Let the window have its turn beside jobs ten times sooner than Python gives it one by itself.

    A thread that computes keeps the others for 5 ms, and the window asks for a turn with each call to Qt:
    what takes it 10 ms became 140.
    """
    sys.setswitchinterval(_TURN_SECONDS)


def wait_for_jobs() -> None:
    """Return when no job runs any more; needed before what they read is closed."""
    QThreadPool.globalInstance().waitForDone()


def are_jobs_running() -> bool:
    """Whether any job is at work now."""
    return QThreadPool.globalInstance().activeThreadCount() > 0


@contextmanager
def busy() -> Iterator[None]:
    """Shows by the pointer that the window will answer in a moment: for work that others must wait for."""
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


class Job(QObject):
    """One piece of work; its signals arrive in the window's thread.

    Connect the signals to methods of a QObject, not to lambdas: only then Qt knows their thread.
    The work gets this job, so that it can say `job.step(done, total)`, which also stops it where it
    was cancelled, as `job.check()` does. It must open a connection of its own.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[[Job], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._is_cancelled = False
        self.is_awaited = False
        """Whether a person wants what it writes: closing the tracker asks before it is stopped."""

    def start(self) -> None:
        """Begin, as soon as a thread is free."""
        QThreadPool.globalInstance().start(_Runner(self))

    @property
    def is_cancelled(self) -> bool:
        """Whether the work should stop."""
        return self._is_cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step or check."""
        self._is_cancelled = True

    def check(self) -> None:
        """Raise Cancelled where the work should stop."""
        if self._is_cancelled:
            raise Cancelled

    def step(self, done: int, total: int) -> None:
        """Say how far the work is; raises Cancelled where it should stop."""
        self.check()
        self.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work here and now; called by the pool."""
        try:
            result = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # handed to the window, which shows it
            self.failed.emit(error)
        else:
            self.finished.emit(result)
        finally:
            # It may hold the document, of which this is a child: ended later, one would take the other along.
            self._work = _nothing
            self.deleteLater()


def _nothing(_: Job) -> None:
    """The work of a job that has done it."""


class _Runner(QRunnable):
    """Only calls the job: a signal object owned by a runnable would die on the pool's thread."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
