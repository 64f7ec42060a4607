from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
)

from dsr_tracker.core import editing
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.gui.app import Desk
from dsr_tracker.gui.backup_watch import BackupWatch
from dsr_tracker.gui.dialogs.author_dialog import AuthorDialog
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.settings import load_settings
from dsr_tracker.store.store import Store

from .conftest import clause

FAR = "9999-12-31"
PAGES = [
    "overview",
    "matrix",
    "clauses",
    "countries",
    "timeline",
    "cycles",
    "readings",
    "sources",
    "todo",
    "pictures",
]


@pytest.fixture
def make_desk(
    qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Desk]]:
    """Builds what the program builds; settings lie in this test's own home."""
    desks: list[Desk] = []
    hook = sys.excepthook
    palette = qapp.palette()

    def make() -> Desk:
        desk = Desk(qapp, home / "config" / "settings.json")
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        if desk.window is not None:
            monkeypatch.setattr("dsr_tracker.gui.leaving.ask_to_lose", lambda *_: True)
            monkeypatch.setattr("dsr_tracker.gui.leaving.ask_to_stop", lambda *_: True)
            desk.window.close()
            desk.window.document.close()
            desk.window.deleteLater()
        desk.deleteLater()
    sys.excepthook = hook
    qapp.setPalette(palette)
    QApplication.processEvents()


