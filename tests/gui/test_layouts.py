"""The layout and the place of a person: kept soon after they change, found again, and put back by choice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dsr_tracker.gui.app import Desk
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.text_size import apply_text_size
from dsr_tracker.gui.theme import wear
from dsr_tracker.settings import PLACES_LIMIT, Place, Settings, load_settings, save_settings
from tests.gui.conftest import clause


@pytest.fixture
def settings_path(tmp_path: Path) -> Path:
    """Those of somebody who has started the program before: the tour of the first start shows every page."""
    path = tmp_path / "settings.json"
    save_settings(path, Settings(has_seen_tour=True))
    return path


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tracker_path: Path, settings_path: Path
) -> Iterator[Callable[[], Desk]]:
    """Starts the program on the tracker, as often as it is called; the one before is gone without a word."""
    desks: list[Desk] = []

    def leave() -> None:
        for desk in desks:
            if desk.window is not None:
                desk.window.layout_changed.disconnect()
                desk.window.hide()
                desk.window.document.close()
                desk.window.deleteLater()
            desk.deleteLater()
        desks.clear()
        qtbot.wait(1)

    def begin() -> Desk:
        leave()
        desks.append(Desk(qapp, settings_path))
        assert desks[0].open_first(tracker_path) is None
        qtbot.waitExposed(desks[0].window)
        QApplication.processEvents()
        return desks[0]

    yield begin
    leave()
    wear(qapp, "light")
    apply_text_size(qapp, 100)


def shown(desk: Desk) -> Any:
    assert desk.window is not None
    return desk.window


def wait_until_kept(qtbot: QtBot, desk: Desk, settings_path: Path, tracker_path: Path) -> None:
    """Without closing anything: the settings on the disk hold what is on screen."""

    def is_kept() -> bool:
        kept = load_settings(settings_path)
        is_placed = kept.places.get(str(tracker_path)) == desk._places.place()
        return is_placed and kept.window == shown(desk).layout_state()

    qtbot.waitUntil(is_kept, timeout=4000)


def action(window: MainWindow, text: str) -> QAction:
    actions = [each for menu in window.findChildren(QMenu) for each in menu.actions()]
    return next(each for each in actions if each.text().replace("&", "") == text)


def test_the_place_is_found_again_without_a_goodbye(
    start: Callable[[], Desk], qtbot: QtBot, settings_path: Path, tracker_path: Path
) -> None:
    first = start()
    window = shown(first)
    window.show_page("matrix")
    window.matrix.model.set_opened(2, True)
    window.viewing.open_cell(clause("3.2", "RS"))
    tree = window.page_at("clauses").tree
    window.show_page("clauses", "DEI-2017/03/2")
    tree.select_key("DEI-2017/05")
    wait_until_kept(qtbot, first, settings_path, tracker_path)

    again = shown(start())
    assert again.current_page == "clauses"
    assert again.subject == "DEI-2017/05"
    # Unfolded as they were: the instrument, and the clause that was looked at before.
    assert {"DEI-2017", "DEI-2017/03"} <= again.page_at("clauses").tree.unfolded
    assert again.viewing.cell == clause("3.2", "RS")
    assert again.page_at("clauses").isAncestorOf(QApplication.focusWidget())
    again.show_page("matrix")
    QApplication.processEvents()
    index = again.matrix.view.currentIndex()
    assert again.matrix.model.cell_at(index) == clause("3.2", "RS")
    assert again.matrix.model.is_opened(2)


def test_the_instruments_and_the_scrolling_are_found_again(
    start: Callable[[], Desk], qtbot: QtBot, settings_path: Path, tracker_path: Path
) -> None:
    first = start()
    window = shown(first)
    window.resize(900, 500)
    window.viewing.set_instruments(())
    QApplication.processEvents()
    window.matrix.view.verticalScrollBar().setValue(333)
    wait_until_kept(qtbot, first, settings_path, tracker_path)
    again = shown(start())
    qtbot.waitUntil(lambda: again.matrix.view.verticalScrollBar().value() == 333)
    assert again.viewing.instrument_ids == ()


def test_what_is_gone_is_no_place_to_go_to(
    start: Callable[[], Desk], settings_path: Path, tracker_path: Path
):
    place = Place(
        page="nowhere",
        subject="none",
        instrument_ids=("GONE",),
        provision_id="GONE/01",
        party_id="EG",
        opened=("GONE/01",),
        unfolded=("clauses/0 GONE", "odd"),
        scroll=(9, 9),
    )
    save_settings(settings_path, Settings(places={str(tracker_path): place}))
    window = shown(start())
    assert window.current_page == "matrix"
    assert window.viewing.instrument_ids == ("DEI-2017",)
    assert window.matrix.model.cell_at(window.matrix.view.currentIndex()) is not None


def test_columns_sorting_and_the_inspector_are_found_again_and_put_back(
    start: Callable[[], Desk], qtbot: QtBot, settings_path: Path, tracker_path: Path
) -> None:
    first = start()
    window = shown(first)
    window.show_page("overview")
    header = window.page_at("overview").countries.horizontalHeader()
    width = header.sectionSize(2)
    header.resizeSection(2, width + 40)
    header.setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    window.set_inspector_wanted(False)
    wait_until_kept(qtbot, first, settings_path, tracker_path)

    second = start()
    again = shown(second)
    header = again.page_at("overview").countries.horizontalHeader()
    assert header.sectionSize(2) == width + 40
    assert header.sortIndicatorSection() == 2
    assert not again.is_inspector_wanted
    assert not action(again, "Inspector").isChecked()

    action(again, "Reset the layout").trigger()
    assert header.sectionSize(2) == width
    assert header.sortIndicatorSection() == -1
    assert again.is_inspector_wanted
    wait_until_kept(qtbot, second, settings_path, tracker_path)
    assert shown(start()).page_at("overview").countries.horizontalHeader().sectionSize(2) == width


def test_columns_grow_with_the_text(start: Callable[[], Desk]) -> None:
    desk = start()
    shown(desk).show_page("overview")
    header = shown(desk).page_at("overview").changes.horizontalHeader()
    header.resizeSection(2, 150)
    before = shown(desk).fontMetrics().averageCharWidth()
    desk.set_text_size(200)
    assert header.sectionSize(2) == round(150 * shown(desk).fontMetrics().averageCharWidth() / before)
    desk.set_text_size(100)
    assert header.sectionSize(2) == pytest.approx(150, abs=2)


_KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dsr_tracker.gui.app import Desk
application = QApplication([])
desk = Desk(application, Path(sys.argv[1]))
desk.open_first(Path(sys.argv[2]))
def change():
    desk.window.show_page("countries", "RS")
    desk.window.page_at("countries").cells.header().resizeSection(0, 321)
QTimer.singleShot(100, change)
QTimer.singleShot(2500, lambda: os.kill(os.getpid(), signal.SIGKILL))
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_kill_takes_nothing(start: Callable[[], Desk], settings_path: Path, tracker_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(settings_path), str(tracker_path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    window = shown(start())
    assert (window.current_page, window.subject) == ("countries", "RS")
    assert window.page_at("countries").cells.header().sectionSize(0) == 321


# -- text size ----------------------------------------------------------------------------------------


def test_text_grows_by_keys_and_stays_so(start: Callable[[], Desk], settings_path: Path) -> None:
    window = shown(start())
    plain = window.font().pointSizeF()
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.font().pointSizeF() == plain * 1.5
    assert load_settings(settings_path).text_size == 150
    assert action(window, "150 %").isChecked()
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert load_settings(settings_path).text_size == 125

    again = shown(start())
    assert again.font().pointSizeF() == plain * 1.25
    assert action(again, "125 %").isChecked()
    QTest.keyClick(again, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert again.font() == QFont(QApplication.font())
    assert again.font().pointSizeF() == plain
    assert not action(again, "125 %").isChecked()


def test_a_size_beyond_all_is_the_largest(start: Callable[[], Desk], settings_path: Path) -> None:
    desk = start()
    desk.set_text_size(900)
    assert load_settings(settings_path).text_size == 200
    settings_path.write_text('{"text_size": 7}', encoding="utf-8")
    assert load_settings(settings_path).text_size == 100


# -- what is kept stays small ----------------------------------------------------------------------------


def test_the_latest_places_are_kept() -> None:
    settings = Settings()
    for number in range(PLACES_LIMIT + 3):
        settings = settings.with_place(Path(f"/{number}.dsr"), Place(page="todo"))
    settings = settings.with_place(Path("/5.dsr"), Place(page="matrix"))
    assert len(settings.places) == PLACES_LIMIT
    assert "/2.dsr" not in settings.places
    assert list(settings.places)[-1] == "/5.dsr"


def test_places_are_read_back_and_odd_ones_are_not(settings_path: Path) -> None:
    place = Place(page="todo", opened=("A/1", "B/2"), scroll=(3, 400), unfolded=("clauses/0 A",))
    save_settings(settings_path, Settings(places={"/a.dsr": place}))
    assert load_settings(settings_path).places == {"/a.dsr": place}
    settings_path.write_text('{"places": {"/a": {"scroll": ["x", 1], "page": 3}, "/b": 7}}', encoding="utf-8")
    assert load_settings(settings_path).places == {"/a": Place()}
