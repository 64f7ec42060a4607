"""A real window on a display of its own, driven as a person does it: with keys."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parents[2] / "src"
DEADLINE = 15.0


def wait_for(what: str, question: Callable[[], Any], seconds: float = DEADLINE) -> Any:
    """What the question answers as soon as that is something; fails where it stays nothing."""
    end = time.monotonic() + seconds
    while not (answer := question()):
        if time.monotonic() > end:
            pytest.fail(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)
    return answer


def needed(*programs: str) -> None:
    """Skip the test where one of these programs is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


def started(stack: ExitStack, *command: str, **options: Any) -> subprocess.Popen[str]:
    """The command, running until the stack is closed."""
    process = subprocess.Popen(
        command, text=True, stderr=subprocess.DEVNULL, start_new_session=True, **options
    )
    stack.callback(_stop, process)
    return process


def _stop(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


class Screen:
    """An X display with a window manager, and hands on its keyboard."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def run(self, *words: str) -> str:
        """What xdotool says; empty where it found nothing."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "Right" or "ctrl+z"."""
        self.run("key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.run("type", "--delay", "5", text)

    def window(self, title: str) -> str:
        """The id of the visible window of that title, once it has the keyboard."""

        def active() -> str:
            found = self.run("search", "--onlyvisible", "--name", title).split()
            for window_id in found:
                self.run("windowactivate", window_id)
                if self.run("getactivewindow") == window_id and self.run("getwindowfocus") == window_id:
                    return window_id
            return ""

        found: str = wait_for(f"a window “{title}”", active)
        return found

    def size(self, window_id: str) -> tuple[int, int]:
        """The window's width and height."""
        words = dict(
            line.split("=") for line in self.run("getwindowgeometry", "--shell", window_id).splitlines()
        )
        return int(words["WIDTH"]), int(words["HEIGHT"])


@pytest.fixture
def screen(home: Path) -> Iterator[Screen]:
    """A screen of 1400 x 900 that nobody else uses."""
    needed("Xvfb", "openbox", "xdotool")
    with ExitStack() as stack:
        reading, writing = os.pipe()
        stack.callback(os.close, reading)
        started(
            stack,
            *("Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"),
            pass_fds=[writing],
        )
        os.close(writing)
        number = os.read(reading, 20).decode().strip()
        if not number:
            pytest.skip("Xvfb did not start")
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("QT_", "WAYLAND_"))},
            "DISPLAY": f":{number}",
            "DSR_TRACKER_HOME": str(home),
            "PYTHONPATH": str(SOURCE),
            "QT_QPA_PLATFORM": "xcb",
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": os.environ.get("XDG_RUNTIME_DIR", str(home)),
        }
        (home / "config").mkdir(parents=True, exist_ok=True)
        # Not her first start: no tour stands between her and the window.
        (home / "config" / "settings.json").write_text("{}", encoding="utf-8")
        started(stack, "openbox", "--sm-disable", env=environment, stdout=subprocess.DEVNULL)
        screen = Screen(environment)
        wait_for("the window manager", lambda: screen.run("get_desktop"), 40)
        yield screen


class Program:
    """The program as it is started from a terminal."""

    def __init__(self, screen: Screen, stack: ExitStack) -> None:
        self.screen = screen
        self.window_id = ""
        self._stack = stack
        self._process: subprocess.Popen[str] | None = None

    def open(self) -> str:
        """Start the window on the default tracker; gives its id once it has the keyboard."""
        self._process = started(
            self._stack,
            *(sys.executable, "-m", "dsr_tracker"),
            env=self.screen.environment,
            stdout=subprocess.DEVNULL,
        )
        self.window_id = self.screen.window("tracker.dsr – DSR Tracker")
        return self.window_id

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def exit_code(self) -> int:
        """How it ended by itself."""
        assert self._process is not None
        return self._process.wait(DEADLINE)

    def tell(self, *words: str) -> str:
        """What the command line says."""
        done = subprocess.run(
            [sys.executable, "-m", "dsr_tracker", *words],
            env=self.screen.environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        return done.stdout

    def cells(self) -> dict[tuple[str, str], str]:
        """Every rating but "not assessed", by provision and party, as `matrix --format json` says it."""
        matrix = json.loads(self.tell("matrix", "--format", "json"))
        return {
            (row["provision"], party): rating
            for row in matrix["rows"]
            for party, rating in row["cells"].items()
            if rating not in ("not_assessed", None)
        }


@pytest.fixture
def program(screen: Screen) -> Iterator[Program]:
    """The program on that screen; it is ended with the test."""
    with ExitStack() as stack:
        yield Program(screen, stack)
