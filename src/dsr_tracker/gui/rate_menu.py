"""The ratings as a menu, which follows the tracker's scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dsr_tracker.gui.teaching import rating_lesson
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.words import said

if TYPE_CHECKING:
    from dsr_tracker.gui.main_window import MainWindow


class RateMenu(QMenu):
    """Rates the cells that are selected in the matrix."""

    def __init__(self, title: str, window: MainWindow, parent: QMenu) -> None:
        super().__init__(title, parent)
        self._window = window
        self._scale_id = ""
        window.document.changed.connect(self._follow)
        window.document.reloaded.connect(self._follow)
        self.setToolTipsVisible(True)
        self._follow()

    def _follow(self) -> None:
        scale = self._window.document.scale
        if scale.scale_id == self._scale_id:
            return
        self._scale_id = scale.scale_id
        self.clear()
        for rating in scale.ratings:
            action = QAction(f"{rating.symbol}  {said(rating.label)}\t{rating.key.upper()}", self)
            action.setToolTip(plain_tooltip(rating_lesson(rating)))
            rate = self._window.matrix.rate_selected
            action.triggered.connect(lambda _=False, rating_id=rating.rating_id, rate=rate: rate(rating_id))
            self.addAction(action)
