"""The Second reading page: batches, the form to read them in, agreement, differences, and feedback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Feedback, FeedbackState, ReadingBatch
from dsr_tracker.core.second_reading import ReadPair, close_batch, remove_batch
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.feedback_words import feedback_state
from dsr_tracker.gui.method_words import provision_title
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.agreement_view import AgreementView
from dsr_tracker.gui.panels.differences_list import DifferencesList
from dsr_tracker.gui.panels.listing import Listing
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.reading_form import ReadingForm
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.tabs import Tabs
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.reading_words import batch_state, hidden_words
from dsr_tracker.gui.theme import GRID, heading
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import party_words


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch with how many of its cells were read."""

    batch: ReadingBatch
    read: int
    is_mine: bool


class ReadingsPanel(Panel):
    """Lists behind tabs, or in their place the form while a batch is read.

    The agreement and the differences leave out what this person still reads blind.
    """

    page = "readings"

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self._led_to: QWidget | None = None
        self.give = self._action(self.tr("Give out…"), self._on_give)
        self.read = self._action(self.tr("Read"), self._on_read)
        self.close_batch = self._action(self.tr("Close"), self._on_close)
        self.close_batch.setToolTip(self.tr("What was hidden from its reader is shown"))
        self.remove = self._action(self.tr("Remove"), self._on_remove)
        self.table = RecordTable[BatchLine](self._columns(), lambda line: line.batch.batch_id, self)
        self.list = RecordView(self.table, self.tr("Batches"), self, stretched=5)
        self.list.setSortingEnabled(False)
        self.listing = Listing(self.list, self)
        self.agreement = AgreementView(document, self)
        self.differences = DifferencesList(document, self)
        self.feedback = RecordTable[Feedback](self._feedback_columns(), lambda each: each.feedback_id, self)
        self.feedback_list = RecordView(self.feedback, self.tr("Feedback from outside"), self, stretched=5)
        self.feedback_listing = Listing(self.feedback_list, self)
        self.form = ReadingForm(document, self)
        self.tabs = Tabs(self.tr("Of second readings"), self)
        self._lay_out()
        self.list.opened.connect(lambda _: self._on_read())
        self.list.selected.connect(lambda _: self._offer())
        self.form.ended.connect(self._on_ended)
        self.form.passages.attach_wanted.connect(lambda: viewing.open_page("sources"))
        self.differences.opened.connect(viewing.open_cell)
        self.agreement.pairs_wanted.connect(self._on_pairs)
        self.feedback_list.opened.connect(
            lambda each: viewing.open_cell(Cell(each.provision_id, each.party_id))
        )

    @property
    def chosen(self) -> BatchLine | None:
        """The line with the cursor."""
        line: BatchLine | None = self.list.current_record()
        return line

    @property
    def is_reading(self) -> bool:
        """Whether the form is shown."""
        return self._stack.currentWidget() is self.form

    def refresh(self) -> None:
        if self.is_reading and not self.form.follow():
            self._stack.setCurrentWidget(self._lists)
            self.list.setFocus()
        readings, author = self.document.readings, self.document.author
        pairs, batches = readings.pairs(), readings.batches()
        lines = [self._line(batch, pairs, author) for batch in batches]
        # One's own open batches first; the newest of each sort above.
        lines.sort(key=lambda line: (bool(line.batch.closed_at), not line.is_mine))
        self.table.set_rows(lines)
        if lines:
            self.listing.show_list(
                self.tr("1 batch") if len(lines) == 1 else self.tr("{n} batches").format(n=len(lines))
            )
            if self.chosen is None:
                self.list.select_key(lines[0].batch.batch_id)
        else:
            self.listing.show_message(
                self.tr(
                    "A second reader judges cells anew, without seeing the first judgement. Give some out "
                    "with “Give out…”: those selected in the matrix, or a sample of all that are judged. "
                    "What she finds stands beside the first judgement, and here you see how far they agree."
                )
            )
        blind = self.document.blind_cells
        seen = [pair for pair in pairs if pair.cell not in blind]
        self.agreement.show_pairs(seen, batches)
        self.differences.show_pairs(seen)
        count = self.differences.open_count
        differences = self.tr("Differences")
        self.tabs.set_title(2, self.tr("Differences ({n})").format(n=count) if count else differences)
        self._show_feedback(blind)
        self._offer()

    def open_subject(self, subject: str) -> None:
        """Read the batch of that id, or show the part of that name, or the reading of that id there."""
        parts = {
            "agreement": self.agreement,
            "differences": self.differences,
            "feedback": self.feedback_listing,
        }
        if subject in parts:
            self._show_part(parts[subject])
        elif self.list.reveal_key(subject):
            self._show_part(self._batches)
            self._led_to = self.list
            self._on_read()
        elif self.differences.choose(subject):
            self._show_part(self.differences)
            self._led_to = self.differences.list

    def _show_part(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(self._lists)
        self.tabs.show_part(part)

    def take_focus(self) -> None:
        led_to, self._led_to = self._led_to, None
        if self.is_reading:
            self.form.take_focus()
        elif led_to is not None:
            led_to.setFocus()
        else:
            super().take_focus()

    def flush(self) -> None:
        self.form.flush()

    def _line(self, batch: ReadingBatch, pairs: list[ReadPair], author: str) -> BatchLine:
        read = {pair.cell for pair in pairs if pair.reading.batch_id == batch.batch_id}
        return BatchLine(batch, len(read & {Cell(*cell) for cell in batch.cells}), batch.reader == author)

    def _show_feedback(self, blind: frozenset[Cell]) -> None:
        found = [f for f in self.document.readings.feedback() if (f.provision_id, f.party_id) not in blind]
        found.sort(key=lambda each: each.state is not FeedbackState.OPEN)
        self.feedback.set_rows(found)
        still = sum(each.state is FeedbackState.OPEN for each in found)
        title = self.tr("Feedback ({n})").format(n=still) if still else self.tr("Feedback")
        self.tabs.set_title(3, title)
        if found:
            self.feedback_listing.show_list(
                self.tr("{n} of {m} open. Enter leads to the cell, where it is answered.").format(
                    n=still, m=len(found)
                )
            )
        else:
            nothing = self.tr(
                "Nobody outside has said anything yet. What somebody says of a cell is added there."
            )
            self.feedback_listing.show_message(hidden_words(blind) or nothing)

    def _offer(self) -> None:
        line, can_write = self.chosen, not self.document.is_read_only
        is_open = line is not None and not line.batch.closed_at
        self.give.setEnabled(can_write)
        self.read.setEnabled(can_write and is_open and line is not None and line.is_mine)
        self.read.setToolTip(
            "" if line is None or line.is_mine else self.tr("Only its reader reads a batch: sign as her.")
        )
        self.close_batch.setEnabled(can_write and is_open)
        self.remove.setEnabled(can_write and line is not None)

    # -- what a person does ---------------------------------------------------------------------------

    def give_out(self, cells: list[Cell]) -> None:
        """Ask to whom these cells, or others, are given."""
        from dsr_tracker.gui.dialogs.give_out_dialog import GiveOutDialog

        dialog = GiveOutDialog(self.document, cells, self.viewing.instrument_ids, self)
        dialog.saved.connect(self._on_given)
        dialog.open()

    def _on_given(self, edit: Edit) -> None:
        batch = edit.changes[0].record
        if isinstance(batch, ReadingBatch) and self.list.reveal_key(batch.batch_id):
            self.list.setFocus()

    def _on_give(self) -> None:
        self.give_out([])

    def _on_read(self) -> None:
        line = self.chosen
        if line is not None and self.read.isEnabled():
            self.form.show_batch(line.batch)
            self._stack.setCurrentWidget(self.form)
            self.form.take_focus()

    def _on_ended(self) -> None:
        self._stack.setCurrentWidget(self._lists)
        self.refresh()
        self.list.setFocus()

    def _on_pairs(self, name: str, pairs: list[ReadPair]) -> None:
        self.tabs.show_part(self.differences)
        self.differences.show_behind(name, pairs)

    def _on_close(self) -> None:
        self._end(close_batch)

    def _on_remove(self) -> None:
        self._end(remove_batch)

    def _end(self, ending: Callable[[Pen, ReadingBatch], Edit]) -> None:
        """Close or remove the chosen batch; asks first where that shows what is still to be read blind."""
        line = self.chosen
        if line is None:
            return

        def end() -> None:
            # Its button cannot be pressed any more, and the next one would have the keyboard: Remove.
            self.list.setFocus()
            self.document.do(ending(self.document.pen, line.batch))

        if line.batch.is_blind and not line.batch.closed_at and line.read < len(line.batch.cells):
            from dsr_tracker.gui.unblinding import ask_to_show

            ask_to_show(line.batch, line.read, end, self)
        else:
            end()

    # -- parts ----------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column[BatchLine], ...]:
        return (
            Column[BatchLine](self.tr("Batch"), lambda line: line.batch.name, 22),
            Column[BatchLine](
                self.tr("Reader"), lambda line: line.batch.reader, 16, is_strong=lambda line: line.is_mine
            ),
            Column[BatchLine](self.tr("As of"), lambda line: line.batch.as_of, 10),
            Column[BatchLine](
                self.tr("Read"),
                lambda line: self.tr("{n} of {m}").format(n=line.read, m=len(line.batch.cells)),
                10,
            ),
            Column[BatchLine](self.tr("State"), lambda line: batch_state(line.batch), 14, key=_state_of),
            Column[BatchLine](self.tr("Remark"), lambda line: line.batch.remark, 20),
        )

    def _feedback_columns(self) -> tuple[Column[Feedback], ...]:
        read = self.document.read

        def party(each: Feedback) -> str:
            found = read.record("party", each.party_id)
            return each.party_id if found is None else party_words(found.name)

        return (
            Column[Feedback](
                self.tr("State"),
                lambda each: feedback_state(each.state),
                12,
                key=lambda each: str(each.state),
            ),
            Column[Feedback](self.tr("Received"), lambda each: each.received_on, 10),
            Column[Feedback](self.tr("From"), lambda each: each.sender, 18),
            Column[Feedback](
                self.tr("Clause or measure"),
                lambda each: provision_title(read.provision(each.provision_id)),
                26,
                key=lambda each: each.provision_id,
            ),
            Column[Feedback](self.tr("Party"), party, 14, key=lambda each: each.party_id),
            Column[Feedback](self.tr("What was said"), lambda each: each.text, 30),
            Column[Feedback](self.tr("Answer"), lambda each: each.response, 24),
        )

    def _lay_out(self) -> None:
        self._batches = batches = QWidget(self)
        row = WrappingRow()
        row.add(*map(action_button, (self.give, self.read, self.close_batch, self.remove)))
        column = QVBoxLayout(batches)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.listing, 1)
        self.tabs.add(batches, self.tr("Batches"))
        self.tabs.add(self.agreement, self.tr("Agreement"))
        self.tabs.add(self.differences, self.tr("Differences"))
        self.tabs.add(self.feedback_listing, self.tr("Feedback"))
        self._lists = self.tabs
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._lists)
        self._stack.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(heading(self.tr("Second reading")))
        layout.addWidget(self._stack, 1)

    def _action(self, text: str, slot: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        return action


def _state_of(line: BatchLine) -> str:
    if line.batch.closed_at:
        return "closed"
    return "blind" if line.batch.is_blind else "open"
