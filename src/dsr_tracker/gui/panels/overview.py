"""Where the tracker stands: what is assessed, how it is spread, and what was done last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import not_
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.explaining import Among, Explained, strangers_in
from dsr_tracker.core.filtering import Filter, Term
from dsr_tracker.core.history import Action, EditSummary
from dsr_tracker.core.records import Assessment, Citation, Figure, Note, Party, PartyKind
from dsr_tracker.core.summary import Tally, total, with_unrated
from dsr_tracker.gui.delegates.distribution import DistributionDelegate
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import specificity_words
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.models.tally_counts import Classes, Tallies, TallyCounts
from dsr_tracker.gui.panels.charts import DistributionBar, DistributionLegend
from dsr_tracker.gui.panels.first_steps import FirstSteps
from dsr_tracker.gui.panels.page_scroll import keep_row_in_sight, page_scroll
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.tallies import TallyRow, tally_columns
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.vocabulary import figure_value, local_time, short_time
from dsr_tracker.gui.words import mean_words, party_words, said, stranger_words, told

_CHANGES = 12
_NARROW = 150
"""Characters: below this width the lists stand below each other."""


class OverviewPanel(Panel):
    """The first page. Every list opens: to the matrix, a country, a clause or a cell."""

    page = "overview"

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self._titles: dict[str, str] = {}
        self._counts = TallyCounts(document, self)
        self._overall = Tally()
        self._assessed, self._assessed_caption = heading(self.tr("Counting…"), 1), plain("", is_quiet=True)
        self._mean, self._mean_caption = heading("", 1), plain("", is_quiet=True)
        self.bar = DistributionBar(self.tr("All cells of clauses; opens the matrix"))
        self._legend = DistributionLegend()
        self._measures = plain("", is_quiet=True)
        self.first_steps = FirstSteps(viewing)
        self.instruments = self._tally_view(self.tr("Instrument"), self.tr("Distribution by instrument"))
        self.countries = self._tally_view(self.tr("Country"), self.tr("Distribution by country"))
        self.others = self._tally_view(
            self.tr("Province, city or body"), self.tr("Distribution by other party")
        )
        self.specificity = self._tally_view(
            self.tr("How specific the undertaking is"), self.tr("Distribution by specificity")
        )
        self.changes = RecordView(
            RecordTable(self._change_columns(), lambda change: change.edit_id, self),
            self.tr("Latest changes"),
            stretched=1,
        )
        self.figures = RecordView(
            RecordTable(self._figure_columns(), lambda figure: figure.figure_id, self),
            self.tr("Figures that the documents state"),
            stretched=0,
        )
        # The end of an edit's name says what was done.
        self.changes.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._build()
        self.first_steps.setVisible(False)  # until it is known that nothing is assessed
        self._connect()

    def refresh(self) -> None:
        document = self.document
        self._titles = {i.instrument_id: told(i).title for i in document.read.instruments()}
        self._fill(self.changes, document.read.log(_CHANGES))
        self._fill(self.figures, [f for f in document.read.figures() if f.instrument_id in self._titles], 12)
        self._counts.count(self.viewing.day)

    def _on_counted(self, tallies: Tallies, measures: Tallies, classes: Classes) -> None:
        document, names = self.document, self._titles
        scale = document.scale
        overall, of_measures = total(tallies.values()), total(measures.values())
        is_judged = overall.is_judged or of_measures.is_judged
        # What is hidden from a reader is not missing.
        is_empty = not is_judged and not self.document.blind_cells
        self.first_steps.setVisible(is_empty)
        self._known.setVisible(not is_empty)
        if is_empty:
            self.first_steps.show_scale(scale)
        self._show_overall(overall, of_measures)
        by_instrument, by_party = _grouped(tallies, 0), _grouped(tallies, 1)
        self._fill(
            self.instruments,
            [TallyRow(key, names[key], t, scale) for key, t in by_instrument.items() if key in names],
        )
        self._fill(
            self.specificity,
            [
                TallyRow(key, specificity_words(key), tally, scale)
                for key, tally in with_unrated(classes, overall).items()
                if tally.cells
            ],
        )
        listed = [party for party in document.read.parties() if party.party_id in by_party]
        is_country = [party.kind is PartyKind.COUNTRY for party in listed]
        self._fill(self.countries, self._rows(compress(listed, is_country), by_party))
        self._fill(self.others, self._rows(compress(listed, map(not_, is_country)), by_party))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for pair in self._pairs:
            pair.setDirection(direction)

    # -- parts ------------------------------------------------------------------------------------

    def _rows(self, parties: Iterable[Party], tallies: dict[str, Tally]) -> list[TallyRow]:
        scale = self.document.scale
        return [
            TallyRow(party.party_id, party_words(party.name), tallies[party.party_id], scale)
            for party in parties
        ]

    def _show_overall(self, overall: Tally, of_measures: Tally) -> None:
        self._overall, scale = overall, self.document.scale
        mean, distribution = overall.mean(scale), overall.distribution(scale)
        self._assessed.setText(
            self.tr("{count} of {cells}").format(
                count=f"{distribution.assessed:,}", cells=f"{overall.cells:,}"
            )
        )
        caption = self.tr("cells of clauses are assessed, as of {day}").format(day=self.viewing.day)
        strangers = stranger_words(strangers_in(overall.counts, scale))
        self._assessed_caption.setText(" · ".join(filter(None, (caption, strangers))))
        self._mean.setText(mean_words(mean))
        self._mean_caption.setText(
            self.tr("overall mean: the grand mean over all scored cells of clauses, of those that apply")
        )
        self.bar.show_distribution(distribution, scale)
        self._legend.show_scale(scale, distribution)
        self._measures.setText(
            self.tr("Measures are counted apart: {count} of {cells} cells assessed, mean {mean}.").format(
                count=f"{of_measures.assessed(scale):,}",
                cells=f"{of_measures.cells:,}",
                mean=mean_words(of_measures.mean(scale)),
            )
        )

    def _fill(self, view: RecordView, rows: Sequence[Any], most: int = 24) -> None:
        view.table.set_rows(rows)
        view.fit(most)
        section = view.parentWidget()
        if section is not None:
            section.setVisible(bool(rows))

    def _open_change(self, change: EditSummary) -> None:
        """Go to the first cell that the edit touched, where it touched one."""
        for each in self.document.read.edit(change.edit_id).changes:
            if isinstance(each.record, (Assessment, Note, Citation)):
                self.viewing.open_cell(Cell(each.record.provision_id, each.record.party_id))
                return

    def _open_instrument(self, row: TallyRow) -> None:
        among = Among(self.viewing.as_seen(), (row.key,))
        self.viewing.set_instruments(among.instrument_ids)
        self.viewing.open_page("matrix")
        mean, title = row.tally.mean(row.scale), self.tr("Mean of {name}").format(name=row.title)
        self.viewing.open_figure(Explained(title, mean, row.tally.counts, row.scale, among=among))

    def _open_specificity(self, row: TallyRow) -> None:
        """Go to the matrix of these clauses, with how their mean was computed."""
        chosen = Filter((Term("specificity", row.key),))
        among = Among(self.viewing.as_seen(), (), chosen)
        self.viewing.set_instruments(())
        self.viewing.set_filter(chosen)
        self.viewing.open_page("matrix")
        mean, title = row.tally.mean(row.scale), self.tr("Mean of {name}").format(name=row.title)
        self.viewing.open_figure(Explained(title, mean, row.tally.counts, row.scale, among=among))

    def _open_all(self) -> None:
        tally, scale = self._overall, self.document.scale
        title = self.tr("Mean of all scored cells of clauses")
        among = Among(self.viewing.as_seen())
        self.viewing.set_instruments(())
        self.viewing.open_page("matrix")
        self.viewing.open_figure(Explained(title, tally.mean(scale), tally.counts, scale, among=among))

    def _connect(self) -> None:
        self._counts.counted.connect(self._on_counted)
        self.bar.clicked.connect(self._open_all)
        self.instruments.opened.connect(self._open_instrument)
        self.specificity.opened.connect(self._open_specificity)
        for view in (self.countries, self.others):
            view.opened.connect(lambda row: self.viewing.open_page("countries", row.key))
        self.changes.opened.connect(self._open_change)
        self.figures.opened.connect(lambda figure: self.viewing.open_page("clauses", figure.instrument_id))

    def _tally_view(self, subject: str, name: str) -> RecordView:
        table = RecordTable[TallyRow](tally_columns(subject), lambda row: row.key, self)
        view = RecordView(table, name, stretched=0)
        view.setItemDelegateForColumn(1, DistributionDelegate(view))
        return view

    def _change_columns(self) -> tuple[Column[EditSummary], ...]:
        return (
            Column(
                self.tr("When"),
                lambda change: short_time(change.recorded_at),
                10,
                tooltip=lambda change: local_time(change.recorded_at),
                order=lambda change: change.recorded_at,
            ),
            Column(self.tr("What"), self._change_text, 24),
            Column(self.tr("Who"), lambda change: change.author, 14),
        )

    def _change_text(self, change: EditSummary) -> str:
        if change.action is Action.UNDO:
            return self.tr("Undo: {label}").format(label=said(change.label))
        if change.action is Action.REDO:
            return self.tr("Redo: {label}").format(label=said(change.label))
        if change.state != "done":
            return self.tr("{label} (undone)").format(label=said(change.label))
        return said(change.label)

    def _figure_columns(self) -> tuple[Column[Figure], ...]:
        return (
            Column(self.tr("Figure"), lambda figure: told(figure).subject, 28, tooltip=self._figure_tooltip),
            Column(
                self.tr("Value"),
                figure_value,
                26,
                alignment=Qt.AlignmentFlag.AlignRight,
                order=lambda figure: figure.value,
            ),
        )

    def _figure_tooltip(self, figure: Figure) -> str:
        return "\n".join(
            filter(None, (told(figure).subject, self._titles.get(figure.instrument_id), told(figure).remark))
        )

    def _build(self) -> None:
        self._known = QWidget()
        known = QVBoxLayout(self._known)
        known.setContentsMargins(0, 0, 0, 0)
        known.setSpacing(GRID)
        numbers = QHBoxLayout()
        numbers.setSpacing(4 * GRID)
        for value, caption in ((self._assessed, self._assessed_caption), (self._mean, self._mean_caption)):
            block = QVBoxLayout()
            block.setSpacing(0)
            block.addWidget(value)
            block.addWidget(caption)
            block.addStretch(1)
            numbers.addLayout(block, 1)
        known.addLayout(numbers)
        known.addWidget(self.bar)
        known.addWidget(self._legend)
        known.addWidget(self._measures)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        for widget in (heading(self.tr("Overview")), self.first_steps, self._known):
            layout.addWidget(widget)
        instruments = _titled(self.tr("By instrument"), self.instruments)
        self._pairs = (
            _side_by_side(
                _titled(self.tr("By country"), self.countries),
                _titled(self.tr("Latest changes"), self.changes),
            ),
            _side_by_side(
                _titled(self.tr("By province, city or body"), self.others),
                _titled(self.tr("Figures in the documents"), self.figures),
            ),
        )
        layout.addLayout(self._pairs[0])
        layout.addWidget(instruments)
        layout.addWidget(_titled(self.tr("By how specific the undertaking is"), self.specificity))
        layout.addLayout(self._pairs[1])
        layout.addStretch(1)
        self._scroll = page_scroll(content, self.tr("Overview"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        for view in (
            self.instruments,
            self.countries,
            self.specificity,
            self.others,
            self.changes,
            self.figures,
        ):
            keep_row_in_sight(self._scroll, view)


def _titled(title: str, view: QWidget) -> QWidget:
    section = QWidget()
    layout = QVBoxLayout(section)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID // 2)
    layout.addWidget(heading(title, 2))
    layout.addWidget(view)
    return section


def _side_by_side(*parts: QWidget) -> QBoxLayout:
    layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    layout.setSpacing(3 * GRID)
    for part in parts:
        layout.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return layout


def _grouped(tallies: Mapping[tuple[str, str], Tally], part: int) -> dict[str, Tally]:
    groups: dict[str, list[Tally]] = {}
    for key, tally in tallies.items():
        groups.setdefault(key[part], []).append(tally)
    return {key: total(listed) for key, listed in groups.items()}
