"""How a figure was computed, with the cells behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.explaining import Explained, ExplainedCell, exclusions, left_out, strangers_in, working
from dsr_tracker.core.scales import NOT_APPLICABLE
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.facts import Facts
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import foreign_label, mean_words, party_words, said

if TYPE_CHECKING:
    from dsr_tracker.gui.panels.figure_means import OtherMeans, OtherScales


_TALLEST = 40
"""Rows that the list of cells shows before it scrolls by itself."""


class FigurePage(QWidget):
    """The formula with its numbers, what was left out, the same by other means and on other scales, and
    each cell, which Enter opens."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._title = heading("", 2, self)
        self._figure = heading("", 1, self)
        self._working = plain("", parent=self)
        self._rest = plain("", is_quiet=True, parent=self)
        self._exclusions = Facts(self)
        self._means: OtherMeans | None = None  # made for the first figure: the window starts without
        self._scales: OtherScales | None = None
        self._cells_title = heading(self.tr("The cells behind it"), 2, self)
        self._labels: dict[str, str] = {}
        self._table = RecordTable[ExplainedCell](self._columns(), lambda each: each.cell, self)
        self._cells = RecordView(self._table, self.tr("The cells behind the figure"), self, stretched=0)
        self._viewing = viewing
        self._cells.opened.connect(lambda each: self._viewing.open_cell(each.cell))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID, GRID, GRID, GRID)
        self._layout.setSpacing(GRID)
        parts = (self._title, self._figure, self._working, self._rest, self._exclusions)
        for part in (*parts, self._cells_title, self._cells):
            self._layout.addWidget(part)
        self._layout.addStretch(1)

    def show_figure(self, explained: Explained) -> None:
        """Explain that figure."""
        mean, counts = explained.mean, explained.counts
        self._title.setText(explained.title)
        self._figure.setText(mean_words(mean))
        self._working.setText(working(mean, counts, explained.scale))
        self._working.setVisible(bool(self._working.text()))
        self._show_left_out(explained)
        means, scales = self._others()
        means.show_figure(explained)
        scales.show_figure(explained)
        self._labels = {r.rating_id: f"{r.symbol}  {said(r.label)}" for r in explained.scale.ratings}
        self._table.set_rows(explained.cells)
        self._cells.setVisible(bool(explained.cells))
        self._cells.fit(_TALLEST)
        self._cells_title.setText(
            self.tr("The cells behind it")
            if explained.cells
            else self.tr("Choose the mean of a row or column to see its cells.")
        )

    def _show_left_out(self, explained: Explained) -> None:
        mean, counts, scale = explained.mean, explained.counts, explained.scale
        open_cells, not_applicable = left_out(mean, counts)
        rest = self.tr(
            "Scored cells only: {open} more apply but carry no score; {na} are not applicable and "
            "not among the {n}."
        ).format(open=open_cells, na=not_applicable, n=mean.applicable)
        if strangers := strangers_in(counts, scale):
            text = self.tr("Judged on another scale: {n}.").format(n=strangers)
            rest = f"{rest} {text}"
        self._rest.setText(rest)
        own = {rating.rating_id: f"{rating.symbol}  {said(rating.label)}" for rating in scale.ratings}

        def how(rating_id: str) -> str:
            if rating_id == NOT_APPLICABLE:
                return self.tr("{n} · not among the {all}")
            if rating_id not in own:
                return self.tr("{n} · among the {all}, on another scale")
            return self.tr("{n} · among the {all}, without a score")

        self._exclusions.show_facts(
            (
                own.get(rating_id) or foreign_label(rating_id),
                how(rating_id).format(n=f"{count:,}", all=f"{mean.applicable:,}"),
            )
            for rating_id, count in exclusions(mean, counts, scale).items()
        )

    def _others(self) -> tuple[OtherMeans, OtherScales]:
        from dsr_tracker.gui.panels.figure_means import OtherMeans, OtherScales

        if self._means is None or self._scales is None:
            self._means, self._scales = OtherMeans(self._document, self), OtherScales(self)
            place = self._layout.indexOf(self._cells_title)
            self._layout.insertWidget(place, self._means)
            self._layout.insertWidget(place + 1, self._scales)
        return self._means, self._scales

    def _columns(self) -> tuple[Column[ExplainedCell], ...]:
        return (
            Column[ExplainedCell](self.tr("Cell"), lambda each: party_words(each.name), 20),
            Column[ExplainedCell](
                self.tr("Rating"),
                lambda each: self._labels.get(each.rating_id) or foreign_label(each.rating_id),
                15,
                key=lambda each: each.rating_id,
                order=lambda each: (
                    list(self._labels).index(each.rating_id)
                    if each.rating_id in self._labels
                    else len(self._labels)
                ),
            ),
        )
