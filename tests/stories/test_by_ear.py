"""The window as a screen reader finds it, over AT-SPI and from another process."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

import pytest

from dsr_tracker import paths
from dsr_tracker.core.cells import Cell
from dsr_tracker.store.store import Store

from .conftest import DEADLINE, Screen, needed, started, wait_for

pytestmark = pytest.mark.story

READER = Path(__file__).parent / "screen_reader.py"
LISTENER = Path(__file__).parent / "listener.py"


def python_with_bindings() -> str:
    """A Python that knows AT-SPI: this one, or the system's."""
    question = 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi'
    for python in (sys.executable, "/usr/bin/python3"):
        command = [python, "-c", question]
        if Path(python).exists() and not subprocess.run(command, capture_output=True, check=False).returncode:
            return python
    pytest.skip("needs the Python bindings of AT-SPI (python3-gi and gir1.2-atspi-2.0)")


def test_a_screen_reader_finds_its_way(screen: Screen, home: Path) -> None:
    needed("dbus-run-session")
    python = python_with_bindings()
    places = (Path("/usr/libexec"), Path("/usr/lib/at-spi2-core"))
    if not any((folder / "at-spi-bus-launcher").exists() for folder in places):
        pytest.skip("needs at-spi2-core")
    with ExitStack() as stack:
        reader = started(
            stack,
            *("dbus-run-session", "--", python, str(READER), sys.executable, "-m", "dsr_tracker"),
            env={**screen.environment, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert reader.stdout is not None
        # The daemons of the session write there too.
        found = json.loads(next(line for line in reader.stdout if line.startswith("{")))

        def reason() -> str:
            path = home / "data" / "tracker.dsr"
            with Store.open(path, paths.SEEDS, read_only=True) as store:
                status = store.read.status_assessment(Cell("DEI-2017/01", "CN"), "9999-12-31")
                return "" if status is None else status.reason

        # What was written by ear saves itself as what is typed does.
        assert wait_for("the reason in the file", reason) == "Read by ear."
        reader.communicate()
    assert found["window"] == "tracker.dsr – DSR Tracker"
    assert found["pages"][:2] == ["Overview", "Matrix"]
    assert {"Clauses", "Countries", "Timeline", "Sources", "To do"} <= set(found["pages"])
    assert (found["rows"], found["columns"]) == (16, 9)
    assert found["cell"] == "Egypt, clause 3: Not assessed"
    assert found["column"] == "Egypt"
    assert found["row"].startswith("3 ")
    assert {"Instrument", "Rating", "Confidence", "Claimed", "Schedule"} <= set(found["box"])
    assert found["reason"] == "Read by ear."
    assert found["dialog"].startswith("Add a country")
    assert found["button"].startswith("Attach")


class Ears:
    """What was said since it was last asked, by a screen reader that listens to the program."""

    def __init__(self, said: IO[str]) -> None:
        self._lines: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, args=(said,), daemon=True).start()

    def _listen(self, said: IO[str]) -> None:
        for line in said:
            if line.startswith("{"):
                self._lines.put(json.loads(line))

    def hear(self, kind: str, *words: str) -> dict[str, str]:
        """The next thing of that kind that has those words; fails where nothing of it is said in time."""
        passed: list[dict[str, str]] = []
        end = time.monotonic() + DEADLINE
        while (left := end - time.monotonic()) > 0:
            with suppress(queue.Empty):
                heard = self._lines.get(timeout=left)
                if heard["kind"] == kind and all(word in heard["name"] for word in words):
                    return heard
                passed.append(heard)
        pytest.fail(f"never heard {words} as {kind}, only {passed}")


@pytest.fixture
def ears(screen: Screen) -> Iterator[Ears]:
    """The program on that screen, with somebody who listens to it."""
    needed("dbus-run-session")
    python = python_with_bindings()
    with ExitStack() as stack:
        reader = started(
            stack,
            *("dbus-run-session", "--", python, str(LISTENER), sys.executable, "-m", "dsr_tracker"),
            env={**screen.environment, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert reader.stdout is not None
        ears = Ears(reader.stdout)
        screen.window("tracker.dsr – DSR Tracker")
        yield ears
        reader.communicate()


def test_the_main_job_is_done_by_ear(screen: Screen, ears: Ears, home: Path) -> None:
    """Rate a cell, say why, write a note, take it back, find a command, change a setting: all is said."""
    # Where the keyboard is.
    time.sleep(1)  # a person begins when the window has settled
    screen.press("Right")
    cell = ears.hear("focus", "Egypt, clause 1: Not assessed")
    assert cell["role"] == "table cell"
    # Rate.
    screen.press("2")
    ears.hear("announcement", "Egypt, clause 1 → Substantial")
    screen.press("Down")
    ears.hear("focus", "Egypt, clause 2: Not assessed")
    screen.press("Up")
    ears.hear("focus", "Egypt, clause 1: Substantial")
    # Into the inspector, where the rating says what it means.
    screen.press("Return")
    rating = ears.hear("focus", "Rating")
    assert rating["role"] == "combo box"
    assert rating["description"] == "At this pace it will be met; large parts are in place."
    screen.press("Escape")
    ears.hear("focus", "Egypt, clause 1: Substantial")
    # A note.
    screen.press("n")
    assert ears.hear("focus", "New note")["role"] in ("text", "entry")
    screen.type("Heard it.")
    screen.press("ctrl+Return")
    ears.hear("announcement", "Egypt, clause 1: note")
    screen.press("Escape")
    ears.hear("focus", "Egypt, clause 1")
    screen.press("ctrl+z")
    ears.hear("announcement", "Undone: Egypt, clause 1: note")
    # The settings.
    screen.press("ctrl+comma")
    ears.hear("focus", "Search the settings")
    screen.type("your name")
    screen.press("Tab")
    name = ears.hear("focus", "Your name")
    assert name["description"].startswith("Ratings, notes and sources are signed with it")
    screen.press("Escape")
    # The search.
    screen.press("ctrl+k")
    ears.hear("focus", "Search or run a command")
    screen.type("check this tracker")
    ears.hear("announcement", "Check this tracker")
    screen.press("Escape")
    # The help.
    screen.press("F1")
    ears.hear("focus", "Page of the help")


def test_a_table_is_filtered_by_ear(screen: Screen, ears: Ears) -> None:
    time.sleep(1)  # a person begins when the window has settled
    screen.press("ctrl+9")
    ears.hear("focus", "All instruments")
    for _ in range(3):  # measures too, the reasons, the cells
        screen.press("Tab")
    screen.press("Down")
    ears.hear("focus", "Egypt")
    # By its name: with a listener Qt hands keys on late, and Alt may be up again before Down is there.
    screen.press("ctrl+k")
    ears.hear("focus", "Search or run a command")
    screen.type("filter by a column")
    ears.hear("announcement", "Filter by a column")
    screen.press("Return")
    assert ears.hear("focus", "Find a value")["role"] in ("text", "entry")
    screen.type("lao")
    screen.press("Down")
    assert ears.hear("focus", "Laos")["role"] in ("list item", "table cell")
    screen.press("space")
    ears.hear("checked", "Laos")
    screen.press("Return")
    ears.hear("announcement", "Cells that want a look: ", " of ", " rows")
    screen.press("Escape")
    ears.hear("announcement", "Every row is shown.")


def test_a_filter_is_typed_by_ear(screen: Screen, ears: Ears) -> None:
    time.sleep(1)
    screen.press("ctrl+shift+f")
    ears.hear("focus", "Filter")
    screen.type("contry:EG")
    screen.press("Return")
    ears.hear("announcement", "Did you mean “country”?")
    screen.press("ctrl+a")
    screen.type("country:EG")
    screen.press("Return")
    ears.hear("announcement", "15 of 120 cells")
    screen.press("Escape")
    ears.hear("announcement", "Nothing is filtered any more.")
