"""What the analyst is looking at: the day, the instruments, the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today

if TYPE_CHECKING:
    from dsr_tracker.core.explaining import Explained


class Viewing(QObject):
    """Shared by the pages, so that they all speak of the same day and cell.

    `cell_opened` asks for the matrix page at that cell; `page_opened` asks for a page by name, and
    `figure_opened` for the working of a figure (an `Explained`), `link_opened` for an address in the browser.
    """

    day_changed = Signal()
    instruments_changed = Signal()
    cell_changed = Signal()
    cell_opened = Signal(object)
    page_opened = Signal(str, str)
    figure_opened = Signal(object)
    link_opened = Signal(str)
    stale_months_changed = Signal(int)

    def __init__(self, parent: QObject | None = None, *, stale_months: int = 6) -> None:
        super().__init__(parent)
        self.stale_months = stale_months
        """After how many months without a look a cell is something to do."""
        self._day = ""
        self._instrument_ids: tuple[str, ...] = ()
        self._cell: Cell | None = None

    @property
    def day(self) -> str:
        """The as-of day; today unless another was chosen."""
        return self._day or today()

    @property
    def is_today(self) -> bool:
        """Whether the newest state is shown."""
        return not self._day

    @property
    def instrument_ids(self) -> tuple[str, ...]:
        """The chosen instruments; empty for all."""
        return self._instrument_ids

    @property
    def cell(self) -> Cell | None:
        """The selected cell."""
        return self._cell

    def set_day(self, day: str) -> None:
        """Look at the state of that day; today's date stands for "always the newest"."""
        day = "" if day == today() else day
        if day != self._day:
            self._day = day
            self.day_changed.emit()

    def set_instruments(self, instrument_ids: tuple[str, ...]) -> None:
        """Look at these instruments."""
        if instrument_ids != self._instrument_ids:
            self._instrument_ids = instrument_ids
            self.instruments_changed.emit()

    def set_stale_months(self, months: int) -> None:
        """Call cells stale after that many months."""
        if months != self.stale_months:
            self.stale_months = months
            self.stale_months_changed.emit(months)

    def set_cell(self, cell: Cell | None) -> None:
        """Select that cell."""
        if cell != self._cell:
            self._cell = cell
            self.cell_changed.emit()

    def take_over(self, other: Viewing) -> None:
        """Look at what another window looked at."""
        self.set_instruments(other.instrument_ids)
        if not other.is_today:
            self.set_day(other.day)
        if other.cell is not None:
            self.open_cell(other.cell)

    def open_cell(self, cell: Cell) -> None:
        """Go to that cell in the matrix, wherever the analyst is."""
        self.cell_opened.emit(cell)

    def open_page(self, page: str, subject: str = "") -> None:
        """Go to a page, and there to a subject, such as the country "EG"."""
        self.page_opened.emit(page, subject)

    def open_link(self, address: str) -> None:
        """Open that address in the browser, once a person has seen where it leads."""
        self.link_opened.emit(address)

    def open_figure(self, explained: Explained) -> None:
        """Show how a figure was computed."""
        self.figure_opened.emit(explained)
