"""Takes the pictures of docs/images from the real window, on a tracker filled with made-up ratings.

    .venv/bin/python docs/take_screenshots.py [FOLDER]

Every rating, reason, note and source in it is invented so that the window has something to show. None says
anything about a country. A display is not needed: without one, Qt draws off the screen.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import months_before, today
from dsr_tracker.core.records import Provision
from dsr_tracker.core.scales import NO_EVIDENCE, NOT_APPLICABLE
from dsr_tracker.gui.app import Desk
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.paths import SEEDS
from dsr_tracker.settings import Settings, save_settings
from dsr_tracker.store.store import Store

IMAGES = Path(__file__).parent / "images"
SIZE = (1400, 880)
INSTRUMENT = "DEI-2017"
SHOWN = Cell("DEI-2017/03", "EG")
MADE_UP = "Made up for this picture; it says nothing about Egypt."
# One digit for each party of a clause, left to right: the keys that rate it. A full stop leaves it open.
ROWS = (
    *("31223.12", "2.1e2113", "32112e23", "1.02e.12", "2111.212", "e12201.2", "311e2123", "2.1212.e"),
    *("11e021.2", "32212213", "1.1e0112", "x1.20e12", "21.11213", "1e012.12", "2112.1e3"),
)
MEASURES = {"DEI-2017/03/1": "31113e12", "DEI-2017/03/2": "2.112.21", "DEI-2017/03/3": "1e0.1112"}


def fill(store: Store) -> None:
    """Rate the initiative's cells, with a note and a source here and there, as an analyst would."""
    pen = editing.Pen("Sample analyst", store.new_id)
    scale = store.read.scale()
    clauses = [provision for provision in store.read.provisions([INSTRUMENT]) if not provision.is_measure]
    for clause, keys in zip(clauses, ROWS, strict=True):
        rate_row(store, pen, clause, keys)
    for provision_id, keys in MEASURES.items():
        rate_row(store, pen, store.read.provision(provision_id), keys)
    target = target_of(store, SHOWN)
    shown = scale.rating("substantial")
    earlier = months_before(today(), 8)
    store.apply(editing.rate(pen, [target], scale.rating("limited"), scale, as_of=earlier, reason=MADE_UP))
    store.apply(editing.rate(pen, [target], shown, scale, confidence="medium", claimed="complete"))
    target = target_of(store, SHOWN)
    if target.current is not None:
        revised = replace(target.current, reason=MADE_UP, schedule="no_period")
        store.apply(editing.revise_assessment(pen, target, revised))
    target = target_of(store, SHOWN)
    for number in (1, 2):
        source = editing.new_evidence(
            pen,
            url=f"https://example.org/sample-{number}",
            title=f"Sample source {number}",
            publisher="Sample publisher",
        )
        store.apply(editing.cite(pen, target, source))
    for months, text in ((5, "A made-up development."), (1, "Another one, made up too.")):
        store.apply(editing.add_note(pen, target, text, dated_on=months_before(today(), months)))


def rate_row(store: Store, pen: editing.Pen, provision: Provision, keys: str) -> None:
    """Rate a provision's cells by their keys."""
    scale = store.read.scale()
    parties = store.read.columns([INSTRUMENT])[INSTRUMENT]
    for party, key in zip(parties, keys, strict=True):
        rating = None if key == "." else scale.by_key(key)
        if rating is None:
            continue
        target = target_of(store, Cell(provision.provision_id, party.party_id))
        is_bare = rating.rating_id not in (NOT_APPLICABLE, NO_EVIDENCE)
        store.apply(editing.rate(pen, [target], rating, scale, reason="" if is_bare else "Made up."))


def target_of(store: Store, cell: Cell) -> editing.Target:
    """The cell as something to write on."""
    return editing.Target(
        store.read.provision(cell.provision_id),
        store.read.record("party", cell.party_id),
        store.read.status_assessment(cell, today()),
    )


def settle(milliseconds: int = 800) -> None:
    """Let the window load, lay out and paint."""
    deadline = QDeadlineTimer(milliseconds)
    while not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def matrix(window: MainWindow) -> None:
    """The matrix with a clause opened and a cell in the inspector."""
    window.show_page("matrix")
    settle()
    window.matrix.view.toggle(window.matrix.model.index_of(SHOWN).row())
    window.matrix.open_cell(SHOWN)


def overview(window: MainWindow) -> None:
    """What is assessed, and how it is distributed."""
    window.show_page("overview")


PICTURES: dict[str, Callable[[MainWindow], None]] = {"matrix": matrix, "overview": overview}


def in_few_colours(picture: QImage) -> QImage:
    """The picture in 256 colours, common and unlike each other: nobody sees it, and the file is a third."""
    pixels = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    chosen: list[int] = []
    for colour, _ in Counter(pixels).most_common():
        if len(chosen) < 256 and all(_differ(colour, other) for other in chosen):
            chosen.append(colour)
    no_dots = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return picture.convertToFormat(QImage.Format.Format_Indexed8, chosen, no_dots)


def _differ(one: int, other: int) -> bool:
    return any(abs((one >> shift & 255) - (other >> shift & 255)) > 9 for shift in (0, 8, 16))


def take(folder: Path) -> None:
    """Write every picture into that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory() as scratch:
        tracker, settings = Path(scratch, "sample.dsr"), Path(scratch, "settings.json")
        with Store.open(tracker, SEEDS) as store:
            fill(store)
        save_settings(settings, Settings(author="Sample analyst", is_author_confirmed=True, theme="light"))
        desk = Desk(application, settings)
        desk.open_tracker(tracker)
        window = desk.window
        if window is None:
            raise RuntimeError("no window was opened")
        window.resize(*SIZE)
        settle()
        for name, show in PICTURES.items():
            show(window)
            settle()
            path = folder / f"{name}.png"
            in_few_colours(window.grab().toImage()).save(str(path))
            sys.stdout.write(f"{path} {path.stat().st_size // 1000} KB\n")
        window.document.close()


def main(arguments: Sequence[str]) -> None:
    """Take the pictures into the folder named, or into docs/images."""
    take(Path(arguments[0]) if arguments else IMAGES)


if __name__ == "__main__":
    main(sys.argv[1:])
