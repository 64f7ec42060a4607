"""What moved since an earlier day, with the notes and evidence that came in between."""

from __future__ import annotations

from collections.abc import Mapping

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import Movement, movements
from dsr_tracker.core.cycles import period_on
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.cells import Between, CellBook, newest_assessments, statuses_of
from dsr_tracker.reports.contents import CellEntry, ChangeEntry
from dsr_tracker.reports.scoping import Chosen
from dsr_tracker.reports.sections import sections_of
from dsr_tracker.reports.tallies import Tally, sum_tallies


def moved_cells(dossier: Dossier, chosen: Chosen) -> Mapping[Cell, Movement]:
    """What moved by cell, clauses and measures alike; nothing where the scope names no earlier day."""
    since = chosen.scope.since
    if not since:
        return {}
    first = period_on(since, dossier.cycles)
    return movements(
        dossier.assessments,
        since,
        chosen.as_of,
        first.known_by,
        dossier.scale,
        is_closed=first.cycle is not None,
    )


def came_between(chosen: Chosen, moved: Mapping[Cell, Movement]) -> Between:
    """What came in since that earlier day, with the sources of the judgements that the changes tell."""
    told = (movement.after.assessment_id for movement in moved.values() if movement.after)
    return Between(chosen.scope.since, frozenset(told))


def entries_of(moved: Mapping[Cell, Movement], book: CellBook, between: Between) -> tuple[ChangeEntry, ...]:
    """The changes of those cells that the report lists, in reading order."""
    if not between.since:
        return ()
    cited = book.cited(between)
    return tuple(
        _entry(entry, moved[cell], between, cited[cell])
        for cell, entry in book.entries.items()
        if cell in moved
    )


def overall_on(dossier: Dossier, chosen: Chosen, day: str) -> Tally:
    """The overall figure on that earlier day, over the same provisions and parties.

    On the last day of a closed cycle it is what was known at its closing, as the changes are told from there.
    """
    first = period_on(day, dossier.cycles)
    known = [each for each in dossier.assessments if each.recorded_at <= first.known_by or not first.cycle]
    statuses = statuses_of(newest_assessments(known, day), dossier.scale)
    return sum_tallies((section.tally for section in sections_of(dossier, chosen, statuses)), dossier.scale)


def _entry(entry: CellEntry, moved: Movement, between: Between, cited: frozenset[int]) -> ChangeEntry:
    return ChangeEntry(
        entry.provision,
        entry.party,
        moved.what,
        moved.before,
        moved.after,
        tuple(note for note in entry.notes if between.holds(note.note.dated_on)),
        tuple(number for number in entry.sources if number in cited),
    )
