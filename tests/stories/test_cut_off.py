"""The real window ended as a power cut ends it, started twice, or hanging: no words lost, nobody stuck."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Program, Screen, started, wait_for

pytestmark = pytest.mark.story

NOTE = "The ministry opened fourteen centres"
LINE = "“tracker.dsr” is open in another window, which is in front now.\n"


def drafts(home: Path) -> list[str]:
    """What is kept of typing, as it stands on the disk."""
    found = (home / "data" / "drafts").rglob("*.json")
    return [path.read_text("utf-8") for path in found]


def doors(screen: Screen) -> list[Path]:
    """The sockets by which windows are found."""
    return list((Path(screen.environment["XDG_RUNTIME_DIR"]) / "dsr-tracker").glob("*"))


def start_again(screen: Screen) -> Any:
    """Starts the program once more, as a person does who forgot the window."""
    command = [sys.executable, "-m", "dsr_tracker"]
    return subprocess.run(
        command, env=screen.environment, capture_output=True, text=True, timeout=30, check=False
    )


def test_a_note_outlives_the_end_of_the_program(program: Program, screen: Screen, home: Path) -> None:
    program.open()
    screen.press("Right", "Down", "n")
    screen.type(NOTE)
    wait_for("the draft", lambda: any(NOTE in text for text in drafts(home)))
    program.kill()
    assert NOTE not in program.tell("show", "DEI-2017/02", "EG")
    # Neither the draft nor the socket that it left keeps it from starting.
    program.open()

    def took_up() -> bool:
        screen.press("alt+g")  # Go on writing
        screen.press("ctrl+Return")
        return NOTE in program.tell("show", "DEI-2017/02", "EG")

    wait_for("the note in the file", took_up)
    wait_for("the draft to go", lambda: not drafts(home))


def test_a_second_start_brings_the_first_window_to_the_front(program: Program, screen: Screen) -> None:
    first = program.open()
    wait_for("its doorbell", lambda: doors(screen))
    screen.run("windowminimize", first)
    done = start_again(screen)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", LINE)
    wait_for("the first window in front", lambda: screen.run("getactivewindow") == first)


def test_beside_a_window_that_hangs_a_second_one_reads(program: Program, screen: Screen) -> None:
    first = program.open()
    wait_for("its doorbell", lambda: doors(screen))
    assert program._process is not None
    os.kill(program._process.pid, signal.SIGSTOP)
    try:
        started(program._stack, sys.executable, "-m", "dsr_tracker", env=screen.environment)

        def others() -> list[str]:
            found = screen.run("search", "--onlyvisible", "--name", "tracker.dsr – DSR Tracker").split()
            return [window_id for window_id in found if window_id != first]

        (second,) = wait_for("the second window", others)
        wait_for(
            "it to have the keyboard",
            lambda: screen.run("windowactivate", second) or screen.run("getwindowfocus") == second,
        )
        screen.press("1", "Down", "2")
        assert program.cells() == {}
    finally:
        os.kill(program._process.pid, signal.SIGCONT)
    # The first one goes on as if nothing had been.
    screen.run("windowclose", second)
    assert program.window_id == first
    screen.window("tracker.dsr – DSR Tracker")
    screen.press("3")
    wait_for("a rating", lambda: list(program.cells().values()) == ["complete"])
