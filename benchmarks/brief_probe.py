"""Shows a country's brief in the window once, in a process of its own, and prints the seconds on the clock.

`shown TRACKER` opens the window and its report dialog there, waits until both are at rest, chooses the brief
and takes the time until its pages are painted, with the pause in which a person may choose more. `source
TRACKER FOLDER` leaves what the engine is handed for that brief in a folder; `bare FOLDER` has the engine
alone lay that out, after it has laid out something else, as it has in the window.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import clock

PARTY = "EG"


def show(tracker: Path) -> float:
    """Seconds from the choice of the brief to its painted pages."""
    from PySide6.QtWidgets import QApplication, QLabel

    from dsr_tracker.core.cells import Cell
    from dsr_tracker.gui.dialogs.report_dialog import ReportDialog
    from dsr_tracker.gui.document import Document
    from dsr_tracker.gui.jobs import wait_for_jobs
    from dsr_tracker.gui.main_window import MainWindow
    from dsr_tracker.gui.viewing import Viewing
    from dsr_tracker.paths import SEEDS
    from dsr_tracker.reports.contents import Kind
    from dsr_tracker.store.store import Store

    application = QApplication([])
    application.setStyle("Fusion")
    document = Document(Store.open(tracker, SEEDS), "Analyst")
    window = MainWindow(document, Viewing(document))
    window.show()
    window.open_cell(Cell("DEI-2017/01", PARTY))
    dialog = ReportDialog(document, window.viewing, window)
    dialog.open()

    def shown() -> int:
        page = dialog._preview.widget()
        labels = page.findChildren(QLabel) if page else []
        return sum(not label.pixmap().isNull() for label in labels)

    def until_shown(wanted: range) -> None:
        while shown() not in wanted:
            QApplication.processEvents()
        QApplication.processEvents()

    until_shown(range(3, 100))
    wait_for_jobs()

    def choose() -> None:
        box = dialog.form.kind
        box.setCurrentIndex(box.findData(Kind.COUNTRY))
        box.activated.emit(box.currentIndex())
        until_shown(range(1, 3))

    return clock(choose)


def keep_source(tracker: Path, folder: Path) -> None:
    """Leave there what the engine is handed for the brief, with the fonts beside it."""
    from dsr_tracker.paths import SEEDS
    from dsr_tracker.reports.contents import Kind
    from dsr_tracker.reports.pdf import Engine, laid_out
    from dsr_tracker.reports.pdf_glyphs import FAMILIES
    from dsr_tracker.reports.report import Scope, build_report
    from dsr_tracker.store.collecting import collect
    from dsr_tracker.store.store import Store

    with Store.open(tracker, SEEDS, read_only=True) as store:
        report = build_report(collect(store), Scope(kind=Kind.COUNTRY, party_ids=(PARTY,)))
    with tempfile.TemporaryDirectory() as empty:
        engine = Engine(empty)
        laid_out(report, engine)
    for name, content in (engine.sources | {"fonts.json": json.dumps(FAMILIES).encode()}).items():
        (folder / name).write_bytes(content)


def bare(folder: Path) -> float:
    """Seconds in which the engine alone makes the pictures of the pages."""
    import typst

    typst.compile(b"Fonts are found, and a page is laid out.", format="png")
    fonts = {"fonts": (folder / "fonts.json").read_text(encoding="utf-8")}
    return clock(lambda: typst.compile(folder / "main.typ", sys_inputs=fonts, format="png", ppi=80))


def main() -> None:
    """Do what the command line says."""
    side, *paths = sys.argv[1:]
    if side == "source":
        keep_source(Path(paths[0]), Path(paths[1]))
        return
    print((show if side == "shown" else bare)(Path(paths[0])), flush=True)
    os._exit(0)  # without tidying up


main()
