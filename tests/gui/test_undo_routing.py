"""Undo goes on from the typing in a field to the edits of the program, wherever the cursor stands."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from dsr_tracker.core.records import Assessment
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.undo_routing import forget_typing

from .conftest import clause

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier
FAR = "9999-12-31"


def entry(window: MainWindow, word: str) -> QAction:
    actions = [action for menu in window.findChildren(QMenu) for action in menu.actions()]
    found: QAction = next(action for action in actions if action.text().startswith(word))
    return found


def reason(document: Document) -> str:
    found = document.read.status_assessment(clause(3), FAR)
    assert isinstance(found, Assessment)
    return found.reason


@pytest.fixture
def rated(window: MainWindow) -> MainWindow:
    """The window at a cell that was rated just now."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.open_cell(clause(3))
    QTest.keyClick(window.matrix.view, Key.Key_2)
    return window


def test_the_menu_names_typing_first_and_then_the_edit(rated, document):
    field = rated.inspector.notes._text
    rated.write_note()
    assert entry(rated, "&Undo").text() == "&Undo: Egypt, clause 3 → Substantial"
    QTest.keyClicks(field, "Visited.")
    assert entry(rated, "&Undo").text() == "&Undo: typing"
    entry(rated, "&Undo").trigger()
    assert field.toPlainText() == ""
    assert entry(rated, "&Redo").text() == "&Redo: typing"
    assert entry(rated, "&Undo").text() == "&Undo: Egypt, clause 3 → Substantial"
    entry(rated, "&Redo").trigger()
    assert field.toPlainText() == "Visited."
    entry(rated, "&Undo").trigger()
    entry(rated, "&Undo").trigger()
    assert document.read.status_assessment(clause(3), FAR) is None
    assert entry(rated, "&Undo").text() == "&Undo"
    assert not entry(rated, "&Undo").isEnabled()


def test_a_saved_reason_is_taken_back_by_the_program_and_comes_again(rated, document):
    field = rated.inspector.judgement.reason
    field.setFocus()
    QTest.keyClicks(field, "First.")
    rated.flush()
    QTest.keyClicks(field, " More")
    assert entry(rated, "&Undo").text() == "&Undo: typing"
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert field.toPlainText() == "First."
    rated.flush()
    assert reason(document) == "First."
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert (reason(document), field.toPlainText()) == ("", "")
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert document.read.status_assessment(clause(3), FAR) is None
    for _ in range(2):
        QTest.keyClick(field, Key.Key_Z, BOTH)
    assert (reason(document), field.toPlainText()) == ("First.", "First.")


@pytest.mark.parametrize("page", ["countries", "clauses"])
def test_an_empty_search_field_lets_undo_through(rated, document, page):
    rated.go_to_page(page)
    place = rated.page_at(page)
    field: Any = place.search
    field.setFocus()
    assert field.hasFocus()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert field.text() == ""
    assert document.read.status_assessment(clause(3), FAR) is not None
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert document.read.status_assessment(clause(3), FAR) is None


def test_a_date_lets_undo_through(rated, document):
    day = rated.matrix.day
    day.setFocus()
    QTest.keyClick(day, Key.Key_Z, CONTROL)
    assert document.read.status_assessment(clause(3), FAR) is None


def test_a_word_that_is_being_composed_is_not_disturbed(rated):
    field = rated.inspector.evidence._link
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QApplication.sendEvent(field, QInputMethodEvent("pin", []))
    forget_typing(field)
    assert field.isUndoAvailable()
    QApplication.sendEvent(field, QInputMethodEvent("", []))
    field.setCursorPosition(1)
    forget_typing(field)
    assert not field.isUndoAvailable()
    assert (field.text(), field.cursorPosition()) == ("abc", 1)
