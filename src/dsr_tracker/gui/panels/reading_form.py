"""Where a second reader judges the cells of a batch, one at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import InvalidTextError, TrackerError
from dsr_tracker.core.records import Confidence, Reading, ReadingBatch
from dsr_tracker.core.rubrics import newest_rubric
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.core.second_reading import read_cell
from dsr_tracker.gui.cycle_words import rating_words
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import provision_title
from dsr_tracker.gui.panels.page_scroll import page_scroll
from dsr_tracker.gui.panels.passages_section import PassagesSection
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.text_field import TextField
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.reading_words import side_words
from dsr_tracker.gui.tab_order import stops
from dsr_tracker.gui.teaching import rating_lesson
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.tooltips import explain
from dsr_tracker.gui.words import aside, error_words, labelled, party_words, said, told, word

if TYPE_CHECKING:
    from dsr_tracker.gui.drafts import Typed

_Modifier = Qt.KeyboardModifier


class ReadingForm(QWidget):
    """A rating's key chooses it, Ctrl+Enter keeps the reading and goes on; `ended` leaves the form.

    What is chosen or typed is kept when another cell is shown and when the form is left.
    """

    ended = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._batch: ReadingBatch | None = None
        self._number = 0
        self._read: dict[Cell, Reading] = {}
        self._aside: dict[tuple[str, ...], dict[str, str]] = {}
        """What was being typed when somebody else began to sign, by batch and cell."""
        self.title = heading("", 2, self)
        self.where = plain("", is_quiet=True, parent=self)
        self.summary = plain("", parent=self)
        self.first = Section(self.tr("First judgement"), self)
        self._first_words = plain("", parent=self)
        self.first.body.addWidget(self._first_words)
        self.rubric = Section(self.tr("Rubric"), self)
        self._rubric_words = plain("", parent=self)
        self.rubric.body.addWidget(self._rubric_words)
        self.evidence = Section(self.tr("Evidence"), self)
        self._evidence_words = plain("", parent=self)
        self.evidence.body.addWidget(self._evidence_words)
        self.passages = PassagesSection(document)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.tr("Cells that are read"))
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(GRID)
        self.count = plain("", is_quiet=True, parent=self)
        self.ratings = QButtonGroup(self)
        self.ratings.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        self._rating_row = QWidget(self)
        self.reason = TextField(self.tr("Reason"), self)
        self.reason.setPlaceholderText(self.tr("Why this rating?"))
        self.reason.set_lines(5)
        self.confidence = QComboBox(self)
        self.confidence.setAccessibleName(self.tr("Confidence"))
        self.confidence.addItem(self.tr("Not stated"), "")
        for each in Confidence:
            self.confidence.addItem(word(each), str(each))
        self.error = plain("", parent=self)
        self.error.hide()
        self.previous = QPushButton(self.tr("Previous"), self)
        self.next = QPushButton(self.tr("Keep and go on"), self)
        self.leave = QPushButton(self.tr("Leave"), self)
        self._lay_out()
        for button, slot, keys in (
            (self.previous, self._on_previous, "Ctrl+Backspace"),
            (self.next, self._on_next, "Ctrl+Return"),
            (self.leave, self._on_leave, ""),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            if keys:
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(slot)
                if keys == "Ctrl+Return":
                    shortcut.setKeys([QKeySequence(keys), QKeySequence("Ctrl+Enter")])
                button.setToolTip(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))
        self.reason.textChanged.connect(self._keep_draft)
        self.ratings.buttonClicked.connect(self._keep_draft)
        self.confidence.activated.connect(self._keep_draft)

    # -- what is shown --------------------------------------------------------------------------------

    @property
    def cell(self) -> Cell | None:
        """The cell that is read now."""
        batch = self._batch
        return None if batch is None or not batch.cells else Cell(*batch.cells[self._number])

    @property
    def batch(self) -> ReadingBatch | None:
        """The batch that is read."""
        return self._batch

    def show_batch(self, batch: ReadingBatch) -> None:
        """Begin at the first cell that is not read yet."""
        self._batch = batch
        self._read_anew()
        unread = (at for at, cell in enumerate(batch.cells) if Cell(*cell) not in self._read)
        self._number = next(unread, 0)
        self._fill_ratings()
        self._show_cell()

    def go_to(self, cell: Cell) -> None:
        """Show that cell of the batch."""
        if self._batch is not None and tuple(cell) in self._batch.cells:
            self._number = self._batch.cells.index(tuple(cell))
            self._show_cell()

    def follow(self) -> bool:
        """Show what changed beside what is being typed; whether there still is something to read."""
        batch = self._batch
        newest = None if batch is None else self._document.read.record("reading_batch", batch.batch_id)
        is_typing = batch is not None and self._has_changed()
        if not isinstance(newest, ReadingBatch) or newest.closed_at or newest.reader != self._document.author:
            if is_typing:  # hers, who is to go on with it and signs it
                self._aside[self._subject()] = self._values()
            self._batch = None
            return False
        self._batch = newest
        self._read_anew()
        if is_typing:
            self._show_progress()
        else:
            self._show_cell()
        return True

    def take_up(self, values: dict[str, str]) -> None:
        """Go on with what was being written."""
        self._choose(values.get("rating", ""))
        self.reason.setPlainText(values.get("reason", ""))
        self.confidence.setCurrentIndex(max(self.confidence.findData(values.get("confidence", "")), 0))

    def _read_anew(self) -> None:
        batch = self._batch
        if batch is not None:
            pairs = self._document.readings.pairs(batch_id=batch.batch_id, reader=self._document.author)
            self._read = {pair.cell: pair.reading for pair in pairs}

    def _show_cell(self) -> None:
        batch, cell = self._batch, self.cell
        if batch is None or cell is None:
            return
        self.error.hide()
        target = self._document.target(cell, batch.as_of)
        words = told(target.provision)
        self.title.setText(f"{provision_title(target.provision)} – {party_words(target.party.name)}")
        instrument = told(self._document.read.instrument(target.provision.instrument_id))
        self.where.setText(self.tr("{title}, as of {day}").format(title=instrument.title, day=batch.as_of))
        self.summary.setText(words.summary)
        self.summary.setVisible(bool(words.title))
        self.passages.show_cell(cell)
        self._show_rubric(cell)
        cited = self._document.read.citations(cell)
        lines = [" · ".join(filter(None, (e.title, e.publisher, e.published_on, e.url))) for _, e in cited]
        self._evidence_words.setText("\n".join(dict.fromkeys(lines)) or self.tr("No source is recorded."))
        self.first.setVisible(not batch.is_blind)
        self._first_words.setText("" if batch.is_blind else side_words(target.current))
        reading = self._read.get(cell)
        with QSignalBlocker(self.reason), QSignalBlocker(self.confidence):
            self.reason.setPlainText(reading.reason if reading else "")
            self.confidence.setCurrentIndex(
                max(self.confidence.findData(reading.confidence if reading else ""), 0)
            )
        self._choose(reading.rating if reading else "")
        if typed := self._aside.pop(self._subject(), None):
            self.take_up(typed)
        self._order_stops()
        self._show_progress()

    def _show_progress(self) -> None:
        batch = self._batch
        if batch is None:
            return
        read = sum(Cell(*cell) in self._read for cell in batch.cells)
        self.progress.setRange(0, len(batch.cells))
        self.progress.setValue(read)
        self.count.setText(
            self.tr("{name}: cell {at} of {n}, {read} of {n} read").format(
                name=batch.name, at=self._number + 1, n=len(batch.cells), read=read
            )
        )
        self.previous.setEnabled(self._number > 0)
        is_last = self._number + 1 == len(batch.cells)
        self.next.setText(self.tr("Keep and leave") if is_last else self.tr("Keep and go on"))

    def _show_rubric(self, cell: Cell) -> None:
        scale = self._document.scale
        rubrics = self._document.follow.rubrics(cell.provision_id)
        rubric = newest_rubric(rubrics, cell.provision_id, scale.scale_id)
        self.rubric.setVisible(rubric is not None)
        if rubric is not None:
            lines = [
                labelled(rating_words(each.rating, scale.scale_id), each.text) for each in rubric.criteria
            ]
            self._rubric_words.setText("\n".join(filter(None, (*lines, rubric.remark))))

    # -- what a person does ---------------------------------------------------------------------------

    def keep(self) -> None:
        """Write what is chosen, if it differs; raises a TrackerError where it cannot be kept."""
        batch, cell = self._batch, self.cell
        if batch is None or cell is None or not self._has_changed():
            return
        rating_id, before = self._rating_id(), self._read.get(cell)
        if not rating_id:
            raise InvalidTextError(
                "The reading has no rating yet.", "Choose one, or empty the reason to leave the cell unread."
            )
        scale = self._document.scale
        target = self._document.target(cell, batch.as_of)
        edit = read_cell(
            self._document.pen,
            target,
            scale.rating(rating_id),
            scale,
            reason=self.reason.toPlainText(),
            confidence=str(self.confidence.currentData()),
            batch=batch,
            before=before,
        )
        self._document.do(edit)
        self._document.drafts.drop("reading", (batch.batch_id, *cell))
        self._read_anew()

    def flush(self) -> None:
        """Write what has a rating; a reason without one stays a draft."""
        if self._rating_id():
            self.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._rating_id():
            self._keep_or_say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.reason.setFocus()  # from the rating on to why
            return
        # The buttons show E: it may be typed so.
        plain_key = not event.modifiers() & ~(_Modifier.KeypadModifier | _Modifier.ShiftModifier)
        for rating in self._document.scale.ratings:
            if plain_key and event.text() and event.text().casefold() == rating.key.casefold():
                if button := self._buttons.get(rating.rating_id):
                    button.click()
                    button.setFocus()
                return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the cursor at the ratings."""
        chosen = self.ratings.checkedButton() or next(iter(self._buttons.values()), None)
        if chosen is not None:
            chosen.setFocus()

    def _on_next(self) -> None:
        if not self._keep_or_say() or self._batch is None:
            return
        if self._number + 1 == len(self._batch.cells):
            self.ended.emit()
            return
        self._number += 1
        self._show_cell()
        self.take_focus()

    def _on_previous(self) -> None:
        if self._number and self._keep_or_say():
            self._number -= 1
            self._show_cell()
            self.take_focus()

    def _on_leave(self) -> None:
        if self._keep_or_say():
            self.ended.emit()

    def _keep_or_say(self) -> bool:
        try:
            with self._document.explained():
                self.keep()
        except TrackerError as error:
            self.error.setText(error_words(error))
            self.error.setAccessibleName(self.error.text())
            self.error.show()
            return False
        return True

    # -- parts ----------------------------------------------------------------------------------------

    def _subject(self) -> tuple[str, ...]:
        """The cell in its batch, as drafts name it."""
        batch, cell = self._batch, self.cell
        return () if batch is None or cell is None else (batch.batch_id, *cell)

    def _values(self) -> dict[str, str]:
        return {
            "rating": self._rating_id(),
            "reason": self.reason.toPlainText(),
            "confidence": str(self.confidence.currentData()),
        }

    def _has_changed(self) -> bool:
        reading = self._read.get(self.cell) if self.cell else None
        before = (reading.rating, reading.reason, reading.confidence) if reading else ("", "", "")
        return tuple(self._values().values()) != before

    def _keep_draft(self) -> None:
        batch, cell = self._batch, self.cell
        if batch is None or cell is None:
            return
        values, label = self._values(), self._document.label(cell)

        def typed() -> Typed | None:
            return (label, values)

        if self._has_changed():
            self._document.drafts.keep("reading", (batch.batch_id, *cell), typed)
        else:
            self._document.drafts.drop("reading", (batch.batch_id, *cell))

    def _rating_id(self) -> str:
        checked = self.ratings.checkedButton()
        return "" if checked is None else str(checked.property("rating"))

    def _choose(self, rating_id: str) -> None:
        self.ratings.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == rating_id)
        self.ratings.setExclusive(True)

    def _order_stops(self) -> None:
        """Let Tab follow the eye: the buttons of ratings and passages are made last, and would come last."""
        # All ratings, though only the chosen one is a stop: that changes with the choice.
        answers = (
            *self._buttons.values(),
            self.reason,
            self.confidence,
            self.previous,
            self.next,
            self.leave,
        )
        for before, after in pairwise((*stops(self._told), *answers)):
            QWidget.setTabOrder(before, after)

    def _fill_ratings(self) -> None:
        for button in self._buttons.values():
            self.ratings.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for rating in self._document.scale.ratings:
            if rating.rating_id == NOT_ASSESSED:
                continue
            button = QPushButton(f"{rating.symbol}  {aside(said(rating.label), rating.key.upper())}", self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(said(rating.label))
            explain(button, rating_lesson(rating))
            button.setProperty("rating", rating.rating_id)
            self.ratings.addButton(button)
            self._flow.add(button)
            self._buttons[rating.rating_id] = button

    def _lay_out(self) -> None:
        self._flow = WrappingRow(GRID // 2)
        self._rating_row.setLayout(self._flow)
        left = QWidget()
        told_column = QVBoxLayout(left)
        told_column.setContentsMargins(0, 0, GRID, 0)
        told_column.setSpacing(GRID)
        parts = (self.title, self.where, self.summary, self.rubric, self.first, self.evidence, self.passages)
        for part in parts:
            told_column.addWidget(part)
        told_column.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(heading(self.tr("Your reading"), 2, self))
        column.addWidget(self._rating_row)
        reason_label, confidence_label = QLabel(self.tr("Reason"), self), QLabel(self.tr("Confidence"), self)
        reason_label.setBuddy(self.reason)
        confidence_label.setBuddy(self.confidence)
        for widget in (reason_label, self.reason, confidence_label, self.confidence, self.error):
            column.addWidget(widget)
        buttons = WrappingRow()
        buttons.add(self.previous, self.next, self.leave)
        column.addLayout(buttons)
        column.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self._told = page_scroll(left, self.tr("What is read"))
        split.addWidget(self._told)
        split.addWidget(right)
        split.setSizes([560, 560])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.count)
        layout.addWidget(self.progress)
        layout.addWidget(split, 1)
