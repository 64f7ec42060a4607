"""Backups and the check in the window: listed, previewed, restored, and made without being asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from dsr_tracker import paths
from dsr_tracker.core.editing import add_note, rate
from dsr_tracker.core.errors import FileError, NotATrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.rotation import Backup, Reason
from dsr_tracker.gui.backup_watch import BackupWatch
from dsr_tracker.gui.dialogs.backups_dialog import BackupsDialog
from dsr_tracker.gui.dialogs.check_dialog import CheckDialog
from dsr_tracker.gui.dialogs.wait_dialog import WaitDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.refused import ask_what_next

from .accessible import unnamed
from .conftest import clause


def _note(document: Document, text: str) -> None:
    document.do(add_note(document.pen, document.target(clause(1), "2026-01-01"), text))


def _notes(document: Document) -> list[str]:
    return [note.text for note in document.read.notes(clause(1))]


@pytest.fixture
def opened(qtbot: QtBot, document: Document) -> Callable[[], BackupsDialog]:
    """Opens the dialog and waits until it has compared the first backup."""

    def open_dialog() -> BackupsDialog:
        dialog = BackupsDialog(document)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: "…" not in dialog.message.text())
        return dialog

    return open_dialog


def _press(text: str, within: object = None) -> None:
    top = QApplication.activeModalWidget() if within is None else within
    assert isinstance(top, (QMessageBox, BackupsDialog))
    [button] = [each for each in top.findChildren(QPushButton) if each.text().replace("&", "") == text]
    button.click()


def test_without_a_backup_one_is_made_and_listed(
    opened: Callable[[], BackupsDialog], document: Document, qtbot: QtBot
) -> None:
    _note(document, "First.")
    dialog = opened()
    assert not dialog.restore.isEnabled()
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.message.text().startswith("Backed up"))
    qtbot.waitUntil(lambda: dialog.table.index(0, 4).data() == "1")
    assert [dialog.table.index(0, column).data() for column in (1, 3, 5)] == ["By hand", "0", "0"]
    assert not dialog.restore.isEnabled()
    assert unnamed(dialog) == []


def test_a_backup_is_restored_and_undo_takes_that_back(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    _note(document, "First.")
    document.keeper.back_up(Reason.BY_HAND)
    _note(document, "Second.")
    menu: Any = next(m for m in window.menuBar().actions() if m.text() == "&File").menu()
    next(each for each in menu.actions() if each.text() == "&Backups…").trigger()
    dialog: Any = window.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert dialog.message.text() == "Restoring it: notes: 1 taken away."
    dialog.restore.click()
    asking: Any = dialog.findChild(QMessageBox)
    assert "notes: 1 taken away" in asking.informativeText()
    with qtbot.waitSignal(dialog.restored):
        _press("Restore", asking)
    assert _notes(document) == ["First."]
    assert "Ctrl+Z takes it back" in window.bar.text
    assert [each.reason for each in document.keeper.backups()] == [Reason.BEFORE_RESTORE, Reason.BY_HAND]
    document.undo()
    assert sorted(_notes(document)) == ["First.", "Second."]


def test_cancel_restores_nothing(opened: Callable[[], BackupsDialog], document: Document) -> None:
    document.keeper.back_up(Reason.BY_HAND)
    _note(document, "First.")
    dialog = opened()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    _press("Cancel", dialog.findChild(QMessageBox))
    assert _notes(document) == ["First."]
    assert len(document.keeper.backups()) == 1


def test_where_the_present_cannot_be_backed_up_nothing_is_restored(
    opened: Callable[[], BackupsDialog], document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.keeper.back_up(Reason.BY_HAND)
    _note(document, "First.")
    dialog = opened()

    def full(*_: object) -> Backup:
        raise FileError("The disk is full.", "Free some space.")

    monkeypatch.setattr("dsr_tracker.store.keeping.make_backup", full)
    dialog.restore.click()
    _press("Restore", dialog.findChild(QMessageBox))
    qtbot.waitUntil(lambda: dialog.message.text() == "The disk is full. Free some space.")
    assert _notes(document) == ["First."]
    assert dialog.restore.isEnabled()


def test_a_restoration_that_is_stopped_changes_nothing(
    opened: Callable[[], BackupsDialog], document: Document, tracker_path: Path, qtbot: QtBot
) -> None:
    document.keeper.back_up(Reason.BY_HAND)
    _note(document, "First.")
    dialog = opened()
    with sqlite3.connect(tracker_path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")  # until then it waits
        dialog.restore.click()
        _press("Restore", dialog.findChild(QMessageBox))
        assert not dialog.restore.isEnabled()
        waiting: Any = dialog.findChild(WaitDialog)
        qtbot.waitUntil(waiting.isVisible)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        QTest.keyClick(waiting, Qt.Key.Key_Escape)
        other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: dialog.message.text() == "Stopped. Nothing was restored.")
    assert _notes(document) == ["First."]
    assert dialog.restore.isEnabled()


def test_a_damaged_backup_says_so(
    opened: Callable[[], BackupsDialog], document: Document, qtbot: QtBot
) -> None:
    made = document.keeper.back_up(Reason.BY_HAND)
    made.path.write_bytes(b"damaged" * 100)
    dialog = opened()
    assert "is no tracker file" in dialog.message.text()
    qtbot.waitUntil(lambda: dialog.table.index(0, 3).data() == "not readable")
    assert not dialog.restore.isEnabled()


def test_a_tracker_too_damaged_to_be_edited_is_replaced(
    opened: Callable[[], BackupsDialog], document: Document, qtbot: QtBot
) -> None:
    _note(document, "First.")
    made = document.keeper.back_up(Reason.BY_HAND)
    with closing(sqlite3.connect(document.path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'").fetchone()
    with document.path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    dialog = opened()
    assert "a copy of the backup in its place" in dialog.message.text()
    dialog.restore.click()
    with qtbot.waitSignal(dialog.replacing) as told:
        _press("Restore", dialog.findChild(QMessageBox))
    assert told.args == [made]


# -- without being asked for -----------------------------------------------------------------------------


def test_what_was_changed_is_backed_up_once(document: Document, qtbot: QtBot) -> None:
    watch = BackupWatch(document)
    for count in (1, 1):
        with qtbot.waitSignal(document.backup_failed) as told:
            watch.look()
        assert told.args == [""]
        assert len(document.keeper.backups()) == count
    _note(document, "First.")
    with qtbot.waitSignal(document.backup_failed):
        watch.look()
    assert [each.reason for each in document.keeper.backups()] == [Reason.AUTOMATIC] * 2


def test_what_keeps_a_backup_from_being_made_is_told(document: Document, qtbot: QtBot) -> None:
    paths.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.backups_folder().write_text("no folder", encoding="utf-8")
    watch = BackupWatch(document)
    with qtbot.waitSignal(document.backup_failed) as told:
        watch.look()
    assert "No backup could be made" in told.args[0]


def _rate_many(document: Document, count: int) -> Edit:
    provisions = document.read.provisions()[:count]
    targets = [document.target(type(clause(1))(each.provision_id, "EG"), "2026-01-01") for each in provisions]
    return document.do(rate(document.pen, targets, document.scale.rating("limited"), document.scale))


def test_a_change_of_many_cells_gets_a_backup_before_it(document: Document) -> None:
    _rate_many(document, 50)
    assert document.keeper.backups() == []
    _rate_many(document, 51)
    [made] = document.keeper.backups()
    assert made.reason is Reason.BEFORE_BULK_EDIT
    assert document.keeper.counts(made)["assessments"] == 50


def test_without_that_backup_the_change_is_made_all_the_same(document: Document, qtbot: QtBot) -> None:
    paths.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.backups_folder().write_text("no folder", encoding="utf-8")
    with qtbot.waitSignal(document.backup_failed) as told:
        _rate_many(document, 51)
    assert told.args[0]
    assert QApplication.overrideCursor() is None
    assert document.read.counts()["assessments"] == 51


# -- the check -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_damaged", [False, True])
def test_the_check_says_what_it_found(document: Document, qtbot: QtBot, is_damaged: bool) -> None:
    _note(document, "First.")
    if is_damaged:
        with closing(sqlite3.connect(document.path)) as connection, connection:
            connection.execute("UPDATE notes SET text = 'Fjrst.'")
    dialog = CheckDialog(document)
    qtbot.addWidget(dialog)
    dialog.open()
    assert unnamed(dialog) == []
    qtbot.waitUntil(lambda: "notes: 1" in dialog.found.toPlainText())
    assert ("is damaged" in dialog.message.text()) == is_damaged
    assert ("is not what was last written of it" in dialog.found.toPlainText()) == is_damaged
    assert dialog.progress.isHidden()


def test_a_search_index_that_lacks_something_is_made_anew(document: Document, qtbot: QtBot) -> None:
    _note(document, "First.")
    with closing(sqlite3.connect(document.path)) as connection, connection:
        connection.execute("DELETE FROM entries WHERE kind = 'note'")
    dialog = CheckDialog(document)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.reindex.isVisible)
    assert "only a search does not find all" in dialog.message.text()
    assert "is not found by what it says" in dialog.found.toPlainText()
    assert unnamed(dialog) == []
    dialog.reindex.click()
    qtbot.waitUntil(lambda: "is sound." in dialog.message.text())
    assert dialog.reindex.isHidden()
    assert _notes(document) == ["First."]


def test_a_check_that_is_closed_stops(document: Document, qtbot: QtBot) -> None:
    dialog = CheckDialog(document)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.stop.click()
    qtbot.waitUntil(dialog.stop.isHidden)


# -- a tracker that does not open ----------------------------------------------------------------------


def test_a_damaged_tracker_is_replaced_by_a_backup(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.keeper.back_up(Reason.BY_HAND)
    path = document.path
    document.close()
    path.write_bytes(b"damaged" * 100)

    def press(box: QMessageBox) -> int:
        [button] = [each for each in box.buttons() if each.text() == "Restore a backup…"]
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *given: (given[3][0], True))
    assert ask_what_next(path, NotATrackerError("It is damaged."), lambda: None) == path
    assert [each.read_bytes() for each in tmp_path.glob("tracker (set aside*.dsr")] == [b"damaged" * 100]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_without_a_backup_none_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "other.dsr"
    path.write_bytes(b"damaged" * 100)
    offered: list[list[str]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: offered.append([b.text() for b in box.buttons()]))
    assert ask_what_next(path, NotATrackerError("It is damaged."), lambda: None) is None
    assert "Restore a backup…" not in offered[0]
