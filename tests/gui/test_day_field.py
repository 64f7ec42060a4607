"""A date typed over the one that is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from dsr_tracker.gui.panels.day_field import DayField


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(DayField("Day", window))
    row.addWidget(QLineEdit(window))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def field(window) -> DayField:
    field = window.findChild(DayField)
    assert isinstance(field, DayField)
    field.set_day("2024-11-21")
    field.setFocus()
    return field


def _type(text: str) -> None:
    """Each letter goes to whatever has the focus by then, as a person's does."""
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2021-03-05", "2021-03-05"),
        ("20210305", "2021-03-05"),
        ("2021-3-5", "2021-03-05"),
        ("2021-1-2", "2021-01-02"),
        ("2021-12-31", "2021-12-31"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_a_date_can_be_typed_over_all_that_is_selected(field, typed, day):
    field.selectAll()
    _type(typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.day == day


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
    _type(typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.day == day
