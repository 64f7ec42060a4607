"""Opens and rates cells in two trackers in turn; run as a program of its own: SEEDED BIG ROUNDS.

Prints seconds per opened cell in each, then seconds per rated cell in each. The files are written to.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.measuring import clock, in_turn
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import wait_for_jobs
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store

_CELLS = 20


class Desk:
    """A window on one tracker, and the next cell to go to."""

    def __init__(self, path: Path) -> None:
        self.document = Document(Store.open(path, SEEDS), "Analyst")
        self.window = MainWindow(self.document, Viewing(self.document))
        self.window.show()
        self.settle()
        self._next = 0

    def settle(self) -> None:
        """Do all that is due, jobs included."""
        QApplication.processEvents()
        wait_for_jobs()
        QApplication.processEvents()

    def open_cells(self) -> float:
        """Seconds for one cell to be selected, with the inspector filled and painted."""
        return self._each(lambda: None)

    def rate_cells(self) -> float:
        """Seconds for one cell to be selected and rated, until the window shows it."""
        ratings = self.document.scale.ratings
        return self._each(lambda: self.window.matrix.rate_selected(ratings[self._next % 3 + 2].rating_id))

    def _each(self, act: Callable[[], None]) -> float:
        self.settle()
        view, model = self.window.matrix.view, self.window.matrix.model

        def go() -> None:
            for _ in range(_CELLS):
                self._next += 1
                # Along the first column: a place in sight, then the next row.
                view.setCurrentIndex(model.index(self._next % 12, self._next // 12 % 4))
                QApplication.processEvents()
                act()
                QApplication.processEvents()

        seconds = clock(go) / _CELLS
        self.settle()
        return seconds


def main() -> None:
    """Measure both trackers in turn, opening and then rating."""
    application = QApplication([])
    application.setStyle("Fusion")
    seeded, big = Desk(Path(sys.argv[1])), Desk(Path(sys.argv[2]))
    rounds = int(sys.argv[3])
    opened = in_turn({"seeded": seeded.open_cells, "big": big.open_cells}, rounds)
    rated = in_turn({"seeded": seeded.rate_cells, "big": big.rate_cells}, rounds)
    print(opened["seeded"], opened["big"], rated["seeded"], rated["big"])
    for desk in (seeded, big):
        desk.settle()
        desk.window.hide()
        desk.document.close()


if __name__ == "__main__":
    main()
