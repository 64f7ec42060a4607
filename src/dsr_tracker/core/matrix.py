"""Provisions by parties with their means: the table that screens, exports and the command line share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.ratings import Distribution, Mean, add_counts, distribution_of, mean_of
from dsr_tracker.core.records import Instrument, Party, Provision
from dsr_tracker.core.scales import NOT_ASSESSED, Scale


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One provision. `cells` has an entry for each party of the provision's instrument, no others."""

    provision: Provision
    cells: Mapping[str, CellStatus | None]
    mean: Mean
    distribution: Distribution
    measures: tuple[MatrixRow, ...] = ()

    def rating(self, party_id: str) -> str | None:
        """The cell's rating; None where the party takes no part in the instrument."""
        if party_id not in self.cells:
            return None
        status = self.cells[party_id]
        return NOT_ASSESSED if status is None else status.rating


@dataclass(frozen=True, slots=True)
class Matrix:
    """Clauses of the chosen instruments by their parties, on one day.

    Means and distributions count clauses only; each row's measures have figures of their own.
    """

    as_of: str
    scale: Scale
    instruments: tuple[Instrument, ...]
    parties: tuple[Party, ...]
    rows: tuple[MatrixRow, ...]
    column_means: Mapping[str, Mean]
    column_distributions: Mapping[str, Distribution]
    overall: Mean
    distribution: Distribution


def build_matrix(  # noqa: PLR0917 - the parts of a matrix, in reading order
    as_of: str,
    scale: Scale,
    instruments: Sequence[Instrument],
    provisions: Sequence[Provision],
    columns: Mapping[str, Sequence[Party]],
    statuses: Mapping[Cell, CellStatus],
    *,
    matching: Mapping[str, Collection[str]] | None = None,
) -> Matrix:
    """The matrix of these provisions; `columns` lists each instrument's parties in order.

    With `matching` (parties by provision) it has these cells alone, and rows and columns with any of them.
    """
    measures: dict[str, list[Provision]] = {}
    for provision in provisions:
        if provision.is_measure:
            measures.setdefault(provision.clause_id, []).append(provision)

    def row(provision: Provision) -> MatrixRow:
        parties = columns.get(provision.instrument_id, ())
        if matching is not None:
            fitting = matching.get(provision.provision_id, ())
            parties = [party for party in parties if party.party_id in fitting]
        cells = {
            party.party_id: statuses.get(Cell(provision.provision_id, party.party_id)) for party in parties
        }
        counts = Counter(status.rating for status in cells.values() if status is not None)
        return MatrixRow(
            provision,
            cells,
            mean_of(counts, scale, len(cells)),
            distribution_of(counts, scale, len(cells)),
            rows_of(measures.get(provision.provision_id, ())),
        )

    def rows_of(listed: Sequence[Provision]) -> tuple[MatrixRow, ...]:
        made = map(row, listed)
        return tuple(each for each in made if matching is None or each.cells or each.measures)

    rows = rows_of([provision for provision in provisions if not provision.is_measure])
    seen = {party_id for r in rows for each in (r, *r.measures) for party_id in each.cells}
    shown = {instrument.instrument_id for instrument in instruments}
    parties = {
        party.party_id: party
        for instrument_id, parties_of in columns.items()
        if instrument_id in shown
        for party in parties_of
        if matching is None or party.party_id in seen
    }
    by_party = {
        party_id: [rating for r in rows if (rating := r.rating(party_id)) is not None] for party_id in parties
    }
    counted = {party_id: Counter(ratings) for party_id, ratings in by_party.items()}
    total = add_counts(counted.values())
    return Matrix(
        as_of,
        scale,
        tuple(instruments),
        tuple(parties.values()),
        rows,
        {party_id: mean_of(counts, scale) for party_id, counts in counted.items()},
        {party_id: distribution_of(counts, scale, counts.total()) for party_id, counts in counted.items()},
        mean_of(total, scale),
        distribution_of(total, scale, total.total()),
    )
