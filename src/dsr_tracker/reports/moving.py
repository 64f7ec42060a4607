"""What moved since an earlier day, with the notes and evidence that came in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import Movement, movements
from dsr_tracker.core.dates import end_of_day
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.cells import newest_assessments, statuses_of
from dsr_tracker.reports.contents import CellEntry, ChangeEntry, NoteEntry
from dsr_tracker.reports.scoping import Chosen
from dsr_tracker.reports.sections import sections_of
from dsr_tracker.reports.tallies import Tally, sum_tallies


def moved_cells(dossier: Dossier, chosen: Chosen) -> Mapping[Cell, Movement]:
    """What moved by cell, clauses and measures alike; nothing where the scope names no earlier day."""
    since = chosen.scope.since
    if not since:
        return {}
    return movements(dossier.assessments, since, chosen.as_of, end_of_day(since), dossier.scale)


def entries_of(
    moved: Mapping[Cell, Movement],
    cells: Mapping[Cell, CellEntry],
    came_between: Mapping[Cell, frozenset[int]],
    since: str,
) -> tuple[ChangeEntry, ...]:
    """The changes of those cells that the report lists, in reading order."""
    return tuple(
        _entry(entry, moved[cell], came_between.get(cell, frozenset()), since)
        for cell, entry in cells.items()
        if cell in moved
    )


def overall_on(dossier: Dossier, chosen: Chosen, day: str) -> Tally:
    """The overall figure on that earlier day, over the same provisions and parties."""
    statuses = statuses_of(newest_assessments(dossier.assessments, day), dossier.scale)
    return sum_tallies((section.tally for section in sections_of(dossier, chosen, statuses)), dossier.scale)


def _entry(entry: CellEntry, moved: Movement, came_between: frozenset[int], since: str) -> ChangeEntry:
    notes = tuple(
        NoteEntry(each.note, _those(each.sources, came_between))
        for each in entry.notes
        if each.note.dated_on > since
    )
    return ChangeEntry(
        entry.provision,
        entry.party,
        moved.what,
        moved.before,
        moved.after,
        notes,
        _those(entry.sources, came_between),
    )


def _those(numbers: Iterable[int], wanted: frozenset[int]) -> tuple[int, ...]:
    return tuple(number for number in numbers if number in wanted)
