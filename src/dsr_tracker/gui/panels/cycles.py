"""The Cycles page: reporting periods, what the closed ones said, and what moved between them."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from dsr_tracker.core.comparing import Comparison, CycleFigure, CycleLine, ToldOtherwise
from dsr_tracker.core.cycles import Period, check_closing, remove_cycle, set_in_review
from dsr_tracker.core.filtering import Filter, Term
from dsr_tracker.core.records import Cycle, CycleState
from dsr_tracker.gui.cycle_words import days_words, state_dot, state_words
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.corrections_list import CorrectionsList
from dsr_tracker.gui.panels.cycle_figure import CycleFigureView
from dsr_tracker.gui.panels.fetching import Fetch
from dsr_tracker.gui.panels.listing import Listing
from dsr_tracker.gui.panels.moved_list import MovedList
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.tabs import Tabs
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import GRID, heading
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import mean_words
from dsr_tracker.settings import Preset


class CyclesPanel(Panel):
    """The cycles above; below, what moved between two of them, and the corrections of the chosen one."""

    page = "cycles"

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self._wanted = ""
        of_cycles = attrgetter("cycles")
        self._lines_fetch = Fetch(document, self._show_lines, self, reader=of_cycles)
        self._corrected_fetch = Fetch(document, self._show_corrections, self, reader=of_cycles)
        self._figure_fetch = Fetch(document, self._figure_shown, self, reader=of_cycles)
        self._moved_fetch = Fetch(document, self._show_moved, self, reader=of_cycles)
        self.add = self._action(self.tr("New…"), self._on_add)
        self.change = self._action(self.tr("Change…"), self._on_change)
        self.review = self._action(self.tr("Hand to review"), self._on_review)
        self.close_cycle = self._action(self.tr("Close…"), self._on_close)
        self.remove = self._action(self.tr("Remove"), self._on_remove)
        self.table = RecordTable[CycleLine](self._columns(), lambda line: line.cycle.cycle_id, self)
        self.list = RecordView(self.table, self.tr("Cycles"), self, stretched=4)
        self.list.setSortingEnabled(False)
        self.listing = Listing(self.list, self)
        self.moved = MovedList(document, self)
        self.corrections = CorrectionsList(self)
        self.figure = CycleFigureView(self)
        self.tabs = Tabs(self.tr("Of the cycles"), self)
        self.tabs.add(self.moved, self.tr("What moved"))
        self.tabs.add(self.corrections, self.tr("Corrections"))
        self.tabs.add(self.figure, self.tr("Figure"))
        self._lay_out()
        self.list.selected.connect(lambda _: self._show_chosen())
        self.list.opened.connect(self._on_opened)
        self.moved.asked.connect(self._on_asked)
        self.moved.matrix_wanted.connect(self._on_matrix)
        self.moved.picture_wanted.connect(self._on_picture)
        self.moved.report_wanted.connect(self._on_report)
        self.figure.save_wanted.connect(self._on_save)
        self.tabs.bar.currentChanged.connect(lambda _: self._show_figure())
        for part in (self.moved, self.corrections, self.figure):
            part.opened.connect(viewing.open_cell)

    @property
    def chosen(self) -> CycleLine | None:
        """The line with the cursor."""
        line: CycleLine | None = self.list.current_record()
        return line

    def refresh(self) -> None:
        self._lines_fetch.start(lambda cycles: cycles.lines())

    def open_subject(self, subject: str) -> None:
        """Choose the cycle of that id, as soon as the cycles are read."""
        self._wanted = subject
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted and self.list.reveal_key(self._wanted):
            self._wanted = ""
            self.tabs.show_part(self.corrections)

    # -- what is shown --------------------------------------------------------------------------------

    def _show_lines(self, lines: list[CycleLine]) -> None:
        self.table.set_rows(lines)
        if lines:
            self.listing.show_list(
                self.tr("1 cycle") if len(lines) == 1 else self.tr("{n} cycles").format(n=len(lines))
            )
            self._choose_wanted()
            if self.chosen is None:
                self.list.select_key(lines[0].cycle.cycle_id)
        else:
            self.listing.show_message(
                self.tr(
                    "A cycle is a reporting period with a name, such as “2026, first half”. Add one with "
                    "“New…”, judge the cells as of its days, and close it when its report goes out: what it "
                    "said is then kept, and what is changed later is told as a correction."
                )
            )
        self._show_chosen()
        self.moved.fill([line.cycle for line in lines])

    def _show_chosen(self) -> None:
        line = self.chosen
        cycle = line.cycle if line else None
        is_closed = cycle is not None and cycle.state is CycleState.CLOSED
        can_write = not self.document.is_read_only
        in_review = cycle is not None and cycle.state is CycleState.IN_REVIEW
        self.review.setText(self.tr("Back to work") if in_review else self.tr("Hand to review"))
        self.add.setEnabled(can_write)
        for action in (self.change, self.remove):
            action.setEnabled(can_write and cycle is not None)
        for action in (self.review, self.close_cycle):
            action.setEnabled(can_write and cycle is not None and not is_closed)
        self.corrections.show_cycle(cycle)
        count = line.corrections if line else None
        title = self.tr("Corrections") if count is None else self.tr("Corrections ({n})").format(n=count)
        self.tabs.set_title(1, title)
        if cycle is not None and is_closed:
            if count is None:
                self.corrections.say(self.tr("What it said is not in this file."))
            else:
                self._corrected_fetch.start(lambda cycles: (cycle, cycles.told_otherwise(cycle)))

        self._show_figure()

    def _show_figure(self) -> None:
        """Read the figure of the chosen cycle where somebody looks at it: it takes all its judgements."""
        line = self.chosen
        if not self.figure.isVisible():
            return
        if line is None:
            self.figure.say(self.tr("Choose a cycle above."))
        elif line.mean is None:
            self.figure.say(self._meaning(line))
        else:
            self._figure_fetch.start(lambda cycles: cycles.figure(line.cycle))

    def _figure_shown(self, figure: CycleFigure) -> None:
        """Show it where its cycle is still the chosen one."""
        if self.chosen is not None and self.chosen.cycle == figure.cycle:
            self.figure.show_figure(figure)

    def _show_corrections(self, found: tuple[Cycle, list[ToldOtherwise]]) -> None:
        cycle, rows = found
        if self.chosen is not None and self.chosen.cycle == cycle:
            self.corrections.show_rows(rows)

    def _on_asked(self, first: Period, last: Period) -> None:
        self._moved_fetch.start(lambda cycles: cycles.comparison(first, last))

    def _show_moved(self, comparison: Comparison) -> None:
        self.moved.show_comparison(comparison)

    # -- what a person does ---------------------------------------------------------------------------

    def _on_add(self) -> None:
        self._open_form(None)

    def _on_change(self) -> None:
        if self.chosen is not None:
            self._open_form(self.chosen.cycle)

    def _open_form(self, cycle: Cycle | None) -> None:
        from dsr_tracker.gui.dialogs.cycle_dialog import CycleDialog

        form = CycleDialog(self.document, cycle, self)
        form.saved.connect(lambda edit: self.list.reveal_key(edit.changes[0].record.cycle_id))
        form.open()

    def _on_review(self) -> None:
        if self.chosen is not None:
            cycle = self.chosen.cycle
            is_in_review = cycle.state is not CycleState.IN_REVIEW
            self.document.do(set_in_review(self.document.pen, cycle, is_in_review=is_in_review))

    def _on_close(self) -> None:
        from dsr_tracker.gui.dialogs.close_cycle_dialog import CloseCycleDialog

        if self.chosen is not None:
            check_closing(self.chosen.cycle)
            dialog = CloseCycleDialog(self.document, self.chosen, self)
            # Its button cannot be pressed any more, and the next one would have the keyboard: Remove.
            dialog.closed.connect(self.list.setFocus)
            dialog.open()

    def _on_remove(self) -> None:
        if self.chosen is not None:
            self.document.do(remove_cycle(self.document.pen, self.chosen.cycle))

    def _on_opened(self, line: CycleLine) -> None:
        """Show its corrections where it is closed, else what moved in it."""
        self.tabs.show_part(self.corrections if line.cycle.state is CycleState.CLOSED else self.moved)

    def _on_matrix(self, first: Period, last: Period, kind: str) -> None:
        """Show what moved in the matrix, of all instruments and by this filter alone."""
        self.viewing.set_day(last.day)
        self.viewing.set_instruments(())
        against = first.name if first.cycle else first.day
        self.viewing.set_filter(Filter((Term("moved", kind or "any"), Term("against", against))))
        self.viewing.set_hiding(True)
        self.viewing.open_page("matrix")

    def _on_picture(self, first: Period, last: Period) -> None:
        self.viewing.set_day(last.day)
        self.viewing.open_page("pictures", f"change {first.day}")

    def _on_save(self, cycle: Cycle) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save what it said"), f"cycle-{cycle.ends_on}.json", self.tr("Reports (*.json)")
        )
        if name:
            self.save_said(cycle, Path(name))

    def save_said(self, cycle: Cycle, path: Path) -> None:
        """Write what the closed cycle said as it was kept; raises FileError."""
        from dsr_tracker.reports.writing import put_file

        put_file(self.document.cycles.said(cycle), path)

    def _on_report(self, first: Period, last: Period) -> None:
        self.viewing.open_report(Preset(kind="changes", language="", since=first.day, as_of=last.day))

    # -- parts ----------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column[CycleLine], ...]:
        return (
            Column[CycleLine](self.tr("Cycle"), lambda line: line.cycle.name, 24),
            Column[CycleLine](
                self.tr("State"),
                lambda line: state_words(line.cycle),
                14,
                icon=lambda line: state_dot(line.cycle),
                key=lambda line: str(line.cycle.state),
            ),
            Column[CycleLine](self.tr("Days"), lambda line: days_words(line.cycle), 25),
            Column[CycleLine](
                self.tr("Overall figure"),
                lambda line: "–" if line.mean is None else mean_words(line.mean),
                20,
                tooltip=self._meaning,
            ),
            Column[CycleLine](self.tr("Remark"), lambda line: line.cycle.remark, 20),
            # Last: its numbers stand at the right, where they would touch the words of a next column.
            Column[CycleLine](
                self.tr("Corrections"),
                lambda line: "" if line.corrections is None else str(line.corrections),
                10,
                alignment=Qt.AlignmentFlag.AlignRight,
            ),
        )

    def _meaning(self, line: CycleLine) -> str:
        if line.mean is None:
            if line.corrections is not None:
                return self.tr("It would tell what you read blind.")
            return self.tr("What it said is not in this file.")
        if line.cycle.state is CycleState.CLOSED:
            return self.tr("As its report said when it was closed: scored cells of those that apply.")
        return self.tr("As things stand on its last day, known now: scored cells of those that apply.")

    def _lay_out(self) -> None:
        top = WrappingRow()
        top.add(heading(self.tr("Cycles")))
        top.add_gap()
        top.add(*map(action_button, (self.add, self.change, self.review, self.close_cycle, self.remove)))
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.listing)
        split.addWidget(self.tabs)
        split.setSizes([200, 480])
        split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(split, 1)

    def _action(self, text: str, slot: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        return action
