"""Undo and redo of what is too large to be waited for: beside the window, whole, and not twice at once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Note
from dsr_tracker.gui import reversing
from dsr_tracker.gui.dialogs.wait_dialog import WaitDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels import panel

from .conftest import clause

_CELL = clause(3)


@pytest.fixture
def many(document: Document, monkeypatch: pytest.MonkeyPatch) -> list[Note]:
    """More notes than are undone at once, written by one edit."""
    monkeypatch.setattr(reversing, "_AT_ONCE", 3)
    monkeypatch.setattr(panel, "_MANY", 3)
    notes = [Note(document.pen.new_id(), *_CELL, "2026-01-01", f"Note {number}") for number in range(9)]
    document.do(Edit("Write <b>many</b>", adding(*notes)))
    return notes


def action(window: MainWindow, name: str) -> QAction:
    [found] = [
        each
        for menu in window.menuBar().findChildren(QMenu) + window.findChildren(QMenu)
        for each in menu.actions()
        if each.text().startswith(name)
    ][:1]
    return found


def waiting(window: MainWindow) -> WaitDialog:
    [dialog] = window.findChildren(WaitDialog)
    return dialog


def test_a_large_edit_is_undone_and_done_again_beside_the_window(
    window: MainWindow, document: Document, tracker_path: Path, qtbot: QtBot, many: list[Note]
) -> None:
    window.viewing.open_cell(_CELL)
    with qtbot.waitSignal(document.changed):
        with sqlite3.connect(tracker_path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")  # until then the undo waits
            action(window, "&Undo").trigger()
            dialog = waiting(window)
            assert dialog.isVisible()
            assert dialog.isModal()
            assert "“Write <b>many</b>”: 9 changes." in dialog.text.text()
            action(window, "&Undo").trigger()  # once is enough
            assert document.read.next_undo() == "Write <b>many</b>"
            other.execute("ROLLBACK")
        other.close()
    assert document.read.notes(_CELL) == []
    qtbot.waitUntil(lambda: not window.findChildren(WaitDialog))
    assert action(window, "&Redo").text() == "&Redo: Write <b>many</b>"
    with qtbot.waitSignal(document.changed):
        action(window, "&Redo").trigger()
    assert len(document.read.notes(_CELL)) == len(many)
    assert len(document.read.log()) == 3


def test_a_stopped_undo_changes_nothing(
    window: MainWindow, document: Document, tracker_path: Path, qtbot: QtBot, many: list[Note]
) -> None:
    with sqlite3.connect(tracker_path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")  # until then the undo waits
        action(window, "&Undo").trigger()
        waiting(window).stop.click()
        assert waiting(window).text.text() == "Stopping… What was begun is taken back."
        other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: not window.findChildren(WaitDialog))
    assert window.statusBar().currentMessage() == "Stopped. Nothing was changed."
    assert len(document.read.notes(_CELL)) == len(many)
    with qtbot.waitSignal(document.changed):
        action(window, "&Undo").trigger()
    assert document.read.notes(_CELL) == []


def test_an_undo_that_fails_says_why_and_changes_nothing(
    window: MainWindow, document: Document, tracker_path: Path, qtbot: QtBot, many: list[Note]
) -> None:
    with sqlite3.connect(tracker_path) as other:
        other.execute("UPDATE notes SET text = 'Otherwise' WHERE note_id = ?", (many[4].note_id,))
    other.close()
    action(window, "&Undo").trigger()
    qtbot.waitUntil(lambda: not window.findChildren(WaitDialog))
    assert "the note was changed elsewhere meanwhile" in window.bar.text
    assert len(document.read.notes(_CELL)) == len(many)
