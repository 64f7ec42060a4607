from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QToolButton, QVBoxLayout, QWidget

from dsr_tracker.core.errors import FileError
from dsr_tracker.gui import messages
from dsr_tracker.gui.messages import MessageBar


class Button(QObject):
    """Stands for whatever a person presses."""

    pressed = Signal()


@pytest.fixture
def bar(qtbot, document) -> Iterator[MessageBar]:
    """A window with a message bar to which uncaught exceptions go."""
    hook = sys.excepthook
    window = QWidget()
    window.setWindowTitle("Window")
    bar = MessageBar(window)
    QVBoxLayout(window).addWidget(bar)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    messages.install(bar, document.explain)
    yield bar
    sys.excepthook = hook


@pytest.fixture
def boxes(monkeypatch) -> list[Any]:
    """The dialogs that would have been shown."""
    shown: list[Any] = []

    def run(box: QMessageBox) -> int:
        shown.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", run)
    return shown


def press(error: BaseException) -> None:
    """A slot that raises."""
    button = Button()

    def slot() -> None:
        raise error

    button.pressed.connect(slot)
    button.pressed.emit()


def test_advice_goes_to_the_bar_as_one_sentence(bar, boxes):
    press(FileError("The file is read-only.", "Save a copy elsewhere."))
    assert bar.isVisible()
    assert bar.text == "The file is read-only. Save a copy elsewhere."
    assert boxes == []
    label = bar.findChild(QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.accessibleName() == bar.text


def test_markup_in_a_message_stays_plain(bar, boxes):
    press(FileError('<img src="file:///etc/passwd">', ""))
    assert bar.findChild(QLabel).textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("how", ["escape", "button"])
def test_the_bar_is_dismissed(bar, qtbot, how):
    bar.show_message("Something to know.")
    QTest.qWaitForWindowActive(bar.window())
    with qtbot.waitSignal(bar.dismissed):
        if how == "escape":
            QTest.keyClick(bar.window(), Qt.Key.Key_Escape)
        else:
            bar.findChild(QToolButton).click()
    assert not bar.isVisible()


def test_a_fault_of_ours_is_a_dialog_with_details_to_copy(bar, boxes, capsys):
    press(ZeroDivisionError("a fault of ours"))
    (box,) = boxes
    assert "inside DSR Tracker" in box.text()
    assert "a fault of ours" not in box.text()
    details = box.detailedText()
    assert "ZeroDivisionError: a fault of ours" in details
    assert "Python" in details
    copy = next(b for b in box.buttons() if b.text() == "Copy details")
    copy.click()
    assert QGuiApplication.clipboard().text() == details
    assert not bar.isVisible()
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_fault_that_comes_back_while_its_dialog_is_open_is_one_dialog(bar, monkeypatch, capsys):
    shown: list[Any] = []

    def run(box: QMessageBox) -> int:
        shown.append(box)
        press(ZeroDivisionError("with every repaint"))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", run)
    press(ZeroDivisionError("the first"))
    assert len(shown) == 1
    assert "with every repaint" in capsys.readouterr().err
    press(ZeroDivisionError("another time"))
    assert len(shown) == 2


def test_an_interrupt_stays_an_interrupt(bar, boxes, monkeypatch):
    seen: list[BaseException] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda _, error, __: seen.append(error))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert [type(error) for error in seen] == [KeyboardInterrupt]
    assert boxes == []


def test_a_damaged_file_is_told_as_advice(bar, boxes):
    """What SQLite says while a page reads is about the file, not a bug of ours."""
    error = sqlite3.DatabaseError("database disk image is malformed")
    sys.excepthook(type(error), error, None)
    assert "is damaged" in bar.text
    assert boxes == []
