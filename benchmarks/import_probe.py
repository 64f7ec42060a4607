"""Imports 100,000 rows in the window, takes that back, does it again and writes reports; run as a program
of its own: TRACKER FOLDER.

Prints for each stage the longest time between two ticks of the event loop, in seconds: how long the window
could not answer. With --told says on standard error how long each stage took, and when its stalls were.
"""

from __future__ import annotations

import csv
import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.generate import INSTRUMENT
from dsr_tracker.gui.collector import Collector
from dsr_tracker.gui.dialogs.import_dialog import ImportDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.importing import open_import
from dsr_tracker.gui.jobs import Job, take_short_turns
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menus import Menus
from dsr_tracker.gui.report_jobs import report_job
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.paths import SEEDS
from dsr_tracker.reports.contents import Scope
from dsr_tracker.store.store import Store

ROWS = 100_000
_RATINGS = ("limited", "substantial", "complete", "not_started")
_TICK_MS = 5
_SCHEDULED = Path("/proc/thread-self/schedstat")


class Ticks:
    """A clock in the event loop."""

    def __init__(self) -> None:
        self.times: list[Moment] = []
        self._timer = QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(lambda: self.times.append(_now()))
        self._timer.start()

    def during(self, name: str, begin: Callable[[], object], is_over: Callable[[], bool]) -> float:
        """The longest stall from there until it is over."""
        start = time.perf_counter()
        self.times = [_now()]
        begin()
        turn_until(is_over)
        turn_until(after(0.3))  # what is left over is painted and thrown away
        gaps = [
            (later.at - earlier.at - (later.kept_waiting - earlier.kept_waiting), earlier, later)
            for earlier, later in itertools.pairwise(self.times)
        ]
        worst = sorted(gaps, key=lambda gap: gap[0], reverse=True)[:4]
        if "--told" in sys.argv:
            said = "; ".join(
                f"{gap * 1000:.0f} ms ({(later.worked - earlier.worked) * 1000:.0f} at work, by the clock"
                f" {(later.at - earlier.at) * 1000:.0f}) at {earlier.at - start:.2f} s"
                for gap, earlier, later in worst
            )
            print(f"{name}: {time.perf_counter() - start:.2f} s; {said}", file=sys.stderr)
        return worst[0][0]


class Moment(NamedTuple):
    """A moment by the clock, with how long the window's thread had worked by then, and been kept waiting.

    Waiting means for a processor: on a machine where other programs are at work that may be seconds, and it
    is none of ours. Known on Linux.
    """

    at: float
    worked: float
    kept_waiting: float


def _now() -> Moment:
    try:
        kept_waiting = int(_SCHEDULED.read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        kept_waiting = 0.0
    return Moment(time.perf_counter(), time.thread_time(), kept_waiting)


def turn_until(is_over: Callable[[], bool]) -> None:
    """Let the event loop turn, as a window does: waiting, not spinning."""
    loop = QEventLoop()
    while not is_over():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def after(seconds: float) -> Callable[[], bool]:
    """What says whether so much time has gone by."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


def write_table(path: Path, document: Document) -> None:
    """A table of judgements of as many cells."""
    parties = document.read.columns()[INSTRUMENT]
    cells = [
        (provision.provision_id, party.party_id)
        for provision in document.read.provisions([INSTRUMENT])
        for party in parties
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("provision", "party", "rating", "as_of", "reason"))
        for number, cell in enumerate(cells[:ROWS]):
            day = f"2025-01-{number % 28 + 1:02d}"
            writer.writerow((*cell, _RATINGS[number % 4], day, f"Reason {number} was given"))


def main() -> None:
    """Go through an import as a person does."""
    application = QApplication([])
    application.setStyle("Fusion")
    Collector(application)
    take_short_turns()
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    document = Document(Store.open(path, SEEDS), "Analyst")
    window = MainWindow(document, Viewing(document))
    menus = Menus(window, "light", ())
    window.resize(1400, 880)
    window.show()
    table = folder / "judgements.csv"
    write_table(table, document)
    ticks = Ticks()
    stalls = [ticks.during("nothing", lambda: None, after(1))]
    open_import(window)
    [dialog] = window.findChildren(ImportDialog)
    stalls.append(
        ticks.during("reading", lambda: dialog.open_table(table), lambda: not dialog.work.is_reading)
    )
    dialog.fields.use_suggestions()
    stalls.append(ticks.during("looking", lambda: None, lambda: dialog.work.made is not None))
    assert dialog.take.isEnabled(), dialog.reason.text()
    is_done: list[bool] = []
    dialog.imported.connect(lambda *_: is_done.append(True))
    stalls.append(ticks.during("importing", dialog.take.click, lambda: bool(is_done)))
    for name, action in (("undoing", menus._undo), ("doing again", menus._redo)):
        is_done.clear()
        document.changed.connect(lambda _: is_done.append(True))
        stalls.append(ticks.during(name, action.trigger, lambda: bool(is_done)))
    for format_name in ("xlsx", "csv", "pdf") if "--reports" in sys.argv else ():
        is_done.clear()
        job: Job = report_job(document, Scope(), format_name, folder / f"report.{format_name}")
        job.finished.connect(lambda _: is_done.append(True))
        job.failed.connect(lambda error: print(error, file=sys.stderr))
        stalls.append(ticks.during(f"exporting {format_name}", job.start, lambda: bool(is_done)))
    print(*stalls)
    window.hide()
    document.close()


if __name__ == "__main__":
    main()
