"""How a figure was computed, with the cells behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from dsr_tracker.core.explaining import Explained, exclusions, left_out, strangers_in, working
from dsr_tracker.core.scales import NOT_APPLICABLE
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.facts import Facts
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import foreign_label, mean_words, said

if TYPE_CHECKING:
    from dsr_tracker.gui.panels.figure_cells import FigureCells
    from dsr_tracker.gui.panels.figure_means import OtherMeans, OtherScales


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
        self._cells: FigureCells | None = None
        self._viewing = viewing
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID, GRID, GRID, GRID)
        self._layout.setSpacing(GRID)
        parts = (self._title, self._figure, self._working, self._rest, self._exclusions)
        for part in (*parts, self._cells_title):
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
        self._list().show_figure(explained)
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

    def _list(self) -> FigureCells:
        from dsr_tracker.gui.panels.figure_cells import FigureCells

        if self._cells is None:
            self._cells = FigureCells(self)
            self._cells.opened.connect(lambda each: self._viewing.open_cell(each.cell))
            self._layout.insertWidget(self._layout.indexOf(self._cells_title) + 1, self._cells)
            window = self.window()
            central = window.centralWidget() if isinstance(window, QMainWindow) else None
            if central is not None:
                follow_layout(central)  # Tab reaches it after what stands above it
        return self._cells

    def _others(self) -> tuple[OtherMeans, OtherScales]:
        from dsr_tracker.gui.panels.figure_means import OtherMeans, OtherScales

        if self._means is None or self._scales is None:
            self._means, self._scales = OtherMeans(self._document, self), OtherScales(self)
            place = self._layout.indexOf(self._cells_title)
            self._layout.insertWidget(place, self._means)
            self._layout.insertWidget(place + 1, self._scales)
        return self._means, self._scales
