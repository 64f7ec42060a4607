"""Reports, their pages and their pictures, made beside the window from what the file holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.reading_jobs import reporting

if TYPE_CHECKING:  # the engines are imported when they lay something out
    from dsr_tracker.core.history import Edit
    from dsr_tracker.core.records import Cycle
    from dsr_tracker.reports.contents import Report, Scope
    from dsr_tracker.reports.picture import Subject

_PREVIEW_PPI = 80
_PREVIEW_PAGES = 12


def report_job(
    document: Document, scope: Scope, format_name: str, path: Path, template: Path | None = None
) -> Job:
    """A job that writes a report of what the file holds; cancelled, it writes nothing.

    It gives what the format cannot hold as it is, in sentences.
    """

    def write(report: Report, job: Job) -> list[str]:
        from dsr_tracker.reports.writing import put_file, render

        told: list[str] = []
        content = render(report, format_name, template, told.append)
        job.check()
        put_file(content, path)
        return told

    return reporting(document, scope, write)


def picture_job(document: Document, subject: Subject, scope: Scope, path: Path) -> Job:
    """A job that writes the matrix or the distributions as SVG or PNG, by the ending of `path`."""

    def write(report: Report, job: Job) -> Path:
        from dsr_tracker.reports.picture import render_picture
        from dsr_tracker.reports.writing import put_file

        content = render_picture(report, subject, "png" if path.suffix == ".png" else "svg")
        job.check()
        put_file(content, path)
        return path

    return reporting(document, scope, write)


def pages_job(
    document: Document, scope: Scope, *, ppi: float = _PREVIEW_PPI, most: int = _PREVIEW_PAGES
) -> Job:
    """A job that gives a report's first pages as pictures (PNG), and how many more there are."""

    def draw(report: Report, job: Job) -> tuple[list[bytes], int]:
        from dsr_tracker.reports.pdf import render_pages

        made = render_pages(report, ppi=ppi, most=most)
        job.check()
        return made

    return reporting(document, scope, draw)


def closing_job(document: Document, cycle: Cycle) -> Job:
    """A job that gives the edit which closes the cycle, with what its report says; it writes nothing."""
    from dsr_tracker.core.cycles import check_closing
    from dsr_tracker.reports.contents import Scope

    check_closing(cycle)
    document.changing.emit()  # what is being typed belongs to what it says
    pen = document.pen

    def close(report: Report, _: Job) -> Edit:
        from dsr_tracker.core.cycles import close_cycle
        from dsr_tracker.reports.json import render_json

        return close_cycle(pen, cycle, render_json(report))

    return reporting(document, Scope(as_of=cycle.ends_on), close)
