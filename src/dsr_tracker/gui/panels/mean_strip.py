"""A mean with what it is over, and beside it the distribution it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.explaining import Among, Explained, ExplainedCell
from dsr_tracker.core.scales import Scale
from dsr_tracker.core.summary import Tally
from dsr_tracker.gui.panels.charts import DistributionBar, DistributionLegend
from dsr_tracker.gui.teaching import mean_lesson
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.tooltips import explain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import mean_words

Cells = Iterable[ExplainedCell]


class MeanStrip(QWidget):
    """The mean of some cells in words, then their bar and its legend; the bar opens to the sum."""

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self._explain: Callable[[], Explained] | None = None
        self.mean, self.caption = heading("", 2), plain("", is_quiet=True)
        self.bar = DistributionBar("")
        self._legend = DistributionLegend()
        self.bar.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for widget in (self.mean, self.caption):
            layout.addWidget(widget)
        layout.addWidget(self.bar)
        layout.addWidget(self._legend)

    def show_tally(
        self,
        tally: Tally,
        scale: Scale,
        caption: str,
        name: str,
        cells: Callable[[], Cells] = tuple,
        *,
        among: Among | None = None,
    ) -> None:
        """Show these cells; `caption` says what the mean is over, `name` whose cells the bar shows.

        `cells` is called when a person asks for them; `among` says which they are where they are many.
        """
        mean = tally.mean(scale)
        self._explain = lambda: Explained(name, mean, tally.counts, scale, tuple(cells()), among)
        distribution = tally.distribution(scale)
        self.mean.setText(self.tr("Mean {mean}").format(mean=mean_words(mean)))
        explain(self.mean, mean_lesson(mean, tally.counts, scale))
        self.caption.setText(caption)
        self.bar.set_name(name)
        self.bar.show_distribution(distribution, scale)
        self._legend.show_scale(scale, distribution)

    def _on_clicked(self) -> None:
        if self._explain is not None:
            self._viewing.open_figure(self._explain())
