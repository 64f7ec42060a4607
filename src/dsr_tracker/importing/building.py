"""A table into one edit. Every row is accepted, known already, or refused with the reason; none gets lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Read
from dataclasses import dataclass

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.garbage import no_collection
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.names import OtherNames, Territories, no_other_names
from dsr_tracker.core.surroundings import Surroundings
from dsr_tracker.core.text import shown
from dsr_tracker.importing.instrument_rows import instrument_of
from dsr_tracker.importing.mapping import Mapping
from dsr_tracker.importing.meaning import Meanings, UnmappedError
from dsr_tracker.importing.record_rows import assessment_of, evidence_of, note_of, party_of
from dsr_tracker.importing.tables import Table
from dsr_tracker.importing.work import KnownError, Work

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that cannot be taken over, where it stood in the file, and why.

    `field` names the field, where it is one whose value means nothing yet.
    """

    number: int
    row: tuple[str, ...]
    why: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do. `unmapped` counts for each field the values that mean nothing yet;
    `known` counts rows that the tracker holds already, `empty` cells of a wide table without a rating."""

    edit: Edit
    accepted: int
    known: int
    empty: int
    rejected: tuple[Rejection, ...]
    unmapped: Read[str, Read[str, int]]


@no_collection()
def build_import(
    name: str,
    table: Table,
    mapping: Mapping,
    *,
    around: Surroundings,
    territories: Callable[[], Territories],
    pen: Pen,
    step: Step,
    other_names: OtherNames = no_other_names,
) -> Import:
    """The one edit that the table comes to, and what of it cannot be taken over. Writes nothing.

    `step` is told now and then how many rows of how many are done, and may raise to stop.
    """
    meanings = Meanings(
        around.provisions, around.parties, around.scale, territories, mapping.values, other_names
    )
    work = Work(mapping, meanings, around, pen)
    rejected: list[Rejection] = []
    unmapped: dict[str, Counter[str]] = {}
    accepted = known = empty = 0
    for done, (number, row) in enumerate(zip(table.numbers, table.rows, strict=True)):
        if done % 500 == 0:
            step(done, len(table.rows))
        if (more := len(row) - len(table.header)) > 0:
            rejected.append(Rejection(number, row, _too_wide(more)))
            continue
        for values in _records_of(mapping, dict(zip(table.header, row, strict=True))):
            if mapping.is_wide and not values["rating"]:
                empty += 1
                continue
            try:
                changes = _BUILDERS[mapping.kind](work, values, number)
            except KnownError:
                known += 1
            except UnmappedError as error:
                unmapped.setdefault(error.field, Counter())[error.value] += 1
                rejected.append(Rejection(number, row, str(error), error.field))
            except TrackerError as error:
                rejected.append(Rejection(number, row, str(error)))
            else:
                accepted += 1
                work.take(changes)
    # A file's name may hold bytes that are no text, and what would not be seen.
    said = shown(name.encode("utf-8", "backslashreplace").decode())
    edit = Edit(f"Import {said}: {accepted:,} {mapping.kind}", tuple(work.changes), pen.author)
    return Import(edit, accepted, known, empty, tuple(rejected), unmapped)


def _records_of(mapping: Mapping, row: Read[str, str]) -> Iterator[dict[str, str]]:
    """The fields of what stands in a row: of one record, or in a wide table of one for each provision."""
    values = {**mapping.constants, **{name: row.get(column, "") for name, column in mapping.columns.items()}}
    if not mapping.is_wide:
        yield values
        return
    for column, provision in mapping.provisions.items():
        yield {**values, "provision": provision, "rating": row.get(column, "")}


_BUILDERS: dict[str, Callable[[Work, Read[str, str], int], list[Change]]] = {
    "assessments": assessment_of,
    "notes": note_of,
    "evidence": evidence_of,
    "parties": party_of,
    "instruments": instrument_of,
}


def _too_wide(more: int) -> str:
    return (
        f"{more:,} more cells than there are names of columns: a text with a comma may lack its quotes, "
        "or a column its name."
    )