@pytest.fixture
def desk(make_desk: Callable[[], Desk], tracker_path: Path) -> Desk:
    desk = make_desk()
    desk.open_tracker(tracker_path)
    return desk


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Sets what the file dialogs answer."""

    def choose(path: Path | None) -> None:
        answer = ("" if path is None else str(path), "")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: answer)

    return choose


def action(window: Any, text: str) -> Any:
    """The action of the menu bar that begins with this text."""
    for found in window.findChildren(QAction):
        if found.text().replace("&", "").startswith(text):
            return found
    raise AssertionError(f"no action “{text}”")


def rate(document: Any, rating_id: str, cell: Any) -> None:
    scale = document.scale
    document.do(editing.rate(document.pen, [document.target(cell, FAR)], scale.rating(rating_id), scale))


def navigation(window: Any) -> Any:
    (found,) = [w for w in window.findChildren(QListWidget) if w.accessibleName() == "Pages"]
    return found


def send_error(window: Any, run: Callable[[], object]) -> None:
    """Run it as a slot does, where what is raised ends in the hook."""
    try:
        run()
    except TrackerError as error:
        sys.excepthook(type(error), error, None)


# -- pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_opened_from_the_sidebar(page, window):
    listed = navigation(window)
    listed.setCurrentRow(PAGES.index(page))
    assert window.current_page == page
    assert not window.bar.isVisible()


@pytest.mark.parametrize(("number", "page"), list(enumerate(PAGES[:9], 1)))
def test_each_page_is_opened_by_ctrl_and_its_number(number, page, window):
    window.show_page("matrix" if page != "matrix" else "overview")
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert window.current_page == page
    assert navigation(window).currentRow() == number - 1


def test_pages_survive_edits_undo_and_other_days(window, document):
    for page in PAGES:
        window.show_page(page)
        rate(document, "limited", clause(1))
        document.undo()
        document.reloaded.emit()
    window.viewing.set_day("2019-01-01")
    for page in PAGES:
        window.show_page(page)
    assert not window.bar.isVisible()


def test_every_action_of_the_menus_can_be_chosen(window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    skipped = ("Quit",)
    for found in window.findChildren(QAction):
        if found.text() and found.menu() is None and not found.text().replace("&", "").startswith(skipped):
            found.trigger()
            for dialog in QApplication.topLevelWidgets():
                if dialog.isModal():
                    dialog.close()
    assert window.isVisible()


def test_shortcuts_are_all_different(window):
    keys = [key.toString() for found in window.findChildren(QAction) for key in found.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+Z", "Ctrl+O", "Ctrl+L", "F1"} <= set(keys)


# -- undo and redo ----------------------------------------------------------------------------------------


def test_undo_and_redo_are_named(window, document):
    undo, redo = action(window, "Undo"), action(window, "Redo")
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    rate(document, "limited", clause(3))
    assert undo.text() == "&Undo: Egypt, clause 3 → Limited"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.read.status_assessment(clause(3), FAR) is None
    assert undo.text() == "&Undo"
    assert redo.text() == "&Redo: Egypt, clause 3 → Limited"
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert document.read.status_assessment(clause(3), FAR).rating == "limited"
    assert not redo.isEnabled()


def test_an_ampersand_in_a_name_is_no_mnemonic(window, document):
    evidence = editing.new_evidence(document.pen, title="R&D && more")
    document.do(editing.put(document.pen, "source “R&D”", None, evidence))
    assert action(window, "Undo").text() == "&Undo: Add source “R&&D”"


# -- another process writes ---------------------------------------------------------------------------


def test_what_another_process_writes_is_shown(window, document, tracker_path, seeds):
    with Store.open(tracker_path, seeds) as other:
        scale = other.read.scale()
        target = editing.Target(other.read.provision("DEI-2017/03"), other.read.record("party", "EG"))
        other.apply(editing.rate(Pen("Bob", other.new_id), [target], scale.rating("complete"), scale))
    window.open_cell(clause(3))
    document.look_for_changes()
    model = window.matrix.model
    assert model.index(2, 1).data() == "Complete"
    assert action(window, "Undo").text() == "&Undo: Egypt, clause 3 → Complete"
    assert window.inspector.judgement.rating.currentData() == "complete"
    document.undo()
    assert model.index(2, 1).data() == "Not assessed"


# -- the layout -------------------------------------------------------------------------------------------


def test_the_layout_is_kept_while_running_and_restored(desk, make_desk, home, tracker_path, qtbot):
    window = desk.window
    # Nearly as narrow as it goes: Qt keeps a restored window within the screen, and a test's screen is small.
    # What comes after the first paint may need a little more than its parts do now.
    window.resize(window.minimumSizeHint().width() + 20, 720)
    window._splitter.setSizes([150, 400, 310])
    window._splitter.splitterMoved.emit(150, 1)
    settings = home / "config" / "settings.json"
    window.show_page("overview")
    window.show_page("matrix")
    # The file is written without closing: a kill now loses nothing of it.
    qtbot.waitUntil(lambda: load_settings(settings).window == window.layout_state(), timeout=3000)
    sizes = window._splitter.sizes()
    again = make_desk()
    again.open_tracker(tracker_path.with_name("other.dsr"))
    assert again.window.size() == window.size()
    qtbot.waitUntil(lambda: again.window._splitter.sizes() == sizes)


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"window": 3}', '{"window": {"geometry": "???"}}', "\x00"]
)
def test_damaged_settings_stop_nothing(damage, make_desk, home, tracker_path):
    path = home / "config" / "settings.json"
    path.parent.mkdir(parents=True)
    path.write_text(damage)
    desk = make_desk()
    desk.open_tracker(tracker_path)
    assert desk.window.isVisible()
    assert json.loads(path.read_text())["recent"] == [str(tracker_path)]


# -- files --------------------------------------------------------------------------------------------------


def test_opening_another_tracker_takes_its_place(desk, tracker_path, choose):
    rate(desk.window.document, "limited", clause(1))
    old = desk.window
    other = tracker_path.with_name("second.dsr")
    shutil.copyfile(tracker_path, other)
    choose(other)
    desk.choose_tracker()
    assert desk.window is not old
    assert desk.window.windowTitle() == "second.dsr – DSR Tracker"
    assert not old.isVisible()
    assert desk.settings.recent == (str(other), str(tracker_path))
    assert action(desk.window, "Open recent") is not None
    rate(desk.window.document, "complete", clause(2))
    with Store.open(tracker_path, Path(), read_only=True) as first:
        assert first.read.status_assessment(clause(2), FAR) is None


def test_nothing_of_the_window_that_another_tracker_takes_the_place_of_asks_its_file(desk, tmp_path, qtbot):
    old = desk.window
    old.show_page("timeline")
    page = old.page_at("timeline")
    page._search.setText("cable")  # its clock asks the file in a moment
    box = next(iter(page._filters))
    desk.open_tracker(tmp_path / "other.dsr")
    box.click()
    assert not page._pause.isActive()
    qtbot.wait(1)


def test_no_dialog_outlives_the_window_that_another_tracker_takes_the_place_of(desk, tracker_path):
    action(desk.window, "Add an instrument…").trigger()
    [dialog] = [each for each in desk.window.findChildren(QDialog) if each.isVisible()]
    desk.open_tracker(tracker_path.with_name("second.dsr"))
    assert not dialog.isVisible()  # its file is closed


def test_a_recent_file_is_opened_from_the_menu(desk, tracker_path):
    other = tracker_path.with_name("a & b.dsr")
    desk.open_tracker(other)
    found = action(desk.window, str(tracker_path))
    found.trigger()
    assert desk.window.document.path == tracker_path


def test_cancelled_dialogs_change_nothing(desk, choose):
    window = desk.window
    choose(None)
    desk.choose_tracker()
    desk.new_tracker()
    desk.save_copy()
    assert desk.window is window


def test_a_new_tracker_is_made_with_its_suffix(desk, tmp_path, choose):
    choose(tmp_path / "fresh")
    desk.new_tracker()
    assert desk.window.document.path == tmp_path / "fresh.dsr"
    assert desk.window.matrix.model.cell_count() == 120


def test_new_never_replaces_a_file(desk, tmp_path, choose):
    there = tmp_path / "there.dsr"
    there.write_text("precious")
    window = desk.window
    choose(there)
    send_error(window, desk.new_tracker)
    assert "is there already" in window.bar.text
    assert there.read_text() == "precious"
    assert desk.window is window


def test_save_copy_holds_what_was_typed_last(desk, tmp_path, choose, seeds):
    window = desk.window
    window.inspector.judgement.reason.setPlainText("Typed just now.")
    choose(tmp_path / "copy")
    desk.save_copy()
    with Store.open(tmp_path / "copy.dsr", seeds, read_only=True) as copy:
        kept: Any = copy.read.status_assessment(clause(1, "CN"), FAR)
        assert kept.reason == "Typed just now."
    assert window.document.path.name == "tracker.dsr"
    assert "Copy saved" in window.statusBar().currentMessage()


def test_a_copy_can_be_saved_when_the_file_is_gone(desk, tmp_path, choose, seeds):
    rate(desk.window.document, "limited", clause(1))
    desk.window.document.path.unlink()
    desk.window.inspector.judgement.reason.setPlainText("Too late.")
    choose(tmp_path / "rescued.dsr")
    send_error(desk.window, desk.save_copy)
    assert "no longer in" in desk.window.bar.text
    with Store.open(tmp_path / "rescued.dsr", seeds, read_only=True) as copy:
        kept: Any = copy.read.status_assessment(clause(1), FAR)
        assert kept.rating == "limited"


def damaged_files(folder: Path, good: Path) -> dict[str, Path]:
    content = good.read_bytes()
    made = {
        "empty": b"",
        "text": b"Dear tracker, how are you?\n" * 20,
        "truncated": content[: len(content) // 3],
        "scrambled": content[:200] + os.urandom(6000) + content[6200:],
    }
    paths = {}
    for name, data in made.items():
        paths[name] = folder / f"{name}.dsr"
        paths[name].write_bytes(data)
    paths["other"] = folder / "other.dsr"
    connection = sqlite3.connect(paths["other"])
    connection.execute("CREATE TABLE t(x)")
    connection.close()
    paths["folder"] = folder
    return paths


@pytest.mark.parametrize("kind", ["empty", "text", "truncated", "scrambled", "other", "folder"])
def test_a_damaged_file_leaves_the_old_tracker_open(kind, desk, tmp_path, tracker_path):
    bad = damaged_files(tmp_path, tracker_path)[kind]
    window = desk.window
    before = None if bad.is_dir() else bad.read_bytes()
    send_error(window, lambda: desk.open_tracker(bad))
    assert window.bar.isVisible()
    assert window.bar.text
    assert "Traceback" not in window.bar.text
    assert desk.window is window
    assert window.isVisible()
    assert str(bad) not in desk.settings.recent
    assert before is None or bad.read_bytes() == before
    rate(window.document, "limited", clause(1))


def test_a_damaged_first_file_offers_another(make_desk, tmp_path, tracker_path, choose, monkeypatch):
    bad = tmp_path / "bad.dsr"
    bad.write_text("no")
    texts: list[str] = []

    def answer(box: QMessageBox) -> int:
        texts.append(box.text())
        next(b for b in box.buttons() if "another" in b.text()).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    worse = tmp_path / "worse.dsr"
    worse.write_text("worse")
    answers = iter([worse, tracker_path])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(next(answers)), ""))
    desk = make_desk()
    assert desk.open_first(bad) is None
    assert desk.window is not None
    assert desk.window.document.path == tracker_path
    assert ["bad.dsr" in texts[0], "worse.dsr" in texts[1]] == [True, True]


def test_a_damaged_first_file_and_no_other(make_desk, tmp_path, monkeypatch):
    bad = tmp_path / "bad.dsr"
    bad.write_text("no")
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    assert make_desk().open_first(bad) == 1


def test_the_default_tracker_is_made_at_the_first_start(make_desk, home):
    desk = make_desk()
    assert desk.open_first(None) is None
    assert (home / "data" / "tracker.dsr").exists()
    assert desk.window is not None
    assert desk.window.matrix.model.cell_count() == 120


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_says_so_at_once(make_desk, tracker_path):
    tracker_path.chmod(0o400)
    desk = make_desk()
    desk.open_tracker(tracker_path)
    assert "is open read-only" in desk.window.notice("read-only")
    assert "read-only" in desk.window._saved.text()
    adding = desk.window.matrix._add
    assert not adding.isEnabled()
    assert "read-only" in adding.toolTip()


# -- the author ---------------------------------------------------------------------------------------------


def test_the_author_is_asked_unobtrusively_and_signs(desk, home):
    window = desk.window
    assert "Is that you?" in desk._signature.text()
    assert window.findChildren(AuthorDialog) == []
    desk._signature.click()
    (dialog,) = window.findChildren(AuthorDialog)
    field = dialog.findChild(QLineEdit)
    field.setText("bad \x07")
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    ok.click()
    assert dialog.isVisible()
    assert "control character" in dialog._error.text()
    field.setText("  Zoë   Ünal ")
    ok.click()
    assert desk._signature.text() == "Signing as Zoë Ünal"
    assert load_settings(home / "config" / "settings.json").author == "Zoë Ünal"
    rate(window.document, "limited", clause(1))
    assert window.document.read.log()[0].author == "Zoë Ünal"


def test_what_was_typed_before_is_signed_by_who_typed_it(desk):
    desk._on_author_named("Ann")
    document = desk.window.document
    rate(document, "limited", clause(1))
    desk.window.open_cell(clause(1))
    desk.window.inspector.judgement.reason.setPlainText("Ann's own words.")
    desk._on_author_named("Ben")
    assert (document.read.log()[0].author, document.author) == ("Ann", "Ben")
    assert document.read.status_assessment(clause(1), "9999-12-31").reason == "Ann's own words."


def test_the_login_name_signs_until_then(desk):
    from dsr_tracker.settings import login_name

    rate(desk.window.document, "limited", clause(1))
    assert desk.window.document.read.log()[0].author == login_name()


# -- themes, drops ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark", "system"])
def test_themes_are_worn_and_kept(theme, desk, home):
    action(desk.window, {"light": "Light", "dark": "Dark", "system": "As the system"}[theme]).trigger()
    assert load_settings(home / "config" / "settings.json").theme == theme


def _drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_tracker_is_opened_where_that_is_wanted(desk, tracker_path, qtbot, monkeypatch):
    def open_it(box: QMessageBox) -> None:
        next(each for each in box.buttons() if each.text() == "Open it").click()

    monkeypatch.setattr(QMessageBox, "exec", open_it)
    other = tracker_path.with_name("dropped.dsr")
    shutil.copy(tracker_path, other)
    _drop(desk.window, other)
    qtbot.waitUntil(lambda: desk.window.document.path == other)
    assert desk.window.document.read.attached_documents() == set()


def test_a_dropped_document_is_attached(window, document, tmp_path, monkeypatch):
    path = tmp_path / "speech.txt"
    path.write_text("First paragraph.\n\nSecond one.\n")
    boxes: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: boxes.append(box.text()))
    _drop(window, path)
    (attached,) = document.read.attached_documents()
    assert [p.text for p in document.read.paragraphs(attached)] == ["First paragraph.", "Second one."]
    assert "Attached" in window.statusBar().currentMessage()
    document.undo()
    assert document.read.attached_documents() == set()


@pytest.mark.parametrize(("chosen", "made"), [("m", "m.svg"), ("m.png", "m.png")])
def test_the_matrix_is_saved_as_a_picture(  # noqa: PLR0917 - fixtures
    desk, tmp_path, choose, qtbot, chosen, made
):
    choose(tmp_path / chosen)
    desk.save_picture("matrix")
    qtbot.waitUntil(lambda: "Picture saved" in desk.window.statusBar().currentMessage(), timeout=20_000)
    assert (tmp_path / made).stat().st_size > 10_000


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], list[str]]:
    """Answers the question whether to close; gives what was asked."""
    words: list[str] = []

    def answer(is_closing: bool) -> list[str]:
        def press(box: QMessageBox) -> None:
            words.append(f"{box.text()} {box.informativeText()}")
            last = box.ButtonRole.DestructiveRole if is_closing else box.ButtonRole.RejectRole
            box.show()
            next(each for each in box.buttons() if box.buttonRole(each) == last).click()

        monkeypatch.setattr(QMessageBox, "exec", press)
        return words

    return answer


def test_closing_asks_before_it_stops_what_is_being_written(desk, tmp_path, choose, asked, monkeypatch):
    """A picture of a big tracker takes long, and nothing of it stands in the way of closing."""
    begun, stopped = Event(), Event()

    def slow(*_: object, **__: object) -> Job:
        def work(job: Job) -> Path:
            begun.set()
            while not stopped.is_set():
                if job.is_cancelled:
                    stopped.set()
                time.sleep(0.01)
            job.check()
            return Path("m.svg")

        return Job(work, desk.window.document)

    monkeypatch.setattr("dsr_tracker.gui.report_jobs.making", slow)
    choose(tmp_path / "m.svg")
    desk.save_picture("matrix")
    assert begun.wait(10)
    words = asked(False)
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert not stopped.is_set()
    assert "still being written" in words[0]
    asked(True)
    assert desk.window.close()
    desk.window.document.close()
    assert stopped.is_set()
    assert not (tmp_path / "m.svg").exists()


def test_a_window_at_rest_closes_unasked(desk, asked):
    words = asked(False)
    assert desk.window.close()
    assert words == []


def test_a_backup_that_fails_is_said_once_until_one_succeeds(desk: Desk, qtbot: Any) -> None:
    window: Any = desk.window
    qtbot.waitUntil(lambda: window.findChild(BackupWatch) is not None)
    failed = window.document.backup_failed
    failed.emit("No room.")
    assert window.notice("backup") == "No room."
    window.drop_notice("backup")
    failed.emit("No room.")
    assert window.notice("backup") == ""
    failed.emit("")
    failed.emit("No room.")
    assert window.notice("backup") == "No room."
    failed.emit("")
    assert window.notice("backup") == ""


def test_no_letter_chooses_two_lines_of_a_menu(window):
    """A letter that two lines have would choose neither: it goes from one to the other."""
    doubled = {}
    for menu in window.findChildren(QMenu):
        letters = [
            found[1].lower() for each in menu.actions() if (found := re.search("&([A-Za-z])", each.text()))
        ]
        doubled[menu.title()] = sorted({letter for letter in letters if letters.count(letter) > 1})
    assert {title: letters for title, letters in doubled.items() if letters} == {}
