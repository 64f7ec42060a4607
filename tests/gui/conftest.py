"""What the tests of the window share: an open document, what is looked at, and the whole window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menus import Menus
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.store.store import Store

# Windows of tests open on no screen; QT_QPA_PLATFORM=xcb shows them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# They speak English, whatever the language of the system.
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")

INITIATIVE = "DEI-2017"
EGYPT = "EG"


def clause(number: int | str, party_id: str = EGYPT) -> Cell:
    """A clause or measure of the initiative, by number, for a party: clause("3.2", "CN")."""
    first, _, measure = str(number).partition(".")
    return Cell(f"{INITIATIVE}/{int(first):02}" + (f"/{measure}" if measure else ""), party_id)


_TESTS_BETWEEN_FULL_LOOKS = 25
_LOOKED = pytest.StashKey[int]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Garbage is looked for after a test, as the program's Collector does while no job runs.

    Python would look for it in whatever thread it is at, and end there what is Qt's: a timer of a window that
    is gone would go off all the same, and take the program with it. Of the threads the one that measures how
    long a test takes begins before the test, and before any fixture.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return (yield)
    finally:
        # What a test put away goes now, and not amid the event loop of a later one.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        item.session.stash[_LOOKED] = number = item.session.stash.get(_LOOKED, 0) + 1
        gc.collect(1 if number % _TESTS_BETWEEN_FULL_LOOKS else 2)
        if was_on:
            gc.enable()


def pytest_sessionfinish() -> None:
    """What was copied last goes before Python does: without a screen Qt holds it to the very end."""
    if (application := QApplication.instance()) is not None:
        assert isinstance(application, QApplication)
        application.clipboard().clear()


@pytest.fixture
def document(qapp: QApplication, tracker_path: Path, seeds: Path) -> Iterator[Document]:
    """A new tracker, open in the window's way; Ann writes in it."""
    document = Document(Store.open(tracker_path, seeds), "Ann")
    yield document
    document.close()


@pytest.fixture
def viewing(document: Document) -> Viewing:
    """What is looked at: today, and no cell yet."""
    return Viewing(document)


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the end of a test every window closes, whatever was typed or begun in it."""
    monkeypatch.setattr("dsr_tracker.gui.leaving.ask_to_lose", lambda *_: True)
    monkeypatch.setattr("dsr_tracker.gui.leaving.ask_to_stop", lambda *_: True)


@pytest.fixture
def make_window(
    qtbot: QtBot, document: Document, viewing: Viewing, unasked: None, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], MainWindow]:
    """Builds the window with its menus; it says a TrackerError in its bar, any other error fails the test."""

    def make() -> MainWindow:
        window = MainWindow(document, viewing)
        window.setWindowTitle("tracker.dsr – DSR Tracker")
        qtbot.addWidget(window)
        Menus(window, "light", ())
        fail = sys.excepthook

        def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if isinstance(error, TrackerError):
                window.bar.show_message(str(error))
            else:
                fail(kind, error, trace)

        monkeypatch.setattr(sys, "excepthook", report)
        window.resize(1400, 880)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    """The window on a new tracker, at the matrix of the initiative."""
    return make_window()
