"""An analyst's work from the keyboard alone, in the real window; the command line says what came of it."""

from __future__ import annotations

import base64
import json
import struct
from pathlib import Path
from typing import Any

import pytest

from dsr_tracker import paths
from dsr_tracker.core.cells import Cell
from dsr_tracker.settings import load_settings
from dsr_tracker.store.store import Store

from .conftest import Program, Screen, wait_for

pytestmark = pytest.mark.story

REASON = "Fibre reached two provinces."
NOTE = "The ministry opened 14 centres."
LINK = "https://example.org/report"


def stored(home: Path, provision_id: str, party_id: str) -> Any:
    """The cell's newest assessment in the file, whoever else has it open."""
    with Store.open(home / "data" / "tracker.dsr", paths.SEEDS, read_only=True) as store:
        return store.read.status_assessment(Cell(provision_id, party_id), "9999-12-31")


def rating(home: Path, provision_id: str, party_id: str) -> str:
    found = stored(home, provision_id, party_id)
    return "" if found is None else str(found.rating)


def kept_size(settings: Path) -> tuple[int, int]:
    """The width and height in the settings' file: the last of what Qt's saveGeometry writes."""
    geometry = base64.b64decode(load_settings(settings).window.get("geometry", ""))
    if len(geometry) < 16:
        return 0, 0
    left, top, right, bottom = struct.unpack(">4i", geometry[-16:])
    return right - left + 1, bottom - top + 1


def test_a_days_work_from_the_keyboard(screen: Screen, program: Program, home: Path) -> None:
    program.open()
    # Rate one cell, then four at once, in one edit.
    screen.press("2", "Right", "1")
    wait_for("the first ratings", lambda: rating(home, "DEI-2017/01", "EG") == "limited")
    screen.press("Down", "Right", "shift+Down", "shift+Right", "3")
    wait_for("four at once", lambda: rating(home, "DEI-2017/03", "SA") == "complete")
    # A reason for Egypt's first clause: Enter leads to the rating, Tab over the day to the reason.
    screen.press("Up", "Up", "Up", "Home", "Right", "Return", "Tab", "Tab")
    screen.type(REASON)
    wait_for("the reason to save itself", lambda: stored(home, "DEI-2017/01", "EG").reason == REASON)
    # A note and a link.
    screen.press("ctrl+shift+n")
    screen.type(NOTE)
    screen.press("ctrl+Return", "ctrl+l")
    screen.type(LINK)
    screen.press("Return")
    wait_for("the link", lambda: LINK in program.tell("show", "DEI-2017/01", "EG"))
    # A slip, taken back.
    screen.press("ctrl+2", "0")
    wait_for("the slip", lambda: rating(home, "DEI-2017/01", "EG") == "not_started")
    screen.press("ctrl+z")
    wait_for("undo", lambda: rating(home, "DEI-2017/01", "EG") == "limited")
    screen.press("alt+F4")
    assert program.exit_code() == 0

    assert program.cells() == {
        ("DEI-2017/01", "CN"): "substantial",
        ("DEI-2017/01", "EG"): "limited",
        ("DEI-2017/02", "LA"): "complete",
        ("DEI-2017/02", "SA"): "complete",
        ("DEI-2017/03", "LA"): "complete",
        ("DEI-2017/03", "SA"): "complete",
    }
    cell = json.loads(program.tell("show", "DEI-2017/01", "EG", "--format", "json"))
    assert REASON in json.dumps(cell)
    assert NOTE in json.dumps(cell)
    # Open again: all of it is there, and undo still knows what came last.
    program.open()
    screen.press("ctrl+z")
    wait_for("undo after reopening", lambda: LINK not in program.tell("show", "DEI-2017/01", "EG"))


def test_a_kill_right_after_saved_loses_nothing(screen: Screen, program: Program, home: Path) -> None:
    window_id = program.open()
    screen.run("windowsize", window_id, "1150", "760")
    wait_for("the new size", lambda: screen.size(window_id) == (1150, 760))
    screen.press("3", "Right", "1")
    wait_for("the rating", lambda: rating(home, "DEI-2017/01", "EG") == "limited")
    settings = home / "config" / "settings.json"
    screen.run("windowsize", window_id, "1120", "740")
    wait_for("the layout to be kept", lambda: kept_size(settings) == (1120, 740))
    program.kill()
    assert program.cells() == {("DEI-2017/01", "CN"): "complete", ("DEI-2017/01", "EG"): "limited"}
    again = program.open()
    wait_for("the size it had", lambda: screen.size(again) == (1120, 740))
    screen.press("ctrl+z")
    wait_for("undo after a kill", lambda: rating(home, "DEI-2017/01", "EG") == "")


def test_a_kill_in_the_middle_of_quick_work(screen: Screen, program: Program, home: Path) -> None:
    program.open()
    for key in ("3", "Down", "2", "Down", "1", "Down", "0", "Down", "3"):
        screen.run("key", "--delay", "0", key)
    wait_for("some of it", lambda: rating(home, "DEI-2017/02", "CN") != "")
    program.kill()
    kept = program.cells()
    expected = ["complete", "substantial", "limited", "not_started", "complete"]
    # What is there is a beginning of what was pressed: nothing is torn, nothing skipped.
    assert list(kept.values()) == expected[: len(kept)]
    assert len(kept) >= 2
