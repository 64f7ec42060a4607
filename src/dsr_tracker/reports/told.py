"""What a report tells in several places, gathered for writers that make tables of it."""

from __future__ import annotations

from collections.abc import Iterator

from dsr_tracker.core.records import Figure, Party, Provision
from dsr_tracker.reports.contents import NoteEntry, Report


def told_notes(report: Report) -> Iterator[tuple[Provision, Party, NoteEntry]]:
    """Each note once: those of the cells, then those of changes whose cells are not listed."""
    for entry in report.cells.values():
        for note in entry.notes:
            yield entry.provision, entry.party, note
    for change in report.changes:
        if change.cell not in report.cells:
            for note in change.notes:
                yield change.provision, change.party, note


def stated_figures(report: Report) -> Iterator[Figure]:
    """The figures that documents state: the instruments' and those of the background."""
    for section in report.instruments:
        yield from section.figures
    yield from report.figures
