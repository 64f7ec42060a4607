"""Keys that lead from one place of the window to another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from dsr_tracker.gui.main_window import MainWindow

from .conftest import clause


def _field(window: MainWindow, kind: type[QWidget], name: str) -> QWidget:
    return next(field for field in window.inspector.findChildren(kind) if field.accessibleName() == name)


def _press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_escape_leads_from_the_inspector_back_to_the_cells(window):
    window.open_cell(clause(3))
    window.write_note()
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    _press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.matrix.view


def test_undo_in_a_field_takes_back_typing_first_and_then_the_last_edit(window, document):
    window.open_cell(clause(3))
    window.paste_link()
    link = _field(window, QLineEdit, "Link to a source")
    assert isinstance(link, QLineEdit)
    QTest.keyClicks(link, "https://example.org/a")
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert len(document.read.citations(clause(3))) == 1
    QTest.keyClicks(link, "x")
    QTest.keyClick(link, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert link.text() == ""
    assert len(document.read.citations(clause(3))) == 1
    QTest.keyClick(link, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.read.citations(clause(3)) == []
    assert link.text() == ""


def test_going_to_a_page_puts_the_cursor_into_it(window):
    window.go_to_page("overview")
    window.go_to_page("matrix")
    assert QApplication.focusWidget() is window.matrix.view
    window.go_to_page("todo")
    assert window.page_at("todo").isAncestorOf(QApplication.focusWidget())


def test_a_new_number_of_months_is_kept(window, viewing, qtbot):
    window.go_to_page("todo")
    with qtbot.waitSignal(viewing.stale_months_changed) as told:
        window.page_at("todo").months_chosen.emit(9)
    assert told.args == [9]
    assert viewing.stale_months == 9


def test_the_same_rating_again_is_no_new_judgement(window, document):
    window.open_cell(clause(3))
    QTest.keyClick(window.matrix.view, Qt.Key.Key_2)
    QTest.keyClick(window.matrix.view, Qt.Key.Key_2)
    assert len(document.read.assessments(clause(3))) == 1
    QTest.keyClick(window.matrix.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.matrix.view, Qt.Key.Key_2)
    assert len(document.read.assessments(clause(3))) == 1
    assert len(document.read.assessments(clause(4))) == 1
    document.undo()
    assert document.read.assessments(clause(4)) == []


def test_tab_leaves_a_date_at_once(window, document):
    window.open_cell(clause(3))
    QTest.keyClick(window.matrix.view, Qt.Key.Key_2)
    window.judge()
    _press(Qt.Key.Key_Tab)
    _press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is _field(window, QPlainTextEdit, "Reason")
