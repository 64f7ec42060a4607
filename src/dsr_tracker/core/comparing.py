"""Cycles as a list shows them, what closed ones said against now, and what moved between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dsr_tracker.core.agenda import Place
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import What
from dsr_tracker.core.cycles import Correction, Period
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.records import Assessment, Cycle


@dataclass(frozen=True, slots=True)
class CycleLine:
    """A cycle with its overall figure: what a closed one said, else how things stand on its last day.

    `corrections` is None where the cycle is not closed; `mean` where what it said cannot be read
    here, or would tell what is read blind.
    """

    cycle: Cycle
    mean: Mean | None
    corrections: int | None = None


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """A correction of a closed cycle, with where it is and the judgement that holds now.

    `who` and `when` (UTC) are those of the change; `reason` is empty where the judgement was withdrawn.
    """

    correction: Correction
    place: Place
    who: str = ""
    when: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A judged cell of a cycle's last day."""

    place: Place
    judged: Assessment


@dataclass(frozen=True, slots=True)
class CycleFigure:
    """A cycle's overall figure and all that was judged: as kept where it is closed, else as things stand.

    `counts` says how many cells carry each rating, clauses only.
    """

    cycle: Cycle
    mean: Mean
    scale_id: str
    counts: Mapping[str, int]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A cell whose status differs between two periods, with the sources that came between."""

    place: Place
    what: What
    before: Assessment | None
    after: Assessment | None
    sources: tuple[str, ...] = ()

    @property
    def cell(self) -> Cell:
        """The cell."""
        return Cell(self.place.provision_id, self.place.party_id)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What moved from one period to a later one; `judged` counts the cells with a judgement by the later."""

    first: Period
    last: Period
    moved: tuple[Moved, ...]
    judged: int

    @property
    def counts(self) -> Mapping[What, int]:
        """How many cells moved in each way."""
        return Counter(each.what for each in self.moved)
