"""What the analyst is looking at: the day, the instruments, the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import months_before, today
from dsr_tracker.core.filtering import AsSeen, Filter, Within

if TYPE_CHECKING:
    from dsr_tracker.core.explaining import Explained
    from dsr_tracker.settings import Preset

_MINUTE_MS = 60_000


class Viewing(QObject):
    """Shared by the pages, so that they all speak of the same day and cell.

    `cell_opened` asks for the matrix page at that cell; `page_opened` asks for a page by name, and
    `figure_opened` for the working of a figure (an `Explained`), `link_opened` for an address in the browser,
    `report_opened` for the report dialog, filled in by a `Preset`, `record_wanted` for what the inspector
    says of the record of that id, `plans_opened` for the search plans, at the one of that id.
    `filter_counted` says for a page what it shows of how much.
    """

    day_changed = Signal()
    instruments_changed = Signal()
    cell_changed = Signal()
    cell_opened = Signal(object)
    page_opened = Signal(str, str)
    figure_opened = Signal(object)
    link_opened = Signal(str)
    stale_months_changed = Signal(int)
    filter_changed = Signal()
    family_changed = Signal()
    filter_counted = Signal(str, str)
    report_opened = Signal(object)
    record_wanted = Signal(str)
    plans_opened = Signal(str)

    def __init__(self, parent: QObject | None = None, *, stale_months: int = 6) -> None:
        super().__init__(parent)
        self.stale_months = stale_months
        """After how many months without a look a cell is something to do."""
        self._day = ""
        self._today = today()
        clock = QTimer(self)
        clock.setInterval(_MINUTE_MS)
        clock.timeout.connect(self.look_at_clock)
        clock.start()
        self._instrument_ids: tuple[str, ...] = ()
        self._cell: Cell | None = None
        self._filter = Filter()
        self._is_hiding = False
        self._family = ""

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

    def look_at_clock(self) -> None:
        """Say that the day is another one where a new one has begun: windows stay open overnight."""
        if today() != self._today:
            self._today = today()
            self.day_changed.emit()

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

    @property
    def filter(self) -> Filter:
        """Which cells are looked at; an empty one for all."""
        return self._filter

    @property
    def is_hiding(self) -> bool:
        """Whether the matrix leaves out rows and columns without a cell that fits, rather than dim cells."""
        return self._is_hiding

    @property
    def family(self) -> str:
        """The family of tags by which the matrix is grouped; empty for by instrument."""
        return self._family

    def set_family(self, family: str) -> None:
        """Group the matrix by a family of tags."""
        if family != self._family:
            self._family = family
            self.family_changed.emit()

    def as_seen(self, day: str = "") -> AsSeen:
        """What the filter is asked of, on the day that is looked at or on another."""
        day = day or self.day
        return AsSeen(day, months_before(day, self.stale_months))

    def within(self, day: str = "") -> Within | None:
        """The filter with what it is asked of; None where there is none."""
        return (self._filter, self.as_seen(day)) if self._filter else None

    def set_filter(self, chosen: Filter) -> None:
        """Look at the cells that fit."""
        if chosen != self._filter:
            self._filter = chosen
            self.filter_changed.emit()

    def set_hiding(self, is_hiding: bool) -> None:
        """Leave out what does not fit, or dim it."""
        if is_hiding != self._is_hiding:
            self._is_hiding = is_hiding
            self.filter_changed.emit()

    def tell_filtered(self, page: str, text: str) -> None:
        """Say what a page shows of how much."""
        self.filter_counted.emit(page, text)

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
        self._filter, self._is_hiding, self._family = other.filter, other.is_hiding, other.family
        self.filter_changed.emit()
        if not other.is_today:
            self.set_day(other.day)
        if other.cell is not None:
            self.open_cell(other.cell)

    def open_cell(self, cell: Cell, record_id: str = "") -> None:
        """Go to that cell in the matrix, wherever the analyst is, and in the inspector to a record of it."""
        self.cell_opened.emit(cell)
        if record_id:
            self.record_wanted.emit(record_id)

    def open_page(self, page: str, subject: str = "") -> None:
        """Go to a page, and there to a subject, such as the country "EG"."""
        self.page_opened.emit(page, subject)

    def open_link(self, address: str) -> None:
        """Open that address in the browser, once a person has seen where it leads."""
        self.link_opened.emit(address)

    def open_figure(self, explained: Explained) -> None:
        """Show how a figure was computed."""
        self.figure_opened.emit(explained)

    def open_plans(self, plan_id: str) -> None:
        """Show that search plan among the others."""
        self.plans_opened.emit(plan_id)

    def open_report(self, preset: Preset) -> None:
        """Ask for a report, with these choices to begin with."""
        self.report_opened.emit(preset)
