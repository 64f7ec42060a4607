"""A report that tells when it is read, so that whoever waits for its file can have the work stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from dsr_tracker.core.cells import Cell
from dsr_tracker.reports.contents import CellEntry, Report


def watched(report: Report, check: Callable[[], None]) -> Report:
    """The same report; `check` is called whenever one of its cells is looked at.

    Every format asks for the cells all along, so that what `check` raises ends any of them before long.
    An engine that is handed the whole at once (typst) cannot be stopped while it works.
    """
    return replace(report, cells=_Watched(report.cells, check))


class _Watched(Mapping[Cell, CellEntry]):
    """The cells; each look at one is a moment to stop."""

    def __init__(self, cells: Mapping[Cell, CellEntry], check: Callable[[], None]) -> None:
        self._cells = cells
        self._check = check

    def __getitem__(self, cell: Cell) -> CellEntry:
        self._check()
        return self._cells[cell]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)
