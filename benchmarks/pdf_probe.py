"""Lays a report of some 200 pages out once, in a process of its own, and prints the processor's seconds.

`ours TRACKER` is the report's own writer; `source TRACKER FOLDER` leaves what it hands to the engine in a
folder; `bare FOLDER` has the engine alone lay that out. A second run in one process would find the first
one's work in the engine's memory, and measure nothing. The processor's time is that of all threads, on both
sides, which a busy machine disturbs less than time on the clock.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import typst

from dsr_tracker.paths import SEEDS
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.pdf import Engine, render_pdf, source_of
from dsr_tracker.reports.report import Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store

# So often each reason and note is said again that there are 200 pages.
_TIMES = 24


def report_of(tracker: Path) -> Report:
    """The report on everything, with long reasons and notes."""
    with Store.open(tracker, SEEDS, read_only=True) as store:
        dossier = collect(store)
    assessments = tuple(replace(a, reason="\n\n".join([a.reason] * _TIMES)) for a in dossier.assessments)
    notes = tuple(replace(note, text="\n\n".join([note.text] * _TIMES)) for note in dossier.notes)
    return build_report(replace(dossier, assessments=assessments, notes=notes), Scope())


def _processor(work: Callable[[], object]) -> float:
    """The processor's seconds that the work took."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Do what the command line says."""
    side, *paths = sys.argv[1:]
    if side == "bare":
        folder = Path(paths[0])
        fonts = {"fonts": (folder / "fonts.json").read_text(encoding="utf-8")}
        print(_processor(lambda: typst.compile(folder / "main.typ", sys_inputs=fonts, pdf_standards="ua-1")))
        return
    report = report_of(Path(paths[0]))
    if side == "ours":
        print(_processor(lambda: render_pdf(report)))
        return
    with tempfile.TemporaryDirectory() as empty:
        for name, content in source_of(report, Engine(empty)).items():
            Path(paths[1], name).write_bytes(content)


main()
