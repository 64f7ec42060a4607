"""Reports, their pages and their pictures, made beside the window from what the file holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.reading_jobs import making

if TYPE_CHECKING:  # the engines are imported when they lay something out
    from dsr_tracker.core.history import Edit
    from dsr_tracker.core.records import Cycle
    from dsr_tracker.reports.contents import Scope
    from dsr_tracker.reports.orders import Made
    from dsr_tracker.reports.picture import Subject

_PREVIEW_PPI = 80
_PREVIEW_PAGES = 12


def report_job(
    document: Document, scope: Scope, format_name: str, path: Path, template: Path | None = None
) -> Job:
    """A job that writes a report of what the file holds; cancelled, it writes nothing.

    It gives what the format cannot hold as it is, in sentences.
    """
    from dsr_tracker.reports.orders import Order

    def write(made: Made) -> list[str]:
        _write(made, path)
        return list(made.told)

    return _awaited(making(document, Order(scope, format_name, template), write))


def picture_job(document: Document, subject: Subject, scope: Scope, path: Path) -> Job:
    """A job that writes the matrix or the distributions as SVG or PNG, by the ending of `path`."""
    from dsr_tracker.reports.orders import Order

    order = Order(scope, f"{subject}.{'png' if path.suffix == '.png' else 'svg'}")

    def write(made: Made) -> Path:
        _write(made, path)
        return path

    return _awaited(making(document, order, write))


def pages_job(
    document: Document, scope: Scope, *, ppi: float = _PREVIEW_PPI, most: int = _PREVIEW_PAGES
) -> Job:
    """A job that gives a report's first pages as pictures (PNG), and how many more there are."""
    from dsr_tracker.reports.orders import PAGES, Order

    order = Order(scope, PAGES, ppi=ppi, most=most)
    return making(document, order, lambda made: (list(made.parts), made.more))


def closing_job(document: Document, cycle: Cycle) -> Job:
    """A job that gives the edit which closes the cycle, with what its report says; it writes nothing."""
    from dsr_tracker.core.cycles import check_closing
    from dsr_tracker.core.sight import check_whole
    from dsr_tracker.reports.contents import Scope
    from dsr_tracker.reports.orders import Order

    check_closing(cycle)
    check_whole("The cycle was not closed.", document.blind_cells)
    document.changing.emit()  # what is being typed belongs to what it says
    pen = document.pen

    def close(made: Made) -> Edit:
        from dsr_tracker.core.cycles import close_cycle

        return close_cycle(pen, cycle, made.parts[0])

    return making(document, Order(Scope(as_of=cycle.ends_on), "json"), close)


def _awaited(job: Job) -> Job:
    job.is_awaited = True
    return job


def _write(made: Made, path: Path) -> None:
    from dsr_tracker.reports.writing import put_file

    put_file(made.parts[0], path)
