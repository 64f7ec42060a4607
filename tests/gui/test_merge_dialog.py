"""Merging in the window, as a person does: looking, deciding by keys and by mouse, and taking it back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, add_note, cite, new_evidence, rate, revise_evidence
from dsr_tracker.core.records import Evidence
from dsr_tracker.gui import exchange
from dsr_tracker.gui.dialogs.merge_dialog import MergeDialog
from dsr_tracker.gui.dialogs.wait_dialog import WaitDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import wait_for_jobs
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.models.record_table import RecordTable
from dsr_tracker.store.store import Store

from .accessible import unnamed
from .conftest import clause

DAY = "2024-03-01"


class Person:
    """Somebody who works in a tracker, through the store."""

    def __init__(self, store: Store, name: str) -> None:
        self.store, self.pen = store, Pen(name, store.new_id)

    def target(self, cell: Cell) -> Target:
        read = self.store.read
        return Target(
            read.provision(cell.provision_id),
            read.record("party", cell.party_id),
            read.status_assessment(cell, DAY),
        )

    def rate(self, cell: Cell, rating: str, reason: str = "") -> None:
        scale = self.store.read.scale()
        edit = rate(self.pen, [self.target(cell)], scale.rating(rating), scale, as_of=DAY, reason=reason)
        self.store.apply(edit)

    def note(self, cell: Cell, text: str) -> None:
        self.store.apply(add_note(self.pen, self.target(cell), text, dated_on=DAY))

    def cite(self, cell: Cell) -> Evidence:
        made = new_evidence(self.pen, url="https://example.org/1", title="Cable", publisher="Ministry")
        self.store.apply(cite(self.pen, self.target(cell), made))
        return made

    def revise(self, evidence: Evidence, **fields: str) -> None:
        before = self.store.read.record("evidence", evidence.evidence_id)
        self.store.apply(revise_evidence(self.pen, before, replace(before, **fields)))


@pytest.fixture
def ann(document: Document) -> Person:
    """Who sits at the window."""
    return Person(document._store, "Ann")


@pytest.fixture
def ben(ann: Person, tmp_path: Path, seeds: Path) -> Iterator[Person]:
    """Her colleague, in a copy: both change a source, and judge one cell as of the same day."""
    source = ann.cite(clause(3))
    path = shutil.copyfile(ann.store.path, tmp_path / "ben.dsr")
    with Store.open(path, seeds) as store:
        ben = Person(store, "Ben")
        ann.revise(source, title="The cable", publisher="The ministry")
        ben.revise(source, title="Cable of 2024", publisher="Press office")
        ann.rate(clause(4), "limited", "Two lots of the landing station are built, and the third waits.")
        ben.rate(clause(4), "complete", "All lots of the landing station are built, and <b>none</b> waits.")
        ben.note(clause(5), "A second cable.")
        yield ben


@pytest.fixture
def dialog(window: MainWindow, ben: Person, qtbot: QtBot) -> Iterator[MergeDialog]:
    exchange.merge(window, ben.store.path)
    [dialog] = window.findChildren(MergeDialog)
    qtbot.waitUntil(lambda: dialog._preview is not None, timeout=10_000)
    yield dialog
    if isValid(dialog):
        dialog.reject()


def texts(dialog: MergeDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def rating(document: Document, cell: Cell) -> str:
    held = document.read.status_assessment(cell, DAY)
    return "" if held is None else held.rating


def source(document: Document) -> Evidence:
    [found] = document.read.all_evidence()
    return found


def press(dialog: MergeDialog, keys: str) -> None:
    """Type where the keyboard is; "\\t" is Tab, "v" the arrow down."""
    for key in keys:
        focused = dialog.focusWidget()
        assert focused is not None
        if key == "\t":
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        elif key == "v":
            QTest.keyClick(focused, Qt.Key.Key_Down)
        else:
            QTest.keyClicks(focused, key)


def test_what_it_would_do_is_shown_first(dialog, document):
    said = texts(dialog)
    assert "1 added, 2 conflicts" in said
    assert "3 changes by Ben" in said
    rows = [(row.kind, row.added, row.conflicts) for row in dialog.summary.table.rows]
    assert rows == [("assessment", 0, 1), ("note", 1, 0), ("evidence", 0, 1)]
    assert not dialog.merge.isVisible()
    dialog.reject()
    assert document.read.next_undo().startswith("Egypt, clause 4")


def test_what_a_key_decides_is_said_aloud(dialog, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(
        "dsr_tracker.gui.panels.merge_conflicts.say_aloud", lambda _, text: heard.append(text)
    )
    QTest.keyClick(dialog.forward, Qt.Key.Key_Return)
    press(dialog, "t")
    assert "decided: theirs" in heard[0]
    assert "1 of 2 decided" in heard[0]


def test_everything_is_decided_by_the_keyboard(dialog, document, window, qtbot):
    QTest.keyClick(dialog.forward, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.conflicts.list
    assert dialog.conflicts.counter.text() == "0 of 2 decided"
    # The source: its title theirs, its publisher ours.
    press(dialog, "\t\t")
    press(dialog, "t")
    assert dialog.conflicts.questions.open_count == 2
    press(dialog, "\t")
    press(dialog, "on")
    assert dialog.conflicts.counter.text() == "1 of 2 decided"
    assert "Egypt, clause 4: judgement as of 2024-03-01" in texts(dialog)
    press(dialog, "t")
    assert dialog.conflicts.counter.text() == "2 of 2 decided"
    assert dialog.merge.isEnabled()
    with qtbot.waitSignal(dialog.merged):
        press(dialog, "\r")
    assert (source(document).title, source(document).publisher) == ("Cable of 2024", "The ministry")
    assert rating(document, clause(4)) == "complete"
    assert "Merged “ben.dsr”: 1 added, 2 conflicts decided. Ctrl+Z takes it back." in window.bar.text
    assert document.read.next_undo() == "Merge ben.dsr"
    assert [each.reason for each in document.keeper.backups()] == ["before-merge"]


def test_everything_is_decided_by_the_mouse_and_undone(dialog, document, qtbot):
    dialog.forward.click()
    conflicts = dialog.conflicts
    head, title, publisher = conflicts.sheet._pairs.values()
    title.buttons["ours"].click()
    publisher.buttons["theirs"].click()
    assert conflicts.questions.is_decided(0)
    head.buttons["theirs"].click()
    assert title.buttons["theirs"].isChecked()
    conflicts.all_ours.click()  # by now it says "The rest: ours"
    assert source_side(dialog) == {"title": "theirs", "publisher": "theirs"}
    with qtbot.waitSignal(dialog.merged):
        dialog.merge.click()
    assert (source(document).title, rating(document, clause(4))) == ("Cable of 2024", "limited")
    assert [note.text for note in document.read.notes(clause(5))] == ["A second cable."]
    document.undo()
    assert (source(document).title, rating(document, clause(4))) == ("The cable", "limited")
    assert document.read.notes(clause(5)) == []


def test_every_page_shows_what_came(dialog, window, document, qtbot):
    for name, _ in window.page_names():
        window.show_page(name)
    dialog.forward.click()
    dialog.conflicts.all_theirs.click()
    with qtbot.waitSignal(dialog.merged):
        dialog.merge.click()
    window.show_page("sources")
    page = window.page_at("sources")
    shown = [row for table in page.findChildren(RecordTable) for row in table.rows]
    assert "Cable of 2024" in str(shown)
    window.open_cell(clause(4))
    assert window.inspector.judgement.rating.currentText().endswith("Complete")
    document.undo()
    assert window.inspector.judgement.rating.currentText().endswith("Limited")


def source_side(dialog: MergeDialog) -> dict[str, str]:
    return {name: str(side) for name, side in dialog.conflicts.questions.sides(0).items()}


def test_one_button_decides_all_at_once(dialog, document, qtbot):
    dialog.forward.click()
    dialog.conflicts.all_theirs.click()
    assert dialog.conflicts.counter.text() == "2 of 2 decided"
    assert not dialog.conflicts.next.isEnabled()
    dialog.conflicts.all_ours.click()
    with qtbot.waitSignal(dialog.merged):
        dialog.merge.click()
    assert (source(document).title, rating(document, clause(4))) == ("The cable", "limited")


def test_words_of_others_are_shown_as_typed_and_what_differs_is_marked(dialog):
    dialog.forward.click()
    dialog.conflicts.go_on()
    fields = dialog.conflicts.sheet.findChildren(QPlainTextEdit)
    theirs = next(field for field in fields if "<b>none</b>" in field.toPlainText())
    marked = [selection.cursor.selectedText() for selection in theirs.extraSelections()]
    assert marked == ["All", "<b>none</b>"]
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_a_screen_reader_hears_what_is_decided(dialog):
    dialog.forward.click()
    assert unnamed(dialog) == []
    model = dialog.conflicts.questions
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(spoken).endswith("not decided")
    press(dialog, "t")
    assert model.index(0).data(spoken).endswith("decided: theirs")
    assert model.index(0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_what_changed_meanwhile_is_read_again_and_decisions_stay(dialog, ben, document, qtbot):
    dialog.forward.click()
    dialog.conflicts.all_theirs.click()
    ben.rate(clause(4), "substantial", "All but one.")
    dialog.merge.click()
    qtbot.waitUntil(lambda: "was changed meanwhile" in dialog.message.text, timeout=10_000)
    qtbot.waitUntil(lambda: dialog._pages.currentWidget() is dialog.summary, timeout=10_000)
    dialog.forward.click()
    assert dialog.conflicts.counter.text() == "1 of 2 decided"
    assert rating(document, clause(4)) == "limited"
    dialog.conflicts.all_theirs.click()
    with qtbot.waitSignal(dialog.merged):
        dialog.merge.click()
    assert rating(document, clause(4)) == "substantial"


def merging(window: MainWindow, other: Path, qtbot: QtBot) -> MergeDialog:
    exchange.merge(window, other)
    dialog = window.findChildren(MergeDialog)[-1]
    qtbot.waitUntil(lambda: dialog._job is None, timeout=10_000)
    return dialog


def test_nothing_new_is_said(window, document, ben, qtbot):
    dialog = merging(window, document.path, qtbot)
    assert "holds nothing that is new here" in texts(dialog)
    assert not dialog.merge.isVisible()
    assert not dialog.forward.isVisible()
    dialog.reject()


def test_what_is_no_tracker_is_said(window, tmp_path, qtbot):
    (tmp_path / "letter.dsr").write_text("Dear Ann")
    dialog = merging(window, tmp_path / "letter.dsr", qtbot)
    assert "letter.dsr" in texts(dialog)
    assert not dialog.merge.isVisible()
    dialog.reject()


def test_closing_while_it_reads_forgets_what_it_finds(window, ben, qtbot):
    exchange.merge(window, ben.store.path)
    [dialog] = window.findChildren(MergeDialog)
    dialog.reject()
    wait_for_jobs()
    QApplication.processEvents()
    assert window.findChildren(MergeDialog) == []


@pytest.mark.parametrize(("button", "expected"), [("Cancel", "limited"), ("Merge and remove them", "")])
def test_many_removals_are_asked_with_their_number(
    window, document, ann, *, tmp_path, seeds, qtbot, monkeypatch, button, expected
):
    ann.rate(clause(4), "limited")
    with Store.open(shutil.copyfile(document.path, tmp_path / "ben.dsr"), seeds) as store:
        store.undo("Ben")
    dialog = merging(window, tmp_path / "ben.dsr", qtbot)
    asked: list[str] = []

    def answer(box: QMessageBox) -> None:
        asked.append(box.text())
        next(each for each in box.findChildren(QPushButton) if each.text().strip("&") == button).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    dialog.merge.click()
    qtbot.waitUntil(lambda: rating(document, clause(4)) == expected, timeout=10_000)
    assert asked == ["1 of your 1 records will be removed."]


def test_a_merge_that_is_stopped_changes_nothing_and_can_be_done_again(
    dialog, ben, document, tracker_path, qtbot
):
    dialog.forward.click()
    dialog.conflicts.all_theirs.click()
    with sqlite3.connect(tracker_path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")  # until then the merge waits
        dialog.merge.click()
        assert not dialog.merge.isEnabled()
        dialog.merge.click()  # once is enough
        [waiting] = dialog.findChildren(WaitDialog)
        qtbot.waitUntil(waiting.isVisible, timeout=10_000)
        dialog.reject()
        assert dialog.isVisible()
        waiting.stop.click()
        other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: dialog.message.text == "Stopped. Nothing was merged.", timeout=10_000)
    assert dialog.focusWidget() is dialog.merge
    assert rating(document, clause(4)) == "limited"
    assert document.read.next_undo() != "Merge ben.dsr"
    with qtbot.waitSignal(dialog.merged):
        dialog.merge.click()
    assert document.read.next_undo() == "Merge ben.dsr"


# -- ways to it ---------------------------------------------------------------------------------------


def action(window: MainWindow, words: str) -> QAction:
    return next(each for each in window.findChildren(QAction) if words in each.text().replace("&", ""))


def test_the_menu_asks_for_a_file(window, ben, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(ben.store.path), ""))
    action(window, "Merge…").trigger()
    [dialog] = window.findChildren(MergeDialog)
    assert dialog.windowTitle() == "Merge “ben.dsr”"
    dialog.reject()


def test_read_only_there_is_no_merging_and_the_reason_is_said(
    tracker_path: Path, seeds: Path, qtbot: QtBot
) -> None:
    from dsr_tracker.gui.menus import Menus
    from dsr_tracker.gui.viewing import Viewing

    document = Document(Store.open(tracker_path, seeds, read_only=True), "Ann")
    window = MainWindow(document, Viewing(document))
    qtbot.addWidget(window)
    Menus(window, "light", ())
    assert not action(window, "Merge…").isEnabled()
    assert "read-only" in action(window, "Merge…").toolTip()
    document.close()


@pytest.mark.parametrize(
    ("button", "opened", "merged"), [("Open it", 1, 0), ("Merge it…", 0, 1), ("Cancel", 0, 0)]
)
def test_a_dropped_tracker_is_opened_or_merged(window, ben, *, monkeypatch, button, opened, merged):
    dropped: list[Path] = []
    window.tracker_dropped.connect(dropped.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ben.store.path))])
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, no_buttons, no_keys))
    assert dropped == [ben.store.path]

    def answer(box: QMessageBox) -> None:
        next(each for each in box.findChildren(QPushButton) if each.text().strip("&") == button).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    calls: list[Path] = []
    exchange.offer(window, dropped[0], calls.append)
    assert (len(calls), len(window.findChildren(MergeDialog))) == (opened, merged)
    for dialog in window.findChildren(MergeDialog):
        dialog.reject()


def test_the_same_tracker_dropped_again_is_just_opened(window, document):
    calls: list[Path] = []
    exchange.offer(window, document.path, calls.append)
    assert calls == [document.path]
