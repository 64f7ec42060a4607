"""The tour: by itself at the first start of all, beside its parts, left at once, in nobody's way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from dsr_tracker.gui.app import Desk
from dsr_tracker.gui.panels.callout import Callout, beside
from dsr_tracker.gui.tour import Tour
from dsr_tracker.settings import Settings, load_settings, save_settings

from .conftest import clause
from .test_main_window import action, desk, make_desk  # noqa: F401

ROOM = QRect(0, 0, 1000, 800)


def callouts(window: Any) -> list[Callout]:
    return [each for each in window.findChildren(Callout) if each.isVisible()]


@pytest.fixture
def tour(window: Any, qtbot: Any) -> Tour:
    """The tour, started from the menu."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    action(window, "Tour").trigger()
    found: Tour
    (found,) = window.findChildren(Tour)
    return found


def test_it_comes_by_itself_at_the_first_start_of_all_and_once(
    make_desk: Callable[[], Desk],  # noqa: F811
    home: Path,
    tracker_path: Path,
    qtbot: Any,
) -> None:
    first = make_desk()
    assert first.open_first(tracker_path) is None
    qtbot.waitUntil(lambda: len(callouts(first.window)) == 1)
    assert load_settings(home / "config" / "settings.json").has_seen_tour
    first.window.close()  # type: ignore[union-attr]
    first.window.document.close()  # type: ignore[union-attr]
    second = make_desk()
    assert second.open_first(tracker_path) is None
    qtbot.wait(400)
    assert callouts(second.window) == []


def test_who_has_settings_already_is_not_taken_on_a_tour(
    make_desk: Callable[[], Desk],  # noqa: F811
    home: Path,
    tracker_path: Path,
    qtbot: Any,
) -> None:
    save_settings(home / "config" / "settings.json", Settings(author="Ann"))
    desk = make_desk()  # noqa: F811
    assert desk.open_first(tracker_path) is None
    qtbot.wait(400)
    assert callouts(desk.window) == []


def test_another_tracker_that_is_opened_brings_no_tour(desk: Desk, qtbot: Any) -> None:  # noqa: F811
    qtbot.wait(400)
    assert callouts(desk.window) == []


def test_it_is_gone_through_by_keys_and_ends(tour: Tour, window: Any) -> None:
    titles = []
    for _ in tour.steps:
        titles.append(tour.callout.title.text())
        assert tour.callout.next.hasFocus()
        key = Qt.Key.Key_Space if len(titles) % 2 else Qt.Key.Key_Return
        QTest.keyClick(tour.callout.next, key)
    assert titles == [step.title for step in tour.steps]
    assert 4 <= len(titles) <= 6
    assert callouts(window) == []
    assert window.matrix.view.hasFocus()


def test_back_leads_back(tour: Tour) -> None:
    assert not tour.callout.back.isEnabled()
    tour.callout.next.click()
    assert tour.callout.place.text() == f"2 of {len(tour.steps)}"
    tour.callout.back.click()
    assert tour.callout.title.text() == tour.steps[0].title


def test_each_step_points_at_a_part_that_is_there_and_hides_little_of_it(tour: Tour, window: Any) -> None:
    for step in tour.steps:
        part = step.part()
        assert part.isVisible()
        area = part.rect() if step.area is None else step.area()
        area.moveTopLeft(part.mapTo(window, area.topLeft()))
        assert area.width() > 20
        box = tour.callout.geometry()
        assert window.rect().contains(box)
        hidden = area.intersected(box)
        assert hidden.width() * hidden.height() < area.width() * area.height() / 3
        tour.callout.next.click()


def test_escape_leaves_at_once_from_wherever_the_keyboard_is(tour: Tour, window: Any) -> None:
    window.matrix.view.setFocus()
    QTest.keyClick(window.matrix.view, Qt.Key.Key_Escape)
    assert callouts(window) == []
    assert window.matrix.view.hasFocus()


def test_work_goes_on_beside_it(tour: Tour, window: Any, document: Any) -> None:
    window.open_cell(clause(3))
    QTest.keyClicks(window.matrix.view, "2")
    assert document.read.status_assessment(clause(3), "9999-12-31").rating == "substantial"
    window.go_to_page("sources")
    assert len(callouts(window)) == 1
    tour.callout.leave.click()
    assert window.current_page == "sources"


def test_it_follows_the_window(tour: Tour, window: Any, qtbot: Any) -> None:
    tour.callout.next.click()
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: window.rect().contains(tour.callout.geometry()))
    window.inspector.hide()
    tour.callout.next.click()  # what is not there is told of in the middle
    assert abs(tour.callout.geometry().center().x() - window.rect().center().x()) < 12


def test_it_is_said_aloud(tour: Tour) -> None:
    step = tour.steps[0]
    interface = QAccessible.queryAccessibleInterface(tour.callout.next)
    assert interface.text(QAccessible.Text.Description) == f"{step.title}: {step.text}"


def test_starting_again_begins_anew(tour: Tour, window: Any) -> None:
    tour.callout.next.click()
    action(window, "Tour").trigger()
    (box,) = callouts(window)
    assert box.place.text().startswith("1 of")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (QRect(0, 0, 200, 100), (216, 8)),
        (QRect(800, 0, 200, 100), (484, 8)),
        (QRect(0, 100, 1000, 50), (350, 166)),
        (QRect(0, 700, 1000, 90), (350, 484)),
        (QRect(), (350, 300)),
    ],
)
def test_where_it_stands(place: QRect, expected: tuple[int, int]) -> None:
    spot = beside(place, 300, 200, ROOM)
    assert abs(spot.x() - expected[0]) <= 10
    assert abs(spot.y() - expected[1]) <= 10


def test_what_takes_the_whole_room_has_it_inside() -> None:
    spot = beside(ROOM, 300, 200, ROOM)
    assert ROOM.contains(QRect(spot.x(), spot.y(), 300, 200))
