"""Goes from page to page in a tracker; run as a program of its own: TRACKER ROUNDS.

Prints for each page the seconds from its choice until it is painted, the median of when it was built
already. With --told says them on standard error, with those of the first visit, and the longest stall after.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.import_probe import Ticks, after, turn_until
from dsr_tracker.gui.collector import Collector
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menus import Menus
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store


def main() -> None:
    """Visit all pages, round after round."""
    application = QApplication([])
    application.setStyle("Fusion")
    Collector(application)
    document = Document(Store.open(Path(sys.argv[1]), SEEDS, read_only=True), "Analyst")
    window = MainWindow(document, Viewing(document))
    Menus(window, "light", ())
    window.resize(1400, 880)
    window.show()
    turn_until(after(2))
    names = [name for name, _ in window.page_names()]
    visits: dict[str, list[float]] = {name: [] for name in names}
    stalls: dict[str, float] = dict.fromkeys(names, 0.0)
    ticks = Ticks()
    for _ in range(int(sys.argv[2]) + 1):
        for name in names[1:] + names[:1]:

            def go(name: str = name) -> None:
                start = time.perf_counter()
                window.go_to_page(name)
                page: QWidget = window.page_at(name)
                page.repaint()
                visits[name].append(time.perf_counter() - start)

            stalls[name] = max(stalls[name], ticks.during(name, go, after(0.7)))
    for name, times in visits.items():
        if "--told" in sys.argv:
            said = f"{times[0] * 1000:.0f} ms first, then {median(times[1:]) * 1000:.0f} ms"
            print(f"{name}: {said}; stall {stalls[name] * 1000:.0f} ms", file=sys.stderr)
    print(*(median(times[1:]) for times in visits.values()))
    window.hide()
    document.close()


if __name__ == "__main__":
    main()
