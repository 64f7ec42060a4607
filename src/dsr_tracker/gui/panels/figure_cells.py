"""The cells behind a figure, as a table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.explaining import Explained, ExplainedCell
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.words import foreign_label, party_words, said

translate = QCoreApplication.translate
_TALLEST = 40
"""Rows that are shown before the table scrolls by itself."""


class FigureCells(RecordView):
    """Each cell with its rating, by the name that tells it from the others."""

    def __init__(self, parent: QWidget) -> None:
        self._labels: dict[str, str] = {}
        table = RecordTable[ExplainedCell](self._columns(), lambda each: each.cell, parent)
        super().__init__(table, translate("FigurePage", "The cells behind the figure"), parent, stretched=0)

    def show_figure(self, explained: Explained) -> None:
        """List the cells of that figure."""
        self._labels.clear()
        self._labels.update(
            {rating.rating_id: f"{rating.symbol}  {said(rating.label)}" for rating in explained.scale.ratings}
        )
        self.table.set_rows(explained.cells)
        self.setVisible(bool(explained.cells))
        self.fit(_TALLEST)

    def _columns(self) -> tuple[Column[ExplainedCell], ...]:
        return (
            Column[ExplainedCell](translate("FigurePage", "Cell"), lambda each: party_words(each.name), 20),
            Column[ExplainedCell](
                translate("FigurePage", "Rating"),
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
