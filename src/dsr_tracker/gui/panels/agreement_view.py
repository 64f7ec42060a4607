"""How far first judgements and second readings agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from dsr_tracker.core.agreement import Agreement, agreement, agreements_by
from dsr_tracker.core.records import ReadingBatch
from dsr_tracker.core.scales import Scale
from dsr_tracker.core.second_reading import ReadPair
from dsr_tracker.core.text import shown
from dsr_tracker.gui.cycle_words import rating_words
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import provision_title
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.listing import Listing
from dsr_tracker.gui.panels.period_field import cycle_box
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.reading_words import (
    hidden_words,
    kappa_words,
    share_words,
    why_undefined,
    working_words,
)
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import party_words

_KEYS: dict[str, Callable[[ReadPair], str]] = {
    "provision": lambda pair: pair.reading.provision_id,
    "party": lambda pair: pair.reading.party_id,
    "readers": lambda pair: " / ".join(name or "–" for name in pair.readers),
}


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """A group of pairs, and how far they agree."""

    key: str
    name: str
    found: Agreement


@dataclass(frozen=True, slots=True)
class CrossLine:
    """A rating of the first reader's, and how often the second gave which."""

    rating_id: str
    counts: tuple[int, ...]


class AgreementView(QWidget):
    """Share and kappa with n, of all pairs or of a batch, by clause, country or readers; the cross table.

    `pairs_wanted` says which pairs stand behind a figure, and of what it is.
    """

    pairs_wanted = Signal(str, list)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._pairs: list[ReadPair] = []
        self._scale: Scale | None = None
        self.batch = cycle_box(self.tr("Batch"), self)
        self.by = cycle_box(self.tr("By"), self)
        for text, key in (
            (self.tr("Clause or measure"), "provision"),
            (self.tr("Country or party"), "party"),
            (self.tr("Pair of readers"), "readers"),
        ):
            self.by.addItem(text, key)
        self.overall = heading("", 2, self)
        self.working = plain("", is_quiet=True, parent=self)
        self.pairs = QAction(self.tr("The pairs behind it"), self)
        self.pairs.setToolTip(self.tr("List the pairs of the chosen line (Enter), or of all"))
        self.pairs.triggered.connect(self._on_pairs)
        self.table = RecordTable[AgreementLine](self._columns(), lambda line: line.key, self)
        self.list = RecordView(self.table, self.tr("Agreement"), self, stretched=0)
        self.listing = Listing(self.list, self)
        self.cross: RecordView | None = None
        self.cross_title = heading(self.tr("First ratings down, second across"), 2, self)
        row = WrappingRow()
        row.add_labelled(QLabel(self.tr("Batch"), self), self.batch)
        row.add_labelled(QLabel(self.tr("By"), self), self.by)
        row.add_gap()
        row.add(action_button(self.pairs))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, GRID, 0, 0)
        self._layout.setSpacing(GRID)
        self._layout.addLayout(row)
        for widget in (self.overall, self.working):
            self._layout.addWidget(widget)
        self._layout.addWidget(self.listing, 1)
        self._layout.addWidget(self.cross_title)
        for box in (self.batch, self.by):
            box.activated.connect(self._show)
        self.list.opened.connect(lambda line: self.pairs_wanted.emit(line.name, self._pairs_of(line)))
        self.list.selected.connect(self._tell_working)

    def show_pairs(self, pairs: Sequence[ReadPair], batches: Sequence[ReadingBatch]) -> None:
        """Compute over the pairs that count; a batch that is still read blind is left out."""
        scale = self._document.scale
        self._scale = scale
        self._pairs = [p for p in pairs if p.is_paired and p.reading.scale_id == scale.scale_id]
        chosen = self.batch.currentData()
        self.batch.clear()
        self.batch.addItem(self.tr("All batches"), "")
        for batch in batches:
            self.batch.addItem(shown(batch.name), batch.batch_id)
        self.batch.setCurrentIndex(max(self.batch.findData(chosen), 0))
        self._show()

    def _show(self) -> None:
        if self._scale is None:
            return
        pairs = self._chosen_pairs()
        found = agreement((pair.ratings for pair in pairs), self._scale)
        self.overall.setText(
            self.tr("Equal: {share} · quadratic weighted kappa: {kappa}").format(
                share=share_words(found), kappa=kappa_words(found)
            )
        )
        self.working.setText(working_words(found, self._scale))
        self.working.setVisible(bool(pairs))
        self.pairs.setEnabled(bool(pairs))
        by = str(self.by.currentData())
        groups = agreements_by(pairs, _KEYS[by], lambda pair: pair.ratings, self._scale)
        self.table.set_rows([AgreementLine(key, self._name(by, key), found) for key, found in groups.items()])
        if pairs:
            n = self.tr("{n} pairs").format(n=f"{len(pairs):,}")
            self.listing.show_list(n)
        else:
            nothing = self.tr("No cell has a first judgement and a second reading that may be compared yet.")
            self.listing.show_message(hidden_words(self._document.blind_cells) or nothing)
        self._show_cross(found if pairs else None)

    def _chosen_pairs(self) -> list[ReadPair]:
        batch_id = self.batch.currentData()
        return [pair for pair in self._pairs if batch_id in ("", pair.reading.batch_id)]

    def _pairs_of(self, line: AgreementLine) -> list[ReadPair]:
        key = _KEYS[str(self.by.currentData())]
        return [pair for pair in self._chosen_pairs() if key(pair) == line.key]

    def _tell_working(self, line: AgreementLine) -> None:
        """How the figures of the line with the cursor come about, in the place of those of all pairs."""
        self.working.setText(f"{line.name}: {working_words(line.found, self._document.scale)}")

    def _on_pairs(self) -> None:
        line = self.list.current_record()
        if line is None:
            self.pairs_wanted.emit(self.tr("All"), self._chosen_pairs())
        else:
            self.pairs_wanted.emit(line.name, self._pairs_of(line))

    def _on_crossed(self, index: QModelIndex) -> None:
        """A count of the cross table was opened: the pairs of these two ratings."""
        line = None if self.cross is None else self.cross.table.row_at(index)
        if line is None or self._scale is None:
            return
        ratings = [r.rating_id for r in self._scale.ratings if r.score is not None]
        first, at = line.rating_id, index.column() - 1
        seconds = ratings if at < 0 else [ratings[at]]
        pairs = [p for p in self._chosen_pairs() if p.ratings[0] == first and p.ratings[1] in seconds]
        name = " / ".join((rating_words(first), rating_words(seconds[0]) if at >= 0 else "…"))
        self.pairs_wanted.emit(name, pairs)

    def _show_cross(self, found: Agreement | None) -> None:
        """Tables know their columns from the start: another scale is another table."""
        if self.cross is not None:
            self._layout.removeWidget(self.cross)
            self.cross.hide()
            self.cross.deleteLater()
            self.cross = None
        has_table = found is not None and bool(found.scored)
        self.cross_title.setVisible(has_table)
        if found is None or not has_table:
            return
        columns = [
            Column[CrossLine](self.tr("First"), lambda line: rating_words(line.rating_id), 22),
            *(
                Column[CrossLine](
                    rating_words(rating_id),
                    lambda line, at=at: str(line.counts[at]),  # type: ignore[misc]
                    16,
                    alignment=Qt.AlignmentFlag.AlignRight,
                )
                for at, rating_id in enumerate(found.ratings)
            ),
        ]
        table = RecordTable[CrossLine](columns, lambda line: line.rating_id, self)
        table.set_rows(
            [CrossLine(rating, counts) for rating, counts in zip(found.ratings, found.table, strict=True)]
        )
        self.cross = RecordView(table, self.cross_title.text(), self, stretched=0)
        self.cross.setSortingEnabled(False)
        self.cross.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.cross.activated_at.connect(self._on_crossed)
        self._layout.addWidget(self.cross)
        self.cross.fit()

    def _name(self, by: str, key: str) -> str:
        if by == "readers":
            return key
        record = self._document.read.record(by, key)
        if record is None:
            return key
        return provision_title(record) if by == "provision" else party_words(record.name)

    def _columns(self) -> tuple[Column[AgreementLine], ...]:
        return (
            Column[AgreementLine](self.tr("Of"), lambda line: line.name, 40),
            Column[AgreementLine](
                self.tr("Equal"),
                lambda line: share_words(line.found),
                20,
                order=lambda line: -1.0 if line.found.share is None else line.found.share,
            ),
            Column[AgreementLine](
                self.tr("Kappa"),
                lambda line: kappa_words(line.found),
                18,
                tooltip=lambda line: (
                    why_undefined(line.found, self._document.scale) or kappa_words(line.found)
                ),
                order=lambda line: -2.0 if line.found.kappa is None else line.found.kappa,
            ),
        )
