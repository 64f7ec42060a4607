"""A date typed over the one that is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsr_tracker.gui.panels.day_field import DayField


@pytest.fixture
def field(qtbot) -> DayField:
    field = DayField("Day")
    qtbot.addWidget(field)
    field.set_day("2024-11-21")
    field.show()
    field.setFocus()
    return field


@pytest.mark.parametrize("typed", ["2021-03-05", "20210305", "2021-3-5"])
def test_a_date_can_be_typed_over_all_that_is_selected(field, typed):
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.day == "2021-03-05"


@pytest.mark.parametrize(
    ("cursor", "typed", "day"),
    [
        (0, "2021-03-05", "2021-03-05"),
        (2, "2021", "2021-11-21"),
        (6, "03", "2024-03-21"),
        (10, "5", "2024-11-05"),
    ],
)
def test_a_part_can_be_typed_over_where_the_cursor_stands(field, cursor, typed, day):
    field.lineEdit().deselect()
    field.lineEdit().setCursorPosition(cursor)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.day == day
