"""A mean with what it is over, and beside it the distribution it comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.scales import Scale
from dsr_tracker.core.summary import Tally
from dsr_tracker.gui.panels.charts import DistributionBar, DistributionLegend
from dsr_tracker.gui.theme import GRID, heading, plain


class MeanStrip(QWidget):
    """The mean of some cells in words, then their bar and its legend. `clicked` asks for the cells."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mean, self.caption = heading("", 2), plain("", is_quiet=True)
        self.bar = DistributionBar("")
        self._legend = DistributionLegend()
        self.bar.clicked.connect(lambda _: self.clicked.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for widget in (self.mean, self.caption):
            layout.addWidget(widget)
        layout.addWidget(self.bar)
        layout.addWidget(self._legend)

    def show_tally(self, tally: Tally, scale: Scale, caption: str, name: str) -> None:
        """Show these cells; `caption` says what the mean is over, `name` whose cells the bar shows."""
        distribution = tally.distribution(scale)
        self.mean.setText(self.tr("Mean {mean}").format(mean=tally.mean(scale)))
        self.caption.setText(caption)
        self.bar.set_name(name)
        self.bar.show_distribution(distribution, scale)
        self._legend.show_scale(scale, distribution)
