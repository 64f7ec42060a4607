"""Says on every page that something is hidden from a reader, who would take it for missing."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from dsr_tracker.gui.main_window import MainWindow


class BlindSign(QToolButton):
    """Stands in the status bar while cells are hidden from whoever looks, and leads to her batches."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._document = window.document
        self.setAutoRaise(True)
        self.setToolTip(
            self.tr("No page and no report of yours tells what was judged of it until the batch is closed")
        )
        self.clicked.connect(lambda: window.show_page("readings"))
        window.statusBar().addPermanentWidget(self)
        self._document.reloaded.connect(self._on_reloaded)
        self._on_reloaded()

    def _on_reloaded(self) -> None:
        count = len(self._document.blind_cells)
        self.setText(
            self.tr("1 cell is hidden: you read it blind")
            if count == 1
            else self.tr("{n} cells are hidden: you read them blind").format(n=f"{count:,}")
        )
        self.setVisible(count > 0)
