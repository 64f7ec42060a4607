"""What stands in which row and column of the matrix; nothing of Qt, and no status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.filtering import Matching
from dsr_tracker.core.records import Instrument, Party, Provision
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.matrix_sections import Section, sections_of


class MatrixRows:
    """Instruments' headings (where there are several), clauses, and the measures of opened clauses."""

    def __init__(self) -> None:
        self.rows: list[Provision | Instrument | Section] = []
        self.is_grouped = False
        """Whether rows stand in sections of tags, where one clause may stand in several."""
        self.parties: list[Party] = []
        self.columns: dict[str, int] = {}
        """The column of each party, by its id."""
        self.clause_counts: Counter[str] = Counter()
        """How many clauses each instrument has."""
        self.clause_ids: set[str] = set()
        """All clauses, those left out by a filter, too."""
        self._members: dict[str, frozenset[str]] = {}
        self._measures: dict[str, list[Provision]] = {}
        self._opened: set[str] = set()

    def read(
        self, document: Document, chosen: tuple[str, ...], within: Matching | None = None, family: str = ""
    ) -> None:
        """Read the rows and columns of the chosen instruments; of all, where none is chosen.

        Where cells are given, rows and columns without any of them are left out.
        """
        wanted = chosen or None
        instruments = [i for i in document.read.instruments() if wanted is None or i.instrument_id in wanted]
        columns = document.read.columns(wanted)
        self._members = {
            instrument_id: frozenset(party.party_id for party in parties)
            for instrument_id, parties in columns.items()
        }
        listed = {p.party_id: p for i in instruments for p in columns.get(i.instrument_id, ())}
        if within is not None:
            fitting = {party_id for parties in within.values() for party_id in parties}
            listed = {party_id: party for party_id, party in listed.items() if party_id in fitting}
        self.parties = list(listed.values())
        self.columns = {party_id: column for column, party_id in enumerate(listed)}
        self._measures, self.clause_counts, self.clause_ids = {}, Counter(), set()
        clauses: dict[str, list[Provision]] = {}
        for provision in document.read.provisions(wanted):
            if provision.is_measure:
                if within is None or provision.provision_id in within:
                    self._measures.setdefault(provision.clause_id, []).append(provision)
            else:
                clauses.setdefault(provision.instrument_id, []).append(provision)
                self.clause_counts[provision.instrument_id] += 1
                self.clause_ids.add(provision.provision_id)
        if within is not None:
            clauses = {
                instrument_id: [
                    c for c in found if c.provision_id in within or c.provision_id in self._measures
                ]
                for instrument_id, found in clauses.items()
            }
        self.rows, self.is_grouped = [], bool(family)
        if family:
            every = [clause for i in instruments for clause in clauses.get(i.instrument_id, ())]
            for section in sections_of(document, family, every):
                self.rows.append(section)
                self._add_clauses(section.clauses)
            return
        for instrument in instruments:
            if len(instruments) > 1 and (within is None or clauses.get(instrument.instrument_id)):
                self.rows.append(instrument)
            self._add_clauses(clauses.get(instrument.instrument_id, ()))

    def _add_clauses(self, clauses: Iterable[Provision]) -> None:
        for clause in clauses:
            self.rows.append(clause)
            if clause.provision_id in self._opened:
                self.rows.extend(self._measures.get(clause.provision_id, ()))

    @property
    def mean_row(self) -> int:
        """The row of the column means: the last one."""
        return len(self.rows)

    @property
    def mean_column(self) -> int:
        """The column of the row means: the last one."""
        return len(self.parties)

    def provision_at(self, row: int) -> Provision | None:
        """The row's provision; None for a heading and beyond the last row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Provision) else None

    def instrument_at(self, row: int) -> Instrument | None:
        """The instrument that the row is the heading of."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Instrument) else None

    def section_at(self, row: int) -> Section | None:
        """The section of tags that the row is the heading of."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Section) else None

    def row_of(self, provision_id: str) -> int:
        """The row of that provision; -1 where it is not shown."""
        return next(
            (
                row
                for row, provision in enumerate(self.rows)
                if isinstance(provision, Provision) and provision.provision_id == provision_id
            ),
            -1,
        )

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The cell there; None where the party takes no part in the instrument, and at the edges."""
        provision = self.provision_at(row)
        if provision is None or not 0 <= column < len(self.parties):
            return None
        party_id = self.parties[column].party_id
        takes_part = party_id in self.members(provision.instrument_id)
        return Cell(provision.provision_id, party_id) if takes_part else None

    def members(self, instrument_id: str) -> frozenset[str]:
        """The ids of the parties that are assessed in that instrument."""
        return self._members.get(instrument_id, frozenset())

    def clauses_of(self, party_id: str) -> int:
        """How many clauses the party is assessed in."""
        return sum(
            count
            for instrument_id, count in self.clause_counts.items()
            if party_id in self.members(instrument_id)
        )

    def cell_count(self) -> int:
        """How many clause cells there are."""
        return sum(
            count * len(self.members(instrument_id)) for instrument_id, count in self.clause_counts.items()
        )

    # -- opening and folding ----------------------------------------------------------------------

    def is_opened(self, row: int) -> bool | None:
        """Whether the row's measures are shown; None where it has none."""
        provision = self.provision_at(row)
        if provision is None or provision.provision_id not in self._measures:
            return None
        return provision.provision_id in self._opened

    def measures_below(self, row: int) -> list[Provision]:
        """The measures of the row's clause, shown or not."""
        provision = self.provision_at(row)
        return [] if provision is None else self._measures.get(provision.provision_id, [])

    def clause_row_of(self, measure_id: str) -> int:
        """The row of the clause that the measure belongs to; -1 where there is none."""
        return next(
            (
                self.row_of(clause_id)
                for clause_id, measures in self._measures.items()
                if any(measure.provision_id == measure_id for measure in measures)
            ),
            -1,
        )

    def open(self, row: int) -> None:
        """Show the measures of the row's clause."""
        self._opened.add(self._clause_id(row))
        self.rows[row + 1 : row + 1] = self.measures_below(row)

    def fold(self, row: int) -> None:
        """Hide the measures of the row's clause."""
        self._opened.discard(self._clause_id(row))
        del self.rows[row + 1 : row + 1 + len(self.measures_below(row))]

    @property
    def opened(self) -> tuple[str, ...]:
        """The clauses whose measures are shown, by id."""
        return tuple(sorted(self._opened))

    def remember(self, opened: tuple[str, ...]) -> None:
        """Have those clauses opened from the next reading on."""
        self._opened = set(opened)

    def remember_one(self, row: int, *, is_open: bool) -> None:
        """Have the row's clause opened or folded from the next reading on, wherever it stands."""
        (self._opened.add if is_open else self._opened.discard)(self._clause_id(row))

    def remember_all(self, *, is_open: bool) -> None:
        """Have every clause opened or folded from the next reading on."""
        self._opened = set(self._measures) if is_open else set()

    def _clause_id(self, row: int) -> str:
        provision = self.provision_at(row)
        return "" if provision is None else provision.provision_id
