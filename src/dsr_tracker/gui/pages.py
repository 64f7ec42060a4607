"""The pages beside the matrix, each imported when it is first seen: the window shows sooner."""

from __future__ import annotations

from collections.abc import Callable

from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.viewing import Viewing


def _overview(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.overview import OverviewPanel

    return OverviewPanel(document, viewing)


def _clauses(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.clauses import ClausesPanel

    return ClausesPanel(document, viewing)


def _countries(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.countries import CountriesPanel

    return CountriesPanel(document, viewing)


def _timeline(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.timeline import TimelinePanel

    return TimelinePanel(document, viewing)


def _cycles(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.cycles import CyclesPanel

    return CyclesPanel(document, viewing)


def _readings(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.readings import ReadingsPanel

    return ReadingsPanel(document, viewing)


def _sources(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.sources import SourcesPanel

    return SourcesPanel(document, viewing)


def _todo(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.todo import TodoPanel

    page = TodoPanel(document, viewing, stale_months=viewing.stale_months)
    page.months_chosen.connect(viewing.set_stale_months)
    viewing.stale_months_changed.connect(page.months.setValue)
    return page


def _pictures(document: Document, viewing: Viewing) -> Panel:
    from dsr_tracker.gui.panels.pictures import PicturesPanel

    return PicturesPanel(document, viewing)


PAGES: dict[str, Callable[[Document, Viewing], Panel]] = {
    "overview": _overview,
    "clauses": _clauses,
    "countries": _countries,
    "timeline": _timeline,
    "cycles": _cycles,
    "readings": _readings,
    "sources": _sources,
    "todo": _todo,
    "pictures": _pictures,
}
"""What builds each page, by its name; the matrix is there from the start."""
