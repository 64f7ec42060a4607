"""A monkey at the window: whatever is pressed in whatever order, the program stands and the file is sound.

DSR_MONKEY="SEED STEPS" lets another one in, or the same one for longer.
"""

from __future__ import annotations

import os
import random
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dsr_tracker.gui import messages
from dsr_tracker.gui.app import Desk
from dsr_tracker.gui.jobs import wait_for_jobs
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menu_commands import commands_of
from dsr_tracker.store.checking import check_tracker

from .test_main_window import make_desk  # noqa: F401

SEED, STEPS = map(int, os.environ.get("DSR_MONKEY", "1 100").split())
SECONDS_A_STEP = 2
_KEYS = (
    *(
        "Up",
        "Down",
        "Left",
        "Right",
        "Home",
        "End",
        "PageUp",
        "PageDown",
        "Tab",
        "Backtab",
        "Space",
        "Return",
    ),
    *("Escape", "Delete", "Backspace", "F1", "F2", "F6", "Menu", "Plus", "Minus", "Asterisk"),
    *"0123ADIKLNTZY",
)
_MODIFIER = Qt.KeyboardModifier
_MODIFIERS = (
    *(_MODIFIER.NoModifier, _MODIFIER.NoModifier, _MODIFIER.NoModifier, _MODIFIER.NoModifier),
    *(_MODIFIER.ShiftModifier, _MODIFIER.ControlModifier, _MODIFIER.AltModifier),
    _MODIFIER.ControlModifier | _MODIFIER.ShiftModifier,
)
_TEXTS = (
    "Egypt",
    "中",
    "https://example.org/a",
    "2026-01-31",
    "12 %",
    "tag:cables",
    "=1+1",
    "<b>x</b>",
    "e\u0301",
)
_Widget = TypeVar("_Widget", bound=QWidget)


class Monkey(QObject):
    """Acts whenever the program waits for somebody, before menus and modal dialogs too; `left` ends it.

    `done` tells what it did, for whoever wants to know how it came to a fault.
    """

    left = Signal()

    def __init__(self, desk: Desk, trackers: list[Path]) -> None:
        super().__init__()
        self._desk = desk
        self._trackers = trackers
        self._chance = random.Random(SEED)
        self.done: list[str] = []
        self._acts: tuple[Callable[[], object], ...] = (
            *[self._press] * 6,
            *(*[self._command] * 4, *[self._click] * 4, *[self._point] * 4),
            *(*[self._type] * 3, *[self._choose] * 2, *[self._close] * 2),
            *(self._open_tracker, self._resize),
        )

    def act(self) -> None:
        """Do one thing, and come back when the program waits again, be it amid that thing."""
        is_enough = len(self.done) >= STEPS
        if is_enough and self._front() is self._window:
            self.left.emit()
            return
        QTimer.singleShot(self._chance.choice((0, 0, 0, 20)), self, self.act)
        if is_enough:  # what waits for an answer would wait for ever
            self._close()
            return
        act = self._chance.choice(self._acts)
        self.done.append(act.__name__)
        at = len(self.done) - 1
        self.done[at] = f"{act.__name__} {act()}"

    # -- what it does; each says what it was about -------------------------------------------------

    def _press(self) -> str:
        key, modifier, front = self._chance.choice(_KEYS), self._chance.choice(_MODIFIERS), self._front()
        focus = QApplication.focusWidget()
        target = focus if focus is not None and front.isAncestorOf(focus) else front
        QTest.keyClick(target, Qt.Key[f"Key_{key}"], modifier)
        return f"{modifier.name} {key}"

    def _command(self) -> str:
        if self._front() is not self._window:
            return "none"
        command = self._chance.choice(
            [each for each in commands_of(self._window.menuBar()) if not each.reason]
        )
        if command.keys != "Ctrl+Q":
            command.action.trigger()
        return command.title

    def _click(self) -> str:
        button = self._one(QAbstractButton)
        if button is None:
            return "none"
        said = button.text() or button.accessibleName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return said

    def _point(self) -> str:
        view = self._one(QAbstractItemView)
        model = None if view is None else view.model()
        if view is None or model is None or not model.rowCount(QModelIndex()):
            return "none"
        # Qt's own lists hide how many columns they have.
        columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
        row = self._chance.randrange(model.rowCount(QModelIndex()))
        index = model.index(row, self._chance.randrange(columns), QModelIndex())
        said = str(index.data())
        view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        click = self._chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        place = view.visualRect(index).center()
        click(view.viewport(), Qt.MouseButton.LeftButton, _MODIFIER.NoModifier, place)
        return said

    def _type(self) -> str:
        field = self._one(QLineEdit) or self._one(QPlainTextEdit)
        text = self._chance.choice(_TEXTS)
        if field is not None:
            field.setFocus()
            # One that Qt made, such as of a dialog for printing, PySide forgets within the frame around it.
            for letter in text if isValid(field) else "":
                QApplication.sendEvent(
                    field, QKeyEvent(QEvent.Type.KeyPress, 0, _MODIFIER.NoModifier, letter)
                )
        return text

    def _choose(self) -> str:
        box = self._one(QComboBox)
        if box is None or not box.count():
            return "none"
        box.setCurrentIndex(self._chance.randrange(box.count()))
        said = f"{box.currentText()} of {box.accessibleName()}"
        box.activated.emit(box.currentIndex())
        return said

    def _close(self) -> str:
        if (front := self._front()) is not self._window:
            front.close()
        return type(front).__name__

    def _open_tracker(self) -> str:
        path = self._chance.choice(self._trackers)
        if self._front() is self._window:
            self._chance.choice((self._desk.open_tracker, self._window.tracker_dropped.emit))(path)
        return path.name

    def _resize(self) -> None:
        self._window.resize(self._chance.randrange(500, 1500), self._chance.randrange(400, 1000))

    # -- what it sees --------------------------------------------------------------------------------

    @property
    def _window(self) -> MainWindow:
        assert self._desk.window is not None
        return self._desk.window

    def _front(self) -> QWidget:
        """What a person could use now."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window

    def _one(self, kind: type[_Widget]) -> _Widget | None:
        """Any of that kind that can be used now."""
        found = [each for each in self._front().findChildren(kind) if isValid(each)]
        usable = [each for each in found if each.isVisible() and each.isEnabled()]
        return self._chance.choice(usable) if usable else None


@pytest.mark.timeout(60 + STEPS * SECONDS_A_STEP)
def test_a_monkey_breaks_nothing(
    make_desk: Callable[[], Desk],  # noqa: F811
    tracker_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trackers = [tracker_path, Path(shutil.copyfile(tracker_path, tracker_path.with_name("other.dsr")))]
    desk = make_desk()
    monkey = Monkey(desk, trackers)
    faults: list[str] = []

    def note_fault(_: object, error: BaseException) -> None:
        faults.append("\n".join([*monkey.done[-12:], *traceback.format_exception(error)]))

    monkeypatch.setattr(messages, "show_bug", note_fault)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    # Qt's dialog for files shows those of this computer, and can delete them.
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "open", lambda _: None)
    desk.open_tracker(tracker_path)
    with qtbot.waitSignal(monkey.left, timeout=STEPS * SECONDS_A_STEP * 1_000):
        monkey.act()
    assert not faults, "\n\n".join(faults)
    wait_for_jobs()
    assert all(check_tracker(path).is_sound for path in trackers)
