"""The file is moved, swapped, locked, or its drive is gone or full, while the window is open."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from dsr_tracker.core import editing
from dsr_tracker.gui.dialogs.note_dialog import NoteDialog
from dsr_tracker.gui.dialogs.party_dialog import PartyDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.leaving import ask_to_lose
from dsr_tracker.gui.messages import Bar
from dsr_tracker.store import connection as connections
from dsr_tracker.store.schema import SCHEMA_VERSION
from dsr_tracker.store.store import Store

from .conftest import clause
from .test_main_window import desk, make_desk, send_error  # noqa: F401

FAR = "9999-12-31"
REASON = "Typed in time of trouble."
UndoneBy = Callable[[], object]


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for other programs are short."""
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 20)
    monkeypatch.setattr("dsr_tracker.store.store.BUSY_TIMEOUT_MS", 20)
    monkeypatch.setattr("dsr_tracker.gui.app._SETTLE_MS", 0)


@pytest.fixture
def settled(desk: Any, qtbot: Any) -> Any:  # noqa: F811
    """The program once all that comes after its first paint has come."""
    qtbot.waitUntil(lambda: hasattr(desk, "_doorbell"))
    return desk


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that any bar says, one after the other."""
    texts: list[str] = []
    real = Bar.show_message

    def show_message(bar: Bar, text: str) -> None:
        texts.append(text)
        real(bar, text)

    monkeypatch.setattr(Bar, "show_message", show_message)
    return texts


def moved(path: Path, document: Any) -> UndoneBy:
    path.rename(path.with_name("moved.dsr"))
    return lambda: path.with_name("moved.dsr").rename(path)


def deleted(path: Path, document: Any) -> UndoneBy:
    os.link(path, path.with_name("bin.dsr"))
    path.unlink()
    return lambda: path.with_name("bin.dsr").rename(path)


def swapped(path: Path, document: Any) -> UndoneBy:
    path.rename(path.with_name("before.dsr"))
    shutil.copyfile(path.with_name("before.dsr"), path)
    return lambda: path.with_name("before.dsr").replace(path)


def made_a_folder(path: Path, document: Any) -> UndoneBy:
    path.rename(path.with_name("before.dsr"))
    path.mkdir()

    def undo() -> None:
        path.rmdir()
        path.with_name("before.dsr").rename(path)

    return undo


def unreachable(path: Path, document: Any) -> UndoneBy:
    """A drive that answers with an error."""
    real = Path.stat

    def stat(each: Path, **options: Any) -> Any:
        if each == path:
            raise OSError(5, "Input/output error")
        return real(each, **options)

    Path.stat = stat  # type: ignore[method-assign, assignment]

    def undo() -> None:
        Path.stat = real  # type: ignore[method-assign]

    return undo


def locked(path: Path, document: Any) -> UndoneBy:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other.close


def full(path: Path, document: Any) -> UndoneBy:
    connection = document._store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    return lambda: connection.execute("PRAGMA max_page_count = 1000000")


def read_only(path: Path, document: Any) -> UndoneBy:
    document._store._connection.execute("PRAGMA query_only=ON")
    return lambda: document._store._connection.execute("PRAGMA query_only=OFF")


@pytest.mark.parametrize(
    ("befall", "words", "is_noticed"),
    [
        (moved, "no longer in", True),
        (deleted, "no longer in", True),
        (swapped, "was replaced by another file", True),
        (made_a_folder, "was replaced by another file", True),
        (unreachable, "Input/output error", True),
        (locked, "in use by another program", False),
        (full, "is full", False),
        (read_only, "read-only", False),
    ],
)
def test_trouble_with_the_file(  # noqa: PLR0917 - fixtures
    befall: Callable[[Path, Any], UndoneBy],
    words: str,
    is_noticed: bool,
    settled: Any,
    said: list[str],
    tmp_path: Path,
    tracker_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seeds: Path,
) -> None:
    window, document = settled.window, settled.window.document
    text = REASON * 400 if befall is full else REASON
    window.open_cell(clause(3))
    undo = befall(tracker_path, document)
    try:
        # The watch runs into it, again and again, and says it once.
        for _ in range(5):
            document.look_for_changes()
        assert len(said) == is_noticed
        assert (words in window.notice("file")) == is_noticed
        # A save says why not, and what was typed stays.
        window.inspector.judgement.reason.setPlainText(text)
        send_error(window, window.flush)
        assert words in said[-1]
        assert window.bar.isVisible() != is_noticed
        assert window.inspector.judgement.reason.toPlainText() == text
        assert window.inspector.has_draft
        # A copy is the way out, but for what another program has for itself.
        if befall is not locked:
            copy = tmp_path / "elsewhere" / "copy.dsr"
            copy.parent.mkdir()
            monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy), ""))
            send_error(window, settled.save_copy)
            with Store.open(copy, seeds, read_only=True) as copied:
                assert len(copied.read.parties()) > 5
    finally:
        undo()
    # It is over: the notice goes by itself, and what was typed is kept.
    for _ in range(2):
        document.look_for_changes()
    assert window.notice("file") == ""
    window.flush()
    assert document.read.status_assessment(clause(3), FAR).reason == text
    assert not window.bar.isVisible()


def test_a_swapped_file_can_be_opened_from_the_notice(settled, tracker_path):
    window = settled.window
    swapped(tracker_path, window.document)
    window.document.look_for_changes()
    (again,) = [b for b in window._notices.findChildren(QPushButton) if b.text() == "Open it again"]
    again.click()
    assert settled.window is not window
    settled.window.document.look_for_changes()
    assert settled.window.notice("file") == ""


def test_a_window_does_not_close_over_words_that_cannot_be_saved(settled, tracker_path, monkeypatch):
    window = settled.window
    asked: list[str] = []

    def ask(why: str, *_: object) -> bool:
        asked.append(why)
        return False

    monkeypatch.setattr("dsr_tracker.gui.leaving.ask_to_lose", ask)
    window.open_cell(clause(3))
    undo = locked(tracker_path, window.document)
    try:
        window.inspector.judgement.reason.setPlainText(REASON)
        assert not window.close()
        assert "in use by another program" in asked[0]
        window.inspector.notes._text.setPlainText("A note")
        window.inspector.judgement.reason.setPlainText("")
        assert not window.close()
        assert len(asked) == 2
    finally:
        undo()
    assert window.inspector.notes._text.toPlainText() == "A note"


@pytest.mark.parametrize(("is_safe", "words"), [(True, "offered again"), (False, "in use by another")])
def test_who_closes_over_words_that_cannot_be_saved_is_told_what_becomes_of_them(
    settled, monkeypatch, is_safe, words
):
    boxes: list[QMessageBox] = []

    def shown(box: QMessageBox) -> int:
        boxes.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", shown)
    settled.window.document.drafts._has_failed = not is_safe
    drafts = settled.window.document.drafts
    assert not ask_to_lose("“tracker.dsr” is in use by another program.", drafts, settled.window)
    assert words in boxes[0].informativeText()
    assert ("Close and lose it" in [b.text() for b in boxes[0].buttons()]) != is_safe


def test_words_are_kept_safe_while_the_file_is_in_use(settled, tracker_path, seeds):
    window, document = settled.window, settled.window.document
    window.open_cell(clause(3))
    undo = locked(tracker_path, document)
    try:
        window.inspector.notes._text.setPlainText("A note")
        window.inspector.judgement.reason.setPlainText(REASON)
        window.inspector.judgement._pause.stop()
        document.drafts.flush()
    finally:
        undo()
    again = Document(Store.open(tracker_path, seeds), "Ann")
    kept = {text for draft in again.drafts.left_behind() for text in draft.values.values()}
    again.close()
    assert {"A note", REASON} <= kept


def test_a_form_says_itself_that_the_file_is_in_use(settled, tracker_path):
    window, document = settled.window, settled.window.document
    document.do(editing.add_note(document.pen, document.target(clause(3), FAR), "A note"))
    note = NoteDialog(document, document.read.notes(clause(3))[0], window)
    party = PartyDialog(document, None, window)
    undo = locked(tracker_path, document)
    try:
        note._text.setPlainText("Longer")
        note._on_accepted()
        party.accept()
        assert "in use by another program" in note._error.text()
        assert "in use by another program" in party.error.text()
        assert note._text.toPlainText() == "Longer"
    finally:
        undo()
        note.reject()
        party.reject()


# -- a later version ------------------------------------------------------------------------------------


def test_a_file_of_a_later_version_says_which(make_desk, tracker_path):  # noqa: F811
    with sqlite3.connect(tracker_path) as connection:
        connection.execute("UPDATE meta SET value = '9.1.0' WHERE key = 'program_version'")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 3}")
    connection.close()
    before = tracker_path.read_bytes()
    desk = make_desk()  # noqa: F811
    desk.open_tracker(tracker_path)
    window = desk.window
    assert "written by DSR Tracker 9.1.0" in window.notice("read-only")
    for page in (
        "overview",
        "clauses",
        "countries",
        "timeline",
        "cycles",
        "readings",
        "sources",
        "todo",
        "pictures",
    ):
        window.show_page(page)
    assert not window.bar.isVisible()
    window.matrix.view.rated.emit("limited")
    window.close()
    assert tracker_path.read_bytes() == before


# -- copies that a sync program makes ---------------------------------------------------------------------


def test_a_conflicted_copy_is_offered(settled, tracker_path, said, qtbot):
    window = settled.window
    (watch,) = [each for each in window.children() if type(each).__name__ == "ConflictWatch"]
    copy = tracker_path.with_name("tracker (Ann's conflicted copy 2026-11-02).dsr")
    shutil.copyfile(tracker_path, copy)
    tracker_path.with_name("tracker (1).dsr").write_text("no tracker")
    with Store.open(tracker_path.with_name("tracker (2).dsr"), Path("seeds")):
        pass  # another tracker, that has only a name like this
    for _ in range(3):
        watch._folder_state = -1
        watch.look()
    assert len(said) == 1
    assert "“tracker (Ann's conflicted copy 2026-11-02).dsr” lies beside" in said[0]
    buttons = {b.text(): b for b in window._notices.findChildren(QPushButton)}
    assert set(buttons) == {"Merge…", "Open it"}
    buttons["Open it"].click()
    assert settled.window.document.path == copy


def test_a_conflicted_copy_can_be_merged(settled, tracker_path, qtbot):
    window = settled.window
    (watch,) = [each for each in window.children() if type(each).__name__ == "ConflictWatch"]
    wanted: list[Path] = []
    window.merge_wanted.disconnect()
    window.merge_wanted.connect(wanted.append)
    copy = tracker_path.with_name("tracker.sync-conflict-20261102-120000-ABC.dsr")
    shutil.copyfile(tracker_path, copy)
    watch._folder_state = -1
    watch.look()
    (merge,) = [b for b in window._notices.findChildren(QPushButton) if b.text() == "Merge…"]
    merge.click()
    assert wanted == [copy]


def test_many_copies_leave_room_for_work(settled, tracker_path, said):
    (watch,) = [each for each in settled.window.children() if type(each).__name__ == "ConflictWatch"]
    for number in range(1, 9):
        shutil.copyfile(tracker_path, tracker_path.with_name(f"tracker ({number}).dsr"))
    watch._folder_state = -1
    watch.look()
    assert len(said) == 3
