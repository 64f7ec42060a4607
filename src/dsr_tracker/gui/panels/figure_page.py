"""How a figure was computed, with the cells behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.explaining import Explained, left_out, strangers_in, working
from dsr_tracker.gui.panels.short_list import ShortList
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import foreign_label, mean_words, party_words, said


class FigurePage(QWidget):
    """The formula with its numbers, what was left out, and each cell, which Enter opens."""

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = heading("", 2, self)
        self._figure = heading("", 1, self)
        self._working = plain("", parent=self)
        self._rest = plain("", is_quiet=True, parent=self)
        self._cells_title = heading(self.tr("The cells behind it"), 2, self)
        self._cells = ShortList(self.tr("The cells behind the figure"), self, tallest=10_000)
        self._viewing = viewing
        self._cells.opened.connect(self._on_opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        parts = (self._title, self._figure, self._working, self._rest, self._cells_title, self._cells)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)

    def show_figure(self, explained: Explained) -> None:
        """Explain that figure."""
        mean, counts = explained.mean, explained.counts
        self._title.setText(explained.title)
        self._figure.setText(mean_words(mean))
        self._working.setText(working(mean, counts, explained.scale))
        self._working.setVisible(bool(self._working.text()))
        open_cells, not_applicable = left_out(mean, counts)
        rest = self.tr(
            "Scored cells only: {open} more apply but carry no score; {na} are not applicable and "
            "not among the {n}."
        ).format(open=open_cells, na=not_applicable, n=mean.applicable)
        if strangers := strangers_in(counts, explained.scale):
            text = self.tr("Judged on another scale: {n}.").format(n=strangers)
            rest = f"{rest} {text}"
        self._rest.setText(rest)
        labels = {r.rating_id: f"{r.symbol}  {said(r.label)}" for r in explained.scale.ratings}
        self._cells.fill(
            [
                (f"{party_words(each.name)}\n{labels.get(rating) or foreign_label(rating)}", each.cell)
                for each in explained.cells
                for rating in [each.rating_id]
            ]
        )
        self._cells_title.setText(
            self.tr("The cells behind it")
            if explained.cells
            else self.tr("Choose the mean of a row or column to see its cells.")
        )

    def _on_opened(self, cell: object) -> None:
        if isinstance(cell, Cell):
            self._viewing.open_cell(cell)
