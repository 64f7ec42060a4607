"""The box for everything, as tests open it, type into it and read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.palette import Palette


def opened_box(window: MainWindow, qtbot: QtBot) -> Palette:
    """The box, opened by its keys from the matrix."""
    qtbot.waitUntil(window.isActiveWindow)
    window.matrix.view.setFocus()
    QTest.keyClick(window.matrix.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (box,) = window.findChildren(Palette)
    assert box.isVisible()
    assert box.field.hasFocus()
    QAbstractItemModelTester(box.lookup.found, QAbstractItemModelTester.FailureReportingMode.Fatal, box)
    return box


def searched(box: Palette, qtbot: QtBot, text: str) -> list[str]:
    """Type a search; the titles of what came of it."""
    box.field.selectAll()
    with qtbot.waitSignal(box.lookup.settled):
        box.field.insert(text)  # as typing does
    return titles(box)


def titles(box: Palette) -> list[str]:
    """The titles of what is shown, headings in brackets."""
    return [f"[{line.title.text}]" if line.is_heading else line.title.text for line in box.lookup.found.lines]
